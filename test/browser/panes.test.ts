import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { atReview, counted, deskOf, sound, tabTo } from './desk.ts';
import { axeFaults, pageErrors, type Rig, shot, signIn, sizes, startRig } from './rig.ts';
import { openDraft } from './started.ts';

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
  await page.getByRole('link', { name: '开始初审', exact: true }).first().click();
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
  await page.getByRole('tab', { name: '附件5' }).click();
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

const list = (rows: number): string =>
  ['服务企业名称,企业联系人,职务,手机,服务内容简述,满意,不满意']
    .concat(Array.from({ length: rows }, (_, n) => `南昌瑞恒${n}精密机械有限公司,熊志刚,总经理,1380791${1000 + n},设备上云诊断,√,`))
    .join('\n');

test('从登录到第一个字段4次点击以内，导入137行2次点击；只用键盘也一样到', async (t) => {
  const before = await rig.visitor();
  await signIn(before, 'qiye43', rig.password);
  await openDraft(before);
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await page.goto('/app/');
  const hands = await counted(page);
  await page.getByLabel('登录名').pressSequentially('qiye43');
  await page.keyboard.press('Tab');
  await page.keyboard.type(rig.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('link', { name: '继续填写' }).first().click();
  const nature = page.getByLabel('单位性质');
  await nature.click();
  await page.keyboard.type('有限责任公司');
  const begun = await hands.clicks();
  assert.ok(begun <= 4, `${begun} 次点击`);

  const card = page.locator('#at-section-served');
  const file = { name: '名单.csv', mimeType: 'text/csv', buffer: Buffer.from(list(137)) };
  const button = card.getByRole('button', { name: '导入表格', exact: true });
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), button.click()]);
  await chooser.setFiles(file);
  await page.getByRole('button', { name: '导入 137 行' }).click();
  await card.getByText(/已导入 137 行/).waitFor();
  const imported = (await hands.clicks()) - begun;
  assert.ok(imported <= 2, `${imported} 次点击`);
  t.diagnostic(`登录到第一个字段 ${begun} 次点击，导入137行 ${imported} 次`);

  await page.goto('/app/');
  const keyboard = await counted(page);
  await page.getByRole('link', { name: '继续填写' }).first().press('Enter');
  await nature.focus();
  const [again] = await Promise.all([page.waitForEvent('filechooser'), button.press('Enter')]);
  await again.setFiles(file);
  await page.getByRole('button', { name: '导入 137 行' }).press('Enter');
  await card.getByText(/已导入 137 行/).waitFor();
  assert.equal(await keyboard.clicks(), 0);
  assert.deepEqual(errors, []);
});

test('一页没有载入：说得出，再试一次就到，读屏焦点到正文；断网的，网络恢复后自己再试', async () => {
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await signIn(page, 'nanchang-jb', rig.password);
  let cut = true;
  await page.route(/\/assets\/licences-page-/, (route) => (cut ? route.abort() : route.continue()));
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '登记核对' }).click();
  await page.getByRole('alert').getByText('这一页没有载入').waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.getByRole('alert').getByText('这一页没有载入').waitFor();
  cut = false;
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.getByRole('heading', { level: 1, name: '登记核对' }).waitFor();
  await page.locator('main:focus').waitFor();
  assert.deepEqual(
    errors.filter((one) => !/ERR_FAILED/.test(one)),
    [],
  );
});

test('附件5整张名单：只读，查找、筛选、排序都在地址里；号码一直掩码，写明用途才显示一处；只用键盘', async (t) => {
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await signIn(page, 'nanchang-jb', rig.password);
  const { dossiers } = (await (await page.request.get('/api/dossiers')).json()) as { dossiers: { id: string; state: { name: string } }[] };
  const id = dossiers.find(({ state }) => state.name === 'submitted')?.id ?? '';
  await page.goto(`/app/recommendations/${id}?step=review`);
  await page.getByRole('tab', { name: '附件5' }).click();
  await page.getByRole('link', { name: /整张名单/ }).click();
  const sheet = page.getByRole('grid', { name: '上一年度服务中小企业名单及服务评价表' });
  await sheet.waitFor();
  const { tables } = (await (await page.request.get(`/api/dossiers/${id}/form`)).json()) as {
    tables: { served: { id: string; cells: { enterprise: string; satisfied: boolean | null } }[] };
  };
  const all = tables.served;
  assert.equal(await sheet.getAttribute('aria-rowcount'), String(all.length + 1));
  assert.equal(await sheet.getAttribute('aria-readonly'), 'true');
  const pixels = await page.locator('.sheet__wrap').evaluate((wrap) => {
    const { top, bottom } = wrap.getBoundingClientRect();
    return Math.min(bottom, innerHeight) - top - (wrap.querySelector('thead')?.offsetHeight ?? 0);
  });
  assert.ok(pixels >= 520, `1366×768 留给各行 ${pixels} 像素`);
  t.diagnostic(`1366×768：名单 ${pixels} 像素`);
  const mobiles = await sheet.locator('tbody tr[data-index] td:nth-child(5)').allTextContents();
  assert.ok(mobiles.length > 10 && mobiles.every((text) => /^1\d\d\*{4}\d{4}$/.test(text)), '手机都是掩码');

  await page.locator('.sheet__box').focus();
  await page.keyboard.press('/');
  await page.keyboard.type(all[2]?.cells.enterprise ?? '');
  await page.waitForURL(/\?q=/);
  await sheet.getByRole('rowheader', { name: '3', exact: true }).waitFor();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('13970021588');
  await page.getByText('没有这样的行').waitFor();
  assert.doesNotMatch(page.url(), /13970021588/, '像号码的不进地址');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  const dissatisfied = all.filter(({ cells }) => cells.satisfied === false).length;
  await page.getByRole('button', { name: `不满意 ${dissatisfied}` }).press('Enter');
  await page.waitForURL(/only=dissatisfied/);
  await sheet.getByRole('button', { name: '服务企业名称' }).press('Enter');
  await sheet.getByRole('button', { name: '服务企业名称' }).press('Enter');
  await page.waitForURL(/sort=enterprise&order=desc/);
  const names = () => sheet.locator('tbody tr[data-index] td:nth-child(2)').allTextContents();
  const seen = await names();
  assert.equal(seen.length, dissatisfied);
  assert.deepEqual(seen, seen.toSorted(new Intl.Collator('zh-Hans-CN', { numeric: true }).compare).reverse());
  await page.reload();
  await sheet.waitFor();
  assert.deepEqual(await names(), seen, '打开地址还是这样看');
  assert.equal(await sheet.locator('[aria-sort=descending]').textContent(), '服务企业名称▼');
  await page.getByRole('button', { name: `全部 ${all.length}` }).click();
  await sheet.locator('tr[data-index="0"] td').nth(3).click();
  const side = page.getByRole('complementary', { name: '选中的行' });
  await side.getByRole('button', { name: '显示手机' }).click();
  await page.getByLabel(/用途/).first().fill('初审核对');
  await page.getByRole('dialog').getByRole('button', { name: '显示' }).click();
  await side.getByText(/^.*1\d{10}/).waitFor();
  assert.match((await sheet.locator('tr[data-index="0"] td').nth(3).textContent()) ?? '', /\*{4}/, '名单中仍是掩码');
  await page.locator('.sheet__box').focus();
  await page.keyboard.press('m');
  await page.getByRole('dialog', { name: /标缺陷：附件5 第\d+行（.+）手机/ }).waitFor();
  await page.keyboard.press('Escape');
  await shot(page, 'served-list');
  assert.deepEqual(await axeFaults(page), []);
  await page.setViewportSize(sizes.phone);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  assert.deepEqual(await axeFaults(page), []);
  assert.deepEqual(errors, []);
});

test('退回三处补正：9 次点击以内，只用键盘也一样', async (t) => {
  const { page, errors } = await deskOf(rig, 'nanchang-jb');
  const open = page.getByRole('link', { name: /初审$/ }).first();
  const correction = page.getByRole('region', { name: '补正通知', exact: true });
  const send = correction.getByRole('button', { name: '预览并发出补正通知' });
  const dialog = page.getByRole('dialog');
  const fields = ['网址', '注册地址', '备案号'];
  const marked = (field: string) => page.getByRole('button', { name: `给“${field}”标缺陷`, exact: true });
  const write = async () => {
    await tabTo(page, dialog.getByLabel('原因', { exact: true }));
    await page.keyboard.type('与营业执照不符');
    await page.keyboard.press('Tab');
    await page.keyboard.type('请照营业执照填写');
  };

  await tabTo(page, open);
  const keyboard = await counted(page);
  await keyboard.press('Enter');
  await correction.waitFor();
  for (const field of fields) {
    await tabTo(page, marked(field));
    await keyboard.press('Enter');
    await write();
    await tabTo(page, dialog.getByRole('button', { name: '加入补正通知' }));
    await keyboard.press('Enter');
  }
  await tabTo(page, send);
  await keyboard.press('Enter');
  await tabTo(page, dialog.getByRole('button', { name: '发出', exact: true }));
  assert.deepEqual([keyboard.keys(), await keyboard.clicks()], [8, 0], '打开以后 8 个键（文字和 Tab 不算），不用鼠标');
  await page.keyboard.press('Escape');
  for (const _ of fields) await correction.getByRole('button', { name: '删除' }).first().click();
  await correction.getByText(/汇成一份通知/).waitFor();
  await correction.getByText('未发送', { exact: true }).waitFor();

  await page.goto('/app');
  const hands = await counted(page);
  await open.click();
  for (const field of fields) {
    await marked(field).click();
    await write();
    await dialog.getByRole('button', { name: '加入补正通知' }).click();
  }
  await send.click();
  await dialog.getByRole('button', { name: '发出', exact: true }).click();
  await page
    .getByText(/已发出补正通知，3 处/)
    .first()
    .waitFor();
  const clicks = await hands.clicks();
  assert.ok(clicks <= 9, `${clicks} 次点击`);
  t.diagnostic(`退回三处 ${clicks} 次点击，键盘 ${keyboard.keys()} 键`);
  assert.deepEqual(errors, []);
});

/** The officer makes a link for one of a panel; the page behind it, without script, asks and opens nothing. */
async function invitedByLink(id: string): Promise<void> {
  const { page, errors } = await deskOf(rig, 'sheng-jb');
  await page.goto(`/app/panels/${id}`);
  await page
    .getByRole('button', { name: /^邀请：/ })
    .last()
    .click();
  await page.getByRole('button', { name: '生成链接' }).click();
  const url = await page.getByLabel('一次性链接').inputValue();
  const phone = await rig.visitor('phone');
  await phone.goto(new URL(url).pathname);
  await phone.getByRole('heading', { name: '评审邀请' }).waitFor();
  assert.equal(await phone.locator('script').count(), 0);
  await phone.getByLabel('有利害关系，回避').check();
  await phone.getByRole('button', { name: '提交' }).click();
  await phone.getByText('请写明与哪个单位有什么关系').first().waitFor();
  assert.ok((await phone.evaluate(() => document.documentElement.scrollWidth)) <= 390, '手机上不横向滚动');
  await sound(phone, [], 'invitation');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  await page.reload();
  await page.getByText(/邀请，.* 打开/).waitFor();
  await sound(page, errors, 'panel-invited');
}

test('专家评审：材料、评分两栏各自滚动，1366×768 各至少520像素；手机上接在一起，不横向溢出', async (t) => {
  const { page, errors, id } = await atReview(rig, { accepted: false });
  await invitedByLink(id);
  await page.goto(`/app/reviews/${id}`);
  await page.getByRole('heading', { name: /请先申明有无利害关系/ }).waitFor();
  await sound(page, errors, 'expert-declaration');
  assert.equal(await page.getByText(/附件|万元|材料清单/).count(), 0, '答复之前只有单位名称');
  await page.getByRole('button', { name: '没有利害关系，参加评审' }).click();
  const [file, marks] = ['材料栏', '评分栏'].map((name) => page.getByRole('region', { name, exact: true }));
  assert.ok(file && marks);
  await file.waitFor();
  const seen = (one: typeof file) =>
    one.evaluate((pane) => Math.min(pane.getBoundingClientRect().bottom, innerHeight) - pane.getBoundingClientRect().top);
  const heights = [await seen(file), await seen(marks)];
  assert.ok(Math.min(...heights) >= 520, `${heights}`);
  t.diagnostic(`1366×768：专家材料 ${heights[0]} 像素，评分 ${heights[1]} 像素`);
  const line = page.locator('.lines');
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(tall - 768 - ((await line.boundingBox())?.height ?? 0) < 2, `页面不比窗口高，只有演示的一行在上面：${tall}`);
  await file.hover();
  await page.mouse.wheel(0, 1500);
  await page.waitForTimeout(300);
  assert.ok((await file.evaluate((pane) => pane.scrollTop)) > 300, '材料自己滚动');
  assert.ok(await page.getByRole('button', { name: '签署评审意见' }).isVisible());
  for (const tab of ['附件3 至 5', '条件核对', '推荐表']) {
    await page.getByRole('tab', { name: tab }).click();
    assert.deepEqual(await axeFaults(page), [], tab);
  }
  await page.getByRole('tab', { name: '申请表' }).click();
  await shot(page, 'expert-review');
  await page.setViewportSize(sizes.phone);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  assert.deepEqual(await axeFaults(page), []);
  assert.deepEqual(errors, []);
});
