import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDocument, visit } from 'yaml';
import { filesBelow, type Node, repository, type Source, sources } from './sources.ts';

/** A text that a person may be shown: its file, its line, and what it says; what is put in at run time reads `{}`. */
export type Shown = { readonly path: string; readonly line: number; readonly text: string };

/** What stands for a value that is put in at run time. */
export const HOLE = '{}';

export const CHINESE = /\p{Script=Han}/u;

/** The rooms whose Chinese is shown; the rest is made-up data (rehearsal) and the operator's bilingual commands (cli). */
const rooms = new Set(['acts', 'api', 'core', 'documents', 'intake', 'jobs', 'store', 'web', 'world']);
/** Statements to the database, made-up papers, pages for programmers, words that are only recognised in others' files: nobody is shown them as the system's own. */
const unshown =
  /^src\/(store\/(migrations|made-up|engine|app-role|refused-connection)|documents\/examples|core\/identifiers\/(common-passwords|enterprise-name|no-name|real-name)|api\/docs-page|core\/disclosure\/in-text)/;

const isStatement = (text: string): boolean =>
  /\b(select|insert|update|delete|create|alter)\s[\s\S]*\b(from|into|set|table|function|policy|index)\b/i.test(text);

/** `${…}` as a hole, the pieces of text in between. */
export const template = (node: Node): string =>
  (node.quasis as Node[]).map((quasi) => (quasi.value as { cooked?: string }).cooked ?? '').join(HOLE);

const textOf: Readonly<Record<string, (node: Node) => string | null>> = {
  Literal: (node) => (typeof node.value === 'string' ? node.value : null),
  TemplateLiteral: template,
  JSXText: (node) =>
    String(node.value)
      .replace(/\s*\n\s*/g, ' ')
      .trim(),
};

export function lineOf(source: Source): (node: Node) => number {
  const starts = [0, ...[...source.text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  return (node) => starts.findLastIndex((start) => start <= node.start) + 1;
}

/** Every Chinese text of one file of src/. */
export function shownIn(source: Source): Shown[] {
  const line = lineOf(source);
  return source.nodes.flatMap((node) => {
    const text = textOf[node.type]?.(node) ?? null;
    return text !== null && CHINESE.test(text) && !isStatement(text) ? [{ path: `src/${source.path}`, line: line(node), text }] : [];
  });
}

/** The files of src/ whose Chinese a person is shown. */
export const shownSources = (): Source[] =>
  sources().filter(({ room, path, isTest }) => rooms.has(room.replace(/\.ts$/, '')) && !isTest && !unshown.test(`src/${path}`));

/** Titles, labels, questions and answers of the editions; the measure's own sentences are the measure's. */
function shownInEditions(): Shown[] {
  return filesBelow('schemes', /\.yaml$/).flatMap((name) => {
    const text = readFileSync(join(repository, 'schemes', name), 'utf8');
    const found: Shown[] = [];
    visit(parseDocument(text), {
      Pair: (_, pair) => {
        const key = String((pair.key as { value?: unknown } | null)?.value);
        const value = pair.value as { value?: unknown; range?: [number, number, number] } | null;
        if (!/^(text|words|repeals|documentNumber)$/.test(key) && typeof value?.value === 'string' && CHINESE.test(value.value))
          found.push({ path: `schemes/${name}`, line: text.slice(0, value.range?.[0] ?? 0).split('\n').length, text: value.value });
      },
    });
    return found;
  });
}

/** All that a person may read of the system's own. */
export const allShown = (): Shown[] => [...shownSources().flatMap(shownIn), ...shownInEditions()];

/** An expression that is put into a shown text: where, its source, and the last name of what it reads (`notice.endsOn` → endsOn). */
export type PutIn = { readonly path: string; readonly line: number; readonly name: string; readonly code: string };

const unwrapped = (node: Node): Node[] =>
  node.type === 'ConditionalExpression'
    ? [...unwrapped(node.consequent as Node), ...unwrapped(node.alternate as Node)]
    : node.type === 'LogicalExpression'
      ? [...unwrapped(node.left as Node), ...unwrapped(node.right as Node)]
      : node.type === 'ChainExpression'
        ? unwrapped(node.expression as Node)
        : [node];

const lastName = (node: Node): string => {
  const { name, property } = node as { name?: unknown; property?: Node };
  return node.type === 'Identifier' ? String(name) : node.type === 'MemberExpression' ? String(property?.name ?? '') : '';
};

/** `titles.map((title) => title.validTo)` of a page: what a list of values is made of. */
const inList = ({ type, callee, arguments: given }: Node): boolean =>
  type === 'CallExpression' && lastName(callee as Node) === 'map' && (given as Node[])[0]?.type === 'ArrowFunctionExpression';

/** What stands bare, through no formatter, in a Chinese template, between JSX tags, or as the cell of a table. */
export function putIn(source: Source): PutIn[] {
  const line = lineOf(source);
  const attributes = new Set(source.nodes.filter(({ type }) => type === 'JSXAttribute').map(({ value }) => value));
  const held = (node: Node): Node[] => {
    if (node.type === 'TemplateLiteral') return CHINESE.test(template(node)) ? (node.expressions as Node[]) : [];
    if (node.type === 'JSXExpressionContainer') return attributes.has(node) ? [] : [node.expression as Node];
    if (source.path.endsWith('.tsx') && inList(node)) return [(node.arguments as Node[])[0]?.body as Node];
    const { key, value } = node as { key?: Node; value?: Node };
    return node.type === 'Property' && key && lastName(key) === 'cell' && value?.type === 'ArrowFunctionExpression'
      ? [value.body as Node]
      : [];
  };
  return source.nodes
    .flatMap(held)
    .flatMap(unwrapped)
    .map((node) => ({
      path: `src/${source.path}`,
      line: line(node),
      name: lastName(node),
      code: source.text.slice(node.start, (node as unknown as { end: number }).end),
    }))
    .filter(({ name }) => name !== '');
}

/** A day in words, and what stands right before and behind it in the same text. */
export type AroundDay = {
  readonly path: string;
  readonly line: number;
  readonly code: string;
  readonly before: string;
  readonly after: string;
};

const inWords = new Set(['chineseDay', 'chineseMonthDay', 'closingText', 'fullDate', 'monthDay', 'dateAndTime']);

/** A piece between JSX tags as it is shown: a line break with its indent is nothing. */
const piece = (node: Node | undefined): string =>
  node?.type === 'JSXText'
    ? String(node.value).replace(/\s*\n\s*/g, '')
    : node?.type === 'JSXExpressionContainer'
      ? (textOf.Literal?.(node.expression as Node) ?? '')
      : '';

/** Every day that a formatter writes into a sentence. */
export function aroundDays(source: Source): AroundDay[] {
  const line = lineOf(source);
  const called = (node: Node): string =>
    unwrapped(node)
      .map(({ callee }) => lastName((callee ?? {}) as Node))
      .find((name) => inWords.has(name)) ?? '';
  const found = (node: Node, before: string, after: string): AroundDay[] =>
    called(node) === '' ? [] : [{ path: `src/${source.path}`, line: line(node), code: called(node), before, after }];
  return source.nodes.flatMap((node) => {
    if (node.type === 'TemplateLiteral') {
      const texts = template(node).split(HOLE);
      return (node.expressions as Node[]).flatMap((one, i) => found(one, texts[i] ?? '', texts[i + 1] ?? ''));
    }
    const children = node.type === 'JSXElement' || node.type === 'JSXFragment' ? (node.children as Node[]) : [];
    return children.flatMap((one, i) => {
      if (one.type !== 'JSXExpressionContainer') return [];
      const behind = piece(children[i + 1]);
      return found(one.expression as Node, piece(children[i - 1]), behind.trim() === '' ? behind + piece(children[i + 2]) : behind);
    });
  });
}
