import type { CellValue } from 'hucre';
import type { Row } from '../../src/core/annexes/field.ts';
import { type SheetParts, written, xlsx } from '../../src/intake/corpus.ts';

// Lists as a clerk keeps them in files of their own making, of rows whose right reading is known.

const text = (row: Row, column: string): string => String(row.cells[column] ?? '');
const wide = (digits: string): string => digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** One mobile as the sheets have it: full-width, a number, with blanks, or plain text. */
const mobileCell = (digits: string, i: number): CellValue =>
  [wide(digits), Number(digits), `${digits.slice(0, 3)} ${digits.slice(3, 7)} ${digits.slice(7)}`, digits][i % 4] ?? digits;

const blankEvery = (rows: CellValue[][], every: number): CellValue[][] =>
  rows.flatMap((row, i) => (i > 0 && i % every === 0 ? [row.map(() => null), row] : [row]));

/** Annex 5: a sheet of remarks before it, three title rows, a header of two merged rows, blank rows, a total and notes. */
export function servedBook(rows: readonly Row[]): Promise<Uint8Array> {
  const lines = rows.map((row, i): CellValue[] => [
    i % 3 === 0 ? String(i + 1) : i + 1,
    ` ${text(row, 'enterprise')}${i % 9 === 0 ? '　' : ''}`,
    text(row, 'contact'),
    text(row, 'position'),
    mobileCell(text(row, 'mobile'), i),
    text(row, 'service'),
    row.cells.satisfied === true ? '√' : null,
    row.cells.satisfied === false ? '√' : null,
    `${(i % 12) + 1}月`,
  ]);
  const head: CellValue[][] = [
    ['附件5'],
    ['2025年度服务企业名单（办公室汇总稿）'],
    ['填报单位：测试单位', null, null, null, '单位：家'],
    ['序号', '服务企业名称', '企业联系人', '职务', '手机', '服务内容简述', '服务满意度', null, '服务月份'],
    [null, null, null, null, null, null, '满意', '不满意', null],
  ];
  const foot: CellValue[][] = [
    ['合计', `${rows.length}家`],
    ['注：1. 本表由办公室汇总；2. 满意度为电话回访。'],
    ['填表人：万晓军', null, '填表日期：2026年3月1日'],
  ];
  const across = (row: number, from: number, to: number, deep = 0) => ({ startRow: row, endRow: row + deep, startCol: from, endCol: to });
  const merges = [across(1, 0, 8), ...[0, 1, 2, 3, 4, 5, 8].map((column) => across(3, column, column, 1)), across(3, 6, 7)];
  const remarks: SheetParts = { name: '说明', rows: [['各科室报来的名单汇总，原件见各科室']] };
  return xlsx(remarks, { name: '服务名单', rows: [...head, ...blankEvery(lines, 40), ...foot], merges });
}

/** Annex 4 as an old .xls: columns in an order of its own, a header of two rows, ages as text. */
export function staffBook(rows: readonly Row[]): Uint8Array {
  const lines = rows.map((row, i): CellValue[] => [
    i + 1,
    text(row, 'name'),
    text(row, 'post'),
    `${text(row, 'age')}`,
    text(row, 'education'),
    text(row, 'school'),
    text(row, 'titleLevel'),
    text(row, 'titleBody'),
    `${text(row, 'years')}年`,
    i % 2 === 0 ? wide(text(row, 'contact')) : Number(text(row, 'contact')),
  ]);
  return written('biff8', [
    ['主要从业人员情况表'],
    ['序号', '姓名', '岗位', '年龄', '学历情况', '', '技术职称情况', '', '工作年限', '联系电话'],
    ['', '', '', '', '学历', '毕业院校及专业', '职称等级', '评定部门', '', ''],
    ...blankEvery(lines, 10),
  ]);
}

/** Annex 3 as a CSV: months spelled in three ways, prices with their unit, a total. */
export function equipmentFile(rows: readonly Row[]): Uint8Array {
  const month = (value: string, i: number): string => {
    const [year = '', of = ''] = value.split('-');
    return [`${year}年${Number(of)}月`, `${year}.${Number(of)}`, value][i % 3] ?? value;
  };
  const lines = rows.map((row, i) =>
    [text(row, 'name'), `${text(row, 'quantity')}台`, `${text(row, 'price')}万元`, month(text(row, 'boughtOn'), i)].join(','),
  );
  return new TextEncoder().encode(['\ufeff设备清单', '设备名称,台数,购置价格,购置时间', ...lines, '合计,,,'].join('\r\n'));
}
