import { createHash } from 'node:crypto';

/** What went through: its SHA-256, bytes, and lines. */
export type Measure = { digest: () => string; bytes: number; lines: number };

const NEWLINE = 10;

/** Lets a stream through and measures it. PostgreSQL's COPY text has one line a row: a newline within a value is written as two letters. */
export function measuring(): {
  readonly measure: Measure;
  readonly through: (source: AsyncIterable<Uint8Array>) => AsyncGenerator<Uint8Array>;
} {
  const hash = createHash('sha256');
  let digest: string | null = null;
  const measure: Measure = {
    bytes: 0,
    lines: 0,
    digest: () => {
      digest ??= hash.digest('hex');
      return digest;
    },
  };
  async function* through(source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      hash.update(chunk);
      measure.bytes += chunk.length;
      for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) measure.lines += 1;
      yield chunk;
    }
  }
  return { measure, through };
}
