import { zipSync } from 'fflate';
import type { Grid } from '../core/sheet/grid.ts';
import { unescaped } from '../core/sheet/html.ts';
import { passwordProtected } from '../core/sheet/stranger.ts';
import { hucreGrids } from './first-reader.ts';
import { sheetJsGrids } from './second-reader.ts';

type Parts = ReadonlyMap<string, Uint8Array>;
const textOf = (parts: Parts, name: string): string => Buffer.from(parts.get(name) ?? []).toString('utf8');

/** An OpenDocument spreadsheet's parts as grids. */
export async function odsGrids(parts: Parts): Promise<Grid[]> {
  if (textOf(parts, 'META-INF/manifest.xml').includes('encryption-data')) throw passwordProtected();
  const content = withoutTrailingBlanks(textOf(parts, 'content.xml'));
  const packed = zipSync(Object.fromEntries([...parts, ['content.xml', Buffer.from(content)]]), { level: 0 });
  const hidden = hiddenTables(content);
  const grids = await hucreGrids(packed, 'ods').catch(() => sheetJsGrids(packed));
  return grids.map((grid) => ({ ...grid, hidden: grid.hidden || hidden.has(grid.name) }));
}

const rowTag = /(<table:table-row\b[^<>]*[^/<>]>)([\s\S]*?)(<\/table:table-row>)/g;
const blankCell = /^<table:table-cell\b(?![^<>]*\b(?:office:|table:formula))[^<>]*\/>$/;

/** Cells without content at the ends of rows taken out: a formatted column is 16 384 times a million of them in three words. */
const withoutTrailingBlanks = (xml: string): string =>
  xml.replace(rowTag, (_, start: string, cells: string, end: string) => {
    let kept = cells.trimEnd();
    for (let at = kept.lastIndexOf('<'); at >= 0 && blankCell.test(kept.slice(at)); at = kept.lastIndexOf('<'))
      kept = kept.slice(0, at).trimEnd();
    return start + kept + end;
  });

/** Tables whose style says that they are not displayed. */
function hiddenTables(xml: string): ReadonlySet<string> {
  const styles = new Set<string>();
  for (const [whole, name = ''] of xml.matchAll(/<style:style\s[^>]*?style:name="([^"]*)"[^>]*>[\s\S]{0,400}?<\/style:style>/g))
    if (/style:family="table"/.test(whole) && /table:display="false"/.test(whole)) styles.add(name);
  const tables = [...xml.matchAll(/<table:table\s[^>]*>/g)].filter(([tag]) => styles.has(attribute(tag, 'table:style-name')));
  return new Set(tables.map(([tag]) => unescaped(attribute(tag, 'table:name'))));
}

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
