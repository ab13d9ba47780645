import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { deskOf, sound } from './desk.ts';
import { type Rig, shot, startRig } from './rig.ts';
import { started } from './started.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

type Form = { tables: { served: { id: string; cells: Record<string, string> }[] }; versions: Record<string, number> };
const formOf = async (page: Page, id: string) => (await (await page.request.get(`/api/dossiers/${id}/form`)).json()) as Form;

/** The nature of the organisation and its address written over and over again, as if in many weeks. */
async function rewritten(page: Page, id: string, times: number): Promise<void> {
  const { versions } = await formOf(page, id);
  const written = (key: string, word: string, i: number) => ({
    kind: 'value',
    key,
    value: `${word}${i + 1}`,
    base: (versions[key] ?? 0) + i,
  });
  for (let i = 0; i < times; i += 1) {
    const data = { patches: [written('nature', '性质', i), written('address', '南昌市', i)] };
    assert.equal((await page.request.patch(`/api/dossiers/${id}/form`, { data })).status(), 200);
  }
}

async function imported(page: Page, id: string, rows: number): Promise<void> {
  const { tables, versions } = await formOf(page, id);
  const removes = tables.served.map((row) => ({ rowId: row.id, base: versions[`served/${row.id}`] ?? 0 }));
  const list = Array.from({ length: rows }, (_, i) => ({ enterprise: `江西导入${i + 1}有限公司`, contact: '张三', mobile: '13800000001' }));
  const data = { how: 'replace', fileName: '服务名单.xlsx', rows: list, removes };
  assert.equal((await page.request.post(`/api/dossiers/${id}/tables/served/import`, { data })).status(), 200);
}

test('修改记录翻到最早一处并恢复；按人按处查找；导入 1600 行是一条，展开可看、可恢复其中被替换的一行', async () => {
  const { page, errors } = await deskOf(rig, process.env.SHIFAN_CLERK ?? 'qiye07');
  const id = await started(page);
  await rewritten(page, id, 105);
  const first = (await formOf(page, id)).tables.served[0]?.cells.enterprise ?? '';
  await imported(page, id, 1600);
  await page.goto(`/app/dossiers/${id}`);

  await page.getByRole('button', { name: '修改记录：一 基本情况' }).click();
  const dialog = page.getByRole('dialog');
  const said = dialog.getByText(/^(已列出|共) \d+ 处/);
  await dialog.getByText('已列出 100 处，后面还有').waitFor();
  await sound(page, errors, 'history-first-page');
  const older = dialog.getByRole('button', { name: '更早的记录' });
  await older.click();
  await dialog.getByText('已列出 200 处，后面还有').waitFor();
  assert.equal(await older.evaluate((button) => button === document.activeElement), true, '焦点留在按钮上');
  await older.press('Enter');
  await dialog.getByText(/^共 \d+ 处，已全部列出$/).waitFor();
  assert.equal(await said.getAttribute('role'), 'status');
  assert.equal(await said.evaluate((one) => one === document.activeElement), true, '到头后焦点在说明上');
  assert.equal(await older.count(), 0);
  await sound(page, errors, 'history-last-page');

  await dialog.getByLabel('何处').fill('没有这一项');
  await dialog.getByRole('button', { name: '查找' }).click();
  await dialog.getByText('没有符合条件的修改记录').waitFor();
  await sound(page, errors, 'history-nothing');
  await dialog.getByRole('button', { name: '清除条件' }).click();
  assert.equal(await dialog.getByLabel('何处').inputValue(), '');
  assert.equal(await dialog.getByLabel('何处').evaluate((input) => input === document.activeElement), true);
  await dialog.getByLabel('何处').fill('单位性质');
  await dialog.getByLabel('何处').press('Enter');
  await dialog.getByText('已列出 100 处，后面还有').waitFor();
  await dialog.getByLabel('何人').selectOption({ index: 1 });
  await dialog.getByText('已列出 100 处，后面还有').waitFor();
  await older.click();
  await dialog.getByText(/^共 10\d 处，已全部列出$/).waitFor();
  const rows = dialog.getByRole('row').filter({ hasText: '单位性质' });
  assert.equal(await rows.count(), (await dialog.getByRole('row').count()) - 1, '只列这一处');
  const oldest = dialog.getByRole('row').filter({ hasText: '→ 性质1' }).last();
  const value = (await oldest.locator('del').textContent()) ?? '';
  assert.ok(value !== '' && !value.startsWith('性质'));
  await oldest.getByRole('button', { name: '恢复单位性质' }).click();
  await page.waitForFunction((was) => (document.querySelector('#at-nature') as HTMLInputElement).value === was, value);
  await page.getByText(/已保存 \d\d:\d\d/).waitFor();
  await page.getByRole('button', { name: '修改记录：一 基本情况' }).click();
  assert.match((await dialog.getByRole('row').nth(1).textContent()) ?? '', new RegExp(`性质105.*${value}`), '再打开时有刚才的恢复');
  await dialog.getByRole('button', { name: '关闭' }).click();

  await page.getByRole('button', { name: '修改记录：附件5 服务名单' }).click();
  const act = dialog.getByRole('row').filter({ hasText: '导入 1600 行（服务名单.xlsx），替换原有 137 行' });
  await act.waitFor();
  await act.getByRole('button', { name: '展开各行' }).click();
  await act.getByText(`删去一行：${first}`).waitFor();
  await act.getByText('已列出 100 处，后面还有').waitFor();
  await sound(page, errors, 'history-import');
  await act.getByRole('button', { name: '继续列出' }).click();
  await act.getByText('新增一行：江西导入1有限公司').waitFor();
  await shot(page, 'history-import-rows');
  await act.getByRole('button', { name: '收起' }).click();
  await dialog.getByLabel('何处').fill('江西导入1599');
  await dialog.getByLabel('何处').press('Enter');
  await dialog.getByText('共 1 处').waitFor();
  await dialog.getByLabel('何处').fill(first);
  await dialog.getByLabel('何处').press('Enter');
  const removed = dialog.getByRole('row').filter({ hasText: '删去一行' });
  assert.equal(await removed.getByRole('rowheader').textContent(), first, '只有一张表的一节，何处只写行名');
  await removed.getByRole('button', { name: '恢复' }).click();
  await page.getByText('已恢复为当时的内容').waitFor();
  const now = (await formOf(page, id)).tables.served;
  // An imported row has the same place, so it is the first or the second.
  assert.equal(now.length, 1601);
  assert.ok(
    now.slice(0, 2).some(({ cells }) => cells.enterprise === first),
    '回到原来的位置',
  );

  await page.getByRole('button', { name: '修改记录：附件5 服务名单' }).click();
  const rest = dialog.getByRole('region', { name: '删去的行' }).getByRole('listitem').filter({ hasText: '替换 136 行' });
  await rest.getByRole('button', { name: '挑选' }).click();
  await rest.getByRole('checkbox').nth(1).check();
  await rest.getByRole('checkbox').nth(2).check();
  await sound(page, errors, 'history-gone');
  await rest.getByRole('button', { name: '恢复所选 2 行' }).click();
  await page.getByText('已把 2 行恢复到原来的位置').waitFor();
  await page.getByRole('button', { name: '修改记录：附件5 服务名单' }).click();
  await dialog.getByRole('button', { name: '恢复全部 134 行' }).click();
  await page.getByText('已把 134 行恢复到原来的位置').waitFor();
  assert.equal((await formOf(page, id)).tables.served.length, 1737);
  assert.deepEqual(errors, []);
});
