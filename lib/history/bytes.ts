/** Writes numbers and texts into bytes: small numbers take one byte. */
export interface ByteWriter {
  /** A whole number from 0 to 2^53 - 1. */
  number(value: number): void;
  /** Any number, in 8 bytes. */
  float(value: number): void;
  bytes(value: Uint8Array): void;
  text(value: string): void;
  /** Texts without line breaks. */
  texts(values: readonly string[]): void;
  /** All that was written. */
  finish(): Uint8Array<ArrayBuffer>;
}

/** Reads what a `ByteWriter` wrote. Every method throws when the bytes end or make no sense. */
export interface ByteReader {
  number(): number;
  float(): number;
  /** A view into the bytes that are read. */
  bytes(count: number): Uint8Array;
  text(): string;
  texts(): string[];
  /** A number of things that take at least one byte each: more than there are bytes is a lie. */
  count(): number;
  /** Whether everything was read. */
  isDone(): boolean;
}

const encoder = new TextEncoder();

/** A writer that has written nothing. */
export function createByteWriter(): ByteWriter {
  let buffer = new Uint8Array(1024);
  let length = 0;

  function makeRoom(count: number): void {
    if (length + count <= buffer.length) return;
    const larger = new Uint8Array((length + count) * 2);
    larger.set(buffer.subarray(0, length));
    buffer = larger;
  }

  function number(value: number): void {
    if (!Number.isSafeInteger(value) || value < 0) throw new Error(`no whole number: ${value}`);
    makeRoom(8);
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) buffer[length++] = (rest % 128) + 128;
    buffer[length++] = rest;
  }

  function bytes(value: Uint8Array): void {
    makeRoom(value.length);
    buffer.set(value, length);
    length += value.length;
  }

  function text(value: string): void {
    const encoded = encoder.encode(value);
    number(encoded.length);
    bytes(encoded);
  }

  return {
    number,
    bytes,
    text,
    float(value) {
      makeRoom(8);
      new DataView(buffer.buffer).setFloat64(length, value);
      length += 8;
    },
    texts(values) {
      number(values.length);
      text(values.join('\n'));
    },
    finish: () => buffer.slice(0, length),
  };
}

/** A reader at the beginning of some bytes. */
export function createByteReader(buffer: Uint8Array): ByteReader {
  const view = new DataView(buffer.buffer, buffer.byteOffset, buffer.byteLength);
  // Bytes that are no text are an error, not a replacement character.
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let at = 0;

  function number(): number {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = buffer[at++];
      if (byte === undefined || unit > 2 ** 49) throw new Error('a number that does not end');
      value += (byte & 127) * unit;
      if (byte < 128) break;
    }
    if (value > Number.MAX_SAFE_INTEGER) throw new Error(`too large: ${value}`);
    return value;
  }

  function bytes(count: number): Uint8Array {
    if (count > buffer.length - at) throw new Error(`${count} bytes after the end`);
    at += count;
    return buffer.subarray(at - count, at);
  }

  function count(): number {
    const claimed = number();
    if (claimed > buffer.length - at) throw new Error(`${claimed} things in too few bytes`);
    return claimed;
  }

  const text = () => decoder.decode(bytes(number()));

  return {
    number,
    bytes,
    text,
    count,
    float() {
      const value = view.getFloat64(at);
      at += 8;
      return value;
    },
    texts() {
      const claimed = number();
      const joined = text();
      const found = claimed === 0 && joined === '' ? [] : joined.split('\n');
      if (found.length !== claimed) throw new Error(`${found.length} texts, not ${claimed}`);
      return found;
    },
    isDone: () => at === buffer.length,
  };
}

/** Bytes before the contents of an envelope: its kind, and a checksum. */
const HEADER = 8;

/**
 * Puts contents into an envelope that says what they are and shows when they were damaged.
 *
 * @param kind a number that names the form and its version
 */
export function inEnvelope(kind: number, contents: Uint8Array): Uint8Array<ArrayBuffer> {
  const sealed = new Uint8Array(HEADER + contents.length);
  const view = new DataView(sealed.buffer);
  view.setUint32(0, kind);
  view.setUint32(4, checksum(contents));
  sealed.set(contents, HEADER);
  return sealed;
}

/** The contents of an envelope; `undefined` when it is of another kind, damaged, or none at all. */
export function fromEnvelope(kind: number, sealed: unknown): Uint8Array | undefined {
  if (!(sealed instanceof Uint8Array) || sealed.length < HEADER) return undefined;
  const view = new DataView(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  const contents = sealed.subarray(HEADER);
  if (view.getUint32(0) !== kind || view.getUint32(4) !== checksum(contents)) return undefined;
  return contents;
}

/** FNV-1a over 32 bits (Fowler, Noll, Vo): against accidents, not against malice. */
function checksum(bytes: Uint8Array): number {
  let hash = 0x811c_9dc5;
  for (let i = 0; i < bytes.length; i += 1) {
    hash = Math.imul(hash ^ (bytes[i] as number), 0x0100_0193);
  }
  return hash >>> 0;
}
