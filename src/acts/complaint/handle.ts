import { type ComplaintFacts, type ComplaintState, type ComplaintSteps, complaintProcedure } from '../../core/procedure/complaint.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import type { Standing } from '../../core/procedure/step.ts';
import type { Context, Letter, Transaction } from '../context.ts';
import { type Disclosure, disclose } from '../disclosure/disclose.ts';
import { openEvidence } from '../files/evidence.ts';
import type { Evidence } from '../files/evidence-port.ts';
import { type Handled, handled, handledOne } from '../hands.ts';
import type { Kind } from '../procedure/take.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import type { Complainant, ComplaintChange, ComplaintLine } from './port.ts';

const { article } = complaintProcedure;

/** 投诉举报 (第四条、第十六条) as `take` knows it. */
export const complaintKind: Kind<ComplaintLine, ComplaintFacts, ComplaintState, ComplaintSteps, object> = {
  procedure: complaintProcedure,
  called: '这件投诉举报',
  locked: (tx, _, id) => tx.complaints.locked(id),
  standing: async (tx, ctx, one) => standingOf(ctx, await handledOne(tx, 'complaint', one)),
  change: (tx, { id, version }, change) => tx.complaints.change(id, version, kept(change)),
  entry: ({ id, issuerId, number, state }, was) => ({
    subject: { kind: 'complaint', id },
    parties: { issuerId },
    detail: { number, from: was.state, to: state },
  }),
  effects: {
    assign: ({ ctx }) => ({ change: { handlerId: ctx.actor.accountId, handler: ctx.actor.name, assignedAt: ctx.now, word: null } }),
    appoint: async ({ tx, ctx, brought: { handler } }) => {
      const { id, name } = await officerNamed(tx, ctx, handler);
      return {
        change: { handlerId: id, handler: name, assignedAt: ctx.now, word: null },
        detail: { handlerId: id },
        after: (one) => [
          letter(one, { accountId: id }, '由您承办', '分管领导指定您承办，请查证并拟答复；与所反映的事有利害关系的，请退出承办。'),
        ],
      };
    },
    handBack: ({ row: { gone, handlerId }, brought: { reason } }) => ({
      change: { handlerId: null, handler: null, word: null, gone: [...gone, ...(handlerId === null ? [] : [handlerId])] },
      detail: { reason },
    }),
    prepare: ({ brought: { finding, inquiry, reply } }) => ({
      change: { finding, inquiry, reply, word: null },
      after: (one) => [letter(one, { role: 'leader' }, '待审核答复', '承办人已查证并拟答复，请审核。')],
    }),
    giveBack: ({ row, brought: { word } }) => ({
      change: { word },
      after: (one) => (row.handlerId === null ? [] : [letter(one, { accountId: row.handlerId }, '由领导退回', `退回意见：${word}。`)]),
    }),
    answer: ({ ctx }) => ({ change: { answeredBy: ctx.actor.accountId, answeredAt: ctx.now } }),
  },
};

/** The one officer of this office who is called so. */
async function officerNamed(tx: Transaction, { actor }: Context, typed: string): Promise<{ id: string; name: string }> {
  const officers = (await tx.directory.accountsOf(actor.organisationId)).filter(({ active, roles }) => active && roles.includes('officer'));
  const [one, ...more] = officers.filter(({ name }) => name === typed.trim());
  if (one && more.length === 0) return one;
  const names = officers.map(({ name }) => name).join('、');
  return badInput('handler', '承办人', `本部门${one ? '不止一位' : '没有'}叫“${typed.trim()}”的经办人，请填写下列之一：${names}`);
}

/** Of a step's change without what is only shown. */
const kept = ({ handler: _, named: __, ...change }: Partial<ComplaintLine>): Partial<ComplaintChange> => change;

const letter = (one: ComplaintLine, to: { role: string } | { accountId: string }, what: string, body: string): Letter => ({
  key: `complaint:${one.id}:${one.version}`,
  to: 'role' in to ? { organisationId: one.issuerId, role: to.role } : to,
  subject: `投诉举报 ${one.number} ${what}`,
  body: `${body}（${article}）`,
  link: '/app/complaints',
});

const standingOf = ({ actor, today }: Context, one: ComplaintLine & Handled): Standing<ComplaintFacts> => ({
  facts: { ...one, hands: [...one.hands, ...one.gone] },
  parties: { issuerId: one.issuerId },
  actor,
  today,
});

/** What is said of the office's own work is read by who leads and who handles it, not by those of whom it may be said. */
const ofColleagues = ({ actor }: Context, { kind, handlerId, issuerId }: ComplaintLine): boolean =>
  kind === 'staff' && issuerId === actor.organisationId && handlerId !== actor.accountId && !actor.roles.includes('leader');
const UNSEEN = '反映认定工作的，由分管领导和承办人查看';
const veil = { about: UNSEEN, content: UNSEEN, inquiry: null, reply: null, word: null };

type Part = { limit: number; offset: number };
export type ComplaintView = ComplaintLine & { files: Evidence[]; mine: boolean; offers: Offer[] };

/** A page of what came to this authority, what waits first, that of its own work veiled from whom it may be about; the supervisor reads all. */
export const listComplaints = (ctx: Context, part: Part): Promise<{ complaints: ComplaintView[]; total: number }> =>
  ctx.inTransaction(async (tx) => {
    const { lines, total } = await tx.complaints.page(part);
    const all = await handled(tx, 'complaint', lines);
    const files = await tx.evidence.of(all.map(({ id }) => id));
    const complaints = all.map(({ hands, ...one }) => ({
      ...(ofColleagues(ctx, one) ? { ...one, ...veil } : one),
      files: ofColleagues(ctx, one) ? [] : files.filter(({ caseId }) => caseId === one.id),
      mine: one.handlerId === ctx.actor.accountId,
      offers: offers(complaintProcedure, standingOf(ctx, { ...one, hands })),
    }));
    return { complaints, total };
  });

/**
 * Opens who complains and how to reach them, with the numbers in what was said: for the handler alone, for a purpose, and in the journal. A leader, who agrees
 * to what is answered, reads what was said; who said it stays sealed.
 */
export const revealComplainant = (ctx: Context, id: string, purpose: string): Promise<Complainant> =>
  ctx.inTransaction(async (tx) => {
    const { one, handles } = await opened(tx, ctx, id);
    await disclose(tx, ctx, {
      ...disclosed(one, purpose),
      action: handles ? 'revealComplainant' : 'openComplaint',
      what: handles ? '投诉举报人' : '投诉举报的内容',
      personal: handles ? 2 : 1,
    });
    const said = found(await tx.complaints.complainantOf(id));
    return handles ? said : { ...said, complainant: '', contact: '' };
  });

/** A file of evidence may tell who brought it: it opens as the words do. */
export async function openComplaintEvidence(ctx: Context, { id, evidenceId }: { id: string; evidenceId: string }, purpose: string) {
  const file = await ctx.inTransaction(async (tx) => {
    const { one } = await opened(tx, ctx, id);
    const evidence = await openEvidence(tx, id, evidenceId);
    await disclose(tx, ctx, {
      ...disclosed(one, purpose),
      ...{ action: 'openComplaintEvidence', what: '投诉举报的证据', personal: 1, detail: { hash: evidence.fileHash } },
    });
    return evidence;
  });
  return { file, bytes: await ctx.tools.files.open(file.fileHash) };
}

const disclosed = ({ id, issuerId }: ComplaintLine, purpose: string): Pick<Disclosure, 'article' | 'subject' | 'parties' | 'purpose'> => ({
  article,
  subject: { kind: 'complaint', id },
  parties: { issuerId },
  purpose,
});

/** The handler, or somebody who leads there. */
async function opened(tx: Transaction, ctx: Context, id: string): Promise<{ one: ComplaintLine; handles: boolean }> {
  const { actor } = ctx;
  const one = found(await tx.complaints.one(id));
  if (one.issuerId !== actor.organisationId) refuse({ kind: 'notAllowed' });
  const handles = one.handlerId === actor.accountId;
  if (!handles && !actor.roles.includes('leader'))
    notNow(article, '只有这件投诉举报的承办人可以查看，请先受理；他人承办的，请由承办人办理');
  return { one, handles };
}
