import * as z from 'zod';
import { cancelProcedure, cancelSteps } from '../../core/procedure/cancel.ts';
import { roundMost } from '../../core/scheme/round.ts';
import { stateNames } from '../../core/workflow/state.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { offer } from './offer.ts';
import { schemeShape } from './scheme-shape.ts';
import { stepRoute } from './steps.ts';
import { whole } from './whole.ts';

const amount = z.string().regex(/^\d{1,12}(\.\d{1,2})?$/, '应为金额，最多两位小数');
const state = z.enum(stateNames);
/** `limit` null: as many as it likes. `used`: cases that it has recommended and that did not come back. */
const quota = z.object({ recommenderId: id, recommender: z.string(), limit: z.number().nullable(), used: z.number() });
const rubricLine = z.object({ key: z.string(), label: z.string(), weight: z.number(), article: z.string(), hint: z.string() });

export const round = z.object({
  id,
  issuerId: id,
  issuerName: z.string(),
  /** The province's, or of the reader's own authority. */
  own: z.boolean(),
  scheme: z.string(),
  year: z.number(),
  title: z.string(),
  opensOn: day,
  closesOn: day,
  /** The hour at which that day's window closes; 24:00 where no other is given. */
  closesAt: z.string(),
  recommendBy: day,
  reviewBy: day.nullable(),
  /** Working days until the window closes; negative once past, null where the calendar does not know the year. */
  windowDaysLeft: z.number().nullable(),
  /** Working days until 申报、推荐、评审 end, by the loaded calendar; null where there is no day or its year is not loaded. */
  daysLeft: z.array(z.number().nullable()),
  rubric: z.array(rubricLine),
  panelSize: z.number(),
  sampleSize: z.number(),
  /** Annexes that must be back with their seal before a case is recommended. */
  stampedPapers: z.array(z.enum(['1', '2', '6'])),
  rewardAmount: z.string().nullable(),
  /** What all rewards of the year may come to, 万元. */
  rewardFund: z.string().nullable(),
  /** Months before its end from which a title may be renewed; null: as the edition says. */
  renewalMonths: z.number().nullable(),
  callNumber: z.string().nullable(),
  callText: z.string().nullable(),
  commitment: z.string(),
  committedOn: day,
  revealedSecret: z.string().nullable(),
  revealedOn: day.nullable(),
  /** Why it is to be cancelled, where an officer asked for it; cancelled once a leader decided so. */
  cancelReason: z.string().nullable(),
  cancelAskedAt: z.string().nullable(),
  cancelledAt: z.string().nullable(),
  version: z.number(),
});

export const scheme = define({
  'GET /api/scheme': {
    summary: '认定管理办法：条款、条件数值、解读、申报材料',
    who: 'public',
    response: schemeShape,
  },
  'GET /api/schemes/{id}': {
    summary: '一个版本的认定管理办法：条件数值、期限、解读、申报材料；版本不变，可以长期缓存',
    who: 'public',
    params: z.object({ id: z.string().max(60) }),
    response: schemeShape,
  },
  'GET /api/schemes/{id}/text': {
    summary: '一个版本的条文：章、条、项',
    who: 'public',
    params: z.object({ id: z.string().max(60) }),
    response: z.object({
      articles: z.array(
        z.object({
          number: z.string(),
          chapter: z.string(),
          text: z.string(),
          items: z.array(z.object({ number: z.string(), text: z.string() })),
        }),
      ),
    }),
  },
  'GET /api/rounds': { summary: '年度认定工作', who: 'signedIn', response: z.object({ rounds: z.array(round) }), supervised: true },
  'GET /api/rounds/{id}': {
    summary: '一个年度的认定工作：进度',
    who: 'signedIn',
    supervised: true,
    params: z.object({ id }),
    response: z.object({
      round,
      funnel: z.array(z.object({ state, label: z.string(), count: z.number() })),
      /** Every recommender for the round's issuer, one's own for a recommender; empty for everybody else. */
      quotas: z.array(quota),
      /** What one may do about cancelling it. */
      offers: z.array(offer),
    }),
  },
  'GET /api/rounds/{id}/start': {
    summary: '开始申报前：由谁推荐、为什么，现在能不能开始',
    who: ['clerk'],
    params: z.object({ id }),
    response: z.object({
      round: z.object({
        id,
        year: z.number(),
        title: z.string(),
        issuerName: z.string(),
        opensOn: day,
        closesOn: day,
        closesAt: z.string(),
      }),
      /** The authority of the place where the applicant is registered; null where that is not known. */
      own: z.object({ id, name: z.string(), why: z.string() }).nullable(),
      /** Why there is none. */
      noOwn: z.string().nullable(),
      /** Who recommends directly (第八条（三）). */
      direct: z.array(z.object({ id, name: z.string(), kind: z.string() })),
      /** An earlier dossier whose whole content may be taken over; of the same round where it was taken back. */
      takeOver: z
        .object({
          ...{ id, label: z.string(), values: z.number(), rows: z.number(), materials: z.number(), sameRound: z.boolean() },
          /** What is not taken over, and why. */
          notes: z.array(z.string()),
        })
        .nullable(),
      offer,
    }),
  },
  'GET /api/rounds/{id}/next': {
    summary: '照这一年度建立下一年度：各日期按工作日顺延，改了一个，后面的随着顺延；人数、奖励、名额照旧',
    who: ['officer', 'leader'],
    params: z.object({ id }),
    query: z.object({ opensOn: day.optional(), closesOn: day.optional(), recommendBy: day.optional(), reviewBy: day.optional() }),
    response: z.object({
      from: z.object({ id, year: z.number(), title: z.string() }),
      year: z.number(),
      title: z.string(),
      days: z.array(
        z.object({
          key: z.enum(['opensOn', 'closesOn', 'recommendBy', 'reviewBy']),
          label: z.string(),
          was: day.nullable(),
          day: day.nullable(),
          /** What follows from the day: how many working days, and whether one works on it. */
          notes: z.array(z.string()),
        }),
      ),
      ...{ closesAt: z.string(), panelSize: z.number(), sampleSize: z.number() },
      ...{ rewardAmount: z.string().nullable(), rewardFund: z.string().nullable(), renewalMonths: z.number().nullable() },
      quotas: z.array(z.object({ recommender: z.string(), limit: z.number() })),
    }),
  },
  'POST /api/rounds': {
    summary: '建立年度认定工作，封存抽签密钥并公布摘要（第十条）',
    who: ['officer', 'leader'],
    body: z.object({
      year: z.number().int().min(2023).max(2100),
      title: z.string().trim().min(4).max(120),
      opensOn: day,
      closesOn: day,
      recommendBy: day,
      reviewBy: day.nullable().default(null),
      rewardAmount: amount.nullable().default(null),
      closesAt: z
        .string()
        .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, '应写成 17:00 的样子，当日结束写 24:00')
        .optional(),
      rewardFund: amount.nullable().optional(),
      renewalMonths: z.number().int().min(0).max(roundMost.renewalMonths).nullable().optional(),
      /** An earlier round of the own office: its quotas hold again. */
      quotasOf: id.optional(),
      panelSize: z.number().int().min(1).max(roundMost.panelSize).optional(),
      sampleSize: z.number().int().min(1).max(roundMost.sampleSize).optional(),
    }),
    /** `warnings`: what stands in the way of its panels (第八条（四）). */
    response: round.extend({ warnings: z.array(z.string()) }),
    audit: 'openRound',
  },
  'POST /api/rounds/{id}/steps/{step}': stepRoute(cancelProcedure, cancelSteps, round),
  'POST /api/rounds/{id}/cancel': {
    summary: '取消年度认定工作：经办人提出（ask），分管领导决定取消（cancel）或不取消（keep），有单位提交过申报的不能取消（第十条）',
    who: ['officer', 'leader'],
    params: z.object({ id }),
    body: z.discriminatedUnion('step', [
      z.object({
        step: z.literal('ask'),
        reason: z.string().trim().min(1, '请写明取消的理由，填写中的单位会看到').max(500),
        version: whole.optional(),
      }),
      z.object({ step: z.enum(['cancel', 'keep']), reason: z.string().trim().max(500).optional(), version: whole.optional() }),
    ]),
    response: round,
    audit: 'cancelRound',
    deprecated: 'POST /api/rounds/{id}/steps/{step}',
  },
});
