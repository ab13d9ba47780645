import { annex3Title, equipment } from '../core/annexes/annex3.ts';
import { entryAt } from '../core/list/entry-at.ts';
import { appendix } from './extra.ts';
import { head, moneyCell, numberCell } from './layout/cells.ts';
import { chineseDate } from './layout/figures.ts';
import { type ListData, listDoc } from './layout/list.ts';
import type { FormDoc } from './layout/paper.ts';
import { reader } from './layout/read.ts';
import { titledIn } from './titled.ts';

export type Annex3Data = ListData;

const WIDTHS = [12, 52, 14, 26, 27, 25] as const;

/** 附件3 主要服务设施、软件及仪器设备清单, 单位：万元 (第九条（四）). */
export function annex3(data: Annex3Data): FormDoc {
  const labels = ['序号', ...Object.values(equipment).map((field) => field.label)];
  const read = reader(data.content);
  const rows = read.rows('equipment');
  return listDoc({
    ...data,
    annex: 3,
    appendix: appendix(read, data, { annex: 3, fields: false, tables: ['equipment'] }),
    title: annex3Title,
    platform: titledIn(data).platform,
    unit: '单位：万元',
    widths: WIDTHS,
    heads: [{ height: 10, cells: labels.map((label, i) => head(label, entryAt(WIDTHS, i))) }],
    rows: rows.map((row) => [
      { text: row.text('name'), align: 'left' },
      numberCell(row.value('quantity'), WIDTHS[2]),
      moneyCell(row.value('price'), WIDTHS[3], { align: 'right' }),
      { text: chineseDate(row.text('boughtOn')) },
      { text: row.text('note'), align: 'left' },
    ]),
    blankRows: 15,
  });
}
