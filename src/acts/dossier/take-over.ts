import { movedOn, toBeSeen } from '../../core/annexes/carried.ts';
import type { Content, Value } from '../../core/annexes/field.ts';
import type { Context, Transaction } from '../context.ts';
import { found } from '../refusal.ts';
import { earlierFiles, fateSaid, lastEarlier, ownEarlier } from './earlier.ts';
import { type Known, rowSources } from './known.ts';
import type { Dossier } from './records.ts';

/** An earlier dossier whose whole content a new one may take over, as the applicant is offered it; `notes`: what of it is not, and why. */
export type TakeOver = { id: string; label: string; values: number; rows: number; materials: number; sameRound: boolean; notes: string[] };

/** The applicant's last dossier that holds anything (同源数据只填一次); null where there is none. */
export async function offeredToTakeOver(tx: Transaction, ctx: Context, roundId: string): Promise<TakeOver | null> {
  const earlier = await lastEarlier(tx, ctx, null);
  if (earlier === null) return null;
  const { line: last, label } = earlier;
  const content = await tx.dossiers.content(last.id, 'masked');
  const files = await earlierFiles(tx, earlier, await underRound(tx, ctx, roundId));
  const left = files.flatMap(({ file, why }) => (why === null ? [] : [`“${file.name}”${why}`]));
  const fate = fateSaid(earlier);
  return {
    id: last.id,
    label,
    values: filled(content).length,
    rows: Object.values(content.tables).reduce((sum, rows) => sum + rows.length, 0),
    materials: files.length - left.length,
    sameRound: last.roundId === roundId,
    notes: earlier.revokedOn !== null && fate !== null ? [fate] : [...(fate === null ? [] : [fate]), ...left],
  };
}

const filled = ({ values }: Content): [string, Value][] => Object.entries(values).filter(([, value]) => value !== null && value !== '');

/**
 * Everything of an earlier dossier of this applicant, each value with where it comes from, over what the system knows already. In another year the table of
 * operation goes by its years, and what was reported since is newer; a dossier of another organisation is not there.
 */
export async function takenOver(
  tx: Transaction,
  ctx: Context,
  { from, roundId, known }: { from: string; roundId: string; known: Known },
): Promise<Known> {
  const { line, label } = await ownEarlier(tx, ctx, from);
  const content = await tx.dossiers.content(line.id, 'open');
  const said = `沿用贵单位${label}`;
  const sameRound = line.roundId === roundId;
  const values = filled(content);
  const reported = Object.keys(known.values).filter((key) => !sameRound && known.sources[key]?.includes('季度调度表'));
  const round = found(await tx.rounds.round(roundId));
  const { leftOut } = ctx.tools.schemes.named(round.scheme);
  // A recognition below is the one of today, and an edition that does not ask for it (第十七条) is given none.
  const ownHere = ['creditCode', ...reported, ...leftOut, ...(known.values.municipalRecognition ? ['municipalRecognition'] : [])];
  const mine = Object.fromEntries(values.filter(([key]) => !ownHere.includes(key)));
  const tables = Object.fromEntries(
    Object.entries(content.tables).map(([key, rows]) => [key, rows.map(({ cells }) => ({ id: ctx.tools.newId(), cells }))] as const),
  );
  const operation = known.tables.operation ?? [];
  const ofOperation = Object.entries(known.sources).filter(([key]) => key.startsWith('operation/'));
  const { operation: _, ...ofLists } = tables;
  const moved = movedOn(ofLists, sameRound ? 0 : round.year - line.roundYear);
  return {
    values: { ...known.values, ...mine },
    sources: {
      ...Object.fromEntries(Object.entries(known.sources).filter(([key]) => !key.includes('/'))),
      ...Object.fromEntries(Object.keys(mine).map((key) => [key, said])),
      ...rowSources(sameRound ? tables : moved.tables, said, moved.grown),
      ...(sameRound ? {} : Object.fromEntries(ofOperation)),
    },
    tables: { ...tables, ...moved.tables, ...(sameRound ? {} : { operation }) },
  };
}

/** Its files too that can be used still, by reference: the same bytes, under the new dossier; tied to the same rows, which were taken over in their order. */
export async function takeOverMaterials(tx: Transaction, ctx: Context, from: string, to: Dossier): Promise<void> {
  const earlier = await ownEarlier(tx, ctx, from);
  const under = await underRound(tx, ctx, to.roundId);
  const now = rowByRow(await tx.dossiers.content(from, 'masked'), await tx.dossiers.content(to.id, 'masked'));
  const source = `沿用贵单位${earlier.label}`;
  const unseen = toBeSeen({ source }, under.year).length > 0;
  for (const { file, why } of await earlierFiles(tx, earlier, under)) {
    if (why !== null) continue;
    const proves = file.proves.flatMap((path) => now.get(path) ?? []);
    const own = { id: ctx.tools.newId(), dossierId: to.id, addedBy: ctx.actor.accountId, addedAt: ctx.now };
    await tx.dossiers.addMaterial({ ...file, ...own, proves, source, unseen });
  }
}

async function underRound(tx: Transaction, { tools, today }: Context, roundId: string) {
  const { scheme, year } = found(await tx.rounds.round(roundId));
  return { scheme: tools.schemes.named(scheme), year, today };
}

/** Where each row of the one stands in the other, for tables that were taken over whole. */
function rowByRow(was: Content, is: Content): ReadonlyMap<string, string> {
  const now = new Map(Object.entries(is.tables));
  const pairs = Object.entries(was.tables).flatMap(([table, rows]) => {
    const taken = now.get(table) ?? [];
    if (taken.length !== rows.length) return [];
    return rows.map(({ id }, index) => [`${table}/${id}`, `${table}/${taken[index]?.id}`] as const);
  });
  return new Map(pairs);
}
