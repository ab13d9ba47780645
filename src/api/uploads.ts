import { appendPiece, beginUpload, cancelUpload, finishUpload, UPLOAD_DAYS, uploadOf, uploadsOf } from '../acts/dossier/uploads.ts';
import type { Upload } from '../acts/dossier/uploads-port.ts';
import type { Handlers } from './contract/define.ts';
import type { uploads } from './contract/uploads.ts';
import { materialOf, sniffed } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const DAY_MS = 86_400_000;

const shown = ({ id, kind, name, size, hash, received, touchedAt }: Upload) => ({
  ...{ id, kind, name, size, hash, received, touchedAt },
  keptUntil: new Date(Date.parse(touchedAt) + UPLOAD_DAYS * DAY_MS).toISOString(),
});

export const uploadHandlers: Handlers<typeof uploads, PublicCtx, SignedCtx> = {
  'GET /api/dossiers/{id}/uploads': async ({ params }, ctx) => ({ uploads: (await uploadsOf(ctx, params.id)).map(shown) }),
  'POST /api/dossiers/{id}/uploads': async ({ params, body }, ctx) => shown(await beginUpload(ctx, params.id, body)),
  'GET /api/dossiers/{id}/uploads/{uploadId}': async ({ params }, ctx) => shown(await uploadOf(ctx, params.id, params.uploadId)),
  'PATCH /api/dossiers/{id}/uploads/{uploadId}': async ({ params, query, body }, ctx) => {
    const piece = { offset: query.offset, stream: body.stream, length: body.length };
    const { received } = await appendPiece(ctx, params.id, params.uploadId, { piece, sniff: sniffed });
    return { received };
  },
  'POST /api/dossiers/{id}/uploads/{uploadId}/finish': async ({ params }, ctx) =>
    materialOf(await finishUpload(ctx, params.id, params.uploadId, sniffed)),
  'DELETE /api/dossiers/{id}/uploads/{uploadId}': async ({ params }, ctx) => {
    await cancelUpload(ctx, params.id, params.uploadId);
    return null;
  },
};
