import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { TableForm } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { type Grid, shownText } from '../core/sheet/grid.ts';
import type { Intake, ReadRow } from '../core/sheet/intake.ts';
import { excel95, heads, row, written, xlsx } from './corpus.ts';
import { hucreGrids } from './first-reader.ts';
import { readSheets } from './read-sheets.ts';
import { sheetJsGrids } from './second-reader.ts';

const served = tableAt('served') as TableForm;

type Read = Extract<Intake, { kind: 'read' }>;
async function read(bytes: Uint8Array, name = '名单.xlsx', table: TableForm = served): Promise<Read> {
  const intake = await readSheets(bytes, name, { table });
  assert.equal(intake.kind, 'read', intake.kind === 'refused' ? intake.reason : '');
  return intake as Read;
}
const text = (lines: readonly (readonly unknown[])[], separator = ','): string =>
  lines.map((one) => one.map((x) => x ?? '').join(separator)).join('\r\n');
const list = [[...heads], row(1), row(2, { 满意: null, 不满意: '√' }), row(3, { 满意: null })];
const expected = [
  {
    row: 2,
    cells: {
      enterprise: '江西第1机械有限公司',
      contact: '赵伟',
      position: '总经理',
      mobile: '13800000001',
      service: '管理咨询',
      satisfied: true,
    },
  },
  {
    row: 3,
    cells: {
      enterprise: '江西第2机械有限公司',
      contact: '赵伟',
      position: '总经理',
      mobile: '13800000002',
      service: '管理咨询',
      satisfied: false,
    },
  },
  {
    row: 4,
    cells: {
      enterprise: '江西第3机械有限公司',
      contact: '赵伟',
      position: '总经理',
      mobile: '13800000003',
      service: '管理咨询',
      satisfied: null,
    },
  },
];

for (const format of ['xlsx', 'xlsm', 'xlsb', 'biff8', 'ods', 'xlml'] as const)
  test(`${format}: the same rows, the hidden sheet left alone`, async () => {
    const intake = await read(written(format, list, ['隐藏说明']), `名单.${format}`);
    assert.equal(intake.sheet, '名单');
    assert.deepEqual(intake.rows, expected);
    assert.deepEqual(intake.faults, []);
  });

test('both readers read every .xlsx that came in alike; only fonts are told by one alone, and three packages are to be mended before', async () => {
  const folder = new URL('../../test/fixtures/fieldcases/', import.meta.url);
  const shown = (grids: readonly Grid[]): string[] =>
    grids.map(({ rows }) =>
      rows
        .map((cells) => Array.from(cells, shownText).join('|').replace(/\|+$/, ''))
        .join('\n')
        .trimEnd(),
    );
  const apart = ['chartsheet.xlsx', 'empty-shared-string.xlsx', 'sharedstrings-case-mismatch.xlsx', 'wingdings2.xlsx'];
  const files = readdirSync(folder).filter((name) => name.endsWith('.xlsx') && !apart.includes(name));
  assert.ok(files.length > 25, `${files.length}`);
  for (const name of files) {
    const bytes = readFileSync(new URL(name, folder));
    assert.deepEqual(shown(sheetJsGrids(bytes)), shown(await hucreGrids(bytes, 'xlsx')), name);
  }
});

test('ODS: blank rows said a million times over, a formatted column, a formula without a result', async () => {
  const parts = unzipSync(written('ods', list));
  const content = strFromU8(parts['content.xml'] ?? new Uint8Array());
  const saying = (rows: string) =>
    zipSync({ ...parts, 'content.xml': strToU8(content.replace('</table:table>', `${rows}</table:table>`)) });
  const blank = (times: number) =>
    `<table:table-row table:number-rows-repeated="${times}"><table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/></table:table-row>`;
  const note = '<table:table-row><table:table-cell office:value-type="string"><text:p>注：完</text:p></table:table-cell></table:table-row>';
  for (const times of [1, 3, 70_000]) {
    const intake = await read(saying(blank(times) + note + blank(900_000)));
    assert.deepEqual(intake.rows, expected);
    assert.equal(intake.skipped.at(-1)?.row, list.length + times + 1);
  }
  const formula = '<table:table-row><table:table-cell/><table:table-cell table:formula="of:=[.B2]"/></table:table-row>';
  assert.deepEqual(
    (await read(saying(formula))).faults.map((one) => `${one.column} ${one.rule}`),
    ['B 服务企业名称 公式'],
  );
});

test('Excel 95 in code page 936', async () => {
  assert.deepEqual((await read(excel95(list), '名单.xls')).rows, expected);
});

for (const [name, bytes] of Object.entries({
  'UTF-8': Buffer.from(text(list)),
  'UTF-8 with BOM': Buffer.from(`\ufeff${text(list)}`),
  'UTF-8, tabs': Buffer.from(text(list, '\t')),
  'UTF-8, semicolons': Buffer.from(text(list, ';')),
  'UTF-16 LE': Buffer.from(`\ufeff${text(list, '\t')}`, 'utf16le'),
  'UTF-16 BE': Buffer.from(`\ufeff${text(list, '\t')}`, 'utf16le').swap16(),
  'UTF-16 LE without BOM': Buffer.from(text(list, '\t'), 'utf16le'),
  'HTML in UTF-8': Buffer.from(
    `<html><table>${list.map((one) => `<tr>${one.map((cell) => `<td>${cell ?? '&nbsp;'}`).join('')}`).join('\n')}</table>`,
  ),
}))
  test(`text as ${name}, named .xls`, async () => {
    assert.deepEqual((await read(bytes, '名单.xls')).rows, expected);
  });

const plain = fc
  .stringMatching(/^[\u4e00-\u9fa5a-z]{1,30}$/)
  .filter((one) => !/^(合计|小计|总计|共计|例|示例|样例|范例|注|无)|xx|某/.test(one));
const anyRow = fc.record({
  enterprise: plain.map((name) => `江西${name}公司`),
  contact: fc.stringMatching(/^[\u4e00-\u9fa5]{2,4}$/).map((name) => `王${name}`),
  position: fc.option(fc.constantFrom('总经理', '厂长', '经理')),
  mobile: fc.integer({ min: 13_000_000_000, max: 19_999_999_999 }).map(String),
  service: plain.map((what) => `服务${what}`),
  satisfied: fc.constantFrom(true, false, null),
});

test('whatever rows are written, among blank ones, come back equal and with their row numbers', async () => {
  const rows = fc.uniqueArray(fc.tuple(anyRow, fc.nat(2), fc.boolean()), {
    selector: ([one]) => one.enterprise,
    minLength: 1,
    maxLength: 12,
  });
  await fc.assert(
    fc.asyncProperty(rows, fc.constantFrom('xlsx', 'biff8', 'ods', 'csv'), async (given, format) => {
      const lines: (string | number | null)[][] = [[...heads]];
      const wanted: ReadRow[] = [];
      for (const [one, blanks, asNumber] of given) {
        for (let i = 0; i < blanks; i += 1) lines.push([]);
        const { satisfied } = one;
        lines.push([
          wanted.length + 1,
          one.enterprise,
          one.contact,
          one.position,
          asNumber ? Number(one.mobile) : one.mobile,
          one.service,
          satisfied === true ? '√' : null,
          satisfied === false ? '√' : null,
        ]);
        wanted.push({ row: lines.length, cells: { ...one } });
      }
      const bytes =
        format === 'csv'
          ? Buffer.from(text(lines))
          : format === 'xlsx'
            ? await xlsx({ rows: lines })
            : written(format as 'biff8' | 'ods', lines);
      const intake = await read(bytes, `名单.${format}`);
      assert.deepEqual(intake.rows, wanted);
      assert.deepEqual(intake.faults, []);
    }),
    { numRuns: 60 },
  );
});
