import * as z from 'zod';
import { proposedListProcedure, proposedListSteps } from '../../core/procedure/proposed-list.ts';
import { define } from './define.ts';
import { id } from './directory.ts';
import { decisionContact, moved } from './dossier.ts';
import { offer } from './offer.ts';
import { stepRoute } from './steps.ts';
import { whole } from './whole.ts';

const params = z.object({ id });
const score = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, '拟认定线应为0至100的数，最多两位小数，例如 80 或 80.50');
const reason = z.object({ article: z.string().max(40), text: z.string().max(500) });
const line = z.object({
  dossierId: id,
  number: z.string().nullable(),
  name: z.string(),
  recommender: z.string(),
  city: z.string(),
  kind: z.string(),
  functions: z.array(z.string()),
  /** Of the seats, in their order; none where they are not kept. */
  scores: z.array(z.string()),
  score: z.string(),
  spread: z.string(),
  wide: z.boolean(),
});
const list = z.object({
  id,
  roundId: id,
  state: z.object({ name: z.string(), label: z.string() }),
  cut: z.string(),
  count: z.number(),
  listed: z.number(),
  underReview: z.array(z.object({ dossierId: id, name: z.string() })),
  contact: z.object({ office: z.string(), phone: z.string() }),
  listHash: z.string(),
  word: z.string().nullable(),
  preparedAt: z.string(),
  number: z.number().nullable(),
  signedAt: z.string().nullable(),
  version: z.number(),
});

export const proposedLists = define({
  'GET /api/rounds/{id}/ranking': {
    summary: '评审排序：已评审的各家，各席分数、平均、相差，名单怎样写；尚未评审结束的各家；拟定中和已签署的名单',
    who: ['officer', 'leader', 'supervisor'],
    params,
    response: z.object({
      lines: z.array(
        line.extend({
          dossier: moved.extend({ applicant: z.string() }),
          listed: z.boolean().nullable(),
          position: z.number().nullable(),
          reason: reason.nullable(),
          offers: z.array(offer),
        }),
      ),
      underReview: z.array(z.object({ dossierId: id, name: z.string() })),
      open: list.extend({ offers: z.array(offer) }).nullable(),
      signed: z.array(list),
    }),
  },
  'PUT /api/rounds/{id}/proposed-list': {
    summary: '拟定名单：全部已评审的申报按平均分排列（同分按给定先后）、拟认定线、列入与否，与线不一致的写明理由；由另一位分管领导一次签署',
    who: ['officer'],
    params,
    body: z.object({
      cut: score,
      lines: z.array(z.object({ dossierId: id, listed: z.boolean(), reason: reason.nullable().default(null) })).max(5000),
      without: z.boolean().default(false),
      contact: decisionContact,
      version: whole,
    }),
    response: list,
    audit: 'prepareProposedList',
  },
  'POST /api/proposed-lists/{id}/steps/{step}': stepRoute(proposedListProcedure, proposedListSteps, list),
});
