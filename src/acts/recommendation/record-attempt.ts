import { chineseDay } from '../../core/calendar/day.ts';
import { clock, dayOf } from '../../core/calendar/instant.ts';
import type { Disposition } from '../../core/draw/attempts.ts';
import { by, type Context, type Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { badInput, found, notNow } from '../refusal.ts';
import { caseInHand } from './case.ts';
import type { Attempt, Draw, Sample } from './records.ts';

/** An attempt as the officer writes it down: `at` the instant, `method` of annex 1, `againAt` what was agreed (约定再访). */
export type Tried = { at: string; method: number; disposition: Disposition; note: string; againAt?: string | null | undefined };

/** Clocks of two machines differ; a minute that the server has not reached is no lie. */
const CLOCKS_DIFFER = 5 * 60_000;
const MINUTE = 60_000;
/** An assessment lasts weeks; a time further off is a slip of the pen. */
const MOST_AHEAD = 62 * 24 * 60 * MINUTE;

const work = { role: 'officer', states: ['assessing'], what: '记录联系情况', article: '附件1' } as const;

/**
 * Keeps an attempt to reach a drawn enterprise that waits (附件1). Added only: what a replacement rests on is not taken back. Refuses 400 for a
 * time before the draw, ahead, or noted already, 422 where the row is recorded or replaced.
 */
export async function recordAttempt(ctx: Context, at: { dossierId: string; rowId: string }, tried: Tried): Promise<Attempt> {
  return ctx.inTransaction(async (tx) => {
    const dossier = await caseInHand(tx, ctx, at.dossierId, work);
    const draw = found(await tx.recommendations.draw(at.dossierId));
    const sample = found((await tx.recommendations.sample(at.dossierId, 'masked')).find((one) => one.rowId === at.rowId));
    if (sample.state === 'replaced') notNow('附件1', `“${sample.enterprise}”已被替换（${sample.replacedReason}），不用再记录`);
    if (sample.state === 'recorded') notNow('附件1', `“${sample.enterprise}”已记录测评结果，不再记录联系情况`);
    return keepAttempt(tx, ctx, { dossier, draw, sample }, tried);
  });
}

type Reached = { dossier: Dossier; draw: Draw; sample: Pick<Sample, 'rowId' | 'enterprise'> };

/** Writes one attempt with its journal entry; whoever calls has the case in hand. */
export async function keepAttempt(tx: Transaction, ctx: Context, { dossier, draw, sample }: Reached, tried: Tried): Promise<Attempt> {
  const instant = Date.parse(tried.at);
  if (instant > Date.parse(ctx.now) + CLOCKS_DIFFER) badInput('at', '联系时间', `${said(tried.at)}还没有到，请填实际联系的时间`);
  if (instant < Math.floor(Date.parse(draw.drawnAt) / MINUTE) * MINUTE)
    badInput('at', '联系时间', `抽样在 ${said(draw.drawnAt)} 进行，联系时间应在此之后`);
  const minute = Math.floor(instant / MINUTE);
  const before = (await tx.recommendations.attempts(dossier.id, 'masked')).filter((one) => one.rowId === sample.rowId);
  if (before.some((one) => Math.floor(Date.parse(one.at) / MINUTE) === minute))
    badInput('at', '联系时间', `${said(tried.at)} 已经记过一次，一次联系只记一次；又联系过的，请填那一次的时间`);
  const againAt = agreedIn(tried, instant);
  const attempt: Attempt = {
    id: ctx.tools.newId(),
    dossierId: dossier.id,
    rowId: sample.rowId,
    at: new Date(instant).toISOString(),
    method: tried.method,
    disposition: tried.disposition,
    note: tried.note.trim(),
    againAt,
    recordedBy: ctx.actor.accountId,
    recordedAt: ctx.now,
  };
  await tx.recommendations.addAttempt(attempt);
  await tx.record({
    ...by(ctx),
    action: 'recordAttempt',
    article: '附件1',
    subject: { kind: 'dossier', id: dossier.id },
    parties: dossier,
    // When it was, in the officer's own words: it may be written down days later.
    detail: {
      ...{ rowId: sample.rowId, enterprise: sample.enterprise, method: attempt.method, outcome: attempt.disposition },
      contactedAt: said(attempt.at),
    },
  });
  return attempt;
}

/** The time that was agreed, after the call and within two months; only 约定再访 has one. */
function agreedIn({ againAt, disposition }: Tried, instant: number): string | null {
  if (againAt === null || againAt === undefined) return null;
  if (disposition !== '约定再访') badInput('againAt', '约定时间', `结果为“${disposition}”的没有约定时间，请去掉，或把结果改为“约定再访”`);
  const agreed = Date.parse(againAt);
  if (agreed <= instant || agreed > instant + MOST_AHEAD)
    badInput('againAt', '约定时间', `约定再访的时间 ${said(againAt)} 应在这次联系之后、两个月以内`);
  return new Date(agreed).toISOString();
}

const said = (at: string): string => `${chineseDay(dayOf(at))} ${clock(at)}`;
