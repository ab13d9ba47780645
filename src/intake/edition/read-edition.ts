import { type Document, isAlias, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import type { Derived, Edition } from '../../core/scheme/edition/edition.ts';
import { derivedSchema, editionSchema } from './schema.ts';

/** A fault of the file: its line, the path of keys, what is allowed there. */
export type FileFault = { readonly line: number; readonly path: string; readonly message: string };
export type EditionRead =
  | { readonly edition: Edition | Derived; readonly faults: readonly [] }
  | { readonly edition: null; readonly faults: readonly FileFault[] };

/** The largest edition file that is read, in characters: the measure of 2023 has 67 000. */
export const LONGEST = 1_000_000;
/** The most lines of one: the measure has a tenth of them. */
export const MOST_LINES = 20_000;
/** The deepest nesting that a line of it may have, in spaces of indent: the measure has 18. */
const DEEPEST = 200;

/**
 * Reads an edition file. Aliases, anchors, tags, merges and doubled keys are refused: what is signed must read the same to every reader.
 * Every fault comes with its line; where there is one, there is no edition.
 */
export function readEdition(source: string): EditionRead {
  const refused = refusal(source);
  if (refused) return { edition: null, faults: [refused] };
  const lines = new LineCounter();
  const doc = parseDocument(source, { version: '1.2', schema: 'core', uniqueKeys: false, merge: false, strict: true, lineCounter: lines });
  const at = (offset: number) => lines.linePos(offset).line;
  const broken = [...doc.errors, ...doc.warnings].map((one) => ({ line: at(one.pos[0]), path: '', message: plain(one.code, one.message) }));
  if (broken.length > 0) return { edition: null, faults: broken };
  const borrowed = borrowedAt(doc);
  if (borrowed !== null) return { edition: null, faults: [{ line: at(borrowed), path: '', message: '不使用 &、* 引用和 ! 标记' }] };
  const doubled = doubledKeys(doc).map(([offset, key]) => ({ line: at(offset), path: key, message: '同一层里有两个相同的键' }));
  if (doubled.length > 0) return { edition: null, faults: doubled };
  const content = doc.toJS({ maxAliasCount: 0 }) as unknown;
  return shaped(content, (where) => lineOf(doc, where, at));
}

export const tooLong = ({ length }: string): FileFault => ({
  line: 1,
  path: '',
  message: `文件有${length}字，超过${LONGEST}字，不是办法的版本文件`,
});

function refusal(source: string): FileFault | null {
  if (source.length > LONGEST) return tooLong(source);
  const lines = source.split('\n');
  if (lines.length > MOST_LINES)
    return { line: MOST_LINES + 1, path: '', message: `文件有${lines.length}行，超过${MOST_LINES}行，不是办法的版本文件` };
  const deep = lines.findIndex((line) => (/^ */.exec(line)?.[0].length as number) > DEEPEST || /[[{]{20}/.test(line));
  if (deep >= 0) return { line: deep + 1, path: '', message: '层次太深，不是办法的版本文件' };
  return null;
}

/** Where the first alias, anchor or tag stands. */
function borrowedAt(doc: Document): number | null {
  let found: number | null = null;
  visit(doc, {
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor === undefined && node.tag === undefined) return undefined;
      found = node.range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

/** Keys that stand twice in one map, where the second is; the library's own look takes the square of their number. */
function doubledKeys(doc: Document): [offset: number, key: string][] {
  const found: [number, string][] = [];
  visit(doc, {
    Map: (_, map) => {
      const seen = new Set<unknown>();
      for (const { key } of map.items) {
        if (!isScalar(key)) continue;
        if (seen.has(key.value)) found.push([key.range?.[0] ?? 0, String(key.value)]);
        seen.add(key.value);
      }
    },
  });
  return found;
}

/** The reader's own faults in the words of the office. */
const spoken: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对',
  TAB_AS_INDENT: '缩进用了制表符，应当用空格',
  MISSING_CHAR: '缺少引号、括号或冒号',
  UNEXPECTED_TOKEN: '这里有多余的字符',
  MULTILINE_IMPLICIT_KEY: '键和值之间缺少冒号，或者折了行',
  BLOCK_AS_IMPLICIT_KEY: '冒号后面的内容应当换行缩进，或者加引号',
};
const plain = (code: string, message: string): string => {
  const first = message.split('\n')[0] ?? '';
  return Object.hasOwn(spoken, code) ? `${spoken[code]}（${first}）` : first;
};

/** Puts plain data to the schema that its `base` asks for. */
export function shaped(content: unknown, line: (where: readonly PropertyKey[]) => number = () => 1): EditionRead {
  z.config(z.locales.zhCN());
  const schema = typeof (content as { base?: unknown } | null)?.base === 'string' ? derivedSchema : editionSchema;
  const read = schema.safeParse(content, { reportInput: false });
  if (read.success) return { edition: read.data, faults: [] };
  const faults = flat(read.error.issues, []).map(([where, message]) => ({ line: line(where), path: where.join('/'), message }));
  return { edition: null, faults: faults.sort((a, b) => a.line - b.line) };
}

type Said = readonly [where: readonly PropertyKey[], message: string];

function flat(issues: readonly z.core.$ZodIssue[], before: readonly PropertyKey[]): Said[] {
  return issues.flatMap((one): Said[] => {
    const here = [...before, ...one.path];
    if (one.code === 'invalid_union' && one.errors.length > 0) return flat(furthest(one.errors), here);
    return [[one.code === 'unrecognized_keys' ? [...here, one.keys[0] ?? ''] : here, one.message]];
  });
}

/** Of a union the branch that came furthest says most. */
function furthest(branches: readonly (readonly z.core.$ZodIssue[])[]): readonly z.core.$ZodIssue[] {
  const early = (branch: readonly z.core.$ZodIssue[]) => branch.filter((one) => one.path.length < 2 && one.code !== 'custom').length;
  return [...branches].sort((a, b) => early(a) - early(b))[0] ?? [];
}

/** The line of the deepest node along a path that the file really has. */
function lineOf(doc: Document, where: readonly PropertyKey[], at: (offset: number) => number): number {
  let node: unknown = doc.contents;
  let line = 1;
  for (const key of where) {
    const pair = isMap(node) ? node.items.find((one) => isPair(one) && isScalar(one.key) && one.key.value === key) : undefined;
    if (pair && isScalar(pair.key) && pair.key.range) line = at(pair.key.range[0]);
    node = pair ? pair.value : isSeq(node) ? node.items[Number(key)] : undefined;
    const range = (node as Node | undefined)?.range;
    if (!pair && range) line = at(range[0]);
  }
  return line;
}
