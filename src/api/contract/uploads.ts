import * as z from 'zod';
import { define } from './define.ts';
import { id } from './directory.ts';
import { material } from './dossier.ts';
import { wholeInAddress } from './whole.ts';

const params = z.object({ id });
const ofUpload = z.object({ id, uploadId: id });
const upload = z.object({
  id,
  kind: z.string(),
  name: z.string(),
  size: z.number(),
  hash: z.string(),
  /** How many bytes the server has for certain: where the next piece begins. */
  received: z.number(),
  touchedAt: z.string(),
  /** When it is given up if nobody goes on with it. */
  keptUntil: z.string(),
});

/** Materials that come in pieces and go on where they stopped: announce, send pieces, finish. */
export const uploads = define({
  'GET /api/dossiers/{id}/uploads': {
    summary: '本人没有传完的文件',
    who: ['clerk'],
    params,
    response: z.object({ uploads: z.array(upload) }),
  },
  'POST /api/dossiers/{id}/uploads': {
    summary: '开始分段上传一个申报材料；同一文件再次开始时，答复已收到之处',
    who: ['clerk'],
    params,
    body: z.object({
      kind: z.string().max(10),
      name: z.string().min(1).max(400),
      size: z.int().min(1),
      /** SHA-256 of the whole file, hex. */
      hash: z.string().regex(/^[0-9a-f]{64}$/),
    }),
    response: upload,
  },
  'GET /api/dossiers/{id}/uploads/{uploadId}': { summary: '已收到多少', who: ['clerk'], params: ofUpload, response: upload },
  'PATCH /api/dossiers/{id}/uploads/{uploadId}': {
    summary: '续传一段（原始字节流）；起点与已收到之处不同的，409 并答复应从何处开始',
    who: ['clerk'],
    params: ofUpload,
    query: z.object({ offset: wholeInAddress }),
    body: 'bytes',
    response: z.object({ received: z.number() }),
  },
  'POST /api/dossiers/{id}/uploads/{uploadId}/finish': {
    summary: '完成上传：核对校验值、按内容判断类型、查毒，成为申报材料',
    who: ['clerk'],
    params: ofUpload,
    response: material,
    audit: 'attach',
  },
  'DELETE /api/dossiers/{id}/uploads/{uploadId}': { summary: '取消没有传完的文件', who: ['clerk'], params: ofUpload, response: z.null() },
});
