import * as z from 'zod';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { whole } from './whole.ts';

const staff = ['officer', 'leader'] as const;
const person = z.object({ id, name: z.string(), roles: z.array(z.string()) });
const absence = z.object({ id, accountId: id, deputyId: id, fromOn: day, toOn: day });
/** `innerDueOn` (内部办结日): left out, a case keeps the day that it has; null takes it away. */
const giving = z.object({ accountId: id.nullable(), innerDueOn: day.nullable().optional() });

export const office = define({
  'GET /api/office': {
    summary: '本部门：同事、分办、外出代办',
    who: staff,
    response: z.object({
      people: z.array(person),
      assignments: z.array(z.object({ dossierId: id, accountId: id, innerDueOn: day.nullable() })),
      /** Cases of the inbox that each colleague has in hand. */
      inHand: z.array(z.object({ accountId: id, count: z.number() })),
      absences: z.array(absence),
      /** Whom the office's last decision named for questions. */
      lastContact: z.object({ office: z.string(), phone: z.string() }).nullable(),
    }),
  },
  'POST /api/dossiers/{id}/assign': {
    summary: '分办给同事（可定内部办结日），或取消分办',
    who: staff,
    params: z.object({ id }),
    body: giving,
    response: z.null(),
    audit: 'assign',
  },
  'POST /api/assignments': {
    summary: '一次分办多件，说明哪件没有分成及原因',
    who: staff,
    body: giving.extend({ dossierIds: z.array(id).min(1, '请先勾选要分办的申报').max(500) }),
    response: z.object({
      assigned: z.number(),
      /** `applicant` null: not a case of this office. */
      refused: z.array(z.object({ dossierId: id, applicant: z.string().nullable(), reason: z.string() })),
    }),
    audit: 'assign',
  },
  'POST /api/absences': {
    summary: '登记外出与代办人（领导可代为登记）',
    who: staff,
    body: z.object({ accountId: id, deputyId: id, fromOn: day, toOn: day }),
    response: z.object({ id }),
    audit: 'enterAbsence',
  },
  'DELETE /api/absences/{id}': { summary: '结束外出代办', who: staff, params: z.object({ id }), response: z.null(), audit: 'endAbsence' },
  'PUT /api/rounds/{id}/quotas': {
    summary: '推荐名额：按推荐部门，未列出的不限',
    who: staff,
    params: z.object({ id }),
    body: z.object({ version: whole, quotas: z.array(z.object({ recommenderId: id, limit: z.number().int().min(0).max(1000) })).max(200) }),
    response: z.null(),
    audit: 'setQuotas',
  },
  'GET /api/rounds/{id}/recommendations.pdf': {
    summary: '推荐函及推荐汇总名单（PDF）',
    who: staff,
    params: z.object({ id }),
    response: 'file',
  },
  'GET /api/rounds/{id}/recommendations.xlsx': { summary: '推荐汇总名单（Excel）', who: staff, params: z.object({ id }), response: 'file' },
});
