import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { deskOf, settled as sound } from './desk.ts';
import { type Rig, startRig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

type Item = { id: string; kind: string; title: string; dueOn: string | null; number: string | null };
type Inbox = { today: string; items: Item[]; elsewhere: Item[] };
const inboxOf = async (page: Page): Promise<Inbox> => (await (await page.request.get('/api/inbox')).json()) as Inbox;
const toast = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text }).first().waitFor();
const rowOf = (page: Page, title: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: title, exact: true }) });

/** The next day of the kind from a day on; the demonstration's day lies in a month without holidays but 劳动节. */
function dayFrom(today: string, fits: (weekday: number) => boolean): string {
  const day = new Date(`${today}T00:00:00Z`);
  do day.setUTCDate(day.getUTCDate() + 1);
  while (!fits(day.getUTCDay()));
  return day.toISOString().slice(0, 10);
}
const sunday = (today: string) => dayFrom(today, (weekday) => weekday === 0);
const inWords = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

test('勾选多件一次分办，定内部办结日：休息日当场说明，定好后按近的排并说是哪一个；再改、再取消', async () => {
  const officer = await deskOf(rig, 'nanchang-jb');
  const { page } = officer;
  await page.goto('/app');
  const { items, today } = await inboxOf(page);
  const cases = items.filter(({ number }) => number !== null);
  assert.ok(cases.length >= 2, '南昌应有两件以上待办的申报');
  const [first, second] = cases as [Item, Item];
  await page.getByLabel(`选择${first.title}`).check();
  await page.getByText('已选 1 件').waitFor();
  await page.getByLabel(/^全选 \d+ 件申报/).check();
  await page.getByLabel(`选择${second.title}`).press('Space');
  assert.equal(await page.getByLabel(`选择${second.title}`).isChecked(), false, '键盘也能取消勾选');
  await page.getByLabel(`选择${second.title}`).press('Space');
  await sound(officer, 'inbox-picked');
  await page.getByRole('button', { name: '分给…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: /^分办 \d+ 件申报/ }).waitFor();
  await dialog.getByLabel('经办人').selectOption({ index: 1 });
  await dialog.getByLabel('定为').check();
  await dialog.getByLabel('办结日期').fill(sunday(today));
  await dialog.getByRole('button', { name: '分办', exact: true }).click();
  await dialog.getByText(/不是工作日/).waitFor();
  await sound(officer, 'inbox-give-fault');
  await dialog.getByLabel('办结日期').fill(today);
  await dialog.getByRole('button', { name: '分办', exact: true }).click();
  await toast(page, /件已分给/);
  const said = rowOf(page, first.title).getByText(new RegExp(`^内部办结日 ${inWords(today)}（推荐截止\\d+月\\d+日）$`));
  await said.waitFor();
  assert.equal((await inboxOf(page)).items.find(({ id }) => id === first.id)?.dueOn, today);
  await sound(officer, 'inbox-inner-due');
  assert.equal(await page.getByText(/^已选/).count(), 0, '分好的不再勾着');

  const row = rowOf(page, first.title);
  await row.getByRole('button', { name: /，分办/ }).click();
  await row.getByRole('button', { name: '内部办结日…' }).click();
  await dialog.getByLabel('不设').check();
  await dialog.getByRole('button', { name: '分办', exact: true }).click();
  await said.waitFor({ state: 'detached' });
});

test('晚于推荐截止的逐件说明没有分成，其余照分', async () => {
  const officer = await deskOf(rig, 'nanchang-jb');
  const { page } = officer;
  await page.goto('/app');
  const { items } = await inboxOf(page);
  const one = items.find(({ number }) => number !== null) as Item;
  await page.getByLabel(`选择${one.title}`).check();
  await page.getByRole('button', { name: '分给…' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('经办人').selectOption({ index: 1 });
  await dialog.getByLabel('定为').check();
  await dialog.getByLabel('办结日期').fill('2026-12-15');
  await dialog.getByRole('button', { name: '分办', exact: true }).click();
  await dialog.getByText('1 件没有分成', { exact: true }).waitFor();
  await dialog.getByText(`${one.title}：内部办结日 2026年12月15日 晚于推荐截止`, { exact: false }).waitFor();
  await sound(officer, 'inbox-not-given');
  await dialog.getByRole('button', { name: '关闭' }).click();
});

test('等待对方：退回的申报在这里看等谁、自哪天、到哪天；不计入待办；键盘切换，查找，存成视图', async () => {
  const officer = await deskOf(rig, 'nanchang-jb');
  const { page } = officer;
  const before = await inboxOf(page);
  const one = before.items.find(({ kind }) => kind === 'firstReview') as Item;
  const id = one.id.split(':')[1] ?? '';
  const item = { path: 'website', label: '网址', reason: '网址打不开', article: '第六条（一）', expected: '请填写能打开的网址' };
  const returned = await page.request.post(`/api/dossiers/${id}/return`, { data: { items: [item] } });
  assert.equal(returned.status(), 200, await returned.text());
  await page.goto('/app');
  const mine = page.getByRole('tab', { name: /^等我办理/ });
  await mine.getByText(String(before.items.length - 1), { exact: true }).waitFor();
  await mine.focus();
  await page.keyboard.press('ArrowRight');
  const others = page.getByRole('tab', { name: /^等待对方/ });
  assert.equal(await others.getAttribute('aria-selected'), 'true');
  const row = rowOf(page, one.title);
  await row.getByText(`等 ${one.title}，自 ${inWords(before.today)} 起`).waitFor();
  await row.getByText('一次性告知 1 处', { exact: false }).waitFor();
  await page.getByRole('tab', { name: /^申报单位补正/ }).click();
  await page.getByLabel('查找').fill('没有这个单位');
  await page.getByText('没有符合的事项').waitFor();
  await page.getByLabel('查找').fill(one.number ?? '');
  await row.waitFor();
  await sound(officer, 'inbox-elsewhere');
  await page.getByRole('button', { name: '存为视图' }).click();
  await page.getByRole('dialog').getByLabel('名称').fill('等补正的');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await mine.click();
  await page.getByLabel('我的视图').selectOption({ label: '等补正的' });
  assert.equal(await others.getAttribute('aria-selected'), 'true');
  await row.waitFor();
  await page.getByRole('button', { name: '删除视图' }).click();

  const clerk = await deskOf(rig, rig.loginOf(one.title));
  await clerk.page.goto('/app');
  await clerk.page.getByRole('link', { name: '补正', exact: true }).waitFor();
  assert.equal(await clerk.page.getByRole('tab', { name: /^等待对方/ }).count(), 0, '申报单位没有“等待对方”');
});

/** Keys pressed and clicks made in a page from now on. */
async function counted(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    Reflect.set(window, 'pressed', 0);
    const count = () => Reflect.set(window, 'pressed', Reflect.get(window, 'pressed') + 1);
    document.addEventListener('keydown', count, true);
    document.addEventListener('click', count, true);
  });
  return () => page.evaluate(() => Reflect.get(window, 'pressed') as number);
}

test('下一件：一键到名单里的下一件，办完的也是；到末尾说一句，回到原来的名单；名单在地址里，同事打开是同一张，别的部门只看到自己的', async () => {
  const officer = await deskOf(rig, 'nanchang-jb');
  const { page } = officer;
  await page.goto('/app');
  const { items } = await inboxOf(page);
  const state = '待初审';
  await page.getByRole('tab', { name: new RegExp(`^${state}`) }).click();
  const view = new URL(page.url());
  assert.deepEqual([...view.searchParams], [['state', state]]);
  const titles = await page.locator('.inrow__name').allTextContents();
  assert.ok(titles.length >= 2 && titles.length < items.length, `${titles.length} 件${state}`);

  await page.locator('.inrow__name').first().click();
  await page.getByRole('heading', { level: 1, name: titles[0] ?? '', exact: true }).waitFor();
  const next = page.getByRole('button', { name: /^下一件/ });
  await next.waitFor();
  await sound(officer, 'next-case');
  const pressed = await counted(page);
  await page.keyboard.press('F9');
  await page.getByRole('heading', { level: 1, name: titles[1] ?? '', exact: true }).waitFor();
  assert.equal(await pressed(), 1, '一键');

  // Done meanwhile: it has left the list, and the next one is still the next one.
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: titles[0] ?? '', exact: true }).waitFor();
  const id = /recommendations\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? '';
  await page.request.post(`/api/dossiers/${id}/certificate-check`, { data: { result: 'matches' } });
  const accepted = await page.request.post(`/api/dossiers/${id}/accept`, { data: {} });
  assert.equal(accepted.status(), 200, await accepted.text());
  await page.reload();
  await next.waitFor();
  for (const title of titles.slice(1)) {
    await page.keyboard.press('F9');
    await page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();
  }
  const back = page.getByRole('link', { name: /^名单到末尾，回到名单/ });
  await back.waitFor();
  await page.keyboard.press('F9');
  await toast(page, /名单到这里为止/);
  await sound(officer, 'next-case-end');
  await back.click();
  await page.getByRole('tab', { name: new RegExp(`^${state}`), selected: true }).waitFor();
  assert.deepEqual(await page.locator('.inrow__name').allTextContents(), titles.slice(1));

  const address = `${view.pathname}${view.search}`;
  const leader = await deskOf(rig, 'nanchang-ld');
  const stranger = await deskOf(rig, 'jiujiang-jb');
  for (const { page: other } of [leader, stranger]) {
    await other.goto(`${address}&search=${encodeURIComponent(titles[1] ?? '')}`);
    assert.equal(await other.getByLabel('查找').inputValue(), titles[1]);
    await other.getByText('没有符合的事项').waitFor();
  }
});

test('辖区平台：历年认定、到期、撤销和年末有效；按名称、状态找，导出清单', async () => {
  const officer = await deskOf(rig, 'nanchang-jb');
  const { page } = officer;
  await page.goto('/app/city');
  const years = page.getByRole('table', { name: '历年示范平台' });
  await years.getByRole('row', { name: /^2025年 \d+ 0 0 \d+$/ }).waitFor();
  await page.getByLabel('状态').selectOption({ label: '已撤销' });
  await page.getByText('没有符合条件的平台').waitFor();
  await page.getByLabel('状态').selectOption({ label: '有效' });
  const listed = page.getByRole('table', { name: '辖区内的示范平台' });
  await listed.getByRole('row').nth(1).waitFor();
  const name = (await listed.getByRole('rowheader').first().textContent()) ?? '';
  await page.getByRole('searchbox', { name: '名称、信用代码或证书编号' }).fill(name);
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('search') === name && url.searchParams.get('standing') === 'valid');
  await page.reload();
  assert.equal(
    await page.getByRole('searchbox', { name: '名称、信用代码或证书编号' }).inputValue(),
    name,
    '地址发给别人，看到的是同一张清单',
  );
  await listed.getByRole('row').nth(1).waitFor();
  assert.deepEqual(await listed.getByRole('rowheader').allTextContents(), [name]);
  const file = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出清单' }).click();
  assert.match((await file).suggestedFilename(), /^辖区示范平台-\d{4}-\d\d-\d\d\.csv$/);
  await sound(officer, 'city-years');
});
