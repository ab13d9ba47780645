import { resolve } from '../../core/scheme/edition/derive.ts';
import type { Derived, Edition } from '../../core/scheme/edition/edition.ts';
import { type FileFault, readEdition, shaped } from './read-edition.ts';

/** An edition made whole: what it resolves to, and the difference file that it came from, if it was one. */
export type WholeEdition = { readonly edition: Edition; readonly derived: Derived | null };
export type WholeRead =
  | { readonly whole: WholeEdition; readonly faults: readonly [] }
  | { readonly whole: null; readonly faults: readonly FileFault[] };

/** Reads a file and, where it names a base, lays it over that; `baseNamed` answers null for an edition that is not there. */
export function wholeEdition(source: string, baseNamed: (id: string) => Edition | null): WholeRead {
  const { edition, faults } = readEdition(source);
  if (edition === null) return { whole: null, faults };
  if (edition.base === null) return { whole: { edition, derived: null }, faults: [] };
  const base = baseNamed(edition.base);
  if (!base) return refusedAt(source, 'base', [`没有底本 ${edition.base}`]);
  const resolved = resolve(base, edition);
  if (resolved.faults.length > 0) return refusedAt(source, '', resolved.faults);
  const read = shaped(resolved.edition);
  if (read.edition === null) return { whole: null, faults: read.faults.map((one) => atChange(source, resolved.edition, one)) };
  return { whole: { edition: read.edition as Edition, derived: edition }, faults: [] };
}

/** A fault of the whole is shown at the line that speaks of its place. */
function refusedAt(source: string, path: string, messages: readonly string[]): WholeRead {
  const lines = source.split('\n');
  const lineOf = (words: string) => lines.findIndex((line) => line.includes(words)) + 1 || 1;
  return {
    whole: null,
    faults: messages.map((message) => ({ line: lineOf(path === '' ? (message.split('：')[0] ?? '') : `${path}:`), path, message })),
  };
}

/** The line on which a file speaks of a sentence (`6.3.s2`), a condition or an annex (`附件5`); its first where it does not. */
export function lineOfPlace(source: string, at: string): number {
  const lines = source.split('\n');
  const words = [`id: ${at}`, `at: ${at}`, `id: '${at}'`, at.replace(/^附件/, 'annex: '), at];
  const found = words.map((word) => lines.findIndex((line) => line.includes(word))).find((index) => index >= 0);
  return (found ?? 0) + 1;
}

/** A fault of the whole, told at the change that brought it: by the sentence that the path leads to, where it leads to one. */
function atChange(source: string, edition: Edition, { path, message }: FileFault): FileFault {
  let [node, id]: [unknown, string | null] = [edition, null];
  for (const key of path.split('/')) {
    node = typeof node === 'object' && node !== null ? Reflect.get(node, key) : undefined;
    const own = typeof node === 'object' && node !== null ? Reflect.get(node, 'id') : undefined;
    if (typeof own === 'string' && /\.s\d+$/.test(own)) id = own;
  }
  return id === null ? { line: 1, path, message } : { line: lineOfPlace(source, id), path: `${id} ${path.split('/').at(-1)}`, message };
}
