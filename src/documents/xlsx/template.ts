import { type Cell, type CellStyle, type CellValue, type DataValidation, type MergeRange, writeXlsx } from 'hucre';
import type { Field, TableForm } from '../../core/annexes/field.ts';
import { entryAt } from '../../core/list/entry-at.ts';
import { printNames } from '../../core/sheet/printing.ts';
import { textWidth } from '../layout/measure.ts';

/** Rows with rules drawn; formats and lists reach further down, to where the longest list of anyone's ends. */
const RULED_ROWS = 150;
const LAST_ROW = 2000;
/** Lines over the heads: annex, title, how to fill it in. */
const ABOVE = 3;
const THIN = { style: 'thin' } as const;
const RULES = { top: THIN, right: THIN, bottom: THIN, left: THIN } as const;
const FONT = { name: '宋体', size: 11 } as const;
const HEAD: CellStyle = {
  font: { ...FONT, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EAF1FB' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border: RULES,
};

/** The official heads of two lines: what stands over a pair of columns. */
const groups: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  staff: { 学历情况: ['education', 'school'], 技术职称情况: ['titleLevel', 'titleBody'] },
};

/** Words that the measure's forms take as free text, offered as a list that one may leave. */
const offered: Readonly<Record<string, readonly string[]>> = {
  'staff/education': ['博士研究生', '硕士研究生', '本科', '大专', '中专', '高中及以下'],
  'staff/titleLevel': ['正高级', '副高级', '中级', '初级', '无'],
};

type Column = { key: string; field: Field; at: number };

/** What a template says of itself: which annex it belongs to, on what day its rules were drawn up. */
export type TemplateAbout = { readonly annex: string; readonly date: string };

/**
 * An empty official sheet of a table to fill in: its heads, lists to choose from, digits kept as text, numbers as numbers; no formula
 * and no macro. What is filled in is read back by the same table of fields. The same table gives the same bytes.
 */
export async function templateXlsx(table: TableForm, { annex, date }: TemplateAbout): Promise<Uint8Array> {
  const columns = Object.entries(table.columns)
    .filter(([, field]) => !field.derived)
    .map(([key, field], i): Column => ({ key, field, at: i + 1 }));
  const head = headOf(table, annex, columns);
  const top = head.rows.length;
  const widths = [6, ...columns.map(({ field }) => widthOf(field))];
  const when = new Date(`${date}T00:00:00Z`);
  const name = table.label.slice(0, 31);
  const bytes = await writeXlsx({
    sheets: [
      {
        name,
        rows: head.rows,
        cells: new Map([...head.cells, ...blank(top, columns)]),
        merges: head.merges,
        columns: widths.map((width) => ({ width })),
        rowDefs: heightsOf(head.rows, widths),
        freezePane: { rows: top, columns: 2 },
        dataValidations: columns.flatMap((column) => validationOf(table, column, top)),
        pageSetup: {
          paperSize: 'a4',
          orientation: 'landscape',
          fitToPage: true,
          fitToWidth: 1,
          fitToHeight: 0,
        },
      },
    ],
    namedRanges: printNames(name, { printTitlesRow: `$${ABOVE + 1}:$${top}` }),
    properties: { title: `${annex} ${table.label}`, created: when, modified: when },
    defaultFont: FONT,
  });
  return new Uint8Array(bytes);
}

/** Units of column width that a Chinese character takes in bold 11 point, and points of a line. */
const EM = 2.3;
const LINE = 16;
const linesIn = (text: CellValue, width: number): number => Math.ceil((textWidth(String(text ?? '')) * EM) / width);

/** Rows above the list as tall as their text: instructions over the whole width, heads within their columns, those of two lines in half each. */
function heightsOf(rows: readonly (readonly CellValue[])[], widths: readonly number[]): Map<number, { height: number }> {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const heads = rows.slice(ABOVE);
  const most = Math.max(...heads.flatMap((row) => row.map((text, i) => linesIn(text, entryAt(widths, i)))));
  const height = Math.ceil(most / heads.length) * LINE + 4;
  const instructions = linesIn(entryAt(entryAt(rows, ABOVE - 1), 0), whole) * LINE;
  return new Map([[1, { height: 26 }], [2, { height: instructions }], ...heads.map((_, i) => [ABOVE + i, { height }] as const)]);
}

const headingOf = ({ field }: Column): string =>
  `${field.label}${field.unit && !field.label.includes(field.unit) ? `（${field.unit}）` : ''}`;

type Head = { rows: CellValue[][]; cells: [string, Partial<Cell>][]; merges: MergeRange[] };

/** Annex, title, how to fill it in, and the official heads in one line or two. */
function headOf(table: TableForm, annex: string, columns: readonly Column[]): Head {
  const last = columns.length;
  const over = groups[table.key];
  const group = ({ key }: Column): string | undefined => Object.entries(over ?? {}).find(([, keys]) => keys.includes(key))?.[0];
  const names: CellValue[] = ['序号', ...columns.map(headingOf)];
  const upper: CellValue[] = ['序号', ...columns.map((column) => group(column) ?? headingOf(column))];
  const rows: CellValue[][] = [[annex], [table.label], [howTo(columns)], ...(over ? [upper, names] : [names])];
  const first = ABOVE;
  const merges = [0, 1, 2].map((row) => ({ startRow: row, startCol: 0, endRow: row, endCol: last }));
  const cells: [string, Partial<Cell>][] = [
    ['0,0', { style: { font: FONT } }],
    ['1,0', { style: { font: { name: '宋体', size: 16, bold: true }, alignment: { horizontal: 'center', vertical: 'center' } } }],
    ['2,0', { style: { font: { ...FONT, color: { rgb: '5A6472' } }, alignment: { vertical: 'center', wrapText: true } } }],
  ];
  for (let row = first; row < rows.length; row += 1)
    for (let column = 0; column <= last; column += 1) cells.push([`${row},${column}`, { style: HEAD }]);
  for (const column of columns) {
    const note = noteOf(table, column);
    const row = over && group(column) ? first + 1 : first;
    if (note !== '') cells.push([`${row},${column.at}`, { style: HEAD, comment: { author: '填表说明', text: note } }]);
  }
  if (over) merges.push(...doubled(columns, group, first));
  return { rows, cells, merges };
}

function doubled(columns: readonly Column[], group: (column: Column) => string | undefined, first: number): MergeRange[] {
  const single = columns.filter((column) => !group(column)).map(({ at }) => at);
  const upright = [0, ...single].map((at) => ({ startRow: first, startCol: at, endRow: first + 1, endCol: at }));
  const across = [...new Set(columns.map(group))]
    .filter((name) => name !== undefined)
    .map((name) => {
      const at = columns.filter((column) => group(column) === name).map((column) => column.at);
      return { startRow: first, startCol: Math.min(...at), endRow: first, endCol: Math.max(...at) };
    });
  return [...upright, ...across];
}

function howTo(columns: readonly Column[]): string {
  const required = columns.filter(({ field }) => field.required).map(({ field }) => field.label);
  return `填表说明：一行填一条，必填${required.map((label) => `“${label}”`).join('')}；序号可不填；鼠标停在栏目名称上可看填写要求。`;
}

function noteOf(table: TableForm, { key, field }: Column): string {
  const list = listOf(table, key, field);
  return [
    field.required ? '必填。' : '',
    field.type === 'satisfaction' ? '由服务企业评价，从下拉列表中选“满意”或“不满意”，没有评价的留空。' : '',
    list && field.type !== 'satisfaction' ? `可从下拉列表中选择：${list.join('、')}。` : '',
    field.unit ? `单位：${field.unit}，只填数字。` : '',
    field.type === 'mobile' ? '11位手机号码，本列已设为文本，不会变成科学计数。' : '',
    field.hint ? `${field.hint}。` : '',
  ].join('');
}

const listOf = (table: TableForm, key: string, field: Field): readonly string[] | undefined =>
  field.type === 'satisfaction'
    ? ['满意', '不满意']
    : (field.options?.map((one) => field.optionLabels?.[one] ?? one) ?? offered[`${table.key}/${key}`]);

const asText: ReadonlySet<string> = new Set([
  'mobile',
  'phone',
  'idNumber',
  'creditCode',
  'postcode',
  'month',
  'text',
  'longText',
  'url',
  'email',
]);

function formatOf(field: Field): CellStyle {
  if (asText.has(field.type)) return { numFmt: '@', alignment: { vertical: 'center', wrapText: true } };
  if (field.type === 'date') return { numFmt: 'yyyy-mm-dd', alignment: { horizontal: 'center', vertical: 'center' } };
  return { alignment: { horizontal: field.type === 'satisfaction' || field.type === 'choice' ? 'center' : 'right', vertical: 'center' } };
}

function widthOf(field: Field): number {
  if (field.type === 'longText' || (field.maxLength ?? 0) >= 500) return 34;
  if (field.type === 'text') return (field.maxLength ?? 200) >= 200 ? 32 : 16;
  return field.type === 'phone' || field.type === 'mobile' ? 16 : 14;
}

/** A list to choose from, or the bounds of a number. A word that is no option is refused; what is only offered may be left. */
function validationOf(table: TableForm, { key, field, at }: Column, top: number): DataValidation[] {
  const letter = String.fromCharCode(65 + at);
  const common = {
    range: `${letter}${top + 1}:${letter}${LAST_ROW}`,
    allowBlank: true,
    showErrorMessage: true,
    errorTitle: field.label,
  } as const;
  const list = listOf(table, key, field);
  if (list) {
    const free = field.type === 'text';
    return [
      { ...common, type: 'list', values: [...list], showErrorMessage: !free, errorMessage: `请从下拉列表中选择：${list.join('、')}` },
    ];
  }
  if (field.type === 'integer' || field.type === 'year')
    return [{ ...common, type: 'whole', operator: 'greaterThanOrEqual', formula1: '0', errorMessage: '请填整数，不带单位' }];
  if (field.type === 'percent')
    return [
      { ...common, type: 'decimal', operator: 'between', formula1: '0', formula2: '100', errorMessage: '请填0到100之间的数，不带百分号' },
    ];
  if ((field.type === 'money' || field.type === 'decimal') && !field.signed)
    return [{ ...common, type: 'decimal', operator: 'greaterThanOrEqual', formula1: '0', errorMessage: '请填数字，不带单位' }];
  if (field.type === 'mobile')
    return [
      { ...common, type: 'textLength', operator: 'equal', formula1: '11', errorStyle: 'warning', errorMessage: '手机号码应为11位数字' },
    ];
  return [];
}

/** Empty cells in their column's format, the first of them with rules. */
function blank(top: number, columns: readonly Column[]): [string, Partial<Cell>][] {
  const looks = columns.map(({ field }): CellStyle => ({ font: FONT, ...formatOf(field) }));
  const ruledLooks = looks.map((look): CellStyle => ({ ...look, border: RULES }));
  const serial: CellStyle = { font: FONT, border: RULES, alignment: { horizontal: 'center', vertical: 'center' } };
  return Array.from({ length: LAST_ROW - top }, (_, i) => i).flatMap((i): [string, Partial<Cell>][] => {
    const ruled = i < RULED_ROWS;
    const cells = (ruled ? ruledLooks : looks).map((style, at): [string, Partial<Cell>] => [
      `${top + i},${at + 1}`,
      { value: null, style },
    ]);
    return ruled ? [[`${top + i},0`, { value: null, style: serial }], ...cells] : cells;
  });
}
