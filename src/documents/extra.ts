import { EXTRA_TITLE, extraFieldFrom } from '../core/annexes/extra.ts';
import { EXTRA_HEADS, extraLabel } from '../core/annexes/extra-said.ts';
import type { Field, TableForm } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import type { ExtraField } from '../core/scheme/edition/edition.ts';
import { annexMark, GAP, P, title } from './layout/blocks.ts';
import { head, numberCell, serial, TABLE_SIZE } from './layout/cells.ts';
import { pages } from './layout/document.ts';
import { chineseDate } from './layout/figures.ts';
import { type Block, PORTRAIT, type Section, SIZE, typeWidth } from './layout/paper.ts';
import type { Reader, RowReader } from './layout/read.ts';
import { type CellSpec, table } from './layout/table.ts';

/** What a measure asks for beside the official forms; without, nothing. */
export type OfExtra = { readonly extraFields?: readonly ExtraField[] | undefined };

const WIDTH = typeWidth(PORTRAIT);
const NUMBER = 12;

function cellOf({ type }: Field, row: Pick<RowReader, 'text' | 'value'>, key: string, width: number): CellSpec {
  if (type === 'decimal') return numberCell(row.value(key), width);
  if (type === 'date') return { text: chineseDate(row.text(key)), width };
  return { text: row.text(key), width, align: type === 'text' || type === 'longText' ? 'left' : 'center' };
}

const entries = (all: readonly ExtraField[], of: string | undefined): (readonly [string, Field])[] =>
  all.filter((one) => one.table === of).map((one) => [one.key, extraFieldFrom(one)] as const);

/** Fields one below the other: number, what is asked, what was answered. */
function fieldTable(fields: readonly (readonly [string, Field])[], read: Reader): Block {
  const [label, answer] = [60, WIDTH - NUMBER - 60];
  const heads = { height: 9, cells: EXTRA_HEADS.map((text, i) => head(text, [NUMBER, label, answer][i] ?? NUMBER)) };
  const rows = fields.map(([key, field], i) => ({
    height: 9,
    cells: [
      { ...serial(i + 1), width: NUMBER },
      { text: extraLabel(field), width: label, align: 'left' as const },
      { ...cellOf(field, read, key, answer), align: 'left' as const },
    ],
  }));
  return table(WIDTH, [heads, ...rows], { head: 1, size: TABLE_SIZE });
}

/** The columns of one table, each row known by the first column of the official list. */
function columnTable(form: TableForm, columns: readonly (readonly [string, Field])[], read: Reader): Block {
  const [named = ''] = Object.keys(form.columns);
  const name = 46;
  const each = (WIDTH - NUMBER - name) / columns.length;
  const heads = {
    height: 10,
    cells: [
      head('序号', NUMBER),
      head(form.columns[named]?.label ?? '', name),
      ...columns.map(([, field]) => head(extraLabel(field), each)),
    ],
  };
  const rows = read.rows(form.key).map((row, i) => ({
    height: 9,
    cells: [
      { ...serial(i + 1), width: NUMBER },
      { text: row.text(named), width: name, align: 'left' as const },
      ...columns.map(([key, field]) => cellOf(field, row, key, each)),
    ],
  }));
  return table(WIDTH, [heads, ...rows], { head: 1, size: TABLE_SIZE });
}

/**
 * The appendix sheet of an annex, on pages of its own behind it: what the edition asks for beside the official form, whose own frame stays as it is. None
 * where it asks for nothing there. `fields`: whether the single fields belong to it; `tables`: the tables whose columns do.
 */
export function appendix(
  read: Reader,
  { extraFields = [], applicant }: OfExtra & { readonly applicant: string },
  about: { readonly annex: number; readonly fields: boolean; readonly tables: readonly string[] },
): Section[] {
  const fields = about.fields ? entries(extraFields, undefined) : [];
  const tables = about.tables.flatMap((key): Block[] => {
    const [form, columns] = [tableAt(key), entries(extraFields, key)];
    if (!form || columns.length === 0) return [];
    return [GAP(4), P(form.label, { role: 'hei', size: SIZE.smallFourth, pitch: 24 }), columnTable(form, columns, read)];
  });
  if (fields.length + tables.length === 0) return [];
  return [
    pages([
      annexMark(about.annex),
      title(EXTRA_TITLE, 18),
      P(`申报单位(盖章)：${applicant}`, { size: SIZE.smallFourth, pitch: 24 }),
      ...(fields.length === 0 ? [] : [fieldTable(fields, read)]),
      ...tables,
    ]),
  ];
}
