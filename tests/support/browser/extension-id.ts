import { createHash } from 'node:crypto';
import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The id that Chromium gives an unpacked extension: the first 128 bits of a SHA-256, of the
 * manifest's key or else of the folder's path, written with the letters a to p.
 */
export async function idOfUnpacked(folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  const path = await realpath(folder);
  const pathBytes = Buffer.from(path, process.platform === 'win32' ? 'utf16le' : 'utf8');
  const seed = manifest.key ? Buffer.from(manifest.key, 'base64') : pathBytes;
  const digest = createHash('sha256').update(seed).digest('hex').slice(0, 32);
  return digest.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
}
