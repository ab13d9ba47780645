/** SHA-256 (FIPS 180-4) where nothing else has it at once: a page that is opened from a disk, without a server and without a library. */
export function sha256(bytes: Uint8Array): string {
  const state = Uint32Array.from(ROOTS.slice(0, 8), (prime) => fraction(Math.sqrt(prime)));
  const padded = paddedOf(bytes);
  const view = new DataView(padded.buffer);
  const words = new Uint32Array(64);
  for (let at = 0; at < padded.length; at += 64) block(state, words, (i) => view.getUint32(at + i * 4));
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

const fraction = (root: number): number => Math.floor((root - Math.floor(root)) * 2 ** 32);

const ROOTS = Array.from({ length: 312 }, (_, n) => n).filter(
  (n) => n > 1 && Array.from({ length: n }, (_, d) => d).every((d) => d < 2 || n % d > 0),
);
const CONSTANTS = Uint32Array.from(ROOTS.slice(0, 64), (prime) => fraction(Math.cbrt(prime)));

/** One bit, zeros, and how many bits there were. */
function paddedOf(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length * 8) >>> 0);
  return padded;
}

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

function block(state: Uint32Array, words: Uint32Array, wordAt: (i: number) => number): void {
  const at = (some: Uint32Array, i: number): number => some[i] as number;
  for (let i = 0; i < 64; i += 1) {
    if (i < 16) {
      words[i] = wordAt(i);
      continue;
    }
    const [a, b] = [at(words, i - 15), at(words, i - 2)];
    const [early, late] = [turned(a, 7) ^ turned(a, 18) ^ (a >>> 3), turned(b, 17) ^ turned(b, 19) ^ (b >>> 10)];
    words[i] = at(words, i - 16) + early + at(words, i - 7) + late;
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let i = 0; i < 64; i += 1) {
    const chosen = (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g));
    const first = (h + chosen + at(CONSTANTS, i) + at(words, i)) | 0;
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, i) => {
    state[i] = at(state, i) + word;
  });
}
