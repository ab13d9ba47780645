import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
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
  await second.waitForFunction(() => (document.querySelector('#at-nature') as HTMLInputElement).value === '事业单位', null, {
    timeout: 15_000,
  });
  const third = (await servedOf(page, id))[2]?.cells;
  assert.deepEqual([third?.contact, third?.service], ['李文涛', '上门诊断两次']);
  await page.bringToFront();
  await page.getByLabel('单位性质').click();
  await page.locator('#at-served').getByText('上门诊断两次').waitFor({ timeout: 15_000 });

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
    await said.waitFor({ timeout: 40_000 });
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
