import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { smallPdf } from '../../src/rehearsal/apply.ts';
import { deskOf, sound } from './desk.ts';
import { type Rig, shot, startRig } from './rig.ts';
import { spokenFocus } from './spoken.ts';
import { started } from './started.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

type Form = { tables: Record<string, { id: string; cells: Record<string, unknown> }[]>; values: Record<string, unknown> };
const formOf = async (page: Page, id: string): Promise<Form> => (await (await page.request.get(`/api/dossiers/${id}/form`)).json()) as Form;

/** A block on the clipboard, as Excel and WPS put it there. */
const paste = (page: Page, text: string) =>
  page.locator('#at-served .sheet__box').evaluate((box, tsv) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', tsv);
    box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);

const item = (path: string, label: string, reason: string) => ({ path, label, reason, article: '第八条（三）', expected: '请更正' });

test('第八条（三）退回补正：只有标出的格、栏目、材料可改，其余锁定；改好后重新提交，审核人员逐处看到改动', async () => {
  const { page, errors } = await deskOf(rig, process.env.SHIFAN_CLERK3 ?? 'qiye40');
  const id = await started(page);
  await page.request.post(`/api/dossiers/${id}/declaration`, { data: { confirmed: true } });
  assert.equal((await page.request.post(`/api/dossiers/${id}/submit`, { data: {} })).status(), 200);
  const before = await formOf(page, id);
  const third = before.tables.served?.[2];
  assert.ok(third);

  const officer = await deskOf(rig, 'ganzhou-jb');
  const cell = `served/${third.id}/mobile`;
  const items = [
    item(cell, '附件5第3行 手机', '手机为空号'),
    item('address', '注册地址', '与证照不一致'),
    item('materials/m8', '材料（八）', '协议已到期'),
  ];
  assert.equal((await officer.page.request.post(`/api/dossiers/${id}/return`, { data: { items } })).status(), 200);

  await page.goto(`/app/dossiers/${id}`);
  const notice = page.getByText(/补正通知（第 1 次）：共 3 处，请于\d{4}年\d+月\d+日24时前补正并重新提交/);
  await notice.waitFor();
  assert.equal((await page.getByText(/还有 \d+ 个工作日/).count()) > 0, true);
  assert.equal(await page.locator('#at-address').getAttribute('readonly'), null);
  assert.equal(await page.locator('#at-postcode').getAttribute('readonly'), '');
  await page.getByRole('button', { name: '附件5第3行 手机' }).click();
  const served = page.locator('#at-served');
  const free = served.locator('td.is-free');
  await free.waitFor();
  assert.equal(await free.count(), 1);
  assert.equal(await free.getAttribute('aria-readonly'), null);
  assert.ok((await served.locator('td[aria-readonly="true"]').count()) > 50);
  await sound(page, errors, 'correction-form');

  await paste(page, '13900001234\t别的服务内容\n13900005678\t另一项');
  await served
    .getByText(/格已锁定，保持原样：补正期间只能修改补正通知列出的内容（第八条（三））/)
    .first()
    .waitFor();
  assert.doesNotMatch((await spokenFocus(page))?.description ?? '', /已锁定/, '标出的格没有锁定');
  await page.keyboard.press('ArrowLeft');
  const locked = await spokenFocus(page);
  assert.equal(locked?.states.readonly, true);
  assert.match(locked?.description ?? '', /已锁定，保持原样：补正期间只能修改/);
  await page.keyboard.type('x');
  await served
    .getByText(/这一格已锁定，保持原样/)
    .first()
    .waitFor();
  await page.keyboard.press('Delete');
  await served
    .getByText(/1 格已锁定，保持原样/)
    .first()
    .waitFor();
  await shot(page, 'correction-sheet');
  await page.locator('#at-postcode').focus();
  await page.keyboard.type('3');
  await page.getByText('这一栏已锁定，保持原样：补正期间只能修改补正通知列出的内容（第八条（三））').first().waitFor();
  await served.locator('td.is-free').click();
  await page.keyboard.press('Control+d');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+y');
  await page.locator('#at-address').fill('南昌市红谷滩区世贸路 9 号');
  await page.getByRole('button', { name: '只看需补正' }).click();
  await page.locator('#at-section-staff').waitFor({ state: 'detached' });
  await served.getByRole('button', { name: /只看可改的行 1/ }).click();
  await sound(page, errors, 'correction-only');
  await page.getByText(/已保存 \d\d:\d\d/).waitFor();

  const now = await formOf(page, id);
  const changed = now.tables.served?.flatMap((row, index) => {
    const was = before.tables.served?.[index];
    return Object.keys({ ...was?.cells, ...row.cells })
      .filter((key) => JSON.stringify(was?.cells[key] ?? null) !== JSON.stringify(row.cells[key] ?? null))
      .map((key) => `${row.id}/${key}`);
  });
  assert.deepEqual(changed, [`${third.id}/mobile`]);
  assert.equal(now.tables.served?.length, before.tables.served?.length);

  await page.getByRole('button', { name: '提交前核对' }).click();
  await page.getByText('与上次提交相比的改动（2）').waitFor();
  await page.getByText('补正通知中没有改动的事项（1）').waitFor();
  await sound(page, errors, 'correction-check');
  const data = Buffer.from(await smallPdf('New agreement').arrayBuffer());
  const put = await page.request.put(`/api/dossiers/${id}/material-kinds/m8?name=新协议.pdf`, {
    data,
    headers: { 'content-type': 'application/pdf' },
  });
  assert.equal(put.status(), 200);
  await page.reload();
  await page.getByText('与上次提交相比的改动（3）').waitFor();
  await page.getByRole('button', { name: '重新提交' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click();
  await page
    .getByText(/申报编号 赣平2026-\d{4}/)
    .first()
    .waitFor();

  await officer.page.goto(`/app/recommendations/${id}`);
  const card = officer.page.getByRole('region', { name: '补正后的改动' });
  await card.getByText('注册地址').waitFor();
  await card.getByText(/第3行（.*）“手机”/).waitFor();
  await card.getByText('新协议.pdf').waitFor();
  assert.equal(await officer.page.getByText('有改动', { exact: true }).count(), 3);
  await sound(officer.page, officer.errors, 'correction-review');
});
