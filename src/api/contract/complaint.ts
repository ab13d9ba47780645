import * as z from 'zod';
import { complaintFindings, complaintKinds, complaintProcedure, complaintSteps } from '../../core/procedure/complaint.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { offer } from './offer.ts';
import { pageQuery } from './page.ts';
import { purpose } from './purpose.ts';
import { stepRoute } from './steps.ts';

const table = [complaintProcedure, complaintSteps] as const;
const state = z.enum(['received', 'assigned', 'prepared', 'answered']);
const words = (most: number) => z.string().trim().max(most);

export const newComplaint = z.object({
  kind: z.enum(Object.keys(complaintKinds) as (keyof typeof complaintKinds)[], '请选择反映哪一类问题'),
  /** The platform it is about, where it is one. */
  platformId: id.optional(),
  about: words(200).min(2, '请写明投诉举报的对象：单位名称，或者哪一年度、哪件事'),
  /** Both may be left out: then nobody can ask back. */
  complainant: words(120).default(''),
  contact: words(120).default(''),
  content: words(4000).min(10, '请写明反映的问题，至少10个字'),
});
export const receipt = z.object({
  number: words(40).min(1, '请填写回执号'),
  code: words(40).min(1, '请填写查询码'),
});

const complaint = z.object({
  ...{ id, number: z.string(), kind: z.string(), about: z.string(), content: z.string(), platformId: id.nullable() },
  /** Whether it was signed with a name, which nobody reads but its handler. */
  named: z.boolean(),
  ...{ state: z.object({ name: state, label: z.string() }), handler: z.string().nullable(), mine: z.boolean() },
  ...{ finding: z.string().nullable(), inquiry: z.string().nullable(), reply: z.string().nullable(), word: z.string().nullable() },
  /** Which one from its address within the hour. */
  nthFromSource: z.number(),
  ...{ filedAt: z.string(), assignedAt: z.string().nullable(), answeredAt: z.string().nullable(), version: z.number() },
  files: z.array(z.object({ id, name: z.string(), size: z.number() })),
  offers: z.array(offer),
});

export const complaints = define({
  'POST /api/complaints': {
    summary: `提出投诉举报（${complaintProcedure.article}）：随时可以提出，姓名可以不留，身份保密`,
    who: 'public',
    body: newComplaint,
    response: receipt,
    audit: 'receiveComplaint',
  },
  'POST /api/complaints/status': {
    summary: '凭回执号和查询码查看投诉举报的办理情况',
    who: 'public',
    body: receipt,
    response: z.object({
      ...{ number: z.string(), kind: z.string(), about: z.string(), state, label: z.string() },
      ...{ filedOn: day, assignedOn: day.nullable(), answeredOn: day.nullable() },
      finding: z.enum(Object.values(complaintFindings)).nullable(),
      reply: z.string().nullable(),
      files: z.array(z.object({ name: z.string(), size: z.number() })),
    }),
  },
  'GET /api/complaints': {
    summary: '投诉举报，一次一页，未答复的在前、先收到的在前，另说共多少；投诉举报人不显示',
    who: ['officer', 'leader', 'supervisor'],
    query: z.object(pageQuery),
    response: z.object({ complaints: z.array(complaint), total: z.number() }),
  },
  'POST /api/complaints/{id}/reveal': {
    summary: '承办人查看投诉举报人、联系方式和文中号码，写明用途，记入日志；领导只看内容',
    who: ['officer', 'leader'],
    params: z.object({ id }),
    body: z.object({ purpose }),
    response: z.object({
      ...{ complainant: z.string(), contact: z.string(), content: z.string() },
      inquiry: z.string().nullable(),
    }),
    audit: 'revealComplainant',
  },
  'POST /api/complaints/{id}/evidence/{evidenceId}': {
    summary: '查看投诉举报的证据，写明用途，记入日志',
    who: ['officer', 'leader'],
    params: z.object({ id, evidenceId: id }),
    body: z.object({ purpose }),
    response: 'file',
    files: ['pdf', 'jpg', 'png'],
    audit: 'openComplaintEvidence',
  },
  'POST /api/complaints/{id}/steps/{step}': stepRoute(...table, z.object({ id, version: z.number() })),
});
