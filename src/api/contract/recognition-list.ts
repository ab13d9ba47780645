import * as z from 'zod';
import { recognitionProcedure, recognitionSteps } from '../../core/procedure/recognition.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { offer } from './offer.ts';
import { stepRoute } from './steps.ts';
import { whole } from './whole.ts';

const params = z.object({ id });
const recognition = z.object({
  id,
  noticeId: id,
  state: z.object({ name: z.string(), label: z.string() }),
  documentNumber: z.string(),
  title: z.string(),
  recognisedOn: day,
  entries: z.array(
    z.object({ dossierId: id, name: z.string(), recommender: z.string(), kind: z.string(), functions: z.array(z.string()) }),
  ),
  /** Who waits for an objection. */
  waiting: z.array(z.object({ dossierId: id, name: z.string() })),
  word: z.string().nullable(),
  number: z.number().nullable(),
  signedAt: z.string().nullable(),
  version: z.number(),
});

export const recognitionLists = define({
  'GET /api/notices/{id}/recognitions': {
    summary: '一份公示的认定：准备中的和已签署的，先新后旧',
    who: ['officer', 'leader', 'supervisor'],
    params,
    response: z.object({ recognitions: z.array(recognition.extend({ offers: z.array(offer) })) }),
  },
  'PUT /api/notices/{id}/recognition': {
    summary: '准备认定：公示中没有异议的各家按名单次序、认定文件的文号和日期；由另一位分管领导一次签署',
    who: ['officer'],
    params,
    body: z.object({
      documentNumber: z.string().trim().min(4, '请填写认定文件的文号').max(60),
      title: z.string().trim().min(4, '请填写认定文件的标题').max(200),
      recognisedOn: day,
      version: whole,
    }),
    response: recognition,
    audit: 'prepareRecognition',
  },
  'POST /api/recognitions/{id}/steps/{step}': stepRoute(recognitionProcedure, recognitionSteps, recognition),
});
