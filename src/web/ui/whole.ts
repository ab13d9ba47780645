import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** A portion of a list as the server answers it, and how many there are. */
export type Portion<Row> = { readonly rows: readonly Row[]; readonly total: number };
export type Ask<Row> = (part: { limit: number; offset: number }) => Promise<Portion<Row>>;
export type Told = (done: number, total: number) => void;

/** As many as the server gives at a time. */
const PORTION = 200;
/** Some hundred sheets of paper; whoever wants more is better served by a file. */
export const MOST_ON_PAPER = 5_000;
/** More than any list of this system has, and fewer than a spreadsheet takes. */
export const MOST_IN_A_FILE = 100_000;

type Wanted<Row> = { readonly keyOf: (row: Row) => string; readonly most: number; readonly told: Told; readonly signal: AbortSignal };

/** So often a list is read that becomes shorter while it is. */
const READINGS = 3;

/**
 * Every row of a list that the server answers in portions, each once also where the list moved meanwhile; one that became shorter is read again, since a row
 * that moved up was passed over. `left`: how many there are beyond `most`, or may have been missed because the list goes on moving. Throws what asking throws,
 * and an AbortError where it was stopped.
 */
export async function wholeOf<Row>(ask: Ask<Row>, wanted: Wanted<Row>): Promise<{ rows: readonly Row[]; left: number }> {
  for (let reading = 1; ; reading += 1) {
    const { rows, first, total } = await readOnce(ask, wanted);
    const gone = Math.max(0, first - total);
    if (gone === 0 || reading === READINGS) return { rows, left: Math.max(total - rows.length, gone) };
  }
}

/** The list once, with how many there were at the beginning and at the end. */
async function readOnce<Row>(ask: Ask<Row>, { keyOf, most, told, signal }: Wanted<Row>): Promise<Portion<Row> & { first: number }> {
  const rows = new Map<string, Row>();
  let [first, total] = [0, 0];
  for (let offset = 0; offset < most; offset += PORTION) {
    const portion = await ask({ limit: Math.min(PORTION, most - offset), offset });
    signal.throwIfAborted();
    for (const row of portion.rows) rows.set(keyOf(row), row);
    total = portion.total;
    if (offset === 0) first = total;
    told(rows.size, total);
    if (portion.rows.length === 0 || offset + portion.rows.length >= total) break;
  }
  return { rows: [...rows.values()], first, total };
}

type Prepare = (told: Told, signal: AbortSignal) => Promise<{ show: () => void }>;
const lists = new Set<Prepare>();

/** Reads every list of the page whole, then draws them so; what fails or is stopped leaves the page as it was. */
export async function drawWhole(told: Told, signal: AbortSignal): Promise<void> {
  const ready: { show: () => void }[] = [];
  for (const prepare of lists) ready.push(await prepare(told, signal));
  flushSync(() => {
    for (const { show } of ready) show();
  });
}

export type Whole<Row> = {
  /** Every row, while the page is being printed; else null: the page's rows stand. */
  readonly rows: readonly Row[] | null;
  /** How many more there are than are printed. */
  readonly left: number;
  readonly ask: Ask<Row>;
  readonly keyOf: (row: Row) => string;
};

/** A list of which the screen has one page, and the paper all: the print button reads it whole first. */
export function useWhole<Row>(keyOf: (row: Row) => string, ask: Ask<Row>): Whole<Row> {
  const [whole, setWhole] = useState<{ rows: readonly Row[]; left: number } | null>(null);
  const latest = useRef({ ask, keyOf });
  latest.current = { ask, keyOf };
  useEffect(() => {
    const prepare: Prepare = async (told, signal) => {
      const found = await wholeOf(latest.current.ask, { keyOf: latest.current.keyOf, most: MOST_ON_PAPER, told, signal });
      return { show: () => setWhole(found) };
    };
    const back = (): void => setWhole(null);
    lists.add(prepare);
    window.addEventListener('afterprint', back);
    return () => {
      lists.delete(prepare);
      window.removeEventListener('afterprint', back);
    };
  }, []);
  return { rows: whole?.rows ?? null, left: whole?.left ?? 0, ask, keyOf };
}
