import { clock } from '../../core/calendar/instant.ts';
import { personalNumbers } from '../../core/disclosure/in-text.ts';
import type { Brought } from '../../core/procedure/brings.ts';
import { judge } from '../../core/procedure/judge.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { type RoundChangeSteps, roundChangeProcedure, type roundChangeSteps } from '../../core/procedure/round-change.ts';
import type { Standing } from '../../core/procedure/step.ts';
import type { TwoHandsFacts, TwoHandsState } from '../../core/procedure/two-hands.ts';
import type { Round } from '../../core/scheme/round.ts';
import {
  type ChangeKey,
  type ChangeLine,
  changeable,
  changed,
  changeFaults,
  changeKeys,
  linesOf,
  overtaken,
  type Proposed,
} from '../../core/scheme/round-change.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { type Handled, handledOne } from '../hands.ts';
import type { Kind } from '../procedure/take.ts';
import { badInput, found, type InputFault, reached, refuse } from '../refusal.ts';
import { lettersOf, toLeader, toOfficer } from './round-change-letters.ts';
import type { RoundChange } from './round-change-port.ts';
import { roundFaults } from './round-faults.ts';

type Asked = Brought<(typeof roundChangeSteps)['prepare']['brings']>;
const { article } = roundChangeProcedure;

/**
 * Writes a change of a round that stands: what of it, and why. It takes effect by a leader's signature alone. Refuses what changes nothing, what somebody has
 * relied on, each at its field (400), and a second one beside one that is under way (409).
 */
export const prepareRoundChange = (ctx: Context, roundId: string, asked: Asked): Promise<RoundChange> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.lockedRound(roundId));
    const facts = { state: null, faults: [], hands: [] };
    const parties = { issuerId: round.issuerId };
    const standing = { facts, parties, actor: ctx.actor, today: ctx.today };
    const state = reached(judge(roundChangeProcedure, standing, { step: 'prepare', brought: asked }));
    const open = (await tx.roundChanges.all({ roundId, open: true }))[0];
    if (open)
      refuse({ kind: 'conflict', message: '本年度工作已有一次变更在办，请先签发或撤下，再起草下一次；要改的也可以在那一次里一并改' });
    const lines = await checkedLines(tx, ctx, { round, asked });
    const one: RoundChange = {
      ...{ id: ctx.tools.newId(), roundId, issuerId: round.issuerId, state, lines, reason: asked.reason.trim(), word: null },
      ...{ preparedBy: ctx.actor.accountId, preparedAt: ctx.now, number: null, signedBy: null, signedAt: null, version: 1 },
    };
    await tx.roundChanges.add(one);
    await tx.record({ ...by(ctx, 'officer'), action: 'prepareRoundChange', article, ...entryOf(one) });
    await tx.post(toLeader(round, one));
    return one;
  });

/** What is asked for, as lines against the round; everything that is wrong with it is told at once, each at its field. */
async function checkedLines(tx: Transaction, ctx: Context, { round, asked }: { round: Round; asked: Asked }): Promise<ChangeLine[]> {
  const lines = linesOf(round, proposedIn(asked));
  if (lines.length === 0) badInput('reason', article, '没有改动：请至少改一项，与现在的内容不同');
  const faults = [...personalFaults(asked), ...(await faultsOf(tx, ctx, { round, lines }))];
  if (faults.length > 0) refuse({ kind: 'badInput', faults });
  return lines;
}

/** Its texts are read by everybody. */
const personalFaults = (asked: Asked): InputFault[] =>
  (['reason', 'title', 'callNumber', 'callText'] as const).flatMap((path) => {
    const [number] = personalNumbers(asked[path] ?? '');
    const message = `文中有${number?.kind}，变更会公开，请删去个人信息；联系方式写办公电话`;
    return number ? [{ path, rule: '个人信息', message }] : [];
  });

/** As the fields say it; what is empty stays as it is. */
const proposedIn = (asked: Asked): Proposed =>
  Object.fromEntries(
    changeKeys.flatMap((key) => {
      const text = asked[key]?.trim() ?? '';
      return text === '' ? [] : [[key, (readers.get(key) ?? ((said: string) => said))(text, key)]];
    }),
  );

const whole = (text: string, key: ChangeKey): number =>
  /^\d{1,2}$/.test(text) ? Number(text) : badInput(key, changeable[key], `${changeable[key]}应为整数，现为“${text}”`);

/** To two places, as the database keeps it. */
function amount(text: string, key: ChangeKey): string {
  const [, units, cents = ''] = /^0*(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  return units === undefined
    ? badInput(key, changeable[key], `${changeable[key]}应为以万元计的数字，最多两位小数，如 20 或 20.50，现为“${text}”`)
    : `${units}.${cents.padEnd(2, '0')}`;
}

const hour = (text: string, key: ChangeKey): string =>
  /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/.test(text)
    ? text
    : badInput(key, changeable[key], `${changeable[key]}应写成 17:00 的样子，当日结束写 24:00，现为“${text}”`);

/** What is not text, nor a day. */
const readers: ReadonlyMap<ChangeKey, (text: string, key: ChangeKey) => string | number> = new Map<
  ChangeKey,
  (text: string, key: ChangeKey) => string | number
>([
  ['panelSize', whole],
  ['sampleSize', whole],
  ['renewalMonths', whole],
  ['rewardAmount', amount],
  ['rewardFund', amount],
  ['closesAt', hour],
]);

type Changing = { readonly round: Round; readonly lines: readonly ChangeLine[] };

/** All that bars these lines now: by who has relied on the round, and by how it would stand. */
export async function faultsOf(tx: Transaction, ctx: Context, { round, lines }: Changing): Promise<InputFault[]> {
  if (round.cancelledAt !== null) return [{ path: 'reason', rule: article, message: '本次认定工作已经取消，不能变更' }];
  const relied = await tx.asSystem((system) => system.roundChanges.relied(round.id));
  const barred = changeFaults({ round, relied, today: ctx.today, clock: clock(ctx.now) }, lines).map((one) => ({ ...one, rule: article }));
  const scheme = ctx.tools.schemes.named(round.scheme);
  const known = new Set(roundFaults(ctx, round, scheme).map(({ message }) => message));
  const wrong = roundFaults(ctx, changed(round, lines), scheme).filter(
    ({ path, message }) => !known.has(message) && !barred.some((one) => one.path === path),
  );
  // The year stands; what no longer fits it is the window.
  return [...barred, ...wrong.map((one) => (one.path === 'year' ? { ...one, path: lines[0]?.key ?? 'closesOn' } : one))];
}

type Row = RoundChange & Handled & { readonly round: Round };

/** 年度工作的变更、延期 as `take` knows it: written by one, signed by another; with the signature the round is another, the public reads it, and all who go by it hear of it. */
export const roundChangeKind: Kind<Row, TwoHandsFacts, TwoHandsState, RoundChangeSteps, object> = {
  procedure: roundChangeProcedure,
  called: '这一次变更',
  async locked(tx, _, id) {
    const one = await tx.roundChanges.locked(id);
    if (one === null) return null;
    const round = await tx.rounds.lockedRound(one.roundId);
    return round === null ? null : { ...(await handledOne(tx, 'roundChange', one)), round };
  },
  standing: (tx, ctx, row) => standingOf(tx, ctx, row),
  change: (tx, { id, version }, { hands: _, round: __, ...change }) => tx.roundChanges.change(id, version, change),
  entry: entryOf,
  effects: {
    async correct({ tx, ctx, row: { round }, brought }) {
      const lines = await checkedLines(tx, ctx, { round, asked: brought });
      const change = { lines, reason: brought.reason.trim(), word: null, preparedBy: ctx.actor.accountId, preparedAt: ctx.now };
      return { change, after: (moved) => [toLeader(round, moved)] };
    },
    giveBack: ({ row: { round }, brought: { word } }) => ({
      change: { word },
      detail: { word },
      after: (moved) => [toOfficer(round, moved)],
    }),
    async sign({ tx, ctx, row: { round, lines, roundId } }) {
      const number = await tx.next(`roundChange:${roundId}`);
      return {
        change: { number, signedBy: ctx.actor.accountId, signedAt: ctx.now, word: null },
        detail: { number },
        async after(signed) {
          const to = Object.fromEntries(lines.map(({ key, to: value }) => [key, value]));
          if (!(await tx.rounds.changeRound(roundId, round.version, to)))
            refuse({ kind: 'conflict', message: '年度工作刚被他人办理，这次变更没有生效，请刷新后再试' });
          return lettersOf(tx, ctx, { ...signed, round: changed(round, lines) });
        },
      };
    },
  },
};

function entryOf({ id, issuerId, roundId, lines, reason }: RoundChange) {
  const said = lines.map(({ key, from, to }) => `${changeable[key]}：${from ?? '未定'} → ${to ?? '未定'}`).join('；');
  return { subject: { kind: 'roundChange', id }, parties: { issuerId }, detail: { roundId, changed: said, reason } };
}

async function standingOf(tx: Transaction, ctx: Context, one: Row): Promise<Standing<TwoHandsFacts>> {
  const { state, hands, lines, round } = one;
  const faults = state === 'prepared' ? await barsOf(tx, ctx, { round, lines }) : [];
  return { facts: { state, hands, faults }, parties: { issuerId: one.issuerId }, actor: ctx.actor, today: ctx.today };
}

async function barsOf(tx: Transaction, ctx: Context, changing: Changing): Promise<string[]> {
  const stale = overtaken(changing.round, changing.lines);
  return stale.length > 0 ? stale : (await faultsOf(tx, ctx, changing)).map(({ message }) => message);
}

export type ChangeView = RoundChange & { readonly offers: readonly Offer[] };

/** What one may do about a change that is under way. */
export async function withOffers(tx: Transaction, ctx: Context, one: RoundChange): Promise<ChangeView> {
  const staff = ctx.actor.organisationId === one.issuerId && ctx.actor.roles.some((role) => role === 'officer' || role === 'leader');
  if (!staff || one.state === 'signed' || one.state === 'dropped') return { ...one, offers: [] };
  const round = found(await tx.rounds.round(one.roundId));
  const row = { ...(await handledOne(tx, 'roundChange', one)), round };
  return { ...one, offers: offers(roundChangeProcedure, await standingOf(tx, ctx, row)) };
}
