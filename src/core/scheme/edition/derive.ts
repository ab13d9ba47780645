import type { Annex, Block, Cell, Change, Derived, Edition, Gap, Item, Sentence } from './edition.ts';
import { readingsOf } from './walk.ts';

type Plain = Readonly<Record<string, unknown>>;
type Line = Sentence | Gap;
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `null` takes a key away, a map goes into a map, everything else replaces. */
function laid(base: unknown, over: unknown): unknown {
  if (!isPlain(base) || !isPlain(over)) return over;
  const keys = [...new Set([...Object.keys(base), ...Object.keys(over)])].filter((key) => over[key] !== null);
  return Object.fromEntries(keys.map((key) => [key, Object.hasOwn(over, key) ? laid(base[key], over[key]) : base[key]]));
}

/** Of a sentence only its condition, its number and its readings are merged; parties, steps, other numbers are the deriver's own as written. */
const merged = ['condition', 'number', 'readings'];
function withSet(base: Sentence, set: Plain): Sentence {
  const kept = Object.entries(base).filter(([key]) => merged.includes(key) || !Object.hasOwn(set, key));
  return laid(Object.fromEntries(kept), set) as Sentence;
}

/** Renames run over every text; what is kept is hidden from them behind private characters meanwhile. */
function renamer({ renames, keeps }: Derived): (text: string) => string {
  const hidden = keeps.map((text, index) => ({ from: text, to: String.fromCharCode(0xe000 + index) }));
  const shown = hidden.map(({ from, to }) => ({ from: to, to: from }));
  return (text) => [...hidden, ...renames, ...shown].reduce((all, { from, to }) => all.replaceAll(from, to), text);
}

/**
 * The edition that `derived` means over its base, and the changes that found nothing to change. Items and articles keep official numbers without a gap.
 * The result has still to meet the schema and the check of a whole edition: a `set` may have put anything anywhere.
 */
export function resolve(base: Edition, derived: Derived): { readonly edition: Edition; readonly faults: readonly string[] } {
  const rename = renamer(derived);
  const sentences = changedBy(derived.changes, rename);
  const text = base.text.map((block) => changedBlock(block, sentences, rename)).filter(notEmpty);
  const staying = new Set(text.flatMap(linesOf).flatMap((one) => Object.keys(('readings' in one && one.readings) || {})));
  const annexes = base.annexes.map((one) => changedAnnex(one, { derived, sentences, rename, staying }));
  const { renames, changes: _, keeps, choose, settings, extraFields, base: from, ...head } = derived;
  const edition = renumbered({
    ...head,
    base: null,
    derivedFrom: { id: from, renames },
    text,
    annexes,
    errata: renames.length > 0 ? [] : base.errata,
    settings: laid(base.settings, settings) as Edition['settings'],
    extraFields: extraFields ?? base.extraFields,
  });
  return { edition: withChoices(edition, choose), faults: [...unused(base, derived), ...unchosen(edition, choose)] };
}

type Sentences = (all: readonly Line[]) => Line[];

function changedBy(changes: readonly Change[], rename: (text: string) => string): Sentences {
  const after = (id: string): Line[] => changes.flatMap((one) => ('after' in one && one.after === id ? [one.add] : []));
  return (all) =>
    all.flatMap((one) => {
      if (!('text' in one)) return [one];
      const change = changes.find((other) => 'at' in other && other.at === one.id);
      return [...changedLine(one, change, rename), ...after(one.id)];
    });
}

function changedLine(one: Sentence, change: Change | undefined, rename: (text: string) => string): Line[] {
  if (change && 'drop' in change && change.drop !== undefined) return [];
  const renamed = JSON.parse(rename(JSON.stringify(one))) as Sentence;
  if (!change || !('at' in change) || 'drop' in change) return [renamed];
  const whole = withSet(renamed, change.set ?? {});
  return [change.text === undefined ? whole : { ...whole, text: change.text }];
}

function changedBlock(block: Block, sentences: Sentences, rename: (text: string) => string): Block {
  if ('chapter' in block) return block;
  if ('part' in block) return { part: rename(block.part), sentences: sentences(block.sentences) };
  const items = block.items
    ?.map((one): Item => ({ ...one, sentences: sentences(one.sentences) }))
    .filter((one) => one.sentences.length > 0);
  return { article: block.article, sentences: sentences(block.sentences), ...(items ? { items } : {}) };
}

function linesOf(block: Block): readonly Line[] {
  if ('chapter' in block) return [];
  return 'part' in block ? block.sentences : [...block.sentences, ...(block.items ?? []).flatMap((one) => one.sentences)];
}

const notEmpty = (block: Block): boolean => 'chapter' in block || linesOf(block).length > 0;

type AnnexChange = {
  readonly derived: Derived;
  readonly sentences: Sentences;
  readonly rename: (text: string) => string;
  /** Readings that some sentence still asks. */
  readonly staying: ReadonlySet<string>;
};

function changedAnnex(one: Annex, { derived, sentences, rename, staying }: AnnexChange): Annex {
  const cells = (all: readonly Cell[]): Cell[] =>
    all.flatMap(([label, path, ...readings]): Cell[] => {
      const change = cellChange(derived.changes, one.annex, path);
      if (change?.drop !== undefined) return [];
      return [[change?.label ?? rename(label), path, ...readings.filter((id) => staying.has(id))]];
    });
  return {
    annex: one.annex,
    cells: cells(one.cells),
    ...(one.sentences ? { sentences: sentences(one.sentences) as Sentence[] } : {}),
    ...(one.below ? { below: cells(one.below) } : {}),
  };
}

const cellChange = (changes: readonly Change[], annex: number, path: string) =>
  changes.flatMap((one) => ('cell' in one && one.annex === annex && one.cell === path ? [one] : []))[0];

/** A difference at a place that the base lacks is a mistake of the file, never overlooked. */
function unused(base: Edition, { changes }: Derived): string[] {
  const ids = [...base.text.flatMap(linesOf), ...base.annexes.flatMap((one) => one.sentences ?? [])].map(({ id }) => id);
  const cells = base.annexes.flatMap(({ annex, cells: all, below = [] }) => [...all, ...below].map(([, path]) => `${annex}/${path}`));
  return changes.flatMap((one) => {
    if ('cell' in one) return cells.includes(`${one.annex}/${one.cell}`) ? [] : [`附件${one.annex}：底本没有栏目 ${one.cell}`];
    const id = 'at' in one ? one.at : one.after;
    return ids.includes(id) ? [] : [`${id}：底本没有这一段`];
  });
}

const unchosen = (edition: Edition, choose: Derived['choose']): string[] => {
  const ids = readingsOf(edition).map(({ id }) => id);
  return Object.keys(choose).flatMap((id) => (ids.includes(id) ? [] : [`解读 ${id} 不存在`]));
};

function withChoices(edition: Edition, choose: Derived['choose']): Edition {
  const line = <T extends Line>(one: T): T => {
    if (!('readings' in one) || !one.readings) return one;
    const readings = Object.entries(one.readings).map(([id, reading]) => {
      const choice = Object.hasOwn(choose, id) ? choose[id] : undefined;
      return [id, choice ? { ...reading, chosen: choice.option, reason: choice.reason } : reading];
    });
    return { ...one, readings: Object.fromEntries(readings) };
  };
  return {
    ...edition,
    text: edition.text.map((block) => mapped(block, line)),
    annexes: edition.annexes.map((one) => withLines(one, line)),
  };
}

const withLines = (one: Annex, line: (of: Sentence) => Sentence): Annex =>
  one.sentences ? { ...one, sentences: one.sentences.map(line) } : one;

function mapped(block: Block, line: (of: Line) => Line): Block {
  if ('chapter' in block) return block;
  if ('part' in block) return { ...block, sentences: block.sentences.map(line) };
  const items = block.items?.map((one) => ({ ...one, sentences: one.sentences.map(line) }));
  return { ...block, sentences: block.sentences.map(line), ...(items ? { items } : {}) };
}

const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** 1–99 as articles and items are counted: 十九, 二十, 二十一. */
const chinese = (n: number): string => (n <= 10 ? (digits[n] ?? '') : `${n >= 20 ? digits[Math.floor(n / 10)] : ''}十${digits[n % 10]}`);

function renumbered(edition: Edition): Edition {
  let article = 0;
  const text = edition.text.map((block): Block => {
    if (!('article' in block)) return block;
    article += 1;
    const items = block.items?.map((one, index) => ({ ...one, item: `（${chinese(index + 1)}）` }));
    return { ...block, article: `第${chinese(article)}条`, ...(items ? { items } : {}) };
  });
  return { ...edition, text };
}
