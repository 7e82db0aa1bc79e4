import { ImportError } from '../domain/transfer.ts';

/** The value of a JSON text. Throws `ImportError` where it is none. */
export function parseJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new ImportError('not-json', json.slice(0, 40));
  }
}
