import { unescaped } from './html.ts';

/** A tag's attribute by its local name, whatever the quotes and the prefix; empty where it has none. */
export function attributeOf(tag: string, name: string): string {
  const found = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return unescaped(found?.[1] ?? found?.[2] ?? '');
}

/** What may stand in a tag behind its name: a “>” within quotes does not end it. */
const inside = `(?:"[^"]*"|'[^']*'|[^<>"'])*`;

/** Every tag of this local name, opening or empty. */
export const tagsOf = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:[\\w.-]+:)?${name}(?=[\\s/>])${inside}>`, 'g'))].map(([tag]) => tag);

/** The same with what an element without children has behind it, to be replaced as a whole. */
export const emptyElement = (name: string): RegExp =>
  new RegExp(`<((?:[\\w.-]+:)?)${name}(?=[\\s/>])${inside}(?:/>|>\\s*</\\1${name}\\s*>)`, 'g');

/** XML bytes as text: UTF-16 by its mark, UTF-8 else; these two are all that packages may hold. */
export function xmlText(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
