import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from '@playwright/test';
import type { Content, Field, Row, Value } from '../../src/core/annexes/field.ts';
import { folded } from '../../src/core/annexes/fold.ts';
import { applicationForm } from '../../src/core/annexes/form.ts';
import { smallPdf } from '../../src/rehearsal/apply.ts';
import { demoForm } from '../../src/rehearsal/form.ts';
import { same } from '../../src/web/form/merge.ts';
import { equipmentFile, servedBook, staffBook } from './lists.ts';
import { axeFaults, type Computer, pageErrors, type Rig, shot, signIn, startRig } from './rig.ts';

const LOGIN = process.env.SHIFAN_CLERK ?? 'qiye10';

let rig: Rig;
let computer: Computer;
before(async () => {
  rig = await startRig();
  computer = rig.computer();
});
after(() => rig?.close());

async function sound(page: Page, name: string): Promise<void> {
  await shot(page, name);
  assert.deepEqual(await axeFaults(page), [], `${name}：无障碍`);
}

const bar = (page: Page): Locator => page.locator('.bar__end');
const saved = (page: Page): Promise<void> =>
  bar(page)
    .getByText(/已保存/)
    .waitFor();

/** What the clerk has on the desk: a complete dossier with 137 served enterprises. */
const wanted = (creditCode: string): Content =>
  demoForm({
    n: 9,
    year: 2026,
    name: '测试单位',
    creditCode,
    city: '南昌市',
    newId: () => crypto.randomUUID(),
    served: 137,
    functions: ['digitalisation'],
  });

/** One field of annex 2, as it is typed or ticked. */
async function type(page: Page, key: string, field: Field, value: Value): Promise<void> {
  const place = page.locator(`#at-${key}`);
  if (typeof value === 'object' && value !== null)
    for (const one of value)
      await place
        .getByLabel(field.optionLabels?.[one] ?? one)
        .first()
        .check();
  else if (field.options) await place.getByLabel(String(value), { exact: true }).check();
  else await place.fill(String(value ?? ''));
}

/** A block out of a spreadsheet, into the sheet of a table from its first cell. */
async function paste(page: Page, table: string, rows: readonly Row[], columns: readonly string[]): Promise<void> {
  const sheet = page.locator(`#at-${table}`);
  await sheet.locator('tr[data-index="0"] td').first().click();
  await sheet.locator('.sheet__box').evaluate(
    (box, text) => {
      const data = new DataTransfer();
      data.setData('text/plain', text);
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    },
    rows.map((row) => columns.map((column) => String(row.cells[column] ?? '')).join('\t')).join('\r\n'),
  );
}

async function importFile(page: Page, table: string, file: { name: string; bytes: Uint8Array }, rows: number): Promise<Locator> {
  const card = page.locator(`#at-section-${table}`);
  await card
    .getByLabel(/^导入表格/)
    .setInputFiles({ name: file.name, mimeType: 'application/octet-stream', buffer: Buffer.from(file.bytes) });
  const dialog = page.getByRole('dialog');
  await dialog.getByText('没有错误').waitFor();
  await dialog.getByRole('button', { name: `导入 ${rows} 行` }).waitFor();
  return dialog;
}

type Stored = { values: Record<string, Value>; tables: Record<string, Row[]> };
const stored = async (page: Page): Promise<Stored> => (await page.request.get(`/api/dossiers/${idOf(page)}/form`)).json();
const idOf = (page: Page): string => /dossiers\/([\w-]+)/.exec(page.url())?.[1] ?? '';

/** An import reads full-width blanks as plain ones; an empty cell is none. */
const plain = (value: Value | undefined): Value =>
  value === undefined || value === '' ? null : typeof value === 'string' ? folded(value) : value;

/** Every value and every cell that was typed, pasted or imported stands on the server, in its order. */
async function assertStored(page: Page, content: Content): Promise<void> {
  const { values, tables } = await stored(page);
  for (const [key, value] of Object.entries(content.values)) assert.ok(same(values[key], value), `${key}：${values[key]}，应为 ${value}`);
  for (const [table, rows] of Object.entries(content.tables)) {
    assert.equal(tables[table]?.length, rows.length, table);
    rows.forEach((row, i) => {
      const kept = tables[table]?.[i]?.cells ?? {};
      for (const [column, value] of Object.entries(row.cells))
        assert.ok(same(plain(kept[column]), plain(value)), `${table} 第 ${i + 1} 行 ${column}：${kept[column]}，应为 ${value}`);
    });
  }
}

/** The server ends the session; the browser still has its cookie and does not know. */
async function endSession(page: Page): Promise<void> {
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
  const answer = await fetch(`${rig.url}/api/session`, { method: 'DELETE', headers: { cookie, origin: rig.url } });
  assert.equal(answer.ok, true);
}

test('经办人全程：混乱的名单导入，断网续填，浏览器崩溃，登录失效，核对，声明，提交，回执', async () => {
  let page = await computer.open();
  let errors = pageErrors(page);
  await signIn(page, LOGIN, rig.password);
  await page.getByRole('link', { name: '申报', exact: true }).click();
  await page.getByRole('button', { name: '开始申报' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(/^当地主管部门/).waitFor();
  await sound(page, 'clerk-start');
  await dialog.getByRole('button', { name: '开始申报' }).click();
  await page.getByRole('heading', { name: '2026 年度示范平台申报（江西省工业和信息化厅）' }).waitFor();
  await page.locator('#at-nature').waitFor();
  const address = page.url();
  const content = wanted(String((await stored(page)).values.creditCode));

  const fields = applicationForm.flatMap((section) => Object.entries(section.fields as Record<string, Field>));
  for (const [key, field] of fields) if (!field.derived && key in content.values) await type(page, key, field, content.values[key] ?? null);
  const small = applicationForm.flatMap((section) => section.tables).filter(({ key }) => !['equipment', 'staff', 'served'].includes(key));
  for (const { key, columns } of small) await paste(page, key, content.tables[key] ?? [], Object.keys(columns));
  await saved(page);

  const lists = content.tables;
  for (const [table, name, bytes] of [
    ['equipment', '设备（财务室）.csv', equipmentFile(lists.equipment ?? [])],
    ['staff', '花名册2026.xls', staffBook(lists.staff ?? [])],
    ['served', '服务企业 汇总(最终版2).xlsx', await servedBook((lists.served ?? []).slice(0, 134))],
  ] as const) {
    const found = await importFile(page, table, { name, bytes }, table === 'served' ? 134 : (lists[table]?.length ?? 0));
    if (table === 'served') await sound(page, 'clerk-import');
    await found.getByRole('button', { name: /^导入 \d+ 行$/ }).click();
    await saved(page);
  }
  await shot(page, 'clerk-imported');

  // The last three enterprises are pasted below, while the network is already gone.
  const counter = page.locator('.counter').filter({ hasText: '家' });
  await counter.getByText('134').waitFor();
  await page.context().setOffline(true);
  await page.getByText('网络已断开：可以继续填写').waitFor();
  const served = page.locator('#at-served');
  await served.locator('.sheet__box').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Home');
  await pasteHere(page, (lists.served ?? []).slice(134));
  await counter.getByText('137').waitFor();
  await page.locator('#at-narrative8').fill('');
  await page.locator('#at-narrative8').pressSequentially('断网时所写：三年内服务企业三百户。', { delay: 15 });
  await bar(page)
    .getByText(/保存失败.*内容已存在本机/)
    .waitFor();
  await sound(page, 'clerk-offline');
  assert.deepEqual(errors.filter(isOurs), []);
  await computer.crash();
  const edited: Content = { ...content, values: { ...content.values, narrative8: '断网时所写：三年内服务企业三百户。' } };

  page = await computer.open();
  errors = pageErrors(page);
  // The page can be read again, saving cannot yet.
  await page.route('**/form', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
  await signInAgain(page, address);
  await page.locator('.counter').filter({ hasText: '家' }).getByText('137').waitFor();
  assert.equal(await page.locator('#at-narrative8').inputValue(), '断网时所写：三年内服务企业三百户。');
  await bar(page)
    .getByText(/保存失败/)
    .waitFor();
  assert.equal((await stored(page)).tables.served?.length, 134, '还没有到服务器');
  await page.unroute('**/form');
  await saved(page);
  await assertStored(page, edited);

  await page.locator('#at-governmentSupport').focus();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('另获省级');
  await endSession(page);
  await page.keyboard.type('补助10万元。', { delay: 120 }); // for longer than it takes to notice: no key may land in the box that opens
  const again = page.getByRole('dialog', { name: '登录已失效，请重新登录' });
  await again.getByText('您填写的内容还在').waitFor();
  await sound(page, 'clerk-session');
  assert.equal(await again.getByLabel('口令').evaluate((input) => input === document.activeElement), true, '登录名已知，只差口令');
  await again.getByLabel('口令').fill(rig.password);
  await again.getByRole('button', { name: '登录' }).click();
  await again.waitFor({ state: 'hidden' });
  const support = `${content.values.governmentSupport}另获省级补助10万元。`;
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'at-governmentSupport', '登录后回到原处');
  assert.equal(await page.locator('#at-governmentSupport').inputValue(), support);
  await page.keyboard.type('已验收。');
  await bar(page).getByText('正在保存').waitFor({ state: 'hidden' });
  await saved(page);
  await assertStored(page, { ...edited, values: { ...edited.values, governmentSupport: `${support}已验收。` } });

  for (const kind of [
    '固定的经营服务场所',
    '上一年度包含服务收支',
    '开展相关服务活动',
    '与社会服务机构',
    '市级示范平台认定文件',
    '国家或地方颁发',
  ]) {
    const buffer = Buffer.from(await smallPdf(`File ${kind.length}`).arrayBuffer());
    await page.getByLabel(new RegExp(`^上传：${kind}`)).setInputFiles({ name: `${kind}.pdf`, mimeType: 'application/pdf', buffer });
    await page.getByRole('button', { name: `预览 ${kind}.pdf` }).waitFor();
  }
  const panel = page.getByRole('complementary', { name: '条件自查' });
  await panel
    .getByText(/^0\s*不符合$/)
    .or(panel.locator('.tally', { hasText: /0\s*不符合/ }))
    .first()
    .waitFor();
  await page.getByLabel('本单位已阅读并确认上述声明').check();
  await page.waitForFunction(() => document.querySelector('.bar__end .btn--primary')?.getAttribute('aria-disabled') !== 'true');
  await sound(page, 'clerk-complete');

  await page.getByRole('button', { name: '提交前核对' }).click();
  await page.getByText('没有。必填内容、条件和材料都已具备。').waitFor();
  await page
    .getByText(/137 行/)
    .first()
    .waitFor();
  await sound(page, 'clerk-check');
  await page.getByRole('button', { name: '提交申报' }).click();
  await page.getByRole('dialog').getByText('137 家企业').waitFor();
  await sound(page, 'clerk-confirm');
  await page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click();
  await page
    .getByText(/申报编号 赣平2026-\d{4}/)
    .first()
    .waitFor();
  const receipt = await page.request.get((await page.getByRole('link', { name: '提交回执（PDF）' }).getAttribute('href')) ?? '');
  assert.equal((await receipt.body()).subarray(0, 5).toString(), '%PDF-');
  await sound(page, 'clerk-submitted');
  assert.deepEqual(errors.filter(isOurs), []);
});

/** What the browser itself says of a request that was cut off here on purpose is no error of the page. */
const isOurs = (error: string): boolean => !/net::ERR_(FAILED|INTERNET_DISCONNECTED)/.test(error);

async function pasteHere(page: Page, rows: readonly Row[]): Promise<void> {
  const columns = ['enterprise', 'contact', 'position', 'mobile', 'service'];
  const text = rows.map(({ cells }) =>
    [...columns.map((one) => cells[one]), cells.satisfied ? '满意' : '', cells.satisfied ? '' : '不满意'].join('\t'),
  );
  await page.evaluate((block) => {
    const data = new DataTransfer();
    data.setData('text/plain', block);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text.join('\r\n'));
}

/** After a crash the browser may have lost its session too. */
async function signInAgain(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByLabel('登录名').or(page.locator('#at-nature')).first().waitFor();
  if (!(await page.getByLabel('登录名').isVisible())) return;
  await page.getByLabel('登录名').fill(LOGIN);
  await page.getByLabel('口令', { exact: true }).fill(rig.password);
  await page.getByRole('button', { name: '登录' }).click();
  await page.locator('#at-nature').waitFor();
}

test('同一人两个窗口，都没有送到服务器就关掉：重新打开后，两个窗口写的都在', async () => {
  const page = await rig.visitor();
  await signIn(page, process.env.SHIFAN_CLERK2 ?? 'qiye12', rig.password);
  await page.goto('/app/dossiers');
  await page.getByRole('link', { name: '继续填写' }).first().click();
  const cut = async (one: Page): Promise<void> => {
    await one.route('**/form', (route) => (route.request().method() === 'PATCH' ? route.abort() : route.continue()));
  };
  const kept = (one: Page): Promise<void> =>
    bar(one)
      .getByText(/内容已存在本机/)
      .waitFor();
  await cut(page);
  await page.locator('#at-filingNumber').fill('赣ICP备1号');
  await kept(page);
  const second = await page.context().newPage();
  await cut(second);
  await second.goto(page.url());
  await second.locator('#at-nature').fill('社会团体');
  await kept(second);
  await page.locator('#at-website').fill('www.example.cn');
  await page.waitForTimeout(300);
  await page.close({ runBeforeUnload: false });
  await second.close({ runBeforeUnload: false });
  const third = await second.context().newPage();
  await third.goto(second.url());
  await saved(third);
  assert.equal(await third.locator('#at-filingNumber').inputValue(), '赣ICP备1号');
  assert.equal(await third.locator('#at-nature').inputValue(), '社会团体');
  assert.equal(await third.locator('#at-website').inputValue(), 'www.example.cn');
  const { values } = await stored(third);
  assert.deepEqual([values.filingNumber, values.nature, values.website], ['赣ICP备1号', '社会团体', 'www.example.cn']);
});
