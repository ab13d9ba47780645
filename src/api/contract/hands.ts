import * as z from 'zod';
import { handoverProcedure, handoverSteps } from '../../core/procedure/handover.ts';
import { roleGrantProcedure, roleGrantSteps } from '../../core/procedure/role-grant.ts';
import { define } from './define.ts';
import { givenLink, id, login, personName, roles } from './directory.ts';
import { offer } from './offer.ts';
import { earlierAddress, stepRoute } from './steps.ts';

const handover = z.object({
  ...{ id, organisationId: id, organisation: z.string(), creditCode: z.string().nullable(), login: z.string(), name: z.string() },
  ...{ reason: z.string(), state: z.enum(['asked', 'objected', 'done', 'refused', 'withdrawn']) },
  ...{ askedName: z.string(), askedFrom: z.string(), askedAt: z.string() },
  ...{ objection: z.string().nullable(), objectedBy: z.string().nullable() },
  ...{ word: z.string().nullable(), decidedName: z.string().nullable(), decidedAt: z.string().nullable() },
  /** What the reader may do: `agree` null where he decides and may agree now, a sentence why not, left out where he decides nothing. */
  ...{ agree: z.string().nullable().optional(), mayRefuse: z.boolean(), mayObject: z.boolean(), mayWithdraw: z.boolean() },
});

const table = [handoverProcedure, handoverSteps] as const;
/** It took no body. */
const { body: _, ...withdrawal } = earlierAddress('handovers', table, ['withdraw', z.null()]);

/** What takes two hands: one-time links that set a password, and handing an organisation to another manager. */
export const hands = define({
  'GET /api/role-grants': {
    summary: '等待另一人确认的角色变更：系统管理员看全部，领导看本单位的',
    who: ['administrator', 'leader'],
    response: z.object({
      grants: z.array(
        z.object({
          ...{ id, login: z.string(), name: z.string(), organisation: z.string(), version: z.number() },
          ...{ before: z.array(roles), roles: z.array(roles), askedBy: z.string(), askedAt: z.string() },
          offers: z.array(offer),
        }),
      ),
    }),
  },
  'POST /api/role-grants/{id}/steps/{step}': stepRoute(roleGrantProcedure, roleGrantSteps, z.null()),
  'GET /api/password-links': {
    summary: '等待第二人办理的口令链接：可由本人办理的、本人提出的和涉及本人的',
    who: 'signedIn',
    response: z.object({
      links: z.array(
        z.object({
          ...{ id, login: z.string(), name: z.string(), organisation: z.string(), way: z.enum(['mail', 'code', 'link']) },
          reason: z.enum(['new', 'invited', 'reset']),
          ...{ askedBy: z.string(), askedAt: z.string(), endsAt: z.string() },
          ...{ own: z.boolean(), maySecond: z.boolean(), mayCancel: z.boolean() },
        }),
      ),
    }),
  },
  'POST /api/password-links/{id}/second': {
    summary: '口令链接的第二道手续：取得验证码（只显示这一次），或者同意发出邮件；提出的人自己不能办',
    who: ['administrator', 'officer'],
    params: z.object({ id }),
    response: z.object({ code: z.string().nullable() }),
    audit: 'secondPasswordLink',
  },
  'POST /api/password-links/{id}/cancel': {
    summary: '取消口令链接：本人、提出的人或管理员',
    who: 'signedIn',
    params: z.object({ id }),
    response: z.null(),
    audit: 'cancelPasswordLink',
  },
  'POST /api/organisations/{id}/handover': {
    summary: '单位管理员离职等无人接手：所在地主管部门或本单位经办人申请移交，由另一方确认，原管理员可以异议',
    who: ['officer', 'clerk'],
    params: z.object({ id }),
    body: z.object({ login, name: personName, reason: z.string().trim().min(4, '请写明移交原因和核实情况').max(500) }),
    response: z.object({ id }),
    audit: 'askHandover',
  },
  'GET /api/handovers': {
    summary: '移交：本单位的、本单位提出的和由本人决定的',
    who: ['clerk', 'manager', 'officer', 'leader', 'administrator'],
    response: z.object({ handovers: z.array(handover) }),
  },
  /** `link`: for the new manager, where the step gave one out; it is told once. */
  'POST /api/handovers/{id}/steps/{step}': stepRoute(...table, z.object({ link: givenLink.nullable() })),
  'POST /api/handovers/{id}/decide': {
    summary: '确认或者不同意移交：由提出的一方以外的单位决定（原管理员、省级主管部门领导、系统管理员）',
    who: ['leader', 'administrator', 'manager'],
    params: z.object({ id }),
    body: z.discriminatedUnion('agree', [
      z.object({ agree: z.literal(true), word: z.string().trim().max(500).default('') }),
      z.object({ agree: z.literal(false), word: z.string().trim().min(1, '请写明不同意移交的理由').max(500) }),
    ]),
    response: z.object({ link: givenLink.nullable() }),
    audit: 'handOver',
    deprecated: 'POST /api/handovers/{id}/steps/{step}',
  },
  'POST /api/handovers/{id}/object': earlierAddress('handovers', table, ['object', z.null()]),
  'POST /api/handovers/{id}/withdraw': withdrawal,
});
