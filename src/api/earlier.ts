import { lookAtMaterial } from '../acts/dossier/look-at-material.ts';
import { type EarlierFile, offeredEarlier, takeEarlier } from '../acts/dossier/take-earlier.ts';
import type { Handlers } from './contract/define.ts';
import type { earlier } from './contract/earlier.ts';
import { materialOf } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const earlierHandlers: Handlers<typeof earlier, PublicCtx, SignedCtx> = {
  'PUT /api/dossiers/{id}/materials/{materialId}/validity': async ({ params, body }, ctx) =>
    materialOf(await lookAtMaterial(ctx, params.id, { materialId: params.materialId, ...body })),
  'GET /api/dossiers/{id}/earlier': async ({ params }, ctx) => {
    const one = await offeredEarlier(ctx, params.id);
    const fileShown = ({ material: { id, name, size, validUntil }, kind, why }: EarlierFile) => ({
      id,
      kind,
      name,
      size,
      validUntil: validUntil ?? null,
      why,
    });
    return { offered: one && { ...one, files: one.files.map(fileShown) } };
  },
  'POST /api/dossiers/{id}/earlier': ({ params, body }, ctx) => takeEarlier(ctx, params.id, body),
};
