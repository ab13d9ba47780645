import type { Content, Row } from '../../core/annexes/field.ts';
import { columnAt, isCells, mergedRow, placed, unitAt, valueAt } from './merge.ts';

/** Two versions of one place (`key`, `table/rowId/column`, or a row that one of both took out): what was typed here, what somebody else saved meanwhile. */
export type Conflict = {
  readonly path: string;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly version: number;
  /** Who saved theirs; null: oneself in another window; left out: not known. */
  readonly who?: string | null | undefined;
  /** Of a cell: what stood there before both. */
  readonly before?: unknown;
};

/** 涂小燕, or oneself in another window. */
export const nameOf = ({ who }: Conflict): string => (who === null ? '您在别的窗口' : (who ?? '他人'));
export const isOwn = (conflicts: readonly Conflict[]): boolean => conflicts.every(({ who }) => who === null);

type Server = Content & { readonly versions: Readonly<Record<string, number>> };
type Meeting = {
  readonly before: unknown;
  readonly mine: Row['cells'];
  readonly theirs: Row['cells'];
  readonly version: number;
  readonly who?: string | null | undefined;
};

/** The places about which the person has to decide. Until then what was typed is shown, and the other person's stays on the server. */
export class Conflicts {
  private readonly open = new Map<string, Conflict>();

  get size(): number {
    return this.open.size;
  }
  all(): readonly Conflict[] {
    return [...this.open.values()];
  }
  at(path: string): Conflict | undefined {
    return this.open.get(path);
  }
  add(conflict: Conflict): void {
    this.open.set(conflict.path, conflict);
  }
  drop(path: string): void {
    this.open.delete(path);
  }

  /** A row that two people changed, put together cell by cell; what both changed becomes a conflict of that cell. */
  meet(unit: string, { before, mine, theirs, version, ...by }: Meeting): Row['cells'] {
    const base = isCells(before) ? before : {};
    const { cells, clashes } = mergedRow({ before: base, mine, theirs });
    for (const column of clashes)
      this.add({
        path: `${unit}/${column}`,
        mine: mine[column] ?? null,
        theirs: theirs[column] ?? null,
        version,
        ...by,
        before: base[column] ?? null,
      });
    return cells;
  }

  /** A row as the server has it or shall have it now: cells about which nobody has decided yet are the other person's. */
  asOnServer(unit: string, value: unknown): unknown {
    return this.over(unit, value, ({ theirs }) => theirs);
  }

  /** The same row as it was before both. */
  beforeBoth(unit: string, value: unknown): unknown {
    return this.over(unit, this.asOnServer(unit, value), ({ before }) => before);
  }

  /** What was typed meanwhile at these places. */
  refresh(content: Content): void {
    for (const one of this.all()) this.add({ ...one, mine: valueAt(content, one.path) ?? null });
  }

  private over(unit: string, value: unknown, take: (one: Conflict) => unknown): unknown {
    const cells = this.all().filter(({ path }) => path.startsWith(`${unit}/`));
    if (cells.length === 0 || !isCells(value)) return value;
    return { ...value, ...Object.fromEntries(cells.map((one) => [columnAt(one.path), take(one)])) };
  }

  /** Over a newer state of the server what was typed stays visible; a row that is gone meanwhile is asked for as a whole. `shown` is the form till now. */
  onto(form: Content, { loaded, shown }: { loaded: Server; shown: Content }): Content {
    return this.all().reduce((content, one) => this.oneOnto(content, one, { loaded, shown }), form);
  }

  private oneOnto(form: Content, conflict: Conflict, { loaded, shown }: { loaded: Server; shown: Content }): Content {
    const { path } = conflict;
    const unit = unitAt(path);
    const version = loaded.versions[unit] ?? conflict.version;
    if (unit === path || loaded.versions[unit] !== undefined) {
      this.add({ ...conflict, theirs: valueAt(loaded, path) ?? null, version });
      return placed(form, path, conflict.mine);
    }
    const row = valueAt(shown, unit);
    this.drop(path);
    this.add({ path: unit, mine: row ?? null, theirs: null, version });
    return row === undefined ? form : placed(form, unit, row);
  }
}
