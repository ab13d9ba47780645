import type { Row, Value } from '../annexes/field.ts';
import { faultsOf, isBlank } from '../annexes/read.ts';
import { enterpriseKey, looseEnterpriseKey } from '../identifiers/enterprise-name.ts';
import { keysOf } from '../text/keys-of.ts';
import { type Ledger, rootsOf } from './derive.ts';
import { type Enterprise, type Service, serviceColumns } from './line.ts';

/** What a file's own words stand for: `fee=公益` → free; `fee=` for a column that is empty or not there. Remembered with the file's header. */
export type Words = Readonly<Record<string, string>>;
type Column = keyof typeof serviceColumns;

/** What people write for a fee. */
const usual: Words = Object.fromEntries(
  (
    [
      ['free', '免费 公益 公益性 免收 无偿 不收费 否'],
      ['low', '低收费 优惠 低价 减免 成本价'],
      ['paid', '收费 有偿 市场价 是'],
    ] as const
  ).flatMap(([fee, texts]) => texts.split(' ').map((text) => [`fee=${text}`, fee])),
);

/** A row of a file as it was read; `wrong`: what its reader said of it, by column. */
export type FileRow = { readonly place: string; readonly cells: Row['cells'] };
export type FileLine = FileRow & { readonly faults: readonly string[] };
export type Unknown = { readonly column: Column; readonly text: string; readonly rows: number };

const chosen: readonly Column[] = ['function', 'fee', 'persons'];

/** The rows in the ledger's own words, each with what keeps it out; and the words that nobody has said the meaning of. */
export function inWords(rows: readonly FileRow[], words: Words, today: string): { lines: FileLine[]; unknown: Unknown[] } {
  const unknown = new Map<string, Unknown>();
  const lines = rows.map(({ place, cells }): FileLine => {
    const typed: Record<string, Value> = { ...cells, times: cells.times ?? 1 };
    for (const column of chosen) {
      const text = String(cells[column] ?? '').trim();
      const said = meaningOf(column, text, words);
      if (said !== undefined && said.trim() !== '') typed[column] = column === 'persons' ? Number(said) : said;
      else if (faultIn(column, typed[column] ?? null) !== null && (column !== 'persons' || text === '')) {
        const key = `${column}=${text}`;
        unknown.set(key, { column, text, rows: (unknown.get(key)?.rows ?? 0) + 1 });
      }
    }
    const faults = keysOf(serviceColumns).flatMap((column) => faultIn(column, typed[column] ?? null) ?? []);
    const late = typeof typed.servedOn === 'string' && typed.servedOn > today ? ['日期还没有到'] : [];
    return { place, cells: typed, faults: [...faults, ...(faults.length === 0 ? late : [])] };
  });
  return { lines, unknown: [...unknown.values()] };
}

function meaningOf(column: Column, text: string, words: Words): string | undefined {
  const key = `${column}=${text}`;
  return Object.hasOwn(words, key) ? words[key] : Object.hasOwn(usual, key) ? usual[key] : undefined;
}

function faultIn(column: Column, value: Value): string | null {
  const field = serviceColumns[column];
  if (isBlank(value)) return 'required' in field ? `没有${field.label}` : null;
  return faultsOf(field, value)[0]?.message ?? null;
}

export const outcomes = { fresh: '新增', same: '与台账相同', changed: '改过', doubtful: '有疑问', faulty: '有错' } as const;
export type Outcome = keyof typeof outcomes;
export type SortedLine = FileLine & {
  readonly outcome: Outcome;
  /** The line of the ledger that it is, where it stands there. */
  readonly stands: Service | null;
  readonly said: string;
  /** Of the register, whom its name may mean; null where nobody is alike. */
  readonly twin: Pick<Enterprise, 'id' | 'name'> | null;
};

/**
 * Each row beside the ledger: a line is known by its enterprise, day and content, and by which of such lines it is, so that the same growing file brings only its
 * new rows. `idOf`: name → enterprise, by name or another name that it goes by; `same`: names of which a person said that they mean the enterprise that is alike.
 */
export function sorted(
  lines: readonly FileLine[],
  ledger: Ledger,
  idOf: (nameKey: string) => string | undefined,
  same: ReadonlySet<string> = new Set(),
): SortedLine[] {
  const rootOf = rootsOf(ledger.enterprises);
  const loose = new Map(ledger.enterprises.map((one) => [looseEnterpriseKey(one.name), one]));
  const standing = new Map<string, Service[]>();
  const keyOf = (who: string, servedOn: string, content: string): string => [who, servedOn, enterpriseKey(content)].join('\n');
  for (const one of ledger.services) {
    const key = keyOf(rootOf(one.enterpriseId), one.servedOn, one.content);
    standing.set(key, [...(standing.get(key) ?? []), one]);
  }
  const counted = new Map<string, number>();
  return lines.map((line): SortedLine => {
    if (line.faults.length > 0) return { ...line, outcome: 'faulty', stands: null, said: line.faults.join('；'), twin: null };
    const name = String(line.cells.enterprise);
    const byName = idOf(enterpriseKey(name));
    const twin = byName === undefined ? (loose.get(looseEnterpriseKey(name)) ?? null) : null;
    const chosen = twin !== null && same.has(enterpriseKey(name));
    const known = chosen ? twin.id : byName;
    const key = keyOf(known === undefined ? enterpriseKey(name) : rootOf(known), String(line.cells.servedOn), String(line.cells.content));
    const nth = counted.get(key) ?? 0;
    counted.set(key, nth + 1);
    const stands = standing.get(key)?.[nth] ?? null;
    if (stands) {
      const differs = (['function', 'fee', 'persons', 'times'] as const).filter((column) => stands[column] !== line.cells[column]);
      const said = differs.map((column) => `${serviceColumns[column].label}：台账${stands[column]}，表中${String(line.cells[column])}`);
      return { ...line, outcome: differs.length === 0 ? 'same' : 'changed', stands, said: said.join('；'), twin };
    }
    if (twin !== null && !chosen)
      return { ...line, outcome: 'doubtful', stands, said: `与企业库中的“${twin.name}”疑为同一家，会作为另一家新增`, twin };
    const said = chosen ? `按“${twin.name}”记，以后也认这个名称` : known === undefined ? '新企业' : '';
    return { ...line, outcome: 'fresh', stands, said, twin };
  });
}

export const countsOf = (lines: readonly SortedLine[]): Readonly<Record<Outcome, number>> => {
  const counts = { fresh: 0, same: 0, changed: 0, doubtful: 0, faulty: 0 };
  for (const { outcome } of lines) counts[outcome] += 1;
  return counts;
};
