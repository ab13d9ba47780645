import type { Content } from '../../core/annexes/field.ts';
import { tableAt } from '../../core/annexes/form.ts';
import { type Form, formOf } from '../../core/annexes/form-of.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { isWorkday } from '../../core/calendar/workday.ts';
import { offeredDue } from '../../core/deadlines/correction.ts';
import type { Round } from '../../core/scheme/round.ts';
import { own } from '../../core/text/own.ts';
import type { CorrectionItem } from '../../core/workflow/facts.ts';
import { overlookedPaths } from '../../core/workflow/overlooked.ts';
import { repeatedPaths } from '../../core/workflow/repeated.ts';
import { dossierProcedure } from '../../core/workflow/steps.ts';
import type { Context, Transaction, World } from '../context.ts';
import { standsVerified } from '../directory/standing.ts';
import type { Dossier } from '../dossier/records.ts';
import { takeStep } from '../dossier/take-step.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import { earlierReturns } from './earlier-returns.ts';
import { tellLeader } from './tell-leader.ts';

/** The due day that a return proposes, which leaves room for recommending; null where the calendar lacks the year. */
export function proposedDueOn(world: World, { scheme, recommendBy }: Round): string | null {
  const due = offeredDue(world.today, { ...world.tools.schemes.named(scheme).correction, recommendBy }, world.calendar);
  return due.ok ? due.value : null;
}

type Return = { items: readonly CorrectionItem[]; dueOn?: string | undefined; version?: number | undefined };

/**
 * Sends the dossier back once, with every defect at its place and one due day (一次性告知, 第八条（三）). Answers also which places an earlier return named
 * already, and which it could have named; the leader is told of both, and the correction keeps the latter. The office's draft is done with: 409 where a colleague marked more in it
 * than is sent, since what is not told now can't be asked for later.
 */
export async function returnForCorrection(
  ctx: Context,
  dossierId: string,
  input: Return,
): Promise<Dossier & { repeated: string[]; overlooked: string[] }> {
  return ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.dossier(dossierId));
    const round = found(await tx.rounds.round(dossier.roundId));
    checkPlaces(input.items, formOf(ctx.tools.schemes.named(round.scheme)));
    checkRows(input.items, await tx.dossiers.content(dossierId, 'masked'));
    if (input.dueOn !== undefined) checkDueOn(ctx, round, input.dueOn);
    const dueOn = input.dueOn ?? defaultDueOn(ctx, round);
    const { items, version } = input;
    const moved = await takeStep(tx, ctx, dossierId, 'return', { items, dueOn, version, change: { correctionDueOn: dueOn } });
    const left = (await markedIn(tx, ctx, dossierId)).filter(
      ({ path, reason }) => !items.some((one) => one.path === path && one.reason === reason),
    );
    if (left.length > 0)
      refuse({
        kind: 'conflict',
        message: `同事另标了 ${left.length} 处（${left.map(({ label }) => label).join('、')}），没有发出。请看过，一并发出或者逐处删除`,
      });
    const corrections = await tx.dossiers.corrections(dossierId);
    const repeated = repeatedPaths(items, corrections);
    const overlooked = overlookedPaths(items, earlierReturns(ctx, corrections, await tx.dossiers.submissions(dossierId)));
    const no = corrections.length + 1;
    const kept = items.map((item) => (overlooked.includes(item.path) ? { ...item, overlooked: true } : item));
    const sent = { sentBy: ctx.actor.accountId, sentAt: ctx.now, resolvedAt: null };
    await tx.dossiers.addCorrection({ dossierId, no, items: kept, dueOn, ...sent });
    await tx.decisions.drop(dossierId);
    await tx.desk.dropDraft(dossierId, ctx.actor.organisationId);
    const among = (paths: readonly string[]) => items.filter((item) => paths.includes(item.path));
    await tellLeader(tx, ctx, moved, { no, repeated: among(repeated), overlooked: among(overlooked) });
    return { ...moved, repeated, overlooked };
  });
}

/** What the office has marked and not sent. */
const markedIn = async (tx: Transaction, { actor }: Context, dossierId: string): Promise<readonly CorrectionItem[]> =>
  (await tx.desk.draft(dossierId, actor.organisationId))?.items ?? [];

function defaultDueOn(ctx: Context, round: Round): string {
  return (
    proposedDueOn(ctx, round) ?? badInput('dueOn', '补正期限', '工作日历缺少所需年份，无法推算补正期限，请直接填写日期，或请管理员载入日历')
  );
}

/** A day on which the applicant can still hand in and the recommender still recommend: a working day, not after the round's last day for that. */
function checkDueOn(ctx: Context, round: Round, dueOn: string): void {
  if (dueOn > round.recommendBy)
    badInput(
      'dueOn',
      '补正期限',
      `补正期限${chineseDay(dueOn)}晚于本年度推荐截止日${chineseDay(round.recommendBy)}，补正后将来不及推荐，请提前`,
    );
  const work = isWorkday(dueOn, ctx.calendar);
  if (work.ok && !work.value) badInput('dueOn', '补正期限', `${chineseDay(dueOn)}不是工作日，请改为工作日`);
}

/** Each item must stand at a place that the form or the list of materials has, else the applicant could not reach it. */
function checkPlaces(items: readonly CorrectionItem[], form: Form): void {
  const lost = items.find(({ path }) => !isPlace(path, form));
  if (lost) badInput('items', '位置', `“${lost.label}”（${lost.path}）不是申请表、附件或申报材料中的位置`);
}

/** A row or cell must be one that was submitted. */
function checkRows(items: readonly CorrectionItem[], { tables }: Content): void {
  const lost = items.find(({ path }) => {
    const [head = '', rowId] = path.split('/');
    return rowId !== undefined && tableAt(head) !== undefined && !own(tables, head)?.some((row) => row.id === rowId);
  });
  if (lost) badInput('items', '位置', `“${lost.label}”所指的行不在所提交的表中，请重新标注`);
}

function isPlace(path: string, form: Form): boolean {
  const [head = '', ...rest] = path.split('/');
  if (head === 'materials') return rest.length === 1 && /^m([1-9]|1[0-2])$/.test(rest[0] ?? '');
  if (form.fieldAt(path)) return true;
  return tableAt(head) !== undefined && rest.length <= 1;
}

/** By which sentence a case is reviewed first. */
const ARTICLE = dossierProcedure.steps.accept.article;

/**
 * Accepts a dossier whose certificate was inspected: it goes on to the assessment, and its applicant is pending no more (第八条（三）). Refused where the office has
 * marked a defect of it that was neither sent nor taken back.
 */
export const accept = (ctx: Context, dossierId: string, input: { version?: number | undefined }): Promise<Dossier> =>
  ctx.inTransaction(async (tx) => {
    const moved = await takeStep(tx, ctx, dossierId, 'accept', input);
    const marked = await markedIn(tx, ctx, dossierId);
    if (marked.length > 0)
      notNow(ARTICLE, `有 ${marked.length} 处缺陷未了结（${marked.map(({ label }) => label).join('、')}），请发出补正通知，或逐处删除`);
    await tx.decisions.drop(dossierId);
    await standsVerified(tx, ctx, { organisationId: moved.applicantId, by: 'dossier' });
    return moved;
  });
