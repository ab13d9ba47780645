import { enterpriseKey } from '../../core/identifiers/enterprise-name.ts';
import {
  countsOf,
  type FileLine,
  type FileRow,
  inWords,
  type SortedLine,
  sorted,
  type Unknown,
  type Words,
} from '../../core/ledger/import.ts';
import type { Service } from '../../core/ledger/line.ts';
import type { Fee } from '../../core/recognition/profile.ts';
import type { FunctionKey } from '../../core/scheme/functions.ts';
import type { Context, Transaction } from '../context.ts';
import { notNow, refuse } from '../refusal.ts';
import { article, enterprisesNamed, handOf, noted } from './ledger.ts';
import type { ImportLine } from './port.ts';

/** A file as it was read: its rows, and its header by which its layout is known again. */
export type FileRead = {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly FileRow[];
  readonly hash: string;
};
export type Seen = {
  readonly lines: readonly SortedLine[];
  readonly unknown: readonly Unknown[];
  readonly words: Words;
  readonly counts: ReturnType<typeof countsOf>;
  /** The last file of this layout that was brought. */
  readonly before: ImportLine | null;
};

/** What a person said of a file just now: of its words, over what is remembered, and at which rows stand names that mean the enterprise of the register that is alike. */
export type Said = { readonly words: Words; readonly same?: readonly string[] };

/** What a file would bring, beside the ledger as it stands; writes nothing. */
export const seeFile = (ctx: Context, file: FileRead, said: Said): Promise<Seen> => ctx.inTransaction((tx) => seen(tx, ctx, file, said));

async function seen(tx: Transaction, ctx: Context, file: FileRead, { words: said, same = [] }: Said): Promise<Seen> {
  const { organisationId } = ctx.actor;
  const fingerprint = fingerprintOf(ctx, file);
  const words = { ...(await tx.ledgers.layout(organisationId, fingerprint)), ...said };
  const { lines, unknown } = inWords(file.rows, words, ctx.today);
  const days = lines.flatMap(({ cells, faults }) => (faults.length === 0 ? String(cells.servedOn) : [])).toSorted();
  const ledger = await tx.ledgers.of({ organisationId, from: days[0] ?? ctx.today, to: days.at(-1) ?? ctx.today });
  const known = await tx.ledgers.known(organisationId, [...new Set(lines.map(({ cells }) => enterpriseKey(String(cells.enterprise))))]);
  const beside = sorted(lines, ledger, (key) => known.get(key), namesAt(lines, same));
  const before = (await tx.ledgers.imports(organisationId)).find((one) => one.fingerprint === fingerprint && one.undoneAt === null) ?? null;
  return { lines: beside, unknown, words, counts: countsOf(beside), before };
}

/** A row is named by its place: no enterprise's name goes into an address. */
const namesAt = (lines: readonly FileLine[], places: readonly string[]): ReadonlySet<string> =>
  new Set(lines.filter(({ place }) => places.includes(place)).map(({ cells }) => enterpriseKey(String(cells.enterprise))));

const fingerprintOf = (ctx: Context, { header }: FileRead): string => ctx.tools.digest(JSON.stringify(header));

/** Brings what is new of a file, and where it was said so what changed; faulty rows are left, to come with the same file once they are mended. Undone as one. */
export const bringFile = (ctx: Context, file: FileRead, { changed, ...said }: Said & { changed: 'file' | 'ledger' }): Promise<ImportLine> =>
  ctx.inTransaction(async (tx) => {
    const { organisationId } = ctx.actor;
    const { lines, words: all } = await seen(tx, ctx, file, said);
    const taken = lines.filter(
      ({ outcome }) => outcome === 'fresh' || outcome === 'doubtful' || (outcome === 'changed' && changed === 'file'),
    );
    if (taken.length === 0) notNow(article, '表中没有要记入的行：都与台账相同，或者有错；请改好有错的行后再导入');
    await tx.ledgers.addAliases(organisationId, aliasesIn(lines));
    const idOf = await enterprisesNamed(tx, ctx, [...new Set(taken.map(({ cells }) => String(cells.enterprise)))]);
    const one: ImportLine = {
      ...{ id: ctx.tools.newId(), fileName: file.name, fingerprint: fingerprintOf(ctx, file), hash: file.hash, rows: taken.length },
      ...{ changed: taken.flatMap(({ stands }) => stands ?? []), importedBy: ctx.actor.accountId, importedAt: ctx.now, undoneAt: null },
    };
    await tx.ledgers.addImport(organisationId, one, all);
    const rows = taken.map(({ cells, stands }) => ({
      ...{ id: stands?.id ?? ctx.tools.newId(), version: (stands?.version ?? 0) + 1, importId: one.id },
      ...{ enterpriseId: stands?.enterpriseId ?? idOf(String(cells.enterprise)), servedOn: String(cells.servedOn) },
      ...{ content: String(cells.content), function: cells.function as FunctionKey, fee: cells.fee as Fee },
      ...{ persons: Number(cells.persons), times: Number(cells.times) },
    }));
    if ((await tx.ledgers.saveServices(organisationId, rows, handOf(ctx))).length > 0)
      refuse({ kind: 'conflict', message: '导入期间台账被同事改过，没有导入，请重新导入；同一张表只会记入新的行' });
    await noted(tx, ctx, 'importLedger', { rows: rows.length });
    return one;
  });

/** The names of which it was said that they mean another of the register, each once. */
const aliasesIn = (lines: readonly SortedLine[]) => {
  const chosen = lines.flatMap(({ outcome, twin, cells }) =>
    twin === null || outcome === 'doubtful' ? [] : [[enterpriseKey(String(cells.enterprise)), twin.id] as const],
  );
  return [...new Map(chosen)].map(([nameKey, enterpriseId]) => ({ nameKey, enterpriseId }));
};

/** Takes one file back as a whole: what it brought is voided, what it changed is as it was. Refuses where a line of it was changed since. */
export const undoFile = (ctx: Context, id: string): Promise<number> =>
  ctx.inTransaction(async (tx) => {
    const { organisationId } = ctx.actor;
    const one = (await tx.ledgers.imports(organisationId)).find((line) => line.id === id);
    if (one === undefined) return refuse({ kind: 'notFound' });
    if (one.undoneAt !== null || !(await tx.ledgers.markUndone(organisationId, id, handOf(ctx))))
      notNow(article, '这次导入已经撤销，不用再办');
    const before = new Map(one.changed.map((line) => [line.id, line]));
    const overwritten = await tx.ledgers.servicesById(organisationId, [...before.keys()]);
    const brought = [...(await tx.ledgers.broughtBy(organisationId, id)), ...overwritten];
    const touched = brought.filter((line) => line.version !== (before.get(line.id)?.version ?? 0) + 1);
    if (touched.length > 0) notNow(article, `导入的行中有 ${touched.length} 行后来又改过，不能整个撤销；请在台账中逐行作废记错的行`);
    const gone = brought.filter((line) => !before.has(line.id)).map((line) => line.id);
    await tx.ledgers.voidServices(organisationId, { ids: gone, reason: '撤销导入' }, handOf(ctx));
    const back = brought.flatMap(({ id: of, version }) => standingBefore(before.get(of), version));
    await tx.ledgers.saveServices(organisationId, back, handOf(ctx));
    await noted(tx, ctx, 'undoLedgerImport', { rows: brought.length });
    return brought.length;
  });

const standingBefore = (was: Service | undefined, version: number) => (was ? [{ ...was, version: version + 1 }] : []);

/** The files that were brought, the newest first. */
export const listImports = (ctx: Context): Promise<ImportLine[]> => ctx.inTransaction((tx) => tx.ledgers.imports(ctx.actor.organisationId));
