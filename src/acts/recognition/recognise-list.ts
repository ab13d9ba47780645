import { chineseDay } from '../../core/calendar/day.ts';
import { documentNumber } from '../../core/notice/paper.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { type RecognitionSteps, recognitionProcedure } from '../../core/procedure/recognition.ts';
import type { Standing } from '../../core/procedure/step.ts';
import type { TwoHandsFacts, TwoHandsState } from '../../core/procedure/two-hands.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import { type Handled, handled, handledOne } from '../hands.ts';
import { prepareWhole } from '../procedure/prepare-whole.ts';
import type { Kind } from '../procedure/take.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import { recognise } from './recognise.ts';
import type { Recognition } from './recognition-port.ts';

const { article } = recognitionProcedure;

/** A notice as its own acts keep it. */
type Noticed = NonNullable<Awaited<ReturnType<Transaction['notices']['notice']>>>;

/** `version`: of the recognition under way, as it was read; 0 where there was none. */
export type Recognising = { documentNumber: string; title: string; recognisedOn: string; version: number };

/**
 * An officer prepares the recognition of all that a notice lists and nothing is open or upheld against, in its order, with the document's number and day
 * (第八条（五）); what is contested waits and is recognised later by a supplement. It takes effect by another person's signature alone.
 */
export const prepareRecognition = (ctx: Context, noticeId: string, asked: Recognising): Promise<Recognition> =>
  ctx.inTransaction(async (tx) => {
    const notice = found(await tx.notices.notice(noticeId));
    // Locked, so that of two at once the second meets what the first prepared.
    await tx.rounds.lockedRound(notice.roundId);
    const { roundId, issuerId } = notice;
    const kept = await prepareWhole(ctx, {
      ...{ procedure: recognitionProcedure, called: recognitionKind.called, kept: tx.recognitionLists, version: asked.version },
      ...{ of: { roundId, issuerId }, open: await tx.recognitionLists.open(noticeId) },
      async made() {
        if (ctx.today <= notice.endsOn) notNow(article, `公示至${chineseDay(notice.endsOn)}，期满后才能认定`);
        if (notice.concludedBy === null) notNow(article, '公示情况尚未由经办人核报，请先核报');
        return { noticeId, ...checked(ctx, notice, asked), ...(await parted(tx, notice)) };
      },
    });
    await tx.record({ ...by(ctx, 'officer'), action: 'prepareRecognition', article, ...entryOf(kept) });
    await tx.post(toLeader(kept));
    return kept;
  });

/** The document is of a day after the notice and not in the future; its number as GB/T 9704 prints it. */
function checked({ today }: Context, { endsOn }: Noticed, { documentNumber: number, title, recognisedOn }: Recognising) {
  if (recognisedOn > today)
    badInput('recognisedOn', article, `认定日期${chineseDay(recognisedOn)}晚于今天${chineseDay(today)}，请填认定文件的日期`);
  if (recognisedOn <= endsOn)
    badInput('recognisedOn', article, `认定日期${chineseDay(recognisedOn)}不晚于公示结束日${chineseDay(endsOn)}，公示期满后才能认定`);
  return { documentNumber: documentNumber(number), title: title.trim(), recognisedOn };
}

/** Who of a notice can be recognised now, in its order, and who waits. Refuses where there is nobody. */
async function parted(tx: Transaction, notice: Noticed): Promise<Pick<Recognition, 'entries' | 'waiting'>> {
  const standing = new Map((await tx.recognitionLists.contested(notice.id)).map((one) => [one.dossierId, one]));
  const left = notice.list.filter(({ dossierId }) => standing.get(dossierId)?.state === 'proposed');
  const free = left.filter(({ dossierId }) => isFree(standing.get(dossierId)));
  if (free.length === 0)
    notNow(article, left.length === 0 ? '公示的各家都已办理，没有可以认定的' : '其余各家的异议还没有办结，或者成立，没有可以认定的');
  const entries = free.map(({ dossierId, name, recommender, kind, functions }) => ({ dossierId, name, recommender, kind, functions }));
  return { entries, waiting: left.filter((one) => !free.includes(one)).map(({ dossierId, name }) => ({ dossierId, name })) };
}

const isFree = (one: { open: number; upheld: number } | undefined): boolean => one !== undefined && one.open === 0 && one.upheld === 0;

type Row = Recognition & Handled;

/** 认定 as `take` knows it: prepared by one, signed once by another; with the signature every entry is recognised, numbered in the list's order. */
export const recognitionKind: Kind<Row, TwoHandsFacts, TwoHandsState, RecognitionSteps, object> = {
  procedure: recognitionProcedure,
  called: '这次认定',
  async locked(tx, _, id) {
    const one = await tx.recognitionLists.locked(id);
    return one && handledOne(tx, 'recognition', one);
  },
  standing: standingOf,
  change: (tx, { id, version }, { hands: _, ...change }) => tx.recognitionLists.change(id, version, change),
  entry: entryOf,
  effects: {
    giveBack: ({ brought: { word } }) => ({ change: { word }, detail: { word }, after: (moved) => [toOfficer(moved)] }),
    async sign({ tx, ctx, row: { roundId } }) {
      const number = 1 + (await tx.recognitionLists.signedIn(roundId));
      return {
        change: { number, signedBy: ctx.actor.accountId, signedAt: ctx.now, word: null },
        detail: { number },
        async after({ entries, recognisedOn }) {
          for (const { dossierId } of entries) await recognise(tx, ctx, { dossierId, recognisedOn });
          return [];
        },
      };
    },
  },
};

function entryOf({ id, issuerId, roundId, documentNumber: number, recognisedOn, entries }: Recognition) {
  const detail = { roundId, documentNumber: number, recognisedOn, count: entries.length };
  return { subject: { kind: 'recognition', id }, parties: { issuerId }, detail };
}

async function standingOf(tx: Transaction, ctx: Context, one: Row): Promise<Standing<TwoHandsFacts>> {
  const notice = found(await tx.notices.notice(one.noticeId));
  const entered = new Set(one.entries.map(({ dossierId }) => dossierId));
  const mine = (await tx.recognitionLists.contested(one.noticeId)).filter(({ dossierId }) => entered.has(dossierId));
  const { hands: noticeHands } = await handledOne(tx, 'notice', notice);
  const signed = (await tx.proposedLists.all(one.roundId)).filter(({ state }) => state === 'signed');
  const lists = await handled(
    tx,
    'proposedList',
    signed.filter(({ entries }) => entries.some(({ dossierId }) => entered.has(dossierId))),
  );
  const listed = lists.flatMap(({ preparedBy, hands }) => [preparedBy, ...hands]);
  const hands = [one.hands, noticeHands, listed, mine.flatMap(({ decidedBy }) => decidedBy)].flat();
  const gone = mine.filter((state) => state.state !== 'proposed' || !isFree(state));
  const faults =
    one.state !== 'prepared'
      ? []
      : gone.map(({ dossierId }) => `“${nameIn(one, dossierId)}”现在不能认定（已经办理，或者有异议），请经办人重新准备`);
  const facts = { state: one.state, faults, hands: notice.concludedBy === null ? hands : [...hands, notice.concludedBy] };
  return { facts, parties: { issuerId: one.issuerId }, actor: ctx.actor, today: ctx.today };
}

const nameIn = ({ entries }: Recognition, id: string): string => entries.find(({ dossierId }) => dossierId === id)?.name ?? '';

export type RecognitionView = Recognition & { offers: Offer[] };

/** What was prepared and signed of a notice, the newest first, with what one may do about it: its authority's and the supervisor's, since it says who waits for an objection. */
export const recognitionsOf = (ctx: Context, noticeId: string): Promise<RecognitionView[]> =>
  ctx.inTransaction(async (tx) => {
    const { issuerId } = found(await tx.notices.notice(noticeId));
    if (issuerId !== ctx.actor.organisationId && !ctx.actor.roles.includes('supervisor')) refuse({ kind: 'notAllowed' });
    const views: RecognitionView[] = [];
    for (const one of await tx.recognitionLists.ofNotice(noticeId))
      views.push({
        ...one,
        offers: offers(recognitionProcedure, await standingOf(tx, ctx, await handledOne(tx, 'recognition', one))),
      });
    return views;
  });

const letter = (one: Recognition, role: 'leader' | 'officer', said: Pick<Letter, 'subject' | 'body'>): Letter => ({
  ...said,
  key: `recognition:${one.id}:${one.version}:${role}`,
  to: { organisationId: one.issuerId, role },
  link: `/app/notices/${one.noticeId}`,
});

const toLeader = (one: Recognition): Letter =>
  letter(one, 'leader', {
    subject: `请一次签署：${one.title}`,
    body: `经办人已准备认定 ${one.entries.length} 家（${one.documentNumber}），请审定后一次签署，或者退回（${article}）。`,
  });

const toOfficer = (one: Recognition): Letter =>
  letter(one, 'officer', { subject: `已退回：${one.title}`, body: `退回意见：${one.word}。请修改后再送签署（${article}）。` });
