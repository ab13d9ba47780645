import * as z from 'zod';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { dossierLine, dossiersAsked, dossiersPage, state } from './dossier-list.ts';
import { answer, historyKey, itemAnswer } from './filling.ts';
import { offer } from './offer.ts';
import { purpose } from './purpose.ts';
import { whole } from './whole.ts';

export const caseRoles = ['clerk', 'officer', 'leader', 'expert', 'supervisor'] as const;
const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);
const cells = z.record(z.string(), value);
const reason = z.object({ article: z.string().max(100), text: z.string().max(2000) });
export const reasons = z.array(reason).max(50);
/** Whom the applicant may ask about a decision. */
export const decisionContact = z.object({ office: z.string().max(100), phone: z.string().max(50) });
export const version = whole.min(1).optional();
export const correctionItem = z.object({
  path: z.string().max(200),
  label: z.string().max(200),
  reason: z.string().max(1000),
  article: z.string().max(100),
  expected: z.string().max(1000),
});
/** As the correction keeps it: whether it stood before and was not named; why the applicant left it as it is. */
const sentItem = correctionItem.extend({ overlooked: z.boolean(), answer: itemAnswer.nullable() });
/** What every step answers: where the case stands now. */
export const moved = z.object({ id, number: z.string().nullable(), state, version: z.number() });

const dossierView = dossierLine.extend({
  round: z.object({ title: z.string(), opensOn: day, closesOn: day, closesAt: z.string(), recommendBy: day, reviewBy: day.nullable() }),
  stage: z.number(),
  offers: z.array(offer),
  relation: z.array(z.string()),
  declarationConfirmed: z.boolean(),
  correctionDueOn: day.nullable(),
  correctionDaysLeft: z.number().nullable(),
  windowDaysLeft: z.number().nullable(),
  certificateCheck: z.object({ checkedOn: day, outcome: z.string(), note: z.string() }).nullable(),
  decisionReasons: reasons,
  corrections: z.array(
    z.object({ no: z.number(), dueOn: day, sentAt: z.string(), resolvedAt: z.string().nullable(), items: z.array(sentItem) }),
  ),
  contentHash: z.string().nullable(),
  /** `step`: what the journal calls it. Who is an office; a person's name stands behind one's own. */
  timeline: z.array(z.object({ at: z.string(), who: z.string(), step: z.string(), action: z.string(), article: z.string().nullable() })),
  /** Where it stands and what is due from which office until when (`dueAt`: 24:00, or the hour of that day); what comes after it. */
  turn: z.object({
    says: z.string(),
    dueOn: day.nullable(),
    dueAt: z.string(),
    daysLeft: z.number().nullable(),
    ahead: z.array(z.object({ who: z.string(), what: z.string(), dueOn: day.nullable() })),
  }),
  /** What waits for this reader, in the words of the inbox. */
  tasks: z.array(
    z.object({
      ...{ why: z.string(), action: z.string(), link: z.string(), article: z.string(), otherwise: z.string().nullable() },
      ...{ dueOn: day.nullable(), dueAt: z.string(), daysLeft: z.number().nullable() },
    }),
  ),
});

export const material = z.object({
  id,
  kind: z.string(),
  name: z.string(),
  mediaType: z.string(),
  size: z.number(),
  hash: z.string(),
  addedAt: z.string(),
  /** Null where nobody looks for malware. */
  malware: z.enum(['clean', 'quarantined', 'infected']).nullable(),
  /** The rows of the form that it proves: `activities/<id>`, `agreements/<id>`. */
  proves: z.array(z.string()),
  /** Its last day; null where it has none or nobody has said. */
  validUntil: z.string().nullable(),
  /** The earlier dossier that it was taken over from, and whether nobody has looked at it since. */
  source: z.string().nullable(),
  unseen: z.boolean(),
});
const verdict = z.object({
  /** Unknown only because nobody has looked yet at what was brought from an earlier year. */
  waits: z.boolean().optional(),
  id: z.string(),
  label: z.string(),
  article: z.string(),
  status: z.enum(['met', 'notMet', 'unknown', 'forPerson']),
  figure: z.string().nullable(),
  threshold: z.string().nullable(),
  message: z.string(),
  evidence: z.array(z.string()),
  reading: z.string().optional(),
});
const fault = z.object({ path: z.string(), label: z.string(), value: z.string(), rule: z.string(), message: z.string() });
const finding = z.object({
  id: z.string(),
  severity: z.enum(['error', 'warning', 'signal']),
  article: z.string(),
  paths: z.array(z.string()),
  message: z.string(),
});

const patch = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('value'), key: z.string().max(60), value, base: whole }),
  z.object({ kind: z.literal('row'), table: z.string().max(60), rowId: id, position: z.number(), cells, base: whole }),
  z.object({ kind: z.literal('removeRow'), table: z.string().max(60), rowId: id, base: whole }),
]);

/** Every annex as PDF, the texts also to edit, the lists also to reckon with. */
export const annexFile = z.enum([
  ...(['2.pdf', '3.pdf', '4.pdf', '5.pdf', '6.pdf'] as const),
  ...(['2.docx', '6.docx', '3.xlsx', '4.xlsx', '5.xlsx'] as const),
]);
export type AnnexFile = z.output<typeof annexFile>;

export const dossier = define({
  'GET /api/dossiers': {
    summary: '申报列表：只列出与本人有关的，一次一页，另说共多少件',
    who: caseRoles,
    query: dossiersAsked,
    response: dossiersPage,
  },
  'POST /api/dossiers': {
    summary: '开始申报',
    who: ['clerk'],
    /** `takeOver`: an earlier dossier of its own whose whole content the new one begins with. */
    body: z.object({ roundId: id, recommenderId: id, takeOver: id.nullish() }),
    response: moved,
    audit: 'start',
  },
  'GET /api/dossiers/{id}': {
    summary: '一份申报：状态、期限、可办事项、往来',
    who: caseRoles,
    params: z.object({ id }),
    response: dossierView,
  },
  'GET /api/dossiers/{id}/form': {
    summary: '申请表与附件内容（个人信息按身份遮蔽）',
    who: caseRoles,
    params: z.object({ id }),
    response: z.object({
      values: z.record(z.string(), value),
      tables: z.record(z.string(), z.array(z.object({ id: z.string(), cells }))),
      versions: z.record(z.string(), z.number()),
      positions: z.record(z.string(), z.number()),
      sources: z.record(z.string(), z.string()),
      /** Places that an earlier year brought and nobody has looked at yet. */
      unseen: z.array(z.string()),
      editable: z.union([z.literal('all'), z.array(z.string())]),
      revision: z.number(),
    }),
  },
  'PATCH /api/dossiers/{id}/form': {
    summary: '保存改动：单项、单行，逐处判断；一处不能保存，不妨碍其他各处',
    who: ['clerk'],
    params: z.object({ id }),
    body: z.object({ patches: z.array(patch).min(1).max(2000) }),
    each: { member: 'patches', item: patch },
    response: z.object({
      /** `refused`: nothing was written there, and why; the others are saved. Where none could be, the whole is refused (400, 422). */
      results: z.array(
        z.object({
          path: z.string(),
          version: z.number(),
          /** `who`: the colleague who saved first; null: the sender, in another window. */
          conflict: z.object({ current: z.unknown(), who: z.string().nullable() }).optional(),
          refused: z.array(z.object({ path: z.string(), rule: z.string(), message: z.string() })).optional(),
        }),
      ),
      savedAt: z.string(),
      /** Greater than what the sender knew before: somebody else changed the form meanwhile. */
      revision: z.object({ before: z.number(), after: z.number() }),
    }),
  },
  'GET /api/dossiers/{id}/history': {
    summary: '一处内容的修改历史：新的在前，每页 100 处',
    who: ['clerk'],
    params: z.object({ id }),
    query: z.object({ path: z.string().max(200), from: historyKey.optional() }),
    response: z.object({
      changes: z.array(z.object({ at: z.string(), who: z.string(), before: z.unknown(), after: z.unknown() })),
      next: historyKey.nullable(),
    }),
  },
  'GET /api/dossiers/{id}/checks': {
    summary: '条件自查、一致性、缺漏、材料',
    who: caseRoles,
    params: z.object({ id }),
    response: z.object({
      verdicts: z.array(verdict),
      findings: z.array(finding),
      faults: z.array(fault),
      missing: z.array(z.object({ key: z.string(), label: z.string(), article: z.string(), message: z.string() })),
      /** Events and agreements that no material is tied to; `path` the row, `place` the cell at which it is said. Bars nothing. */
      unproven: z.array(
        z.object({ kind: z.string(), path: z.string(), place: z.string(), label: z.string(), article: z.string(), message: z.string() }),
      ),
      answers: z.array(answer),
      /** The city's own recognition that this system holds; it answers by itself what asks for one. */
      below: z.string().nullable(),
    }),
  },
  'POST /api/dossiers/{id}/reveal': {
    summary: '显示一处个人信息（写明用途，记入日志）',
    who: ['officer', 'leader', 'supervisor'],
    params: z.object({ id }),
    body: z.object({ path: z.string().max(200), purpose }),
    response: z.object({ value: z.string() }),
    audit: 'revealPersonal',
  },
  'POST /api/dossiers/{id}/declaration': {
    summary: '确认申报材料真实性声明函（附件6）',
    who: ['clerk'],
    params: z.object({ id }),
    body: z.object({ confirmed: z.boolean() }),
    response: z.null(),
    audit: 'confirmDeclaration',
  },
  'GET /api/dossiers/{id}/materials': {
    summary: '申报材料',
    who: caseRoles,
    params: z.object({ id }),
    /** `files`: whether whoever asks opens them as they are, has said why, or still has to; `space`: bytes that they take, and may take. */
    response: z.object({
      materials: z.array(material),
      files: z.enum(['free', 'stated', 'needed']),
      space: z.object({ used: z.number(), most: z.number() }),
    }),
  },
  'PUT /api/dossiers/{id}/material-kinds/{kind}': {
    summary: '上传申报材料（原始字节流，最大 50 MB）',
    who: ['clerk'],
    params: z.object({ id, kind: z.string().max(10) }),
    query: z.object({ name: z.string().min(1).max(400) }),
    body: 'bytes',
    response: material,
    audit: 'attach',
  },
  'DELETE /api/dossiers/{id}/materials/{materialId}': {
    summary: '删除申报材料',
    who: ['clerk'],
    params: z.object({ id, materialId: id }),
    response: z.null(),
    audit: 'detach',
  },
  'PUT /api/dossiers/{id}/materials/{materialId}/proves': {
    summary: '标明材料证明哪几次活动、哪几份协议',
    who: ['clerk'],
    params: z.object({ id, materialId: id }),
    body: z.object({ rows: z.array(z.string().max(100)).max(1000) }),
    response: material,
    audit: 'tieMaterial',
  },
  'GET /api/dossiers/{id}/materials/{materialId}/file': {
    summary: '查看申报材料',
    who: caseRoles,
    params: z.object({ id, materialId: id }),
    response: 'file',
    files: ['pdf', 'jpg', 'png', 'docx', 'xlsx'],
  },
  'POST /api/dossiers/{id}/submit': {
    summary: '提交申报',
    who: ['clerk'],
    params: z.object({ id }),
    body: z.object({ version }),
    response: moved.extend({ contentHash: z.string(), submittedAt: z.string() }),
    audit: 'submit',
  },
  'POST /api/dossiers/{id}/take-back': {
    summary: '收回修改：申报截止前、推荐部门开始初审前，退回填写（第四条）',
    who: ['clerk'],
    params: z.object({ id }),
    body: z.object({ version }),
    response: moved,
    audit: 'takeBack',
  },
  'POST /api/dossiers/{id}/withdraw': {
    summary: '撤回申报',
    who: ['clerk'],
    params: z.object({ id }),
    body: z.object({ version }),
    response: moved,
    audit: 'withdraw',
  },
  'GET /api/dossiers/{id}/annexes/{annex}': {
    summary: '附件2至附件6：PDF；2、6 另有 Word，3、4、5 另有 Excel',
    who: caseRoles,
    params: z.object({ id, annex: annexFile }),
    response: 'file',
    files: ['pdf', 'docx', 'xlsx'],
  },
  'GET /api/dossiers/{id}/receipt.pdf': {
    summary: '提交回执',
    who: ['clerk', 'officer', 'leader', 'supervisor'],
    params: z.object({ id }),
    response: 'file',
  },
});
