import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { deskOf, sound } from './desk.ts';
import { axeFaults, pageErrors, type Rig, shot, signIn, startRig } from './rig.ts';
import { openDraft, started } from './started.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

type Rows = { id: string; cells: Record<string, unknown> }[];

/** What the server has of annex 5. */
async function servedOf(page: Page, id: string): Promise<Rows> {
  return ((await (await page.request.get(`/api/dossiers/${id}/form`)).json()) as { tables: { served: Rows } }).tables.served;
}

/** Types over a cell of annex 5 by its place, as a person who clicks it does. */
async function typeOver(page: Page, { row, column, text }: { row: number; column: string; text: string }): Promise<void> {
  const grid = page.locator('#at-served');
  await grid.scrollIntoViewIfNeeded();
  const headers = await grid.getByRole('columnheader').allTextContents();
  const at = headers.findIndex((one) => one.includes(column));
  const cells = grid.getByRole('row').filter({ has: page.getByRole('rowheader', { name: String(row), exact: true }) });
  await cells
    .getByRole('gridcell')
    .nth(at - 1)
    .click();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

test('两个窗口改同一行的不同格，两处都在；改同一格只问这一格；对方存的内容填写中就到', async () => {
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await signIn(page, process.env.SHIFAN_CLERK ?? 'qiye07', rig.password);
  const id = await started(page);
  await page.goto(`/app/dossiers/${id}`);
  await page.locator('#at-served').waitFor();
  const second = await page.context().newPage();
  await second.goto(`/app/dossiers/${id}`);
  await second.locator('#at-served').waitFor();

  await page.getByLabel('单位性质').fill('事业单位');
  await typeOver(page, { row: 3, column: '企业联系人', text: '李文涛' });
  await page.getByText(/已保存 \d\d:\d\d/).waitFor();
  await typeOver(second, { row: 3, column: '服务内容简述', text: '上门诊断两次' });
  await second.getByText(/已保存 \d\d:\d\d/).waitFor();
  await second.waitForFunction(() => (document.querySelector('#at-nature') as HTMLInputElement).value === '事业单位');
  const third = (await servedOf(page, id))[2]?.cells;
  assert.deepEqual([third?.contact, third?.service], ['李文涛', '上门诊断两次']);
  await page.bringToFront();
  await page.getByLabel('单位性质').click();
  await page.locator('#at-served').getByText('上门诊断两次').waitFor();

  await page.context().setOffline(true);
  await typeOver(page, { row: 4, column: '企业联系人', text: '王芳' });
  await page.request.patch(`/api/dossiers/${id}/form`, {
    data: { patches: [await changedRow(page, id, { contact: '赵敏', service: '质量改进' })] },
  });
  await page.context().setOffline(false);
  await page.getByText('1 处在您的两个窗口同时修改').waitFor();
  await page.getByRole('button', { name: '逐处选择' }).click();
  const dialog = page.getByRole('dialog', { name: '您在两个窗口改了同一处' });
  await dialog.getByRole('heading', { name: /第 4 行 企业联系人$/ }).waitFor();
  await shot(page, 'conflict-cell');
  assert.deepEqual(await axeFaults(page), []);
  await dialog.getByRole('button', { name: '采用这个' }).first().click();
  await page.getByText(/已保存 \d\d:\d\d/).waitFor();
  const fourth = (await servedOf(page, id))[3]?.cells;
  assert.deepEqual([fourth?.contact, fourth?.service], ['王芳', '质量改进']);
  assert.deepEqual(
    errors.filter((one) => !one.includes('ERR_INTERNET_DISCONNECTED')),
    [],
  );
});

test('另一个窗口打开、离开，页头一点不动；按钮与标题同一行，窄屏也不出边', async () => {
  for (const size of ['pc', 'phone'] as const) {
    const page = await rig.visitor(size);
    await signIn(page, process.env.SHIFAN_CLERK ?? 'qiye07', rig.password);
    const id = await openDraft(page);
    await page.goto(`/app/dossiers/${id}`);
    await page.locator('#at-served [role=grid]').waitFor();
    await page.locator('.bar [role=status]').waitFor({ state: 'attached' });
    const boxes = () =>
      page.evaluate(() =>
        [...document.querySelectorAll('.bar, .bar h1, .bar__end > *, .bar .menu, .desk__head, .head__acts > *, .bar + *')].map((one) => {
          const { x, y, width, height } = one.getBoundingClientRect();
          return [one.textContent?.slice(0, 8), x, y, width, height] as const;
        }),
      );
    const before = await boxes();
    const second = await page.context().newPage();
    await second.goto(`/app/dossiers/${id}`);
    await second.locator('#at-served [role=grid]').waitFor();
    await second.getByLabel('单位性质').click();
    await page.bringToFront();
    await page.getByLabel('单位性质').click();
    const said = page.locator('.bar [role=status]').getByText(/您在另一个窗口正在填写/);
    await page.evaluate(() => window.scrollTo(0, 0));
    await said.waitFor();
    await page.evaluate(() => window.scrollTo(0, 0));
    assert.deepEqual(await boxes(), before);
    await shot(page, `head-others-${size}`);
    const head = await page.locator('.bar h1').boundingBox();
    const acts = await page.locator('.bar__end').boundingBox();
    assert.ok(head && acts && acts.x >= 0 && acts.x + acts.width <= (size === 'pc' ? 1366 : 390));
    if (size === 'pc') {
      assert.ok(acts.y < head.y + head.height && acts.x > head.x + head.width - 1, '按钮与标题同一行');
    }
    await page.context().close();
  }
});

test('两位同事打开同一件：看得到谁在办；一位办了，另一位的页面自己跟上，说明谁办了什么；写到一半的都在，不能再办的先说明', async () => {
  const [first, second] = [await deskOf(rig, 'sheng-jb'), await deskOf(rig, 'sheng-jb2')];
  const { items } = (await (await first.page.request.get('/api/inbox')).json()) as {
    items: { kind: string; title: string; link: string }[];
  };
  const one = items.find(({ kind }) => kind === 'admit');
  assert.ok(one, '省厅应有待受理的申报');
  for (const { page } of [first, second]) await page.goto(one.link);
  await first.page.bringToFront();
  const there = second.page.getByText('陈丽萍也打开着本件（申报详情）');
  await second.page.getByRole('heading', { level: 1 }).click();
  await there.waitFor();
  await sound(second.page, second.errors, 'at-work-others');

  await second.page.getByRole('button', { name: `不予受理：${one.title}` }).click();
  const dialog = second.page.getByRole('dialog');
  await dialog.getByLabel('理由', { exact: true }).fill('材料不齐，写到一半');
  await first.page.getByRole('button', { name: `受理：${one.title}`, exact: true }).click();
  await first.page.getByRole('dialog').getByRole('button', { name: '受理', exact: true }).click();
  await first.page.getByText('已受理').first().waitFor();

  await dialog.getByText('本件现为“已受理”，不能再办理“不予受理”；您写的内容还在，可以复制后关闭').waitFor();
  assert.equal(await dialog.getByLabel('理由', { exact: true }).inputValue(), '材料不齐，写到一半');
  assert.equal(await dialog.getByRole('button', { name: '不予受理' }).getAttribute('aria-disabled'), 'true');
  await sound(second.page, second.errors, 'at-work-gone');
  await dialog.getByRole('button', { name: '取消' }).click();
  const news = second.page.getByRole('alert').filter({ hasText: /陈丽萍 \d\d:\d\d 受理，本件现为“已受理”/ });
  await news.waitFor();
  await sound(second.page, second.errors, 'at-work-news');
  await news.getByRole('button', { name: '知道了' }).press('Enter');
  await news.waitFor({ state: 'detached' });

  await first.page.goto('/app');
  await there.waitFor({ state: 'detached' });
  for (const { page } of [first, second]) await page.context().close();
});

test('同一刻各办各的：后到的一位看到对方办了什么，写的内容还在；备注写到一半，同事办了也还在', async () => {
  const [officer, leader] = [await deskOf(rig, 'nanchang-jb'), await deskOf(rig, 'nanchang-ld')];
  const { items } = (await (await officer.page.request.get('/api/inbox')).json()) as {
    items: { kind: string; link: string; title: string }[];
  };
  const one = items.find(({ kind }) => kind === 'firstReview');
  assert.ok(one, '南昌应有待初审的申报');
  const id = one.link.split('/').at(-1) ?? '';
  for (const { page } of [officer, leader]) await page.goto(one.link);
  const note = leader.page.getByLabel('添加备注');
  await note.fill('电话里问过，法人');
  // The officer's page does not hear of it: what was done in the same moment.
  await officer.page.route('**/at-work', (route) => route.abort());
  await officer.page.getByRole('button', { name: '报请不予推荐' }).click();
  const dialog = officer.page.getByRole('dialog');
  await dialog.getByLabel('理由 1：依据').selectOption({ index: 1 });
  await dialog.getByLabel('理由', { exact: true }).fill('职工人数与社保记录不符');
  await dialog.getByLabel('联系处（科）室').fill('服务体系科');
  await dialog.getByLabel('联系电话').fill('0791-88880000');
  const { version } = (await (await officer.page.request.get(`/api/dossiers/${id}`)).json()) as { version: number };
  const check = { outcome: 'matches', note: '', version };
  const checked = await officer.page.request.post(`/api/dossiers/${id}/certificate-check`, { data: check });
  assert.equal(checked.status(), 200, await checked.text());
  // On a slow line the case is read again long after what stands beside it.
  await officer.page.route(`**/api/dossiers/${id}`, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await route.continue();
  });
  await dialog.getByRole('button', { name: '报请领导签发' }).click();
  await dialog.getByText(/刚被他人修改，请核对最新内容后再操作/).waitFor();
  assert.equal(await dialog.getByLabel('理由', { exact: true }).inputValue(), '职工人数与社保记录不符');
  // The page behind the dialog has followed by itself: the check that was recorded meanwhile stands there.
  await officer.page.getByText('重新查验').waitFor();
  await dialog.getByRole('button', { name: '报请领导签发' }).click();
  await dialog.waitFor({ state: 'detached' });

  await leader.page.getByText(/报请不予推荐，等领导签发/).waitFor();
  assert.equal(await note.inputValue(), '电话里问过，法人');
  const back = await leader.page.request.post(`/api/dossiers/${id}/decline/give-back`, {
    data: { reason: '请补充依据', version: version + 2 },
  });
  assert.equal(back.status(), 200, await back.text());
  for (const { page } of [officer, leader]) await page.context().close();
});

/** The fourth row as a colleague saves it. */
async function changedRow(page: Page, id: string, cells: Record<string, string>) {
  const form = (await (await page.request.get(`/api/dossiers/${id}/form`)).json()) as {
    tables: { served: Rows };
    versions: Record<string, number>;
  };
  const row = form.tables.served[3];
  assert.ok(row);
  return {
    kind: 'row',
    table: 'served',
    rowId: row.id,
    position: 4,
    cells: { ...row.cells, ...cells },
    base: form.versions[`served/${row.id}`],
  };
}
