import type { Reason } from '../../core/workflow/facts.ts';
import type { Context, Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { takeStep } from '../dossier/take-step.ts';
import { found, notNow } from '../refusal.ts';
import type { RankingLine } from '../scheme/records.ts';
import { authorityCase } from './authority-case.ts';

type At = { id: string; version?: number | undefined };

/** 列入拟认定名单, signed by a leader other than the officer who fixed the order, and as that order says. */
export const propose = (ctx: Context, { id, version }: At): Promise<Dossier> =>
  ctx.inTransaction(async (tx) => {
    await asRanked(tx, ctx, id, true);
    return takeStep(tx, ctx, id, 'propose', { version });
  });

/** 不列入拟认定名单, with reasons that cite articles. */
export const passOver = (ctx: Context, { id, version, reasons }: At & { reasons: readonly Reason[] }): Promise<Dossier> =>
  ctx.inTransaction(async (tx) => {
    await asRanked(tx, ctx, id, false);
    return takeStep(tx, ctx, id, 'passOver', { version, reasons });
  });

async function asRanked(tx: Transaction, ctx: Context, id: string, proposed: boolean): Promise<void> {
  const dossier = await authorityCase(tx, ctx, id, 'leader');
  const line = found(await tx.rounds.round(dossier.roundId)).ranking?.find((one) => one.dossierId === id);
  const reason = rankedOtherwise(line, proposed);
  if (reason !== null) notNow('第八条（四）', reason);
}

/** Why the fixed order does not allow to propose, or to pass over; null where it says so, or says nothing yet. */
export const rankedOtherwise = (line: RankingLine | undefined | null, proposed: boolean): string | null =>
  line && line.proposed !== proposed
    ? `已确定的排序中该申报${line.proposed ? '列入' : '不列入'}拟认定名单；意见不同的，请经办人重新确定排序`
    : null;
