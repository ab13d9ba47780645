/** A file of an archive. */
export type Unpacked = { readonly name: string; readonly bytes: Uint8Array };

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const DESCRIPTOR = 16;

/**
 * The files of an archive as an evidence is packed: nothing compressed, sizes behind each file and in the list at the end. Null where it is another archive,
 * or none. Only the list at the end is gone by; that every other byte is as it must be is the independent script's to say (docs/verify-evidence.mjs).
 */
export function unpacked(zip: Uint8Array): Unpacked[] | null {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = zip.length - 22;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return null;
  const files: Unpacked[] = [];
  let [at, next] = [view.getUint32(end + 16, true), 0];
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return null;
    const [size, named, from] = [view.getUint32(at + 24, true), view.getUint16(at + 28, true), view.getUint32(at + 42, true)];
    const begins = from + 30 + named;
    if (from !== next || begins + size > end || view.getUint32(from, true) !== LOCAL || view.getUint16(at + 10, true) !== 0) return null;
    files.push({ name: new TextDecoder().decode(zip.subarray(at + 46, at + 46 + named)), bytes: zip.subarray(begins, begins + size) });
    next = begins + size + DESCRIPTOR;
    at += 46 + named;
  }
  return at === end && new Set(files.map(({ name }) => name)).size === files.length ? files : null;
}
