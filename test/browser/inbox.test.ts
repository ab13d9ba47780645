import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { allSign } from '../../src/rehearsal/review.ts';
import { createStage } from '../../src/rehearsal/stage.ts';
import { counted, type Desk, deskOf, settled as sound } from './desk.ts';
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

const headed = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title, exact: true }).waitFor();

test('下一件：一键到名单里的下一件，离开名单的也是；到末尾说一句，回到原来的名单；名单在地址里，同事打开是同一张，别的部门只看到自己的', async () => {
  const officer = await deskOf(rig, 'nanchang-jb');
  const { page } = officer;
  await page.getByLabel('查找').fill('南昌');
  await page.getByLabel('经办人').selectOption({ label: '未分办' });
  await page.waitForURL(/whose=nobody/);
  const list = new URL(page.url());
  assert.deepEqual(Object.fromEntries(list.searchParams), { search: '南昌', whose: 'nobody' });
  const titles = await page.locator('.inrow__name').allTextContents();
  const [first = '', second = ''] = titles;
  assert.equal(titles.length, 2);

  await page.getByRole('link', { name: first, exact: true }).click();
  await headed(page, first);
  const next = page.getByRole('button', { name: /^下一件/ });
  await next.waitFor();
  await sound(officer, 'next-case');
  const hands = await counted(page);
  await hands.press('F9');
  await headed(page, second);
  assert.deepEqual([hands.keys(), await hands.clicks()], [1, 0], '一键');
  const end = page.getByRole('link', { name: '名单到末尾，回到名单（还有 2 件）' });
  await end.waitFor();
  await page.keyboard.press('F9');
  await toast(page, /名单到这里为止/);
  await sound(officer, 'next-case-end');

  // Taken over, it is no longer nobody's: it has left the list, and what follows it there is still the next one.
  await page.goBack();
  await headed(page, first);
  await page.getByRole('button', { name: /，分办/ }).click();
  await page.getByRole('button', { name: /（我）$/ }).click();
  await toast(page, /已分给/);
  await page.reload();
  await next.waitFor();
  await page.keyboard.press('F9');
  await headed(page, second);
  await page.getByRole('link', { name: '名单到末尾，回到名单（还有 1 件）' }).click();
  assert.equal(await page.getByLabel('查找').inputValue(), '南昌');
  await page.getByRole('link', { name: second, exact: true }).waitFor();
  assert.deepEqual(await page.locator('.inrow__name').allTextContents(), [second]);

  const colleague = await deskOf(rig, 'nanchang-ld');
  await colleague.page.goto(`${list.pathname}${list.search}`);
  await colleague.page.getByText('没有等您处理的事项').waitFor();
  const stranger = await deskOf(rig, 'sheng-jb');
  await stranger.page.goto(`${list.pathname}${list.search}`);
  assert.equal(await stranger.page.getByLabel('查找').inputValue(), '南昌');
  const names = stranger.page.locator('.inrow__name');
  await names.or(stranger.page.getByText('没有符合的事项')).first().waitFor();
  const shown = await names.allTextContents();
  const own = (await inboxOf(stranger.page)).items.map(({ title }) => title);
  assert.deepEqual(
    shown.filter((name) => !own.includes(name)),
    [],
    '只有自己的',
  );
  assert.ok(
    own.some((title) => !shown.includes(title)),
    '名单的条件筛去了自己的别的事项',
  );
  assert.deepEqual([own.includes(first), own.includes(second)], [false, false]);
  const mine = (await inboxOf(page)).items.find(({ title }) => title === first)?.id.split(':')[1];
  await page.request.post(`/api/dossiers/${mine}/assign`, { data: { accountId: null } });
});

/** From the first of a table to its second, in the order of the table, and by the end's link back to the very list. */
async function onThrough(desk: Desk, { list, table, toEnd = true }: { list: string; table: string; toEnd?: boolean }): Promise<void> {
  const { page } = desk;
  await page.goto(list);
  const links = page.getByRole('table', { name: table }).getByRole('rowheader').getByRole('link');
  await links.first().waitFor();
  const [first = '', second = ''] = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
  assert.ok(second, `${list} 应有两件以上`);
  await links.first().click();
  const opened = (link: string) => page.waitForURL((url) => url.pathname === link.split('?')[0]);
  await opened(first);
  await page.getByRole('button', { name: /^下一件/ }).waitFor();
  const hands = await counted(page);
  await hands.press('F9');
  await opened(second);
  assert.deepEqual([hands.keys(), await hands.clicks()], [1, 0], '一键');
  // To the end of a short list; a long one is left where it is.
  if (!toEnd) return;
  const end = page.getByRole('link', { name: /回到名单（还有 \d+ 件）/ });
  const next = page.getByRole('button', { name: /^下一件/ });
  await next.or(end).waitFor();
  for (let n = 0; n < 60 && (await end.count()) === 0; n += 1) {
    const at = page.url();
    await page.keyboard.press('F9');
    await page.waitForURL((url) => url.href !== at);
    await next.or(end).waitFor();
  }
  await end.click();
  await page.waitForURL((url) => `${url.pathname}${decodeURIComponent(url.search)}` === list);
}

test('下一件：申报名单、年度工作的受理名单、季度调度表也是，一键一件，走到末尾回到同一张名单；受理名单的条件在地址里', async () => {
  const officer = await deskOf(rig, 'sheng-jb');
  const { page } = officer;
  await onThrough(officer, { list: '/app/dossiers?state=recognised', table: '申报名单' });
  await onThrough(officer, { list: '/app/reports', table: '季度调度表', toEnd: false });
  const { dossiers } = (await (await page.request.get('/api/dossiers?state=recognised')).json()) as {
    dossiers: { roundId: string; applicant: string }[];
  };
  const round = `/app/rounds/${dossiers[0]?.roundId}`;
  await onThrough(officer, { list: `${round}?tab=ended`, table: '本年度申报' });
  await page.getByRole('searchbox', { name: '申报单位、申报编号或信用代码' }).fill(dossiers[0]?.applicant ?? '');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('search') === dossiers[0]?.applicant && url.searchParams.get('tab') === 'ended');
  await page.getByRole('rowheader', { name: dossiers[0]?.applicant ?? '', exact: true }).waitFor();
  await page.reload();
  await page.getByRole('rowheader', { name: dossiers[0]?.applicant ?? '', exact: true }).waitFor();
  await sound(officer, 'admission-asked');
});

test('视图：键盘存，本部门共用；领导选用、删除；条件不再使用的说明是哪个；别的部门没有', async () => {
  const officer = await deskOf(rig, 'nanchang-jb');
  const { page } = officer;
  await page.goto('/app/dossiers?state=submitted');
  const save = page.getByRole('button', { name: '存为视图' });
  await save.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('待初审的');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await sound(officer, 'view-shared');
  await dialog.getByLabel('名称').press('Enter');
  await toast(page, /已保存视图“待初审的”，本部门共用/);
  assert.equal(await page.getByLabel('视图', { exact: true }).locator('option:checked').textContent(), '待初审的（已共用）');

  const gone = { list: 'dossiers', name: '旧的年度', filter: { state: 'submitted', round: '0197a000-0000-7000-8000-00000000000a' } };
  assert.equal((await page.request.put('/api/views', { data: gone })).status(), 200);
  await page.goto('/app/dossiers');
  await page.getByLabel('视图', { exact: true }).selectOption({ label: '旧的年度' });
  await page.getByText('这个视图里的年度已不再使用，按其余条件列出', { exact: false }).waitFor();
  await page.waitForURL((url) => url.search === '?state=submitted');
  await sound(officer, 'view-lost');
  await page.getByRole('button', { name: '删除视图' }).click();
  await toast(page, /已删除视图“旧的年度”/);

  const leader = await deskOf(rig, 'nanchang-ld');
  await leader.page.goto('/app/dossiers');
  await leader.page.getByLabel('视图', { exact: true }).selectOption({ index: 1 });
  await leader.page.waitForURL(/state=submitted/);
  await leader.page.getByRole('button', { name: '删除视图' }).click();
  await leader.page.getByRole('dialog').getByText('本部门共用', { exact: false }).waitFor();
  await sound(leader, 'view-remove');
  await leader.page.getByRole('dialog').getByRole('button', { name: '删除视图' }).click();
  await toast(leader.page, /已删除视图“待初审的”/);

  const stranger = await deskOf(rig, 'sheng-jb');
  await stranger.page.goto('/app/dossiers');
  await stranger.page.getByRole('button', { name: '存为视图' }).waitFor();
  assert.equal(await stranger.page.getByLabel('视图', { exact: true }).count(), 0);
});

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
  await dialog.getByText(`${one.title}：内部办结日2026年12月15日晚于推荐截止`, { exact: false }).waitFor();
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
  await row.getByText(`等 ${one.title}，自${inWords(before.today)}起`).waitFor();
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
  await page.getByLabel('视图', { exact: true }).selectOption({ label: '等补正的' });
  assert.equal(await others.getAttribute('aria-selected'), 'true');
  await row.waitFor();
  await page.getByRole('button', { name: '删除视图' }).click();

  const clerk = await deskOf(rig, rig.loginOf(one.title));
  await clerk.page.goto('/app');
  await clerk.page.getByRole('link', { name: '补正', exact: true }).waitFor();
  assert.equal(await clerk.page.getByRole('tab', { name: /^等待对方/ }).count(), 0, '申报单位没有“等待对方”');
});

test('省厅在待办里受理：不必打开，两下办完；办完的不再等；同事的名单还列着的，点开说明已经办了，不能再办', async () => {
  const officer = await deskOf(rig, 'sheng-jb');
  const colleague = await deskOf(rig, 'sheng-jb2');
  const { page } = officer;
  await page.goto('/app');
  const one = (await inboxOf(page)).items.find(({ kind }) => kind === 'admit') as Item;
  const theirs = rowOf(colleague.page, one.title).getByRole('button', { name: /^受理/ });
  await theirs.waitFor();
  const hands = await counted(page);
  await rowOf(page, one.title).getByRole('button', { name: /^受理/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('办理记入日志', { exact: false }).waitFor();
  await sound(officer, 'inbox-admit');
  await dialog.getByRole('button', { name: '受理', exact: true }).click();
  await toast(page, /受理，已办理/);
  assert.deepEqual([hands.keys(), await hands.clicks()], [0, 2]);
  await rowOf(page, one.title).getByText('组成专家组').first().waitFor();

  await theirs.click();
  const late = colleague.page.getByRole('dialog');
  await late.getByRole('alert').filter({ hasText: '本件现为“已受理”，不能再办理“受理”' }).waitFor();
  assert.equal(await late.getByRole('button', { name: '受理', exact: true }).getAttribute('aria-disabled'), 'true');
  await sound(colleague, 'inbox-gone');
  await late.getByRole('button', { name: '关闭' }).last().click();
  await theirs.waitFor({ state: 'detached' });
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

test('申报单位：待办、办件页、消息说同一句话，盖章的材料到哪天、不交会怎样；一行说清在哪个单位；消息按事项收拢，键盘读和留作未读', async () => {
  const clerk = await deskOf(rig, 'qiye34');
  const { page } = clerk;
  await page
    .getByText(/不按期办：没有收齐，推荐部门不能签发推荐/)
    .first()
    .waitFor();
  await page
    .getByText(/初审已通过，附件6 声明函还没有上传盖章扫描件：/)
    .first()
    .waitFor();
  await page.getByRole('link', { name: '上传盖章扫描件' }).first().click();
  await page.getByText(/^请您上传盖章扫描件，2026年5月12日24时前/).waitFor();
  await page
    .getByText(/^现由南昌市工业和信息化局抽样测评、填写并签发推荐表，2026年5月15日24时前.*之后由江西省工业和信息化厅受理$/)
    .waitFor();
  const ahead = page.getByRole('list', { name: '往来记录' }).getByRole('listitem').filter({ hasText: '组织专家评审' });
  await ahead.getByText('至2026年6月20日').waitFor();
  assert.equal(await page.getByRole('list', { name: '往来记录' }).getByText('张宇航').count(), 0, '别的单位只写单位');
  await sound(clerk, 'whose-turn');
  await page.goto('/app/messages');
  const head = page.getByRole('button', { name: /^南昌绿能技术3中小企业服务中心有限公司（赣平2026-/ });
  await head.first().focus();
  await page.keyboard.press('Enter');
  await page
    .getByText(/下一步：上传盖章扫描件，2026年5月12日24时前/)
    .first()
    .waitFor();
  await page
    .getByRole('button', { name: /^标为未读/ })
    .first()
    .click();
  await page.getByText(/^\d+ 件有未读$/).waitFor();
  await sound(clerk, 'messages');
});

/** Two clicks on a line of the inbox, after which it waits no longer. */
async function finished(desk: Desk, title: string, says: string): Promise<void> {
  const { page } = desk;
  const begin = rowOf(page, title).getByRole('button', { name: new RegExp(`^${says}`) });
  const hands = await counted(page);
  await begin.click();
  const act = page.getByRole('dialog').getByRole('button', { name: says, exact: true });
  await act.waitFor();
  if (says === '签发报送')
    await page
      .getByRole('dialog')
      .getByText(/^\d+ 家：/)
      .waitFor();
  await sound(desk, `inbox-${says}`);
  await act.click();
  await toast(page, new RegExp(`${says}，已办理`));
  await begin.waitFor({ state: 'detached' });
  assert.deepEqual([hands.keys(), await hands.clicks()], [0, 2], says);
}

test('在待办里评审结束、签发汇总表：各两下办完，不必打开；汇总表写明谁没有报', async () => {
  const stage = createStage(
    (path, init) => fetch(`${rig.url}${path}`, init),
    rig.password,
    () => undefined,
  );
  const asOfficer = await stage.party('sheng-jb');
  const { dossiers } = await asOfficer('GET /api/dossiers', { query: { state: 'admitted' } });
  const [one] = (
    await Promise.all(
      dossiers.map(async (dossier) => {
        const { seats } = await asOfficer('GET /api/dossiers/{id}/panel', { params: { id: dossier.id } });
        return seats.length > 0 ? [dossier] : [];
      }),
    )
  ).flat();
  assert.ok(one, '应有已组成专家组的申报');
  await allSign(stage, { dossierId: one.id, n: 36 });
  await finished(await deskOf(rig, 'sheng-jb'), one.applicant, '评审结束');
  assert.equal((await asOfficer('GET /api/dossiers/{id}', { params: { id: one.id } })).state.name, 'reviewed');

  await stage.day('2026-03-31');
  await stage.day('2026-04-10');
  const city = await stage.party('nanchang-jb');
  const { summaries } = await city('GET /api/summaries', { query: { year: 2026, quarter: 1 } });
  const summary = summaries[0]?.id ?? '';
  await city('POST /api/summaries/{id}/prepare', { params: { id: summary }, body: {} });
  const leader = await deskOf(rig, 'nanchang-ld');
  const line = (await inboxOf(leader.page)).items.find(({ kind }) => kind === 'signSummary');
  assert.ok(line, '编制好的汇总表应等领导签发');
  await finished(leader, line.title, '签发报送');
  assert.equal((await city('GET /api/summaries/{id}', { params: { id: summary } })).state.name, 'sent');
});
