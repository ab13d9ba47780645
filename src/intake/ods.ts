import { zipSync } from 'fflate';
import type { Grid } from '../core/sheet/grid.ts';
import { unescaped } from '../core/sheet/html.ts';
import { MOST_COLUMNS, MOST_ROWS } from '../core/sheet/limits.ts';
import { passwordProtected } from '../core/sheet/stranger.ts';
import { hucreGrids } from './first-reader.ts';
import { withSymbols } from './ods-fonts.ts';
import { sheetJsGrids } from './second-reader.ts';

type Parts = ReadonlyMap<string, Uint8Array>;
const textOf = (parts: Parts, name: string): string => Buffer.from(parts.get(name) ?? []).toString('utf8');

/** An OpenDocument spreadsheet's parts as grids. */
export async function odsGrids(parts: Parts): Promise<Grid[]> {
  if (textOf(parts, 'META-INF/manifest.xml').includes('encryption-data')) throw passwordProtected();
  const content = withoutTrailingBlanks(flat(withSymbols(textOf(parts, 'content.xml'), textOf(parts, 'styles.xml'))));
  const packed = zipSync(Object.fromEntries([...parts, ['content.xml', Buffer.from(content)]]), { level: 0 });
  const hidden = hiddenTables(content);
  const unseen = content.includes('table:visibility') ? [...content.matchAll(oneTable)].map(([table]) => unseenIn(table)) : [];
  const grids = await hucreGrids(packed, 'ods').catch(() => sheetJsGrids(packed));
  return grids.map((grid, i) => ({
    ...grid,
    ...(unseen.length === grids.length ? unseen[i] : {}),
    hidden: grid.hidden || hidden.has(grid.name),
  }));
}

/** A spreadsheet that is one XML file, as .fods has it; null where the text is none. */
export function flatOdsParts(text: string): Parts | null {
  if (!/<office:document\s[^<>]*office:mimetype="application\/vnd\.oasis\.opendocument\.spreadsheet"/.test(text.slice(0, 20_000)))
    return null;
  const mimetype = 'application/vnd.oasis.opendocument.spreadsheet';
  return new Map([['mimetype', mimetype] as const, ['content.xml', text] as const].map(([name, part]) => [name, Buffer.from(part)]));
}

const grouping = /<\/?table:table-(?:row-group|header-rows|rows)(?=[\s/>])[^<>]*>/g;
const reading = /<text:ruby-text(?=[\s/>])[^<>]*(?:\/>|>[\s\S]*?<\/text:ruby-text>)/g;

/** A formula whose result is no text at all, as LibreOffice writes IF(…;""): told by its empty paragraph from one without a result. */
const blankResult =
  /(<table:table-cell(?=[^<>]*\stable:formula=)(?![^<>]*\soffice:value-type=)[^<>]*?)\stable:formula="[^"]*"([^<>]*)><text:p\/><\/table:table-cell>/g;

/** Rows directly in their table, whatever groups them (outline, heads that are printed again), and names without their readings. */
const flat = (xml: string): string => xml.replace(grouping, '').replace(reading, '').replace(blankResult, '$1$2/>');

const oneTable = /<table:table(?=[\s>])[\s\S]*?<\/table:table>/g;
const rowTag = /(<table:table-row(?=[\s>])[^<>]*(?<!\/)>)([\s\S]*?)(<\/table:table-row>)/g;
const blankCell = /^<table:table-cell\b(?![^<>]*\b(?:office:|table:formula))[^<>]*\/>$/;
/** More rows and columns than are taken; a repetition beyond costs memory and says no more. */
const [MOST_SAID_ROWS, MOST_SAID_COLUMNS] = [MOST_ROWS + 100, MOST_COLUMNS + 100];

/** Cells without content at the ends of rows taken out: a formatted column is 16 384 times a million of them in three words. */
const withoutTrailingBlanks = (xml: string): string =>
  xml.replace(rowTag, (_, start: string, cells: string, end: string) => {
    let kept = cells.trimEnd();
    for (let at = kept.lastIndexOf('<'); at >= 0 && blankCell.test(kept.slice(at)); at = kept.lastIndexOf('<'))
      kept = kept.slice(0, at).trimEnd();
    return kept === '' ? start + end : atMost(start, 'rows', MOST_SAID_ROWS) + atMost(kept, 'columns', MOST_SAID_COLUMNS) + end;
  });

const atMost = (xml: string, what: 'rows' | 'columns', most: number): string =>
  xml.replace(
    new RegExp(`(table:number-${what}-repeated=")(\\d{3,})`, 'g'),
    (_, start: string, times: string) => start + Math.min(most, Number(times)),
  );

/** Rows and columns that the table does not show, by hand or by a filter. */
function unseenIn(table: string): Pick<Grid, 'hiddenRows' | 'hiddenColumns'> {
  const of = (what: 'row' | 'column', most: number): Set<number> => {
    const found = new Set<number>();
    let at = 0;
    for (const [tag] of table.matchAll(new RegExp(`<table:table-${what}(?=[\\s/>])[^<>]*>`, 'g'))) {
      const times = Number(attribute(tag, `table:number-${what}s-repeated`) || 1);
      if (/\stable:visibility="(collapse|filter)"/.test(tag)) for (let i = at; i < Math.min(at + times, most); i += 1) found.add(i);
      at += times;
    }
    return found;
  };
  return { hiddenRows: of('row', MOST_SAID_ROWS), hiddenColumns: of('column', MOST_SAID_COLUMNS) };
}

/** Tables whose style says that they are not displayed. */
function hiddenTables(xml: string): ReadonlySet<string> {
  const styles = new Set<string>();
  for (const [whole, name = ''] of xml.matchAll(/<style:style\s[^>]*?style:name="([^"]*)"[^>]*>[\s\S]{0,400}?<\/style:style>/g))
    if (/style:family="table"/.test(whole) && /table:display="false"/.test(whole)) styles.add(name);
  const tables = [...xml.matchAll(/<table:table\s[^>]*>/g)].filter(([tag]) => styles.has(attribute(tag, 'table:style-name')));
  return new Set(tables.map(([tag]) => unescaped(attribute(tag, 'table:name'))));
}

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
