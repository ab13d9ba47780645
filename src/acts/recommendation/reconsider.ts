import { dayOf } from '../../core/calendar/instant.ts';
import type { Dated } from '../../core/calendar/workday.ts';
import { type ReconsiderationTerm, reconsiderationTerm } from '../../core/deadlines/reconsideration.ts';
import { judge } from '../../core/procedure/judge.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import {
  type ReconsiderationBrought,
  type ReconsiderationFacts,
  type ReconsiderationState,
  type ReconsiderationSteps,
  reconsiderationProcedure,
  reconsidered,
} from '../../core/procedure/reconsideration.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { takeStep } from '../dossier/take-step.ts';
import type { Kind } from '../procedure/take.ts';
import { found, notNow, reached } from '../refusal.ts';
import { caseSeen } from './case.ts';
import { decidedIn } from './decision.ts';
import type { DecisionRecord } from './decision-port.ts';
import type { Reconsideration, ReconsiderationLine } from './reconsideration-port.ts';

const { article } = reconsiderationProcedure;

/** The decision that a case stands by now, where it went out by a letter with a number. */
async function standingDecision(tx: Transaction, { id, state }: Dossier): Promise<(DecisionRecord & { number: string }) | null> {
  const of = decidedIn(state);
  const made = of === null ? null : await tx.decisions.decision(id, of.step);
  return made === null || made.number === null ? null : { ...made, number: made.number };
}

async function termOf(
  tx: Transaction,
  ctx: Context,
  { roundId }: Dossier,
  made: DecisionRecord,
): Promise<Dated<ReconsiderationTerm> | null> {
  const { reconsideration: days } = ctx.tools.schemes.named(found(await tx.rounds.round(roundId)).scheme);
  if (days === null || made.decidedAt === null) return null;
  const openedOn = made.receivedAt === null ? null : dayOf(made.receivedAt);
  return reconsiderationTerm({ decidedOn: dayOf(made.decidedAt), openedOn }, days, ctx.calendar);
}

const deciderOf = ({ recommenderId, issuerId }: Dossier, step: DecisionRecord['step']): string =>
  step === 'decline' ? recommenderId : issuerId;

/** How a decision stands to whoever would ask: `state` of its 复核, null where nobody has. */
async function askingOf(tx: Transaction, ctx: Context, dossier: Dossier, made: DecisionRecord): Promise<Standing<ReconsiderationFacts>> {
  const asked = (await tx.reconsiderations.of(dossier.id)).find(({ number }) => number === made.number);
  const term = await termOf(tx, ctx, dossier, made);
  const facts = { state: asked?.state ?? null, deciderId: deciderOf(dossier, made.step), term, hands: [] };
  return { facts, parties: { applicantId: dossier.applicantId }, actor: ctx.actor, today: ctx.today };
}

/**
 * The applicant asks for 复核 of the decision that its case stands by, once, within the term of the round's edition (第四条). Refuses: 404 where it can't be seen,
 * 422 where there is no such decision, the term is over, or it was asked already.
 */
export const askReconsideration = (ctx: Context, dossierId: string, { grounds }: { grounds: string }): Promise<Reconsideration> =>
  ctx.inTransaction(async (tx) => {
    await caseSeen(tx, ctx, dossierId, ['applicantOf', 'recommenderOf', 'authorityOf', 'supervisor']);
    const dossier = found(await tx.dossiers.locked(dossierId));
    const made =
      (await standingDecision(tx, dossier)) ??
      notNow(article, '本申报现在没有不予推荐、不予受理或者不列入名单的通知，不能申请复核；请按申报的状态办理');
    const state = reached(
      judge(reconsiderationProcedure, await askingOf(tx, ctx, dossier, made), { step: 'ask', brought: { granted: false } }),
    );
    const one: Reconsideration = {
      ...{ id: ctx.tools.newId(), dossierId, deciderId: deciderOf(dossier, made.step), step: made.step, number: made.number },
      ...{ grounds: grounds.trim(), state, askedBy: ctx.actor.accountId, askedAt: ctx.now },
      ...{ outcome: null, decidedBy: null, decidedAt: null, version: 1 },
    };
    await tx.reconsiderations.add(one);
    const { applicantId, recommenderId, issuerId, number: dossierNumber } = dossier;
    const line = { ...one, applicantId, recommenderId, issuerId, roundId: dossier.roundId, dossierNumber };
    await tx.record({ ...by(ctx, 'clerk'), action: 'askReconsideration', article, ...entryOf(line) });
    await tx.post(toDecider(line));
    return one;
  });

/** What the journal keeps of each: which letter, and to whom it belongs; what was written stays where it lies sealed. */
const entryOf = ({ applicantId, recommenderId, issuerId, ...one }: ReconsiderationLine) => ({
  subject: { kind: 'reconsideration', id: one.id },
  parties: { applicantId, recommenderId, ...(one.step === 'decline' ? {} : { issuerId }) },
  detail: { number: one.dossierNumber, letter: one.number, decision: reconsidered[one.step].kind },
});

/** 复核 (第四条) as `take` knows it: where the decision is set aside, its case goes back to before it was made. */
export const reconsiderationKind: Kind<
  ReconsiderationLine,
  ReconsiderationFacts,
  ReconsiderationState,
  ReconsiderationSteps,
  ReconsiderationBrought
> = {
  procedure: reconsiderationProcedure,
  called: '这件复核',
  locked: (tx, _, id) => tx.reconsiderations.locked(id),
  standing: standingOf,
  change: (tx, { id, version }, { state, outcome, decidedBy, decidedAt }) =>
    tx.reconsiderations.change(id, version, { state, ...(outcome ? { outcome, decidedBy, decidedAt } : {}) }),
  entry: entryOf,
  effects: {
    decide: ({ tx, ctx, row, brought: { granted, outcome } }) => ({
      change: { outcome: outcome.trim(), decidedBy: ctx.actor.accountId, decidedAt: ctx.now },
      detail: { outcome: reconsiderationProcedure.states[granted ? 'granted' : 'kept'].label },
      async after(moved) {
        if (!granted) return [toApplicant(moved)];
        await tx.decisions.setAside(row.number, ctx.now);
        await takeStep(tx, ctx, row.dossierId, reconsidered[row.step].resumes, { change: { decisionReasons: null } });
        return [toApplicant(moved), toOfficers(moved)];
      },
    }),
  },
};

async function standingOf(tx: Transaction, ctx: Context, one: ReconsiderationLine): Promise<Standing<ReconsiderationFacts>> {
  const made = found(await tx.decisions.numbered(one.number));
  const written = one.step === 'decline' ? await tx.journal.hands('decline', one.dossierId) : [];
  const hands = [made.writtenBy, made.decidedBy, ...written].filter((hand) => hand !== null);
  const { state, deciderId, applicantId } = one;
  return { facts: { state, deciderId, term: null, hands }, parties: { applicantId }, actor: ctx.actor, today: ctx.today };
}

export type ReconsiderationView = ReconsiderationLine & { decider: string; decidedByName: string | null; offers: Offer[] };
export type ReconsiderationsView = {
  all: ReconsiderationView[];
  /** Of the decision that the case stands by, while nobody has asked; null where there is none. */
  open: { number: string; opened: boolean; term: ReconsiderationTerm | null; offers: Offer[] } | null;
};

/** Every 复核 of a case, and whether and until when it may be asked for now. */
export const reconsiderationsOf = (ctx: Context, dossierId: string): Promise<ReconsiderationsView> =>
  ctx.inTransaction(async (tx) => {
    const dossier = await caseSeen(tx, ctx, dossierId, ['applicantOf', 'recommenderOf', 'authorityOf', 'supervisor']);
    const lines = await tx.reconsiderations.of(dossierId);
    const names = await tx.directory.names(lines.flatMap(({ decidedBy }) => decidedBy ?? []));
    const all: ReconsiderationView[] = [];
    for (const one of lines)
      all.push({
        ...one,
        decider: found(await tx.directory.organisation(one.deciderId)).name,
        decidedByName: one.decidedBy === null ? null : (names[one.decidedBy] ?? null),
        offers: offers(reconsiderationProcedure, await standingOf(tx, ctx, one)),
      });
    const made = await standingDecision(tx, dossier);
    if (made === null || lines.some(({ number }) => number === made.number)) return { all, open: null };
    const asking = await askingOf(tx, ctx, dossier, made);
    const { term } = asking.facts;
    const open = { number: made.number, opened: made.receivedAt !== null, term: term?.ok ? term.value : null };
    return { all, open: { ...open, offers: offers(reconsiderationProcedure, asking) } };
  });

const page = ({ dossierId }: Reconsideration) => `/app/dossiers/${dossierId}`;

const toDecider = (one: ReconsiderationLine): Letter => ({
  key: `reconsideration:${one.id}:asked`,
  to: { organisationId: one.deciderId, role: 'leader' },
  subject: `${one.dossierNumber ?? '申报'}：申请复核`,
  body: `申报单位对${reconsidered[one.step].kind}通知 ${one.number} 申请复核，请由没有经手的分管领导决定并写明理由（${article}）。`,
  link: page(one),
});

const toApplicant = (one: ReconsiderationLine): Letter => ({
  key: `reconsideration:${one.id}:decided`,
  to: { organisationId: one.applicantId, role: 'clerk' },
  subject: `${one.dossierNumber ?? '申报'}：复核决定，${reconsiderationProcedure.states[one.state].label}`,
  body: `对${reconsidered[one.step].kind}通知 ${one.number} 的复核已经决定：${reconsiderationProcedure.states[one.state].label}。${
    one.state === 'granted' ? `${reconsidered[one.step].follows}。` : ''
  }理由见申报页面（${article}）。`,
  link: page(one),
});

const toOfficers = (one: ReconsiderationLine): Letter => ({
  key: `reconsideration:${one.id}:resumed`,
  to: { organisationId: one.deciderId, role: 'officer' },
  subject: `${one.dossierNumber ?? '申报'}：复核撤销原决定，请重新办理`,
  body: `${reconsidered[one.step].kind}通知 ${one.number} 已由复核决定撤销：${reconsidered[one.step].follows}（${article}）。`,
  link: page(one),
});
