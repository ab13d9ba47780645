import * as z from 'zod';
import { interpretationProcedure, interpretationSteps } from '../../core/procedure/interpretation.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { offer } from './offer.ts';
import { stepRoute } from './steps.ts';

const state = z.object({ name: z.string(), label: z.string() });
const published = z.object({
  id,
  number: z.string(),
  state,
  edition: z.string(),
  sentence: z.string(),
  place: z.string(),
  quoted: z.string(),
  answer: z.string(),
  validFrom: day,
  signedOn: day,
  issuer: z.string(),
  reading: z.string().nullable().describe('涉及的口径'),
  choice: z
    .object({ question: z.string(), option: z.string(), differs: z.boolean() })
    .nullable()
    .describe('口径的取法，与现行版本不同的须另行修订'),
  replaces: z.string().nullable(),
  replacedBy: z.string().nullable(),
  endedOn: day.nullable(),
  reason: z.string().nullable().describe('废止的理由'),
});
const own = z.object({
  ...{ id, state, version: z.number(), number: z.string().nullable(), asker: z.string(), askedAt: z.string(), question: z.string() },
  ...{ edition: z.string(), sentence: z.string(), place: z.string(), quoted: z.string(), answer: z.string().nullable() },
  ...{ validFrom: day.nullable(), choice: z.string().nullable(), choiceLabel: z.string().nullable(), differs: z.boolean() },
  ...{ replaces: z.string().nullable(), replacedBy: z.string().nullable(), word: z.string().nullable(), reason: z.string().nullable() },
  offers: z.array(offer),
});
const moved = z.object({ id, state, version: z.number() });

export const interpretations = define({
  'GET /api/interpretations': {
    summary: '办法的解释：编号、日期、所解释的条文、自何日起适用；被替代、废止的仍然列出',
    who: 'public',
    response: z.object({ interpretations: z.array(published) }),
  },
  'GET /api/interpretations/own': {
    summary: '就办法提出的疑问和办理情况：推荐部门看本部门的，省工信厅看全部',
    who: ['officer', 'leader', 'supervisor'],
    response: z.object({ interpretations: z.array(own) }),
  },
  'GET /api/interpretations/sentences': {
    summary: '可以提出疑问的条文：省级办法一个版本的逐句',
    who: ['officer', 'leader'],
    query: z.object({ edition: z.string().max(60).optional() }),
    response: z.object({
      edition: z.string(),
      sentences: z.array(z.object({ id: z.string(), place: z.string(), text: z.string() })),
      choices: z.array(z.object({ value: z.string(), label: z.string(), sentence: z.string() })),
    }),
  },
  'POST /api/interpretations': {
    summary: '就办法的一句提出疑问（推荐部门、省工信厅）',
    who: ['officer', 'leader'],
    body: z.object({
      edition: z.string().trim().min(1).max(60),
      sentence: z.string().trim().min(1).max(40),
      question: z.string().trim().min(2, '请写明疑问').max(2000),
    }),
    response: moved,
    audit: 'askInterpretation',
  },
  'POST /api/interpretations/{id}/steps/{step}': stepRoute(interpretationProcedure, interpretationSteps, moved),
});
