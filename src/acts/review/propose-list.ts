import { listText } from '../../core/notice/list-text.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { type ProposedListSteps, proposedListProcedure } from '../../core/procedure/proposed-list.ts';
import type { Standing } from '../../core/procedure/step.ts';
import type { TwoHandsFacts, TwoHandsState } from '../../core/procedure/two-hands.ts';
import {
  type Choice,
  choiceFaults,
  entriesOf,
  type ListEntry,
  listedOf,
  listFaults,
  type UnderReview,
} from '../../core/review/proposed-list.ts';
import type { Round } from '../../core/scheme/round.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import type { DossierLine } from '../dossier/port.ts';
import { takeStep } from '../dossier/take-step.ts';
import { type Handled, handledOne } from '../hands.ts';
import { prepareWhole } from '../procedure/prepare-whole.ts';
import type { Kind } from '../procedure/take.ts';
import type { DecisionContact } from '../recommendation/decision-port.ts';
import { saysSomething } from '../recommendation/decline.ts';
import { letterOf } from '../recommendation/letter.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import type { ProposedList } from './proposed-list-port.ts';
import { scored, underReviewIn } from './scored.ts';

const { article } = proposedListProcedure;

/** `without`: it does not wait for those whose review has not ended. `version`: of the list under way, as it was read; 0 where there was none. */
export type Preparing = {
  cut: string;
  lines: readonly Choice[];
  without: boolean;
  /** Whom those may ask who are not listed. */
  contact: DecisionContact;
  version: number;
};

/**
 * An officer prepares the whole list of a round (第八条（四）), or prepares it anew: every reviewed case by its mean, who is listed, and why one is against the
 * line. It is frozen with its digest as it lies there, and takes effect by a leader's signature alone.
 */
export const prepareList = (ctx: Context, roundId: string, asked: Preparing): Promise<ProposedList> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.lockedRound(roundId));
    const kept = await prepareWhole(ctx, {
      ...{ procedure: proposedListProcedure, called: proposedListKind.called, kept: tx.proposedLists, version: asked.version },
      ...{ of: { roundId, issuerId: round.issuerId }, open: await tx.proposedLists.open(roundId) },
      made: () => frozen(tx, ctx, { round, asked }),
    });
    await tx.record({ ...by(ctx, 'officer'), action: 'prepareProposedList', article, ...entryOf(kept) });
    await tx.post(toLeader(round, kept));
    return kept;
  });

type Asked = { readonly round: Round; readonly asked: Preparing };

/** What is asked for, as the list will lie there; everything that is wrong with it is told at once, each at its line. */
async function frozen(tx: Transaction, ctx: Context, { round, asked }: Asked) {
  const { cut, contact } = asked;
  const reviewed = await tx.dossiers.lines({ roundId: round.id, states: ['reviewed'] });
  checkLines(asked.lines, reviewed);
  const underReview = await underReviewIn(tx, round.id);
  if (underReview.length > 0 && !asked.without) badInput('without', article, waitsFor(underReview));
  const entries = entriesOf(await scored(tx, ctx, { round, lines: reviewed }), asked.lines, cut);
  const faults = [...choiceFaults(entries, cut), ...strangeArticles(ctx, round, entries)];
  if (faults.length > 0) refuse({ kind: 'badInput', faults: faults.map((one) => ({ ...one, rule: article })) });
  const passed = entries.filter(({ listed }) => !listed);
  if (passed.length > 0)
    saysSomething(
      passed.flatMap(({ reason }) => reason ?? []),
      contact,
    );
  const asks = { contactOffice: contact.office.trim(), contactPhone: contact.phone.trim() };
  return { cut, ...asks, entries, underReview, listHash: ctx.tools.digest(listText(listedOf(entries))) };
}

const waitsFor = (cases: readonly UnderReview[]): string =>
  `还有 ${cases.length} 家没有评审结束：${cases.map(({ name }) => name).join('、')}。等它们评审结束再拟定，或者写明不等，以后另行拟定名单、另行公示`;

function checkLines(lines: readonly Choice[], reviewed: readonly DossierLine[]): void {
  if (reviewed.length === 0) notNow(article, '没有“已评审”的申报，尚不能拟定名单，请先结束评审');
  const given = lines.map((line) => line.dossierId);
  const missing = reviewed.filter((one) => !given.includes(one.id));
  if (missing.length > 0) badInput('lines', article, `请补齐排序，还缺：${missing.map((one) => one.applicantName).join('、')}`);
  const strange = given.filter((id, i) => !reviewed.some((one) => one.id === id) || given.indexOf(id) !== i);
  if (strange.length > 0) badInput('lines', article, `排序中有 ${strange.length} 件重复，或不是本年度“已评审”的申报，请刷新后重排`);
}

/** A reason rests on a place that the measure has. */
const strangeArticles = ({ tools }: Context, { scheme }: Round, entries: readonly ListEntry[]) =>
  entries.flatMap(({ dossierId, name, reason }) =>
    reason && tools.schemes.text(scheme, reason.article) === undefined
      ? [{ path: `lines/${dossierId}`, message: `“${name}”的理由引用了办法没有的“${reason.article}”，请从条款列表中选择` }]
      : [],
  );

type Row = ProposedList & Handled & { readonly round: Round };

/** 拟认定名单 as `take` knows it: prepared by one, signed once by another; with the signature every case of it is listed, or passed over with its reason. */
export const proposedListKind: Kind<Row, TwoHandsFacts, TwoHandsState, ProposedListSteps, object> = {
  procedure: proposedListProcedure,
  called: '这份名单',
  async locked(tx, _, id) {
    const one = await tx.proposedLists.locked(id);
    if (one === null) return null;
    const round = await tx.rounds.lockedRound(one.roundId);
    return round === null ? null : { ...(await handledOne(tx, 'proposedList', one)), round };
  },
  standing: standingOf,
  change: (tx, { id, version }, { hands: _, round: __, ...change }) => tx.proposedLists.change(id, version, change),
  entry: entryOf,
  effects: {
    giveBack: ({ row: { round }, brought: { word } }) => ({
      change: { word },
      detail: { word },
      after: (moved) => [toOfficer(round, moved)],
    }),
    async sign({ tx, ctx, row: { round, roundId } }) {
      const earlier = (await tx.proposedLists.all(roundId)).filter(({ state }) => state === 'signed');
      const number = earlier.length + 1;
      return {
        change: { number, signedBy: ctx.actor.accountId, signedAt: ctx.now, word: null },
        detail: { number },
        async after(signed) {
          for (const entry of signed.entries)
            await (entry.listed ? takeStep(tx, ctx, entry.dossierId, 'propose') : passOver(tx, ctx, { signed, entry }));
          return [toPublish(round, signed)];
        },
      };
    },
  },
};

/** One that is not listed: it is told why, by a letter with a number and whom to ask. */
async function passOver(tx: Transaction, ctx: Context, { signed, entry }: { signed: ProposedList; entry: ListEntry }): Promise<void> {
  const { dossierId, reason } = entry;
  const reasons = reason ? [reason] : [];
  const dossier = await takeStep(tx, ctx, dossierId, 'passOver', { reasons });
  await tx.decisions.write({
    ...{ dossierId, step: 'passOver', reasons, writtenBy: signed.preparedBy, writtenAt: signed.preparedAt },
    ...{ contactOffice: signed.contactOffice, contactPhone: signed.contactPhone },
    ...(await letterOf(tx, ctx, { dossier, step: 'passOver', reasons })),
  });
}

function entryOf({ id, issuerId, roundId, cut, entries, listHash }: ProposedList) {
  const counts = { count: entries.length, listed: listedOf(entries).length };
  return { subject: { kind: 'proposedList', id }, parties: { issuerId }, detail: { roundId, cut, ...counts, listHash } };
}

async function standingOf(tx: Transaction, ctx: Context, one: ProposedList & Handled): Promise<Standing<TwoHandsFacts>> {
  const { state, hands, issuerId, roundId } = one;
  const faults = state === 'prepared' ? listFaults(one, await tx.dossiers.lines({ roundId, states: ['reviewed'] })) : [];
  return { facts: { state, hands, faults }, parties: { issuerId }, actor: ctx.actor, today: ctx.today };
}

/** What one may do about a list that is under way. */
export const listOffers = async (tx: Transaction, ctx: Context, one: ProposedList): Promise<Offer[]> =>
  offers(proposedListProcedure, await standingOf(tx, ctx, await handledOne(tx, 'proposedList', one)));

const page = (roundId: string) => `/app/rounds/${roundId}/ranking`;

/** A letter for each time that it was prepared. */
const toLeader = ({ year }: Round, { id, version, issuerId, roundId, entries }: ProposedList): Letter => ({
  key: `proposedList:${id}:${version}:leader`,
  to: { organisationId: issuerId, role: 'leader' },
  subject: `${year}年度拟认定名单已拟定，请一次签署`,
  body: `经办人已按评审排序拟定名单：${entries.length} 家中列入 ${listedOf(entries).length} 家，请审定后一次签署，或者退回（${article}）。`,
  link: page(roundId),
});

const toOfficer = ({ year }: Round, { id, version, issuerId, roundId, word }: ProposedList): Letter => ({
  key: `proposedList:${id}:${version}:officer`,
  to: { organisationId: issuerId, role: 'officer' },
  subject: `${year}年度拟认定名单由领导退回`,
  body: `退回意见：${word}。请重新拟定后再送签署（${article}）。`,
  link: page(roundId),
});

const toPublish = ({ year }: Round, { id, issuerId, entries }: ProposedList): Letter => ({
  key: `proposedList:${id}:signed`,
  to: { organisationId: issuerId },
  subject: `${year}年度拟认定名单已签署`,
  body: `列入 ${listedOf(entries).length} 家，不列入 ${entries.length - listedOf(entries).length} 家。列入的请按公示程序公示（${article}）。`,
  link: '/app/notices',
});
