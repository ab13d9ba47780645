import assert from 'node:assert/strict';
import { test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { type Cell, writeXlsx } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import type { TableForm } from '../../src/core/annexes/field.ts';
import { formTables, tableAt } from '../../src/core/annexes/form.ts';
import { templateXlsx } from '../../src/documents/xlsx/template.ts';
import { readSheets } from '../../src/intake/read-sheets.ts';

const about = { annex: '附件5', date: '2023-08-15' };
const template = async (key: string) => templateXlsx(tableAt(key) as TableForm, about);
const lists = async (key: string) => {
  const [sheet] = (await readXlsx(await template(key), { readStyles: true })).sheets;
  return (sheet?.dataValidations ?? []).filter((one) => one.type === 'list').map((one) => one.formula1 ?? one.values?.join(','));
};

test('空表有下拉列表：满意与不满意、学历、职称、服务功能', async () => {
  assert.match(String(await lists('served')), /满意,不满意/);
  assert.match(String(await lists('staff')), /硕士研究生,本科,大专.*副高级/);
  assert.match(String(await lists('activities')), /信息查询.*创业辅导.*信息化应用/);
});

test('手机、联系方式两列是文本；没有公式和宏；同一张表每次字节相同', async () => {
  for (const [key, column] of [
    ['served', 'E'],
    ['staff', 'J'],
  ] as const) {
    const bytes = await template(key);
    const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
    const at = column.charCodeAt(0) - 65;
    for (const row of [10, 1600]) assert.equal(sheet?.cells?.get(`${row},${at}`)?.style?.numFmt, '@', `${key} ${row}`);
    assert.ok(bytes.length < 120_000, `${bytes.length} bytes`);
    const parts = unzipSync(bytes);
    assert.ok(
      !Object.entries(parts).some(([name, part]) => /vba/i.test(name) || (/sheet1\.xml$/.test(name) && /<f[ >]/.test(strFromU8(part)))),
    );
    assert.deepEqual(bytes, await template(key));
  }
});

test('填表说明和长的栏目名称折行显示，不被截去', async () => {
  const [narrow] = (await readXlsx(await template('agreements'), { readStyles: true })).sheets;
  assert.equal(narrow?.cells?.get('2,0')?.style?.alignment?.wrapText, true);
  assert.ok((narrow?.rowDefs?.get(2)?.height ?? 0) >= 48);
  const [wide] = (await readXlsx(await template('operation'), { readStyles: true })).sheets;
  assert.ok((wide?.rowDefs?.get(3)?.height ?? 0) >= 32);
});

/** What one fills in, by the type of field. */
const answers = {
  text: '甲',
  longText: '甲',
  integer: 3,
  year: 2025,
  decimal: 1.5,
  money: 12.5,
  percent: 60,
  date: '2025-03-01',
  month: '2025-03',
} as const;
const more = { mobile: '13800000001', phone: '0791-88888888', satisfaction: '满意' } as const;
const answerTo = (field: TableForm['columns'][string]) =>
  field.options
    ? (field.optionLabels?.[field.options[0] ?? ''] ?? field.options[0])
    : ({ ...answers, ...more } as Record<string, string | number>)[field.type];

for (const table of formTables)
  test(`填好的空表“${table.label}”读回来，每一栏都对上`, async () => {
    const [sheet] = (await readXlsx(await template(table.key), { readStyles: true })).sheets;
    const columns = Object.values(table.columns).filter((field) => !field.derived);
    const rows = sheet?.rows.map((cells) => [...cells]) ?? [];
    const top = sheet?.freezePane?.rows ?? 0;
    rows[top] = [1, ...columns.map((field) => answerTo(field) ?? null)];
    const cells = new Map([...(sheet?.cells ?? [])].map(([at, { style }]): [string, Partial<Cell>] => [at, style ? { style } : {}]));
    const filled = await writeXlsx({ sheets: [{ name: sheet?.name ?? '', rows, cells, merges: sheet?.merges ?? [] }] });
    const intake = await readSheets(new Uint8Array(filled), '附件.xlsx', { table });
    assert.equal(intake.kind, 'read', JSON.stringify(intake));
    if (intake.kind !== 'read') return;
    assert.deepEqual(intake.faults, []);
    assert.deepEqual(intake.header.others, []);
    assert.equal(intake.rows.length, 1);
    assert.equal(Object.values(intake.rows[0]?.cells ?? {}).filter((value) => value !== null).length, columns.length);
  });
