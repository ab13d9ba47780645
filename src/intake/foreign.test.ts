import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TableForm } from '../core/annexes/field.ts';
import { tableAt } from '../core/annexes/form.ts';
import { heads, row, xlsx } from './corpus.ts';
import { column, faults, file, notes, type Read, read } from './corpus-fieldcases.ts';
import { readSheets } from './read-sheets.ts';

// Files of other programs and other habits, each read wrong when it was first tried.

async function readAs(bytes: Uint8Array, name: string, table = 'served'): Promise<Read> {
  const intake = await readSheets(bytes, name, { table: tableAt(table) as TableForm });
  assert.equal(intake.kind, 'read', intake.kind === 'refused' ? intake.reason : '');
  return intake as Read;
}

test('.xls: a hidden column is told as in every other format', async () => {
  const intake = await readAs(file('hidden-column.xls'), 'a.xls');
  assert.equal(intake.rows.length, 7);
  assert.deepEqual(faults(intake), ['1 D 职务 隐藏的列', '4  隐藏行']);
});

test('.ods of LibreOffice: IF(…;"√";"") that comes to nothing is a blank cell, not a formula without a result', async () => {
  const intake = await readAs(file('blank-results.ods'), 'a.ods');
  assert.deepEqual(column(intake, 'satisfied'), [true, true, true, true]);
  assert.deepEqual(faults(intake), ['3 C 企业联系人 公式', '4 F 服务内容简述 公式']);
});

test('two cells of one row joined by hand leave it a row of the list', async () => {
  const intake = await read(
    await xlsx({
      rows: [[...heads], row(1), row(2, { 职务: '经理', 手机: null }), row(3)],
      merges: [{ startRow: 2, startCol: 3, endRow: 2, endCol: 4 }],
    }),
  );
  assert.deepEqual(
    intake.rows.map((one) => one.row),
    [2, 3, 4],
  );
  assert.deepEqual(faults(intake), ['3 E 手机 手机']);
});

test('under 满意度 无 is no answer and no 不满意; 1 and 0 may be marks of five', async () => {
  const of = async (said: string | number) => {
    const intake = await read(
      await xlsx({
        rows: [
          ['企业名称', '联系人', '手机', '服务内容', '满意度'],
          ['江西甲有限公司', '张三', '13800000001', '咨询', said],
        ],
      }),
    );
    return [column(intake, 'satisfied')[0], faults(intake).length];
  };
  for (const said of ['无', '没有', '未评价', '未反馈']) assert.deepEqual(await of(said), [null, 0], said);
  for (const said of ['1', 1, '0', 0, 5, '5分']) assert.deepEqual(await of(said), [null, 1], String(said));
  assert.deepEqual(
    [await of('否'), await of('×'), await of('是'), await of('√')],
    [
      [false, 0],
      [false, 0],
      [true, 0],
      [true, 0],
    ],
  );
});

test('0.96 under (%) is read as it stands, and asked about; 60% shown as such is none', async () => {
  const cells = new Map([['2,4', { style: { numFmt: '0%' } }]]);
  const head = ['主要服务产品', '服务企业户数', '服务人次', '服务收入(万元)', '服务满意度(%)'];
  const intake = await read(
    await xlsx({
      rows: [head, ['工业设计', 3, 4, 5, 0.96], ['咨询', 3, 4, 5, 0.6], ['培训', 3, 4, 5, 1], ['检测', 3, 4, 5, 0]],
      cells: cells as never,
    }),
    'products',
  );
  assert.deepEqual(column(intake, 'satisfaction'), ['0.96', '60', '1', '0']);
  assert.deepEqual([faults(intake), notes(intake)], [[], ['2 E 服务满意度(%) 数量级']]);
  assert.match(intake.notes[0]?.message ?? '', /按0\.96%读入，请核对是不是96%/);
});
