import { entryAt } from '../list/entry-at.ts';
import { columnOf, letterOf } from './grid.ts';

// A worksheet's XML put into the form that its readers read right, without a cell changing its place. Tags are ASCII, so the text may be
// UTF-8 decoded or bytes taken for Latin-1.

const name = (local: string): string => `(?:[\\w.-]+:)?${local}`;
const unreferenced = new RegExp(`<${name('(?:row|c)')}(?=[\\s/>])(?![^<>]*\\sr\\s*=\\s*["'][A-Za-z]{0,3}[1-9])`);
const placed = new RegExp(`<(${name('')})(row|c)(?=[\\s/>])([^<>]*?)(/?)>`, 'g');
const reference = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/;
const firstCell = new RegExp(`\\s*<${name('c')}(?=\\s)[^<>]*?\\sr\\s*=\\s*["'][A-Za-z]{1,3}([1-9]\\d*)`, 'y');
const lastTag = new RegExp(`<${name('(row|c)')}(?=\\s)[^<>]*?\\sr\\s*=\\s*["']([A-Za-z]{0,3})([1-9]\\d*)`, 'g');
const end = new RegExp(`</${name('sheetData')}\\s*>`);

const emptyValue = `<${name('v')}\\s*(?:/>|>\\s*</${name('v')}\\s*>)`;
const blankValued = new RegExp(`<(${name('c')})(\\s[^<>]*)?>\\s*${emptyValue}\\s*</\\1\\s*>`, 'g');
const hasEmptyValue = new RegExp(emptyValue);
const emptyStringResult = new RegExp(
  `(<${name('c')}(?=\\s)[^<>]*?\\st\\s*=\\s*)(["'])s\\2(?=[^<>]*>\\s*<${name('f')}(?=[\\s>/])[^<>]*>[^<]*(?:</${name('f')}\\s*>)?\\s*${emptyValue})`,
  'g',
);
const phonetic = new RegExp(`<(${name('rPh')})[\\s>][\\s\\S]*?</\\1\\s*>`, 'g');
const mistyped = new RegExp(`<(${name('c')})(\\s[^<>]*)?>(?=\\s*<${name('is')}[\\s>/])`, 'g');
const inlineValue = new RegExp(`(<${name('c')}(?=\\s)[^<>]*?\\st\\s*=\\s*)(["'])inlineStr\\2(?=[^<>]*>\\s*<${name('v')}[\\s>])`, 'g');
const sharedCell = new RegExp(
  `(<${name('c')}(?=\\s)[^<>]*?\\st\\s*=\\s*)(["'])s\\2([^<>]*>(?:\\s*<${name('f')}(?=[\\s>/])[^<>]*>(?:[^<]*</${name('f')}\\s*>)?)?\\s*<${name('v')}[^<>]*>)([^<]*)`,
  'g',
);
const blankTyped = new RegExp(`<(${name('c')})(?=\\s)[^<>]*?\\st\\s*=[^<>]*(?:/>|>\\s*</\\1\\s*>)`, 'g');
const typeAttribute = /\st\s*=\s*(?:"[^"]*"|'[^']*')/;

/** Stands where a cell's text is lost: what it points to is not in the file. Written as an entity, since the text may be bytes. */
const LOST = '&#65533;';

/** How many shared strings the workbook has; asked only where a sheet points to one. */
export type Strings = () => number;

const stringItem = new RegExp(`<${name('si')}[\\s>/]`, 'g');

/** How many strings a shared strings part holds. */
export function stringsIn(xml: string): number {
  let count = 0;
  stringItem.lastIndex = 0;
  while (stringItem.test(xml)) count += 1;
  return count;
}

/**
 * Takes a sheet's XML piece by piece, each of whole rows or cut between two tags, and gives it back with a reference at every row and cell
 * (ECMA-376 18.3.1.4 and 18.3.1.73 let writers leave them out), blank cells blank, readings of names out, and a mark where text is lost.
 */
export function tidier(strings: Strings): (xml: string) => string {
  const at = { row: 0, column: 0 };
  let ended = false;
  return (xml) => {
    if (ended) return xml;
    const cut = end.exec(xml)?.index ?? -1;
    ended = cut >= 0;
    const data = ended ? xml.slice(0, cut) : xml;
    return cleaned(referenced(data, at), strings) + (ended ? xml.slice(cut) : '');
  };
}

type At = { row: number; column: number };

function referenced(xml: string, at: At): string {
  if (!unreferenced.test(xml)) {
    remember(xml, at);
    return xml;
  }
  return xml.replace(placed, (_tag: string, prefix: string, local: string, attributes: string, slash: string, offset: number) => {
    const said = reference.exec(attributes);
    const value = said?.[1] ?? said?.[2] ?? '';
    const rest = said ? attributes.replace(reference, '') : attributes;
    const r = local === 'row' ? rowAt(value, at, () => cellsRow(xml, offset + _tag.length)) : cellAt(value, at);
    return `<${prefix}${local} r="${r}"${rest}${slash}>`;
  });
}

/** A row without a number is the one that its cells name, else the next. */
function rowAt(value: string, at: At, cells: () => number | null): string {
  at.row = /^[1-9]\d*$/.test(value) ? Number(value) : (cells() ?? at.row + 1);
  at.column = 0;
  return String(at.row);
}

function cellAt(value: string, at: At): string {
  const said = /^([A-Za-z]{1,3})[1-9]\d*$/.exec(value);
  const column = said ? columnOf(entryAt(said, 1).toUpperCase()) : at.column;
  at.column = column + 1;
  return said ? value : `${letterOf(column)}${Math.max(1, at.row)}`;
}

function cellsRow(xml: string, from: number): number | null {
  firstCell.lastIndex = from;
  const found = firstCell.exec(xml)?.[1];
  return found === undefined ? null : Number(found);
}

/** Where the next piece goes on, after one in which everything has its reference. */
function remember(xml: string, at: At): void {
  for (const [, local, letters = '', digits] of xml.slice(Math.max(0, lastRow(xml))).matchAll(lastTag)) {
    if (local === 'row') at.row = Number(digits);
    at.column = local === 'row' ? 0 : columnOf(letters.toUpperCase()) + 1;
  }
}

const rowStart = new RegExp(`<${name('row')}[\\s>/]`);

/** Where the last row begins; -1 where none does. */
export function lastRow(xml: string): number {
  let at = xml.length;
  while (at > 0) {
    at = xml.lastIndexOf('row', at - 1);
    if (at <= 0) return -1;
    const start = xml.lastIndexOf('<', at);
    if (at - start < 12 && rowStart.test(xml.slice(start, at + 4))) return start;
  }
  return -1;
}

/** Blank cells that say they are text lose that word: a reader would look for the text. */
export const untyped = (xml: string): string => xml.replace(blankTyped, (tag: string) => tag.replace(typeAttribute, ''));

function cleaned(xml: string, strings: Strings): string {
  let clean = xml.includes('rPh') ? xml.replace(phonetic, '') : xml;
  if (hasEmptyValue.test(clean))
    clean = clean
      .replace(blankValued, (_, tag: string, attributes = '') => `<${tag}${attributes.replace(typeAttribute, '')}/>`)
      .replace(emptyStringResult, '$1$2str$2');
  clean = clean
    .replace(inlineValue, '$1$2str$2')
    .replace(mistyped, (whole: string, tag: string, attributes = '') =>
      /\st\s*=\s*["']inlineStr/.test(attributes) ? whole : `<${tag}${attributes.replace(typeAttribute, '')} t="inlineStr">`,
    );
  return pointsNowhere(clean, strings)
    ? clean.replace(sharedCell, (whole: string, start: string, quote: string, middle: string, index: string) =>
        isString(index, strings) ? whole : `${start}${quote}str${quote}${middle}${LOST}`,
      )
    : clean;
}

function pointsNowhere(xml: string, strings: Strings): boolean {
  for (const found of xml.matchAll(sharedCell)) if (!isString(entryAt(found, 4), strings)) return true;
  return false;
}

const isString = (index: string, strings: Strings): boolean => /^\s*\d+\s*$/.test(index) && Number(index) < strings();
