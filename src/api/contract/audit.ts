import * as z from 'zod';
import { auditAbouts, auditKinds, auditParties, auditProcedure, auditSteps } from '../../core/procedure/audit.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { offer } from './offer.ts';
import { pageQuery } from './page.ts';
import { stepRoute } from './steps.ts';

const state = z.object({ name: z.enum(keysOf(auditProcedure.states)), label: z.string() });
const kind = z.enum(keysOf(auditKinds));
const about = z.enum(keysOf(auditAbouts));
const params = z.object({ id });
const audit = z.object({
  ...{ id, kind, about, aboutId: id, aboutTitle: z.string(), organisation: z.string(), body: z.string(), dueOn: day, state },
  ...{ askedName: z.string(), askedAt: z.string(), answer: z.string().nullable(), answeredName: z.string().nullable() },
  ...{ answeredAt: z.string().nullable(), word: z.string().nullable(), closedAt: z.string().nullable(), version: z.number() },
});

export const audits = define({
  'GET /api/audits': {
    summary: '审计监察的询问和发现的问题，待答复的在前：审计监察看全部，被询问的单位看本单位的',
    who: ['supervisor', 'officer', 'leader', 'clerk'],
    query: z.object(pageQuery),
    response: z.object({
      audits: z.array(audit.extend({ files: z.array(z.object({ id, name: z.string() })), offers: z.array(offer) })),
      total: z.number(),
    }),
    supervised: false,
  },
  'POST /api/audits': {
    summary: '就年度工作、申报、抽样测评、专家评审、公示或者公示异议提出询问、记录发现的问题，写明答复期限',
    who: ['supervisor'],
    body: z.object({
      ...{ kind, about, aboutId: id, whom: z.enum(keysOf(auditParties)) },
      body: z.string().trim().min(4, '请写明询问或者发现的问题').max(4000),
      dueOn: day,
    }),
    response: z.object({ id }),
    audit: 'askAudit',
  },
  'POST /api/audits/{id}/steps/{step}': stepRoute(auditProcedure, auditSteps, z.object({ id, state, version: z.number() })),
  'PUT /api/audits/{id}/evidence': {
    summary: '上传答复的证明文件（PDF、JPG、PNG）',
    who: ['officer', 'leader', 'clerk'],
    params,
    query: z.object({ name: z.string().min(1).max(200) }),
    body: 'bytes',
    response: z.object({ id }),
    audit: 'bringAuditFile',
  },
  'GET /api/audits/{id}/evidence/{evidenceId}': {
    summary: '查看答复的证明文件',
    who: ['supervisor', 'officer', 'leader', 'clerk'],
    params: z.object({ id, evidenceId: id }),
    response: 'file',
    files: ['pdf', 'jpg', 'png'],
    supervised: false,
  },
});
