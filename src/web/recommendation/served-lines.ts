import type { Row } from '../../core/annexes/field.ts';
import { textIn } from '../../core/annexes/rows.ts';
import type { Cell, SheetRow } from '../ui/sheet/model.ts';

/** A pattern with the places that show it, as the server sends signals and findings. */
export type Pattern = { readonly id: string; readonly title: string; readonly message: string; readonly paths: readonly string[] };
/** What became of a row in the draw. */
export type Drawn = {
  readonly rowId: string;
  readonly state: 'drawn' | 'recorded' | 'replaced';
  readonly satisfied: boolean | null;
  readonly denied: boolean;
};

/** What one row shows of a pattern: at which cell, in a few words, and the numbers of the other rows. */
export type Sign = { readonly pattern: Pattern; readonly column: string; readonly words: string; readonly others: readonly number[] };
export type ServedLine = {
  readonly row: SheetRow;
  /** 序号 in annex 5. */
  readonly number: number;
  readonly signs: readonly Sign[];
  readonly drawn: string;
  readonly marked: boolean;
  readonly satisfied: Cell;
};

type Known = { readonly patterns: readonly Pattern[]; readonly drawn: readonly Drawn[]; readonly marked: readonly string[] };

/** Annex 5 row by row, with what is known of each: signals, the draw, marked defects. */
export function linesOf(rows: readonly Row[], { patterns, drawn, marked }: Known): readonly ServedLine[] {
  const numbers = new Map(rows.map((row, index) => [row.id, index + 1]));
  const signs = signsOf(numbers, patterns);
  const drawnOf = new Map(drawn.map((one) => [one.rowId, drawnWord(one)]));
  const markedRows = new Set(marked.flatMap((path) => (path.startsWith('served/') ? [path.split('/')[1]] : [])));
  return rows.map((row, index) => {
    const own = signs.get(row.id) ?? [];
    const said = drawnOf.get(row.id) ?? '';
    const isMarked = markedRows.has(row.id);
    const cells: Record<string, Cell> = {
      ...(row.cells as Record<string, Cell>),
      rating: ratingWord(row.cells.satisfied),
      signal: own.map((one) => one.words).join('；'),
      drawn: [said, isMarked ? '已标缺陷' : ''].filter((one) => one !== '').join('，'),
    };
    return {
      row: { id: row.id, cells },
      number: index + 1,
      signs: own,
      drawn: said,
      marked: isMarked,
      satisfied: row.cells.satisfied as Cell,
    };
  });
}

const ratingWord = (satisfied: unknown): string => (satisfied === true ? '满意' : satisfied === false ? '不满意' : '未评价');

function drawnWord({ state, satisfied, denied }: Drawn): string {
  if (state === 'replaced') return '抽中，已替换';
  if (state === 'drawn') return '抽中，未记录';
  return `抽中，${denied ? '否认接受过服务' : ratingWord(satisfied)}`;
}

function signsOf(numbers: ReadonlyMap<string, number>, patterns: readonly Pattern[]): ReadonlyMap<string, readonly Sign[]> {
  const found = new Map<string, Sign[]>();
  for (const pattern of patterns) {
    const places = pattern.paths.map((path) => path.split('/')).filter(([table, id = '']) => table === 'served' && numbers.has(id));
    const all = places.map(([, id = '']) => numbers.get(id) ?? 0);
    for (const [, id = '', column = 'enterprise'] of places) {
      const others = together.includes(pattern.id) ? all.filter((number) => number !== numbers.get(id)) : [];
      const sign = { pattern, column, words: wordsOf(pattern, others), others };
      found.set(id, [...(found.get(id) ?? []), sign]);
    }
  }
  return found;
}

/** Patterns that rows show with one another; of the rest each row shows its own. */
const together: readonly string[] = ['same-mobile', 'consecutive-mobiles', 'same-contact', 'served-duplicates', 'served-nearly-same'];

const MOST_NUMBERS = 3;
const numbersIn = (numbers: readonly number[]): string =>
  `第 ${numbers.slice(0, MOST_NUMBERS).join('、')} ${numbers.length > MOST_NUMBERS ? `等 ${numbers.length} ` : ''}行`;

/** 手机与第 58、94 行相同: a signal in the words of one row. */
function wordsOf({ id, title }: Pattern, others: readonly number[]): string {
  if (id === 'same-mobile') return `手机与${numbersIn(others)}相同`;
  if (id === 'consecutive-mobiles') return `手机与${numbersIn(others)}连号`;
  if (id === 'same-contact') return `联系人与${numbersIn(others)}同名`;
  if (id === 'served-duplicates') return `与${numbersIn(others)}重复`;
  if (id === 'served-nearly-same') return `与${numbersIn(others)}疑为同一企业`;
  return id === 'claimed-elsewhere' ? '其他单位也列有' : title;
}

/** Which rows are looked at. */
export const kinds = {
  all: { label: '全部', holds: () => true },
  signal: { label: '有信号', holds: ({ signs }: ServedLine) => signs.length > 0 },
  drawn: { label: '抽中', holds: ({ drawn }: ServedLine) => drawn !== '' },
  dissatisfied: { label: '不满意', holds: ({ satisfied }: ServedLine) => satisfied === false },
  unrated: { label: '未评价', holds: ({ satisfied }: ServedLine) => typeof satisfied !== 'boolean' },
  marked: { label: '已标缺陷', holds: ({ marked }: ServedLine) => marked },
} as const;
export type Kind = keyof typeof kinds;
export const isKindOfLine = (word: string | null): word is Kind => word !== null && Object.hasOwn(kinds, word);

/** How the list is looked at; all of it stands in the address, so that a view can be sent. */
export type Look = {
  readonly query: string;
  readonly kind: Kind;
  /** The rows that share a signal with this one. */
  readonly like: number | null;
  readonly sort: string;
  readonly descending: boolean;
};

export function lookIn(search: string): Look {
  const asked = new URLSearchParams(search);
  const kind = asked.get('only');
  const like = Number(asked.get('like'));
  return {
    query: asked.get('q') ?? '',
    kind: isKindOfLine(kind) ? kind : 'all',
    like: Number.isInteger(like) && like > 0 ? like : null,
    sort: asked.get('sort') ?? '',
    descending: asked.get('order') === 'desc',
  };
}

/** As it stands in the address. What may be a person's number is searched for and stays out of it. */
export function addressOfLook({ query, kind, like, sort, descending }: Look): string {
  const said = new URLSearchParams();
  if (query !== '' && !/\d{5,}/.test(query.normalize('NFKC').replace(/[\s-]/g, ''))) said.set('q', query);
  if (kind !== 'all') said.set('only', kind);
  if (like !== null) said.set('like', String(like));
  if (sort !== '') said.set('sort', sort);
  if (descending) said.set('order', 'desc');
  return said.size === 0 ? '' : `?${said}`;
}

/** Not by a person's name: what is searched for stands in the address. */
const searched = ['enterprise', 'position', 'service', 'mobile', 'signal'] as const;
const pinyin = new Intl.Collator('zh-Hans-CN', { numeric: true });

/** The rows that are looked at, in the order that was asked for; equal ones in that of annex 5. */
export function looked(lines: readonly ServedLine[], { query, kind, like, sort, descending }: Look): readonly ServedLine[] {
  const words = query.trim().toLowerCase().split(/\s+/).filter(Boolean);
  const together = like === null ? null : new Set([like, ...(lines[like - 1]?.signs ?? []).flatMap((one) => one.others)]);
  const textOf = ({ row }: ServedLine): string =>
    searched
      .map((key) => textIn(row.cells[key] as never))
      .join(' ')
      .toLowerCase();
  const kept = lines.filter(
    (line) =>
      kinds[kind].holds(line) && (together === null || together.has(line.number)) && (words.length === 0 || hasAll(textOf(line), words)),
  );
  if (sort === '') return descending ? kept.toReversed() : kept;
  return inOrder(kept, sort, descending);
}

const hasAll = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));

/** Empty cells come last whichever way it goes. */
function inOrder(lines: readonly ServedLine[], key: string, descending: boolean): readonly ServedLine[] {
  const texts = new Map(lines.map((line) => [line, String(line.row.cells[key] ?? '')]));
  const way = descending ? -1 : 1;
  return lines.toSorted((a, b) => {
    const [x, y] = [texts.get(a) ?? '', texts.get(b) ?? ''];
    if ((x === '') !== (y === '')) return x === '' ? 1 : -1;
    return way * pinyin.compare(x, y) || a.number - b.number;
  });
}
