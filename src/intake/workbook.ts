import { zipSync } from 'fflate';
import type { Grid } from '../core/sheet/grid.ts';
import { MOST_ROWS, MOST_UNPACKED_BYTES } from '../core/sheet/limits.ts';
import {
  mainOf,
  type Plan,
  planOf,
  pointer,
  relationsName,
  relationsOf,
  relationsXml,
  signpostsOf,
  targetOf,
  typeOf,
} from '../core/sheet/ooxml.ts';
import { type Entries, type Entry, entriesOf, entryAt, isBinaryPart, isOdsPart, refuseBombs } from '../core/sheet/package.ts';
import { stringsIn } from '../core/sheet/sheet-xml.ts';
import { docxContent, docxGrids } from './docx.ts';
import { hucreGrids } from './first-reader.ts';
import { odsGrids } from './ods.ts';
import { sheetJsGrids } from './second-reader.ts';
import { sheetFilter } from './sheet-filter.ts';
import { textIn, unpack } from './unzip.ts';

/** Rows kept of a sheet: more than are taken, so that a sheet with too many is known as such. */
const KEPT_ROWS = MOST_ROWS + 100;

/** An .xlsx, .xlsm, .xlsb or .ods as grids. hucre reads it; SheetJS where hucre can't. Throws refusals for all else that is a zip. */
export async function packageGrids(bytes: Buffer): Promise<Grid[]> {
  const entries = entriesOf(bytes);
  const main = mainIn(bytes, entries);
  if (main.kind === 'docx') return docxGrids(bytes, main.part);
  const parts = (wanted: (name: string) => boolean): Map<string, Uint8Array> =>
    unpack(
      bytes,
      [...entries.values()].filter(({ name }) => wanted(name)),
      () => null,
    );
  if (main.kind === 'ods') return odsGrids(parts(isOdsPart));
  // hucre does not tell which sheets of a binary workbook are hidden.
  if (main.kind === 'xlsb') return sheetJsGrids(repacked(parts(isBinaryPart)));
  return xlsxGrids(bytes, planIn(bytes, entries, main.part));
}

/** A Word document's tables and the text outside of them; null where the package is something else. */
export function documentIn(bytes: Buffer, functions?: Parameters<typeof docxContent>[2]): ReturnType<typeof docxContent> | null {
  const main = mainIn(bytes, entriesOf(bytes));
  return main.kind === 'docx' ? docxContent(bytes, main.part, functions) : null;
}

/** A sheet's XML of so many bytes keeps its blank cells, and with them their borders, when the workbook goes back to its owner. */
const SMALL_SHEET = 4 * 2 ** 20;

/** An .xlsx reduced to what a marked copy keeps: cells, formats and comments; null for everything else, whatever its name. */
export function xlsxToMark(bytes: Buffer): Uint8Array | null {
  const entries = entriesOf(bytes);
  const main = mainIn(bytes, entries);
  if (main.kind !== 'xlsx') return null;
  return repacked(assembled(bytes, withComments(bytes, entries, planIn(bytes, entries, main.part)), SMALL_SHEET).parts);
}

function mainIn(bytes: Buffer, entries: Entries): ReturnType<typeof mainOf> {
  const { types, relations } = signpostsOf(entries);
  return mainOf(entries, { types: textIn(bytes, types), relations: textIn(bytes, relations) });
}

const planIn = (bytes: Buffer, entries: Entries, main: Entry): Plan =>
  planOf(entries, main, { workbook: textIn(bytes, main), relations: textIn(bytes, entryAt(entries, relationsName(main.name))) });

/** The plan with what people wrote beside their cells. */
function withComments(bytes: Buffer, entries: Entries, plan: Plan): Plan {
  const parts = [...plan.parts];
  const made = new Map(plan.made);
  for (const [i, { from, part }] of plan.sheets.entries()) {
    const relations = from ? relationsOf(textIn(bytes, entryAt(entries, relationsName(from.name)))) : [];
    const comments = relations.find((one) => typeOf(one) === 'comments');
    const entry = from && comments && targetOf(entries, from.name, comments);
    if (!entry) continue;
    parts.push({ from: entry, to: `xl/comments${i + 1}.xml` });
    made.set(relationsName(part), relationsXml([pointer({ id: 'comments', type: 'comments', target: `../comments${i + 1}.xml` })]));
  }
  return { ...plan, parts, made };
}

type Assembled = { readonly parts: ReadonlyMap<string, Uint8Array>; readonly cutOff: ReadonlySet<string> };

/** The planned package. Sheets come last, since what they say of strings is held against how many there are. */
function assembled(bytes: Buffer, { parts, made, sheets, strings }: Plan, small: number): Assembled {
  refuseBombs(
    parts.map(({ from }) => from),
    MOST_UNPACKED_BYTES,
  );
  const isSheet = new Set(sheets.flatMap(({ from }) => from?.name ?? []));
  const wanted = (sheet: boolean): Entry[] => parts.map(({ from }) => from).filter(({ name }) => isSheet.has(name) === sheet);
  const others = unpack(bytes, wanted(false), () => null);
  let counted: number | null = null;
  const count = (): number => (counted ??= strings ? stringsIn(latin1(others.get(strings.name))) : 0);
  const filters = new Map<string, ReturnType<typeof sheetFilter>>();
  const unpacked = unpack(
    bytes,
    wanted(true),
    (name, size) => {
      const filter = sheetFilter({ most: KEPT_ROWS, blanks: size < small, strings: count });
      filters.set(name, filter);
      return filter.through;
    },
    MOST_UNPACKED_BYTES - [...others.values()].reduce((sum, one) => sum + one.length, 0),
  );
  const packed = parts.flatMap(({ from, to }): [string, Uint8Array][] => {
    const part = unpacked.get(from.name) ?? others.get(from.name);
    return part ? [[to, part]] : [];
  });
  return {
    parts: new Map([...[...made].map(([name, text]): [string, Uint8Array] => [name, Buffer.from(text)]), ...packed]),
    cutOff: new Set(sheets.filter(({ from }) => from && filters.get(from.name)?.cutOff()).map(({ name }) => name)),
  };
}

const latin1 = (part: Uint8Array | undefined): string =>
  part ? Buffer.from(part.buffer, part.byteOffset, part.length).toString('latin1') : '';
const repacked = (parts: ReadonlyMap<string, Uint8Array>): Uint8Array => zipSync(Object.fromEntries(parts), { level: 0 });

async function xlsxGrids(bytes: Buffer, plan: Plan): Promise<Grid[]> {
  if (plan.sheets.length === 0) return [];
  const { parts, cutOff } = assembled(bytes, plan, 0);
  const packed = repacked(parts);
  const grids = await hucreGrids(packed, 'xlsx').catch(() => sheetJsGrids(packed));
  return grids.map((grid) => ({ ...grid, cutOff: grid.cutOff || cutOff.has(grid.name) }));
}
