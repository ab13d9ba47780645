import type { TableForm } from '../core/annexes/field.ts';
import { fileName } from '../core/files/file-name.ts';
import { type Chosen, chosen, chosenBy } from '../core/sheet/choose.ts';
import { decoded } from '../core/sheet/decode.ts';
import type { Grid } from '../core/sheet/grid.ts';
import type { IntakeShown } from '../core/sheet/intake.ts';
import { isRefusal, MOST_FILE_BYTES, refusal, tooLarge } from '../core/sheet/limits.ts';
import { type Mapping, sheetsShown } from '../core/sheet/mapping.ts';
import { isXmlWorkbook, textGrids } from '../core/sheet/text.ts';
import type { Together } from '../core/sheet/together.ts';
import { flatOdsParts, odsGrids } from './ods.ts';
import { sheetJsGrids } from './second-reader.ts';
import { kindOf } from './sniff.ts';
import { packageGrids } from './workbook.ts';

/** The form's table, what a person said of the file's sheet and columns where they were not recognised by themselves, and which sheets are one list. */
export type Wanted = { readonly table: TableForm; readonly mapping?: Mapping | undefined; readonly together?: Together | undefined };

/**
 * A file as its table's rows. Pure reading: no formula or macro is run, no link followed. Refusals come back as such, with the sheets as
 * far as there are any; what else is thrown is a defect, of a reader or of ours.
 */
export async function readSheets(bytes: Uint8Array, name: string, wanted: Wanted): Promise<IntakeShown> {
  let grids: readonly Grid[] = [];
  try {
    grids = await sheetsOf(bytes, name, wanted);
    const { intake, beside } = chosenOf(grids, wanted);
    return { ...intake, sheets: sheetsShown(grids), beside };
  } catch (error) {
    if (isRefusal(error)) return { kind: 'refused', reason: error.message, sheets: sheetsShown(grids), beside: [] };
    throw error;
  }
}

/** The same together with all sheets as they were before anything was taken from them; refusals are thrown. */
export async function readWhole(bytes: Uint8Array, name: string, wanted: Wanted): Promise<Chosen & { grids: readonly Grid[] }> {
  const grids = await sheetsOf(bytes, name, wanted);
  return { ...chosenOf(grids, wanted), grids };
}

const chosenOf = (grids: readonly Grid[], { table, mapping, together }: Wanted): Chosen =>
  mapping ? chosenBy(grids, table, { ...mapping, together }) : chosen(grids, table, { together });

async function sheetsOf(bytes: Uint8Array, name: string, { table }: Wanted): Promise<Grid[]> {
  if (bytes.length > MOST_FILE_BYTES) throw refusal(tooLarge(bytes.length));
  const grids = await gridsIn(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), baseName(name));
  return grids.filter(({ onlyFor = table.key }) => onlyFor === table.key);
}

/** A file's name without its ending: what stands for a sheet's name where the format has none. */
const baseName = (name: string): string => fileName(name).replace(/\.[^.]*$/, '');

/** The sheets or tables of a file of whatever sort; `name` stands for a sheet's where the format has none. Throws a refusal where it is none. */
export async function gridsIn(bytes: Buffer, name: string): Promise<Grid[]> {
  const kind = kindOf(bytes);
  if (kind === 'zip') return packageGrids(bytes);
  if (kind === 'biff') return sheetJsGrids(bytes);
  const text = decoded(bytes);
  const flat = flatOdsParts(text);
  if (flat) return odsGrids(flat);
  return isXmlWorkbook(text) ? sheetJsGrids(text) : textGrids(text, name);
}
