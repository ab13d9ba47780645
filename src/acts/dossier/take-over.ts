import { movedOn } from '../../core/annexes/carried.ts';
import type { Content, Value } from '../../core/annexes/field.ts';
import { states } from '../../core/workflow/state.ts';
import type { Context, Transaction } from '../context.ts';
import { found } from '../refusal.ts';
import { type Known, rowSources } from './known.ts';
import type { DossierLine } from './port.ts';
import type { Dossier } from './records.ts';

/** An earlier dossier whose whole content a new one may take over, as the applicant is offered it. */
export type TakeOver = { id: string; label: string; values: number; rows: number; materials: number; sameRound: boolean };

const labelOf = ({ number, roundYear, state }: DossierLine): string =>
  `${roundYear}年度申报${number === null ? '' : ` ${number}`}（${states[state].label}）`;

/** The applicant's last dossier that holds anything (同源数据只填一次); null where there is none. */
export async function offeredToTakeOver(tx: Transaction, ctx: Context, roundId: string): Promise<TakeOver | null> {
  const lines = await tx.dossiers.lines({ applicantId: ctx.actor.organisationId });
  const [last] = lines.filter((one) => one.state !== 'draft').sort((a, b) => b.startedAt.localeCompare(a.startedAt));
  if (!last) return null;
  const content = await tx.dossiers.content(last.id, 'masked');
  const materials = await tx.dossiers.materials(last.id);
  return {
    id: last.id,
    label: labelOf(last),
    values: filled(content).length,
    rows: Object.values(content.tables).reduce((sum, rows) => sum + rows.length, 0),
    materials: materials.length,
    sameRound: last.roundId === roundId,
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
  const line = await ownLine(tx, ctx, from);
  const content = await tx.dossiers.content(line.id, 'open');
  const said = `沿用贵单位${labelOf(line)}`;
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
      // Rows of the same round are this year's: nobody is asked whether they still hold.
      ...(sameRound ? {} : { ...rowSources(moved.tables, said, moved.grown), ...Object.fromEntries(ofOperation) }),
    },
    tables: { ...tables, ...moved.tables, ...(sameRound ? {} : { operation }) },
  };
}

/** Its files too, by reference: the same bytes, under the new dossier; tied to the same rows, which were taken over in their order. */
export async function takeOverMaterials(tx: Transaction, ctx: Context, from: string, to: Dossier): Promise<void> {
  const line = await ownLine(tx, ctx, from);
  const now = rowByRow(await tx.dossiers.content(line.id, 'masked'), await tx.dossiers.content(to.id, 'masked'));
  for (const material of await tx.dossiers.materials(line.id)) {
    const proves = material.proves.flatMap((path) => now.get(path) ?? []);
    const taken = { ...material, id: ctx.tools.newId(), dossierId: to.id, addedBy: ctx.actor.accountId, addedAt: ctx.now, proves };
    await tx.dossiers.addMaterial(taken);
  }
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

async function ownLine(tx: Transaction, ctx: Context, id: string): Promise<DossierLine> {
  const line = found(await tx.dossiers.line(id));
  return found(line.applicantId === ctx.actor.organisationId ? line : null);
}
