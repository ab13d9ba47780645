import type { Content } from '../../core/annexes/field.ts';
import { entryAt } from '../../core/list/entry-at.ts';
import type { ExtraField } from '../../core/scheme/edition/edition.ts';
import type { OfMeasure } from '../titled.ts';
import { annexMark, P, title } from './blocks.ts';
import { serial, TABLE_SIZE } from './cells.ts';
import { formDoc, pages } from './document.ts';
import { type Block, type FormDoc, PORTRAIT, type Section, SIZE, typeWidth } from './paper.ts';
import { type Band, type CellSpec, table } from './table.ts';

/** A list of the applicant: annexes 3, 4 and 5 differ only in heads, rows and what stands around them. */
export type ListForm = {
  annex: number;
  title: string;
  platform: string;
  applicant: string;
  filledOn?: string | undefined;
  versionMark?: string | undefined;
  checkUrl?: string | undefined;
  /** At the right end of the line with the applicant: 单位：万元. */
  unit?: string;
  /** Widths of all columns; the heads' bands, repeated on every page; a row's cells without its number. */
  widths: readonly number[];
  heads: readonly Band[];
  rows: readonly (readonly CellSpec[])[];
  /** Type size in points. */
  size?: number;
  /** Blank rows printed where there are none. */
  blankRows: number;
  after?: readonly Block[];
  /** What the edition asks for beside the list: pages of its own behind it. */
  appendix?: readonly Section[];
};

/** One row: its number, and the cells set to the columns' widths. */
const listRow = (widths: readonly number[], number: number | null, cells: readonly CellSpec[]): Band => {
  const counted: CellSpec = number === null ? {} : serial(number);
  return { height: 9, cells: [counted, ...cells].map((cell, i) => ({ ...cell, width: entryAt(widths, i) })) };
};

function applicantLine(form: ListForm): Block[] {
  const line = P(`申报单位(盖章)：${form.applicant}`, { size: SIZE.smallFourth, pitch: 24 });
  if (!form.unit) return [line];
  const unit: CellSpec = { text: form.unit, align: 'right', width: 30, size: SIZE.smallFourth };
  return [
    table(typeWidth(PORTRAIT), [{ height: 8, cells: [{ runs: line.runs, align: 'left', width: 126, size: SIZE.smallFourth }, unit] }], {
      ruled: false,
    }),
  ];
}

/** A numbered list under a repeated head. */
export function listDoc(form: ListForm): FormDoc {
  const blank = form.widths.slice(1).map((): CellSpec => ({}));
  const rows =
    form.rows.length > 0
      ? form.rows.map((cells, i) => listRow(form.widths, i + 1, cells))
      : Array.from({ length: form.blankRows }, () => listRow(form.widths, null, blank));
  const list = table(typeWidth(PORTRAIT), [...form.heads, ...rows], { head: form.heads.length, size: form.size ?? TABLE_SIZE });
  const { title: name, platform, applicant, filledOn, versionMark, checkUrl } = form;
  const meta = { title: name, platform, author: applicant, subject: `附件${form.annex}`, date: filledOn, mark: versionMark, checkUrl };
  return formDoc(meta, [
    pages([annexMark(form.annex), title(form.title, 18), ...applicantLine(form), list, ...(form.after ?? [])]),
    ...(form.appendix ?? []),
  ]);
}

/** What annexes 3, 4 and 5 are printed from. */
export type ListData = OfMeasure & {
  extraFields?: readonly ExtraField[] | undefined;
  applicant: string;
  content: Content;
  /** 2026-03-31: the date of the file; the lists print none. */
  filledOn: string;
  versionMark?: string;
  /** Where the printed version can be checked. */
  checkUrl?: string;
};
