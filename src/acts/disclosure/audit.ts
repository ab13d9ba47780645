import { chineseDay } from '../../core/calendar/day.ts';
import {
  type AuditAbout,
  type AuditFacts,
  type AuditKind,
  type AuditParty,
  type AuditState,
  type AuditSteps,
  auditAbouts,
  auditKinds,
  auditParties,
  auditProcedure,
  partiesAbout,
} from '../../core/procedure/audit.ts';
import { judge } from '../../core/procedure/judge.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import type { Incoming, Sniff } from '../files/arrival.ts';
import { bringEvidence, openEvidence } from '../files/evidence.ts';
import type { Evidence } from '../files/evidence-port.ts';
import type { Kind } from '../procedure/take.ts';
import { badInput, found, reached } from '../refusal.ts';
import type { Audit, AuditLine } from './audit-port.ts';

const { article } = auditProcedure;
export const AUDITS = '/app/audits';

export type AskedAudit = {
  readonly kind: AuditKind;
  readonly about: AuditAbout;
  readonly aboutId: string;
  readonly whom: AuditParty;
  readonly body: string;
  readonly dueOn: string;
};

/** A supervisor asks a party of a case something, or tells it what was found (第十六条): answered within a term, in writing and with files. */
export const askAudit = (ctx: Context, { kind, about, aboutId, whom, body, dueOn }: AskedAudit): Promise<Audit> =>
  ctx.inTransaction(async (tx) => {
    const standing = { facts: { state: null, organisationId: '', dueOn }, parties: {}, actor: ctx.actor, today: ctx.today };
    const state = reached(judge(auditProcedure, standing, { step: 'ask', brought: {} }));
    if (!partiesAbout[about].includes(whom))
      badInput('whom', article, `${auditAbouts[about]}请向${partiesAbout[about].map((one) => auditParties[one]).join('、')}提出`);
    const { title, ...parties } = await subjectOf(tx, about, aboutId);
    const organisationId = parties[whom] ?? badInput('whom', article, `这一件没有${auditParties[whom]}，请向另一方提出`);
    const one: Audit = {
      ...{ id: ctx.tools.newId(), kind, about, aboutId, aboutTitle: title, organisationId, body: body.trim(), dueOn, state },
      ...{ askedBy: ctx.actor.accountId, askedName: by(ctx, 'supervisor').actor.name, askedAt: ctx.now },
      ...{ answer: null, answeredBy: null, answeredName: null, answeredAt: null, word: null, closedAt: null, version: 1 },
    };
    await tx.asSystem((system) => system.audits.add(one));
    await tx.record({ ...by(ctx, 'supervisor'), action: 'askAudit', article, ...entryOf(one) });
    const roles = whom === 'applicant' ? ['clerk'] : ['officer', 'leader'];
    await tx.postAll(roles.map((role) => toParty(one, role)));
    return one;
  });

type Subject = { readonly title: string; readonly issuer: string; readonly recommender?: string; readonly applicant?: string };

/** What it is called there, and who its parties are; a supervisor sees all of them. */
async function subjectOf(tx: Transaction, about: AuditAbout, id: string): Promise<Subject> {
  if (about === 'round') {
    const { title, issuerId } = found(await tx.rounds.round(id));
    return { title, issuer: issuerId };
  }
  if (about === 'notice') {
    const { title, issuerId } = found(await tx.notices.notice(id));
    return { title, issuer: issuerId };
  }
  if (about === 'objection') {
    const { issuerId, applicantName } = found(await tx.notices.objection(id));
    return { title: applicantName, issuer: issuerId };
  }
  const { number, applicantName, issuerId, recommenderId, applicantId } = found(await tx.dossiers.line(id));
  return { title: [number, applicantName].filter(Boolean).join(' '), issuer: issuerId, recommender: recommenderId, applicant: applicantId };
}

const toParty = ({ id, kind, about, aboutTitle, organisationId, dueOn }: Audit, role: string): Letter => ({
  key: `audit:${id}:${role}`,
  to: { organisationId, role },
  subject: `审计监察${kind === 'question' ? '询问' : '发现问题'}：${aboutTitle}`,
  body: `审计监察就${auditAbouts[about]}“${aboutTitle}”提出${auditKinds[kind]}，请于${chineseDay(dueOn)}前以文字和文件答复（${article}）。`,
  link: AUDITS,
});

/** Who may read it in the journal: the supervisor, and nobody whom it does not concern. */
const entryOf = ({ id, kind, about, aboutId, organisationId, dueOn }: Audit) => ({
  subject: { kind: 'audit', id },
  parties: {},
  detail: { as: auditKinds[kind], about: auditAbouts[about], aboutId, organisationId, dueOn },
});

const standingOf = ({ actor, today }: Context, { state, organisationId, dueOn }: Audit): Standing<AuditFacts> => ({
  facts: { state, organisationId, dueOn },
  parties: {},
  actor,
  today,
});

/** 审计监察的询问和发现的问题 as `take` knows it. */
export const auditKind: Kind<AuditLine, AuditFacts, AuditState, AuditSteps, object> = {
  procedure: auditProcedure,
  called: '这一件',
  over: '这一件已经答复或者办结，请刷新后查看',
  async locked(tx, _, id) {
    const seen = await tx.audits.one(id);
    return seen && tx.asSystem((system) => system.audits.locked(id));
  },
  standing: async (_, ctx, one) => standingOf(ctx, one),
  change: (tx, { id, version }, { organisation: _, ...change }) => tx.asSystem((system) => system.audits.change(id, version, change)),
  entry: entryOf,
  effects: {
    answer: ({ ctx, brought: { answer } }) => ({
      change: { answer, answeredBy: ctx.actor.accountId, answeredName: by(ctx).actor.name, answeredAt: ctx.now },
      after: (one) => [letter(one, { accountId: one.askedBy }, '已答复', `“${one.organisation}”已就“${one.aboutTitle}”答复，请查看。`)],
    }),
    close: ({ ctx, brought: { word } }) => ({
      change: { word, closedAt: ctx.now },
      after: (one) =>
        one.answeredBy === null
          ? []
          : [letter(one, { accountId: one.answeredBy }, '已办结', `审计监察就“${one.aboutTitle}”的${auditKinds[one.kind]}已办结。`)],
    }),
  },
};

const letter = (one: Audit, to: Letter['to'], what: string, body: string): Letter => ({
  key: `audit:${one.id}:${one.version}`,
  to,
  subject: `审计监察${auditKinds[one.kind]}${what}：${one.aboutTitle}`,
  body: `${body}（${article}）`,
  link: AUDITS,
});

export type AuditView = AuditLine & { readonly files: readonly Evidence[]; readonly offers: readonly Offer[] };

/** A page of all that was asked, for whoever supervises; of what the own organisation was asked, for who answers. */
export const auditsSeen = (ctx: Context, asked: { limit: number; offset: number }): Promise<{ audits: AuditView[]; total: number }> =>
  ctx.inTransaction(async (tx) => {
    const { lines, total } = await tx.audits.page(asked);
    const files = await tx.evidence.of(lines.map(({ id }) => id));
    const audits = lines.map((one) => ({
      ...one,
      files: files.filter(({ caseId }) => caseId === one.id),
      offers: offers(auditProcedure, standingOf(ctx, one)),
    }));
    return { audits, total };
  });

/** Who answers adds a file before the answer: the same people, and no longer than the answer may still come. */
export async function bringAuditFile(ctx: Context, id: string, brought: { incoming: Incoming; sniff: Sniff }): Promise<Evidence> {
  await ctx.inTransaction(async (tx) => found(await tx.audits.one(id)));
  return bringEvidence(
    ctx,
    { kind: 'audit', caseId: id, article },
    {
      ...brought,
      allowed: async (tx) =>
        void reached(
          judge(auditProcedure, standingOf(ctx, found(await tx.asSystem((system) => system.audits.locked(id)))), {
            step: 'answer',
            brought: { answer: '……' },
          }),
        ),
      noted: async (tx, { fileHash, size }) =>
        tx.record({
          ...by(ctx),
          action: 'bringAuditFile',
          article,
          subject: { kind: 'audit', id },
          parties: {},
          detail: { hash: fileHash, size },
        }),
    },
  );
}

/** A file of an answer, for who answered and who supervises. */
export async function openAuditFile(ctx: Context, { id, evidenceId }: { id: string; evidenceId: string }) {
  const file = await ctx.inTransaction(async (tx) => openEvidence(tx, found(await tx.audits.one(id)).id, evidenceId));
  return { file, bytes: await ctx.tools.files.open(file.fileHash) };
}
