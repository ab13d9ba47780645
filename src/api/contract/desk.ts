import * as z from 'zod';
import { define } from './define.ts';
import { id } from './directory.ts';
import { correctionItem, decisionContact, moved, reasons, version } from './dossier.ts';
import { whole } from './whole.ts';

const params = z.object({ id });
const staff = ['officer', 'leader'] as const;
const note = z.object({ id, author: z.string(), body: z.string(), at: z.string() });

export const desk = define({
  'GET /api/dossiers/{id}/signals': {
    summary: '名单和材料的信号：名单内、本轮其他申报、以往申报；只供核实，不作为退回依据',
    who: staff,
    params,
    response: z.object({
      signals: z.array(
        z.object({
          id: z.string(),
          article: z.string(),
          title: z.string(),
          message: z.string(),
          /** Places of the form or materials that show it. */
          paths: z.array(z.string()),
          /** Row by row, beside it what other lists say; names only of cases that the asker's own office has. */
          rows: z.array(
            z.object({ path: z.string(), row: z.number(), enterprise: z.string(), service: z.string(), others: z.array(z.string()) }),
          ),
        }),
      ),
    }),
  },
  'GET /api/dossiers/{id}/notes': {
    summary: '内部备注（只有本部门可见）',
    who: staff,
    params,
    response: z.object({ notes: z.array(note) }),
  },
  'POST /api/dossiers/{id}/notes': {
    summary: '添加内部备注',
    who: staff,
    params,
    body: z.object({ body: z.string().trim().min(1, '请填写备注内容').max(2000) }),
    response: note,
    audit: 'addNote',
  },
  'GET /api/dossiers/{id}/material-checks': {
    summary: '申报材料逐点核验的结果（第九条）',
    who: ['officer', 'leader', 'supervisor'],
    params,
    response: z.object({
      checks: z.array(
        z.object({
          kind: z.string(),
          /** The place of a line of what the material has to show, or the path of a row that it proves. */
          point: z.string(),
          outcome: z.enum(['shown', 'notShown']),
          word: z.string(),
          by: z.string(),
          office: z.string(),
          at: z.string(),
          /** Of the asker's own office. */
          own: z.boolean(),
          /** Said of an earlier submission. */
          earlier: z.boolean(),
        }),
      ),
    }),
  },
  'PUT /api/dossiers/{id}/material-checks': {
    summary: '核验一项材料的一点：能看出、看不出，或收回',
    who: ['officer'],
    params,
    body: z.object({
      kind: z.string().max(10),
      point: z.string().max(100),
      outcome: z.enum(['shown', 'notShown']).nullable(),
      word: z.string().max(500).default(''),
    }),
    response: z.null(),
    audit: 'checkMaterial',
  },
  'GET /api/dossiers/{id}/correction-draft': {
    summary: '已标出、尚未发出的缺陷（本部门共用）',
    who: staff,
    params,
    response: z.object({
      items: z.array(correctionItem),
      /** 0: none yet. */
      version: z.number(),
      changedBy: z.string().nullable(),
      changedAt: z.string().nullable(),
    }),
  },
  'PUT /api/dossiers/{id}/correction-draft': {
    summary: '保存已标出的缺陷',
    who: ['officer'],
    params,
    body: z.object({ items: z.array(correctionItem).max(200), version: whole }),
    response: z.object({ version: z.number(), savedAt: z.string() }),
  },
  'PUT /api/dossiers/{id}/decline': {
    summary: '报请不予推荐，写明理由、条款和联系方式（第八条（二））',
    who: ['officer'],
    params,
    body: z.object({ reasons, contact: decisionContact, version }),
    response: moved,
    audit: 'proposeDecline',
  },
  'POST /api/dossiers/{id}/decline/give-back': {
    summary: '领导退回不予推荐的报请',
    who: ['leader'],
    params,
    body: z.object({ reason: z.string().max(2000), version }),
    response: moved,
    audit: 'giveBackDecline',
  },
  'POST /api/dossiers/{id}/decline': {
    summary: '签发不予推荐（第八条（二））',
    who: ['leader'],
    params,
    /** The case's version as the leader read it; a proposal that was written anew since is not signed. */
    body: z.object({ version: whole.min(1) }),
    response: moved,
    audit: 'decline',
  },
  'GET /api/dossiers/{id}/decision.pdf': {
    summary: '不予推荐、不予受理、不列入拟认定名单通知（PDF）',
    who: ['clerk', 'officer', 'leader', 'supervisor'],
    params,
    response: 'file',
  },
});
