import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TableForm } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { heads, rawXlsx, row, rowXml, sheetXml, xlsx } from './corpus.ts';
import { readSheets } from './read-sheets.ts';

const read = async (bytes: Uint8Array, table = 'served') => {
  const intake = await readSheets(bytes, '名单.xlsx', { table: tableAt(table) as TableForm });
  assert.equal(intake.kind, 'read', JSON.stringify(intake));
  return intake.kind === 'read' ? intake : assert.fail();
};

test('another table below the list is not taken for more of it', async () => {
  const rows = [
    ['序号', '名称', '数量', '购买价格', '购置时间'],
    [1, '服务器', 2, 8.5, '2023.5'],
    [],
    ['序号', '姓名', '年龄', '学历', '职称'],
    [1, '张三', 30, '本科', '工程师'],
  ];
  const { rows: taken, faults, skipped } = await read(await xlsx({ rows: rows as never }), 'equipment');
  assert.equal(taken.length, 1);
  assert.deepEqual(skipped.at(-1), { row: 4, why: '另一张表（至第5行），没有读取' });
  assert.deepEqual(
    faults.map(({ row, rule, message }) => [row, rule, message]),
    [[4, '另一张表', '从这一行起是另一张表（表头“序号、姓名、年龄、学历、职称”），没有读取。要导入的，请另存为一个工作表']],
  );
});

test('the list of another year under its own header is taken and pointed at; one by cities is not', async () => {
  const of = (...titles: string[]) =>
    xlsx({ rows: titles.flatMap((title, i) => [[title], [...heads], row(i * 2 + 1), row(i * 2 + 2), []]) as never });
  const years = await read(await of('一、2025年', '二、2024年'));
  assert.equal(years.rows.length, 4);
  assert.deepEqual(
    years.faults.map(({ row, rule, message }) => [row, rule, message]),
    [[6, '另一份名单', '“二、2024年”以下另有表头，各行也读入了；不是同一年度的，请删去后重新导入']],
  );
  assert.deepEqual((await read(await of('一、南昌市', '二、九江市'))).faults, []);
});

test('rows that are hidden in the sheet are taken and said', async () => {
  const line = (no: number) =>
    rowXml(
      no,
      row(no).map((cell) => String(cell ?? '')),
    );
  const sheet = sheetXml(rowXml(1, heads) + line(2) + line(3).replace('<row r="3"', '<row r="3" hidden="1"') + line(4));
  const { rows, faults } = await read(rawXlsx(sheet));
  assert.equal(rows.length, 3);
  assert.deepEqual(
    faults.map(({ row, rule, message }) => [row, rule, message]),
    [[3, '隐藏行', '有 1 行在表中是隐藏的（第3行），也读入了，请核对']],
  );
});
