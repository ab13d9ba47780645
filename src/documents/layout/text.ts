import { modernised } from '../../core/text/old-code-points.ts';
import type { FormDoc } from './paper.ts';

/** Keys of a document under which people's text stands; images and enumerated words are not text. */
const TEXT_KEYS = new Set(['text', 'label', 'value', 'title', 'author', 'subject', 'mark', 'alt', 'keywords']);

/** The document with every text in it put through `change`. */
export function mapText(doc: FormDoc, change: (text: string) => string): FormDoc {
  const walk = (node: unknown, isText: boolean): unknown => {
    if (typeof node === 'string') return isText ? change(node) : node;
    if (Array.isArray(node)) return node.map((one) => walk(one, isText));
    if (node === null || typeof node !== 'object') return node;
    return Object.fromEntries(Object.entries(node).map(([key, one]) => [key, walk(one, TEXT_KEYS.has(key))]));
  };
  return walk(doc, false) as FormDoc;
}

// Controls but for the line feed, zero-width and bidirectional marks, soft hyphens, lone surrogates, non-characters, variation selectors.
const UNPRINTABLE = /(?!\n)(?:[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]|\p{Variation_Selector})/gu;

/** Text without what has no shape on paper; tabs and line separators become spaces, old private-use characters (stored long ago) today's. */
export const printable = (text: string): string =>
  modernised(text)
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u2028\u2029]/g, ' ')
    .replace(UNPRINTABLE, '');
