import { editableDossier } from '../acts/dossier/edit.ts';
import { found, refuse } from '../acts/refusal.ts';
import { tableAt } from '../core/annexes/form.ts';
import { MOST_FILE_BYTES, tooLarge } from '../intake/limits.ts';
import { readTable } from '../intake/read-table.ts';
import type { Handlers, Upload } from './contract/define.ts';
import type { intake } from './contract/intake.ts';
import { mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const intakeHandlers: Handlers<typeof intake, PublicCtx, SignedCtx> = {
  'POST /api/dossiers/{id}/tables/{table}/read': async ({ params, query, body }, ctx) => {
    const table = found(tableAt(params.table));
    await ctx.inTransaction((tx) => editableDossier(tx, ctx, params.id));
    return mutable(await readTable(await bytesOf(body), query.name, table));
  },
};

/** The upload in memory, within the limit whatever length it declared. */
async function bytesOf({ stream, length }: Upload): Promise<Uint8Array> {
  if (length !== null && length > MOST_FILE_BYTES) refuse({ kind: 'tooLarge', message: tooLarge(length) });
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > MOST_FILE_BYTES) refuse({ kind: 'tooLarge', message: tooLarge(size) });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
