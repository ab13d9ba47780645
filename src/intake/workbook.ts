import { zipSync } from 'fflate';
import type { Grid } from '../core/sheet/grid.ts';
import { unescaped } from '../core/sheet/html.ts';
import { MOST_ROWS } from '../core/sheet/limits.ts';
import { type Entry, entriesOf, isNeeded, isOds, refuseStrangePackage } from '../core/sheet/package.ts';
import { withoutBlanks } from './blank-cells.ts';
import { docxGrids } from './docx.ts';
import { hucreGrids } from './first-reader.ts';
import { odsGrids } from './ods.ts';
import { sheetJsGrids } from './second-reader.ts';
import { unpack } from './unzip.ts';

/** What a marked copy keeps beside that. */
const beside = /^xl\/(comments\d*\.xml|comments\/[^/]+\.xml|worksheets\/_rels\/[^/]+\.rels)$/i;
const worksheet = /^xl\/worksheets\/[^/]+\.xml$/i;
/** Rows kept of a sheet: more than are taken, so that a sheet with too many is known as such. */
const KEPT_ROWS = MOST_ROWS + 100;

/** An .xlsx, .xlsm, .xlsb or .ods as grids. hucre reads it; SheetJS where hucre can't. Throws refusals for all else that is a zip. */
export async function packageGrids(bytes: Buffer): Promise<Grid[]> {
  const entries = entriesOf(bytes);
  refuseStrangePackage(entries);
  if (entries.has('word/document.xml')) return docxGrids(bytes, entries);
  const { parts, cutOff } = unpacked(
    bytes,
    [...entries.values()].filter(({ name }) => isNeeded(name)),
  );
  return isOds(entries) ? odsGrids(parts) : xlsxGrids(parts, cutOff);
}

/** A sheet's XML of so many bytes keeps its blank cells, and with them their borders, when the workbook goes back to its owner. */
const SMALL_SHEET = 4 * 2 ** 20;

/** An .xlsx reduced to what a marked copy keeps: cells, formats and comments; null for everything else, whatever its name. */
export function xlsxToMark(bytes: Buffer): Uint8Array | null {
  const entries = entriesOf(bytes);
  if (!entries.has('xl/workbook.xml')) return null;
  const wanted = [...entries.values()].filter(({ name }) => isNeeded(name) || beside.test(name));
  return repacked(unpacked(bytes, wanted, SMALL_SHEET).parts);
}

function unpacked(bytes: Buffer, wanted: readonly Entry[], small = 0): { parts: Map<string, Uint8Array>; cutOff: string[] } {
  const filters = new Map<string, ReturnType<typeof withoutBlanks>>();
  const parts = unpack(bytes, wanted, (name, size) => {
    if (!worksheet.test(name) || size < small) return null;
    const filter = withoutBlanks(KEPT_ROWS);
    filters.set(name, filter);
    return filter.through;
  });
  return { parts, cutOff: [...filters].filter(([, filter]) => filter.cutOff()).map(([name]) => name) };
}

const repacked = (parts: ReadonlyMap<string, Uint8Array>): Uint8Array => zipSync(Object.fromEntries(parts), { level: 0 });
const textOf = (parts: ReadonlyMap<string, Uint8Array>, name: string): string => Buffer.from(parts.get(name) ?? []).toString('utf8');

async function xlsxGrids(parts: ReadonlyMap<string, Uint8Array>, cutOff: readonly string[]): Promise<Grid[]> {
  const packed = repacked(parts);
  const cut = sheetNamesOf(parts, cutOff);
  // hucre does not tell which sheets of a binary workbook are hidden.
  const grids = parts.has('xl/workbook.bin') ? sheetJsGrids(packed) : await hucreGrids(packed, 'xlsx').catch(() => sheetJsGrids(packed));
  return grids.map((grid) => ({ ...grid, cutOff: grid.cutOff || cut.has(grid.name) }));
}

/** The names of sheets by their parts, from workbook.xml and its relationships. */
function sheetNamesOf(parts: ReadonlyMap<string, Uint8Array>, names: readonly string[]): ReadonlySet<string> {
  if (names.length === 0) return new Set();
  const relations = textOf(parts, 'xl/_rels/workbook.xml.rels');
  const targets = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\s[^>]*>/g)].map(([tag]) => [attribute(tag, 'Id'), attribute(tag, 'Target')]),
  );
  const sheets = [...textOf(parts, 'xl/workbook.xml').matchAll(/<(?:\w+:)?sheet\s[^>]*>/g)];
  const isCut = (tag: string): boolean => {
    const target = targets.get(/\s\w+:id="([^"]*)"/.exec(tag)?.[1] ?? '') ?? '';
    return names.some((name) => target !== '' && name.endsWith(target.replace(/^\/?(xl\/)?/, '')));
  };
  return new Set(sheets.filter(([tag]) => isCut(tag)).map(([tag]) => unescaped(attribute(tag, 'name'))));
}

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
