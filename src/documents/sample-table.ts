import { sampleTableForms } from '../core/annexes/annex7.ts';
import type { Field, Row } from '../core/annexes/field.ts';
import { entryAt } from '../core/list/entry-at.ts';
import { annexMark, P, title } from './layout/blocks.ts';
import { head, serial } from './layout/cells.ts';
import { formDoc, pages } from './layout/document.ts';
import { dateOrBlank, periodName } from './layout/figures.ts';
import { type FormDoc, LANDSCAPE, SIZE, typeWidth } from './layout/paper.ts';
import { type Band, table } from './layout/table.ts';

export type SampleTableData = {
  readonly table: keyof typeof sampleTableForms;
  readonly platform: string;
  readonly year: number;
  readonly quarter: number;
  readonly rows: readonly Row[];
  readonly filledOn: string;
  readonly versionMark: string;
};

const WIDTH = typeWidth(LANDSCAPE);
const NUMBER = 12;
/** Millimetres; the last column of text takes the rest. */
const widths = {
  frequent: { enterprise: 68, contact: 26, phone: 34, times: 22, service: WIDTH - NUMBER - 150 },
  events: { name: 62, heldOn: 28, place: 42, service: WIDTH - NUMBER - 176, enterprises: 22, persons: 22 },
} as const;
const NOTE = '注：附件7备注2写明按样表1、2填报，办法没有印出样表；列名见参数“样表”口径，版式由本系统编排。';

/** 附件7的样表1或样表2 (第十五条): the columns are those of the form, the layout is the program's own, and a note on it says so. */
export function sampleTable({ table: of, platform, year, quarter, rows, filledOn, versionMark }: SampleTableData): FormDoc {
  const { label, columns } = sampleTableForms[of];
  const fields = Object.entries<Field>(columns);
  const wide = Object.values<number>(widths[of]);
  const heads: Band = { height: 10, cells: [head('序号', NUMBER), ...fields.map(([, field], i) => head(field.label, entryAt(wide, i)))] };
  const lines = rows.length > 0 ? rows : [{ id: '', cells: {} }];
  const bands = lines.map(
    ({ cells }, n): Band => ({
      height: 9,
      cells: [
        { ...(rows.length > 0 ? serial(n + 1) : {}), width: NUMBER },
        ...fields.map(([key, field], i) => ({
          text: field.type === 'date' ? dateOrBlank(String(cells[key] ?? '')) : String(cells[key] ?? ''),
          width: entryAt(wide, i),
          align: field.type === 'integer' ? ('center' as const) : ('left' as const),
        })),
      ],
    }),
  );
  return formDoc({ title: label, author: platform, subject: '附件7', date: filledOn, mark: versionMark }, [
    pages(
      [
        annexMark(7),
        title(label, 20),
        P(`${platform}　${periodName(year, quarter)}`, { size: SIZE.fourth, align: 'center', pitch: 26 }),
        table(WIDTH, [heads, ...bands], { head: 1, size: 10 }),
        P(NOTE, { size: SIZE.smallFourth, pitch: 22 }),
      ],
      { paper: LANDSCAPE },
    ),
  ]);
}
