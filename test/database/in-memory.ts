import { Readable } from 'node:stream';
import type { Context, World } from '../../src/acts/context.ts';

/** The bytes by their digest. */
export const kept = new Map<string, Uint8Array>();

/** Files in memory; the door finds nothing wrong. */
export function withFiles<W extends World>(world: W): W {
  const files: Context['tools']['files'] = {
    ...world.tools.files,
    async put(source) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of source) chunks.push(chunk);
      const hash = world.tools.digest(Buffer.concat(chunks).toString('latin1'));
      kept.set(hash, Buffer.concat(chunks));
      return { hash, size: Buffer.concat(chunks).length };
    },
    open: async (hash) => Readable.from([kept.get(hash) ?? Buffer.alloc(0)]),
    drop: async (hash) => void kept.delete(hash),
  };
  return { ...world, tools: { ...world.tools, files, door: { look: async () => null } } };
}

/** A small file as somebody brings it. */
export const pdf = (text: string) => ({
  incoming: { name: `${text}.pdf`, stream: Readable.from([Buffer.from(`%PDF-1.7 ${text}`)]), length: 20 },
  sniff: async () => 'application/pdf',
});
