import type { Content, Row } from '../../core/annexes/field.ts';
import { entryAt } from '../../core/list/entry-at.ts';
import { type Change, unitOf } from './change.ts';

/** `positions` by `table/rowId`, of those rows only that do not simply stand at 1, 2, 3 …; without it rows are numbered by where they stand. */
export type Placed = Content & { readonly positions?: Readonly<Record<string, number>> };

/**
 * Where rows stand among each other, in numbers with room between them: a row that is put between two others gets a number of its own, and
 * those around it keep theirs, so that a change of one row is a change of that row only.
 */
export class Positions {
  private readonly known = new Map<string, number>();
  private readonly gone = new Set<string>();
  private keeping = false;

  constructor(loaded: Placed) {
    this.load(loaded);
  }

  /** Takes the server's numbers; a row that was taken out here keeps the one it had. */
  load({ tables, positions }: Placed): void {
    this.keeping = positions !== undefined;
    if (!positions) return;
    for (const [table, rows] of Object.entries(tables))
      for (const [i, { id }] of rows.entries()) this.known.set(`${table}/${id}`, positions[`${table}/${id}`] ?? i + 1);
  }

  /** The number of a row; undefined where rows are numbered by where they stand. */
  of(unit: string): number | undefined {
    return this.known.get(unit);
  }

  /** Numbers the rows that came with these changes. Which others had to be numbered anew, because there was no room left. */
  settle(content: Content, changes: readonly Change[]): readonly string[] {
    if (!this.keeping) return [];
    const tables = new Set<string>();
    for (const change of changes) {
      const unit = unitOf(change);
      if ('remove' in change) this.gone.add(unit);
      else if ('add' in change && (this.gone.delete(unit) || !this.known.has(unit))) tables.add(change.table);
    }
    const came = new Set(changes.filter((change) => 'add' in change).map(unitOf));
    return [...tables].flatMap((table) => this.number(table, content.tables[table] ?? [], came));
  }

  /** Where a row with this number belongs. */
  indexFor(table: string, rows: readonly Row[], unit: string, position: number): number {
    if (this.keeping) this.known.set(unit, position);
    const index = rows.findIndex(({ id }) => (this.known.get(`${table}/${id}`) ?? 0) > position);
    return this.keeping && index >= 0 ? index : rows.length;
  }

  private number(table: string, rows: readonly Row[], came: ReadonlySet<string>): readonly string[] {
    const units = rows.map(({ id }) => `${table}/${id}`);
    const numbers: (number | undefined)[] = [];
    for (const [i, unit] of units.entries()) {
      const held = this.known.get(unit);
      const fits = held !== undefined && held > (numbers[i - 1] ?? -Infinity) && held < (this.known.get(units[i + 1] ?? '') ?? Infinity);
      numbers.push(fits || !came.has(unit) ? held : undefined);
    }
    const spread = spreadOut(numbers);
    const rising = spread.every((one, i) => i === 0 || one > entryAt(spread, i - 1));
    for (const [i, unit] of units.entries()) this.known.set(unit, rising ? entryAt(spread, i) : i + 1);
    return rising ? [] : units;
  }
}

/** Numbers for those that have none: evenly between their neighbours, by ones before the first and behind the last. */
function spreadOut(numbers: readonly (number | undefined)[]): readonly number[] {
  const result: number[] = [];
  let start = 0;
  while (start < numbers.length) {
    const held = numbers[start];
    if (held !== undefined) {
      result.push(held);
      start += 1;
      continue;
    }
    let end = start;
    while (end < numbers.length && numbers[end] === undefined) end += 1;
    const count = end - start;
    const before = result[start - 1];
    const after = numbers[end];
    const from = before ?? (after === undefined ? 0 : after - count - 1);
    const step = before !== undefined && after !== undefined ? (after - before) / (count + 1) : 1;
    for (let k = 1; k <= count; k += 1) result.push(from + step * k);
    start = end;
  }
  return result;
}
