import { annex4Title, staff } from '../core/annexes/annex4.ts';
import { appendix } from './extra.ts';
import { head, numberCell } from './layout/cells.ts';
import { type ListData, listDoc } from './layout/list.ts';
import type { FormDoc } from './layout/paper.ts';
import { reader } from './layout/read.ts';
import type { Band } from './layout/table.ts';
import { titledIn } from './titled.ts';

export type Annex4Data = ListData;

const WIDTHS = [9, 14, 10, 13, 25, 15, 20, 12, 14, 24] as const;
const [number, name, age, education, school, level, body, years, post, contact] = WIDTHS;

/** Ten columns on one sheet want small type, in points. */
const SIZE = 9;

/** Two lines of heads: 学历情况 over 学历 and 毕业院校及专业, 技术职称情况 over 职称等级 and 评定部门. */
const heads: Band[] = [
  {
    height: 8,
    cells: [
      head('序号', number, { rows: 2 }),
      head(staff.name.label, name, { rows: 2 }),
      head(staff.age.label, age, { rows: 2 }),
      head('学历情况', education + school),
      head('技术职称情况', level + body),
      head(staff.years.label, years, { rows: 2 }),
      head(staff.post.label, post, { rows: 2 }),
      head(staff.contact.label, contact, { rows: 2 }),
    ],
  },
  {
    height: 10,
    cells: [
      head(staff.education.label, education),
      head(staff.school.label, school),
      head(staff.titleLevel.label, level),
      head(staff.titleBody.label, body),
    ],
  },
];

/** 附件4 主要从业人员情况表 (第九条（五）). */
export function annex4(data: Annex4Data): FormDoc {
  const read = reader(data.content);
  const rows = read.rows('staff');
  return listDoc({
    ...data,
    annex: 4,
    appendix: appendix(read, data, { annex: 4, fields: false, tables: ['staff'] }),
    title: annex4Title,
    platform: titledIn(data).platform,
    widths: WIDTHS,
    heads,
    size: SIZE,
    rows: rows.map((row) => [
      { text: row.text('name') },
      numberCell(row.value('age'), age, { size: SIZE }),
      { text: row.text('education') },
      { text: row.text('school'), align: 'left' },
      { text: row.text('titleLevel') },
      { text: row.text('titleBody') },
      numberCell(row.value('years'), years, { size: SIZE }),
      { text: row.text('post') },
      { text: row.text('contact'), size: 8.5 },
    ]),
    blankRows: 15,
  });
}
