import * as z from 'zod';
import { discussionProcedure, discussionSteps } from '../../core/procedure/discussion.ts';
import { recusalProcedure, recusalSteps } from '../../core/procedure/recusal.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { decisionContact, moved, reasons, version } from './dossier.ts';
import { discussionState, panel, recusalState, rubric, scores } from './panel-shape.ts';
import { stepRoute } from './steps.ts';
import { whole } from './whole.ts';

const at = z.object({ id });
const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
const ownReview = z.object({ scores, opinion: z.string(), signedAt: z.string().nullable(), version: z.number(), total: z.string() });
const step = { who: ['officer'], params: at, response: moved } as const;
const given = z.object({ version });
const withReasons = z.object({ reasons, version });

export const review = define({
  'POST /api/dossiers/{id}/admit': { ...step, summary: '受理（第八条（四））', body: given, audit: 'admit' },
  'POST /api/dossiers/{id}/reject': {
    ...step,
    summary: '不予受理',
    body: withReasons.extend({ contact: decisionContact }),
    audit: 'reject',
  },
  'POST /api/dossiers/{id}/send-back': { ...step, summary: '退回推荐部门', body: withReasons, audit: 'sendBack' },
  'POST /api/dossiers/{id}/panel': {
    summary: '随机抽取专家组；抽取顺序用完、席位仍缺时，由分管领导再次调用为补充抽取',
    who: ['officer', 'leader'],
    params: at,
    response: panel,
    audit: 'drawPanel',
  },
  'GET /api/dossiers/{id}/panel': {
    summary: '专家组：席位、签署、回避，全部签署后的评分、意见与分歧',
    who: ['officer', 'leader', 'expert', 'supervisor'],
    params: at,
    response: panel,
  },
  'GET /api/dossiers/{id}/panel/bundle': {
    summary: '专家组核验文件 shifan-panel/1（密钥公开之后）',
    who: ['officer', 'leader', 'supervisor'],
    params: at,
    response: 'file',
    files: ['json'],
    audit: 'exportPanel',
  },
  'POST /api/dossiers/{id}/panel/{accountId}/recuse': {
    summary: '回避：签署前专家本人提出的即时生效，其余由分管领导（提出人以外）决定；由抽取顺序中的下一位递补，已签署的评审保留在案',
    who: ['officer', 'leader', 'expert'],
    params: z.object({ id, accountId: id }),
    body: z.object({ reason: z.string().trim().min(2, '请写明回避理由').max(500) }),
    response: z.object({ id, state: recusalState, replaced: z.boolean() }),
    audit: 'askRecusal',
  },
  'POST /api/recusals/{id}/steps/{step}': stepRoute(recusalProcedure, recusalSteps, z.object({ id, state: recusalState })),
  'GET /api/reviews': {
    summary: '我的评审任务',
    who: ['expert'],
    response: z.object({
      reviews: z.array(
        z.object({
          dossierId: id,
          number: z.string().nullable(),
          applicant: z.string(),
          round: z.string(),
          reviewBy: day.nullable(),
          /** Working days until it ends. */
          reviewDaysLeft: z.number().nullable(),
          state: z.string(),
          seatedAt: z.string(),
          /** Null: it is still to be said whether a conflict stands against it. */
          acceptedAt: z.string().nullable(),
          signedAt: z.string().nullable(),
          /** One's own, signed or not, as far as they are; null: none yet. */
          scores: z.array(z.object({ label: z.string(), weight: z.number(), score: z.string().nullable() })).nullable(),
          total: z.string().nullable(),
        }),
      ),
    }),
  },
  'GET /api/dossiers/{id}/review-file': {
    summary: '评审卷宗：不含个人信息的申请表、材料、条件核对、推荐意见和本人评审',
    who: ['expert'],
    params: at,
    response: z.object({
      dossier: moved.extend({ applicant: z.string(), recommender: z.string(), scheme: z.string() }),
      round: z.object({ id, title: z.string(), reviewBy: day.nullable(), rubric }),
      form: z.object({
        values: z.record(z.string(), value),
        tables: z.record(z.string(), z.array(z.object({ id, cells: z.record(z.string(), value) }))),
      }),
      verdicts: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          article: z.string(),
          status: z.enum(['met', 'notMet', 'unknown', 'forPerson']),
          figure: z.string().nullable(),
          threshold: z.string().nullable(),
          message: z.string(),
        }),
      ),
      materials: z.array(z.object({ id, kind: z.string(), name: z.string(), mediaType: z.string(), size: z.number() })),
      recommendation: z.object({ influence: z.string(), demonstration: z.string(), opinion: z.string() }).nullable(),
      /** Annex 1's assessment without anybody's name or number; null: not for experts, by the edition. */
      sample: z
        .array(
          z.object({
            enterprise: z.string(),
            state: z.enum(['drawn', 'recorded', 'replaced']),
            replacedReason: z.string().nullable(),
            method: z.number().nullable(),
            service: z.string().nullable(),
            satisfied: z.boolean().nullable(),
            denied: z.boolean(),
          }),
        )
        .nullable(),
      review: ownReview,
    }),
  },
  'PUT /api/dossiers/{id}/review': {
    summary: '保存本人评分与意见',
    who: ['expert'],
    params: at,
    body: z.object({
      scores: z.record(z.string().max(40), z.number().min(0).max(100)),
      opinion: z.string().max(4000),
      version: whole,
    }),
    response: z.object({ version: z.number() }),
    audit: 'saveReview',
  },
  'POST /api/dossiers/{id}/review/sign': {
    summary: '签署本人评审意见，签署后不能再改',
    who: ['expert'],
    params: at,
    body: z.object({ version }),
    response: ownReview,
    audit: 'signReview',
  },
  'POST /api/discussions/{id}/steps/{step}': stepRoute(discussionProcedure, discussionSteps, z.object({ id, state: discussionState })),
  'PUT /api/dossiers/{id}/group-opinion': {
    summary: '专家组评审意见（附件1），只在所用的办法版本没有规定由各位专家确认时；version 为申报的版本',
    who: ['officer'],
    params: at,
    body: z.object({ text: z.string().trim().min(2, '请填写专家组评审意见').max(4000), version: whole.min(1) }),
    response: moved,
    audit: 'saveGroupOpinion',
  },
  'POST /api/dossiers/{id}/conclude-review': { ...step, summary: '评审结束', body: given, audit: 'concludeReview' },
});
