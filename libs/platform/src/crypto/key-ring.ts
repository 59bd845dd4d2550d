/** Secret keys by id. The first is used for what is new; the others only open what is old. */
export interface KeyRing {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Buffer>;
}

const KEY_ID = /^[a-z0-9]{1,12}$/;
const KEY_BYTES = 32;

/** Reads `k2:<base64>,k1:<base64>`: newest first, 32 bytes each. Throws when a key is malformed, short or named twice. */
export function parseKeyRing(value: string): KeyRing {
  const keys = new Map<string, Buffer>();
  for (const entry of value.split(',')) {
    const [id = '', encoded = ''] = entry.trim().split(':');
    const key = Buffer.from(encoded, 'base64');
    if (!KEY_ID.test(id)) throw new Error(`key id "${id}" must be 1 to 12 lower-case letters or digits`);
    if (key.length !== KEY_BYTES) throw new Error(`key "${id}" must be ${KEY_BYTES} bytes in base64`);
    if (keys.has(id)) throw new Error(`key id "${id}" is given twice`);
    keys.set(id, key);
  }
  const [current] = keys.keys();
  return { current: current!, keys };
}
