import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { axeFaults, pageErrors, type Rig, shot, signIn, startRig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

const names = ['申请表栏', '材料栏', '补正通知栏'];
const inView = async (page: Page, name: string): Promise<boolean> => {
  const box = await page.getByRole('region', { name, exact: true }).boundingBox();
  return box !== null && box.y >= 0 && box.y < 200 && box.y + box.height <= 770 && box.height > 300;
};

test('初审三栏各自滚动：申请表滚下1500像素，材料和补正通知仍在旁边；键盘直达各栏；附件5每一列都看得到', async () => {
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await signIn(page, 'nanchang-jb', rig.password);
  await page
    .getByRole('link', { name: '开始初审' })
    .or(page.getByRole('link', { name: '查看', exact: true }))
    .first()
    .click();
  const form = page.getByRole('region', { name: '申请表栏', exact: true });
  await form.waitFor();
  await page.evaluate(() => scrollTo(0, 1500));
  await form.hover();
  await page.mouse.wheel(0, 1500);
  await page.waitForTimeout(300);
  for (const name of names) assert.ok(await inView(page, name), name);
  for (const [link, name] of [
    ['到材料', '材料栏'],
    ['到补正通知', '补正通知栏'],
    ['到申请表', '申请表栏'],
  ] as const) {
    await page.getByRole('link', { name: link, exact: true }).focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), name);
  }
  await page.getByRole('tab', { name: '附件 5' }).click();
  const pane = await form.boundingBox();
  const row = page.getByRole('region', { name: /各行/ }).first().getByRole('row').last();
  const cells = await row
    .locator('td')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, right }) => [left, right]));
  assert.ok(pane && cells.length > 6);
  for (const [left = 0, right = 0] of cells) assert.ok(left >= pane.x && right <= pane.x + pane.width, `${left}–${right}`);
  await page.evaluate(() => scrollTo(0, 0));
  const heights = await page
    .getByRole('region', { name: /^(申请表|材料|补正通知)栏$/ })
    .evaluateAll((all) => all.map((one) => one.clientHeight));
  assert.ok(heights.length === 3 && Math.max(...heights) >= 520, `1366×768 各栏高 ${heights} 像素`);
  await page.getByRole('button', { name: '收起材料' }).press('Enter');
  await page.getByRole('button', { name: '收起补正通知' }).press('Enter');
  const alone = await form.boundingBox();
  assert.ok(alone && pane && alone.width > 1300 && alone.width > 2 * pane.width, '两栏收起，申请表占满');
  await page.reload();
  await form.waitFor();
  assert.equal(await page.getByRole('region', { name: '材料栏', exact: true }).count(), 0, '收起的下次仍收起');
  await page.getByRole('button', { name: '展开材料' }).click();
  await page.getByRole('button', { name: '展开补正通知' }).click();
  await page.getByRole('region', { name: '补正通知栏', exact: true }).waitFor();
  await shot(page, 'review-panes');
  await page.evaluate(() => scrollTo(0, 0));
  assert.deepEqual(await axeFaults(page), []);
  assert.deepEqual(errors, []);
});
