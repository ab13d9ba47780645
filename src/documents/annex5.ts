import { annex5Title, served } from '../core/annexes/annex5.ts';
import { appendix } from './extra.ts';
import { P } from './layout/blocks.ts';
import { head, slot } from './layout/cells.ts';
import { figure } from './layout/figures.ts';
import { type ListData, listDoc } from './layout/list.ts';
import { type FormDoc, SIZE } from './layout/paper.ts';
import { type RowReader, reader } from './layout/read.ts';
import type { Band, CellSpec } from './layout/table.ts';
import { titledIn } from './titled.ts';

/** `atLeast`: so many enterprises the list must have by the measure that the case goes by. */
export type Annex5Data = ListData & { readonly atLeast: number };

const WIDTHS = [10, 38, 16, 18, 24, 30, 10, 10] as const;
const [number, enterprise, contact, position, mobile, service, yes, no] = WIDTHS;

const heads: Band[] = [
  {
    height: 8,
    cells: [
      head('序号', number, { rows: 2 }),
      head(served.enterprise.label, enterprise, { rows: 2 }),
      head(served.contact.label, contact, { rows: 2 }),
      head(served.position.label, position, { rows: 2 }),
      head(served.mobile.label, mobile, { rows: 2 }),
      head(served.service.label, service, { rows: 2 }),
      head(served.satisfied.label, yes + no),
    ],
  },
  { height: 10, cells: [head('满意', yes), head('不满意', no)] },
];

const tick = (is: boolean): CellSpec => ({ text: is ? '√' : '' });

const rowCells = (row: RowReader): CellSpec[] => [
  { text: row.text('enterprise'), align: 'left' },
  { text: row.text('contact') },
  { text: row.text('position') },
  { text: row.text('mobile') },
  { text: row.text('service'), align: 'left' },
  tick(row.value('satisfied') === true),
  tick(row.value('satisfied') === false),
];

/** 附件5 上一年度服务中小企业名单及服务评价表 (第九条（六）); an enterprise that has not rated has no tick. */
export function annex5(data: Annex5Data): FormDoc {
  const read = reader(data.content);
  const total = slot(figure(read.text('servedTotal')), 2);
  return listDoc({
    ...data,
    annex: 5,
    appendix: appendix(read, data, { annex: 5, fields: false, tables: ['served'] }),
    title: annex5Title,
    platform: titledIn(data).platform,
    widths: WIDTHS,
    heads,
    rows: read.rows('served').map(rowCells),
    blankRows: 13,
    after: [P(`注：实际服务(${total})家企业，名单必须${data.atLeast}家以上。`, { size: SIZE.smallFourth, pitch: 26 })],
  });
}
