import * as z from 'zod';
import { reconsiderationProcedure, reconsiderationSteps } from '../../core/procedure/reconsideration.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { offer } from './offer.ts';
import { broughtSchema, stepRoute } from './steps.ts';

const { label, article } = reconsiderationProcedure;
const table = [reconsiderationProcedure, reconsiderationSteps] as const;
const params = z.object({ id });
const moved = z.object({ id, version: z.number() });

const reconsideration = z.object({
  ...{ id, number: z.string(), kind: z.string(), grounds: z.string(), askedAt: z.string() },
  state: z.object({ name: z.enum(['asked', 'granted', 'kept']), label: z.string() }),
  /** The office that decided and reconsiders; who of it did, once it is decided. */
  ...{ decider: z.string(), decidedBy: z.string().nullable(), decidedAt: z.string().nullable(), outcome: z.string().nullable() },
  /** What follows from it where the decision is set aside. */
  follows: z.string(),
  version: z.number(),
  offers: z.array(offer),
});

export const reconsiderations = define({
  'GET /api/dossiers/{id}/reconsiderations': {
    summary: `申报的${label}，以及现在的决定可以申请${label}到哪一天`,
    who: ['clerk', 'officer', 'leader', 'supervisor'],
    params,
    response: z.object({
      reconsiderations: z.array(reconsideration),
      /** Of the decision that the case stands by while nobody has asked; `reachedOn` and `until` are null where the edition gives no term. */
      open: z
        .object({
          ...{ number: z.string(), opened: z.boolean(), reachedOn: day.nullable(), until: day.nullable() },
          offers: z.array(offer),
        })
        .nullable(),
    }),
  },
  'POST /api/dossiers/{id}/reconsiderations': {
    summary: `${reconsiderationSteps.ask.label}（${article}）：对不予推荐、不予受理、不列入名单的通知，在期限内提出一次`,
    who: ['clerk'],
    params,
    body: broughtSchema(reconsiderationSteps.ask.brings),
    response: moved,
    audit: 'askReconsideration',
  },
  'POST /api/reconsiderations/{id}/steps/{step}': stepRoute(...table, moved),
});
