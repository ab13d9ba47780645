import { fieldAt, tableAt } from '../../core/annexes/form.ts';
import { correctionDue } from '../../core/deadlines/correction.ts';
import { schemeNamed } from '../../core/scheme/schemes.ts';
import type { CorrectionItem, Reason } from '../../core/workflow/facts.ts';
import type { Context, Transaction, World } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { takeStep } from '../dossier/take-step.ts';
import { badInput, found } from '../refusal.ts';
import type { Round } from '../scheme/records.ts';

/** The due day that a return proposes: the scheme's working days after today; null where the calendar lacks the year. */
export function proposedDueOn(world: World, round: Round): string | null {
  const due = correctionDue(world.today, schemeNamed(round.scheme).correction.workdays, world.calendar);
  return due.ok ? due.value : null;
}

type Return = { items: readonly CorrectionItem[]; dueOn?: string | undefined; version?: number | undefined };

/** Sends the dossier back once, with every defect at its place and one due day (一次性告知, 第八条（三）). */
export async function returnForCorrection(ctx: Context, dossierId: string, input: Return): Promise<Dossier> {
  checkPlaces(input.items);
  return ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.dossier(dossierId));
    const dueOn = input.dueOn ?? (await defaultDueOn(tx, ctx, dossier));
    const { items, version } = input;
    const moved = await takeStep(tx, ctx, dossierId, 'return', { items, dueOn, version, change: { correctionDueOn: dueOn } });
    const no = (await tx.dossiers.corrections(dossierId)).length + 1;
    const sent = { sentBy: ctx.actor.accountId, sentAt: ctx.now, resolvedAt: null };
    await tx.dossiers.addCorrection({ dossierId, no, items: [...items], dueOn, ...sent });
    return moved;
  });
}

async function defaultDueOn(tx: Transaction, ctx: Context, dossier: Dossier): Promise<string> {
  const proposed = proposedDueOn(ctx, found(await tx.rounds.round(dossier.roundId)));
  return proposed ?? badInput('dueOn', '补正期限', '工作日历缺少所需年份，无法推算补正期限，请直接填写日期，或请管理员载入日历');
}

/** Each item must stand at a place that the form or the list of materials has, else the applicant could not reach it. */
function checkPlaces(items: readonly CorrectionItem[]): void {
  const lost = items.find(({ path }) => !isPlace(path));
  if (lost) badInput('items', '位置', `“${lost.label}”（${lost.path}）不是申请表、附件或申报材料中的位置`);
}

function isPlace(path: string): boolean {
  const [head = '', ...rest] = path.split('/');
  if (head === 'materials') return rest.length === 1 && /^m([1-9]|1[0-2])$/.test(rest[0] ?? '');
  if (fieldAt(path)) return true;
  return tableAt(head) !== undefined && rest.length <= 1;
}

/** Accepts a dossier whose certificate was inspected: it goes on to the assessment (第八条（三）). */
export const accept = (ctx: Context, dossierId: string, input: { version?: number | undefined }): Promise<Dossier> =>
  ctx.inTransaction((tx) => takeStep(tx, ctx, dossierId, 'accept', input));

type Declined = { reasons: readonly Reason[]; version?: number | undefined };

/** Declines to recommend, each reason citing an article (第八条（二）). */
export const decline = (ctx: Context, dossierId: string, input: Declined): Promise<Dossier> =>
  ctx.inTransaction((tx) => takeStep(tx, ctx, dossierId, 'decline', input));
