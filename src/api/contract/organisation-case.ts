import * as z from 'zod';
import { organisationCaseProcedure, organisationCaseSteps } from '../../core/procedure/organisation-case.ts';
import { define } from './define.ts';
import { id } from './directory.ts';
import { offer } from './offer.ts';
import { earlierAddress, stepRoute } from './steps.ts';

const at = z.object({ id });
const evidence = z.object({ id, organisationId: id, name: z.string(), size: z.number(), addedAt: z.string() });
const one = z.object({
  ...{ id, kind: z.enum(['correction', 'dispute']), organisationId: id, organisation: z.string() },
  ...{ againstId: id.nullable(), against: z.string().nullable() },
  /** What it shall be; null: stays. */
  ...{ name: z.string().nullable(), creditCode: z.string().nullable(), divisionCode: z.string().nullable(), place: z.string().nullable() },
  ...{ reason: z.string(), answer: z.string().nullable(), state: z.enum(['asked', 'done', 'refused', 'withdrawn']) },
  ...{ askedName: z.string(), askedAt: z.string(), word: z.string().nullable(), decidedName: z.string().nullable() },
  evidence: z.array(evidence),
  offers: z.array(offer),
});

/** What an organisation is called: corrections, and disputes about a code. */
const table = [organisationCaseProcedure, organisationCaseSteps] as const;
/** It took no body. */
const { body: _, ...withdrawal } = earlierAddress('organisation-cases', table, ['withdraw', z.null()]);

export const organisationCase = define({
  'GET /api/organisation-cases': {
    summary: '登记信息更正和信用代码争议：本单位的，或者由本地主管部门决定的',
    who: ['clerk', 'manager', 'officer', 'leader'],
    response: z.object({ cases: z.array(one) }),
  },
  'POST /api/organisation-cases': {
    summary: '申请更正本单位名称、统一社会信用代码、登记所在地；由所在地主管部门凭证照决定',
    who: ['manager'],
    body: z.object({
      ...{ name: z.string().max(120).default(''), creditCode: z.string().max(40).default(''), divisionCode: z.string().max(6).default('') },
      reason: z.string().trim().min(4, '请写明更正的原因').max(500),
    }),
    response: z.object({ id }),
    audit: 'askCorrection',
  },
  'PUT /api/organisation-cases/{id}/evidence': {
    summary: '上传证据（PDF、JPG、PNG），争议双方都可以上传',
    who: ['clerk', 'manager'],
    params: at,
    query: z.object({ name: z.string().min(1).max(400) }),
    body: 'bytes',
    response: z.object({ id }),
    audit: 'bringEvidence',
  },
  'GET /api/organisation-cases/{id}/evidence/{evidenceId}': {
    summary: '查看证据',
    who: ['clerk', 'manager', 'officer', 'leader'],
    params: z.object({ id, evidenceId: id }),
    response: 'file',
    files: ['pdf', 'jpg', 'png'],
  },
  'POST /api/organisation-cases/{id}/steps/{step}': stepRoute(...table, z.null()),
  'POST /api/organisation-cases/{id}/answer': earlierAddress('organisation-cases', table, ['answer', z.null()]),
  'POST /api/organisation-cases/{id}/decide': {
    summary: '所在地主管部门写明理由，决定更正或者争议（第八条（三））',
    who: ['officer'],
    params: at,
    body: z.object({ agree: z.boolean(), word: z.string().trim().min(2, '请写明理由和查验情况').max(500) }),
    response: z.null(),
    audit: 'decideOrganisationCase',
    deprecated: 'POST /api/organisation-cases/{id}/steps/{step}',
  },
  'POST /api/organisation-cases/{id}/withdraw': withdrawal,
});
