import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { writeXlsx } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { deskOf, sound } from './desk.ts';
import { type Rig, shot, startRig } from './rig.ts';
import { openDraft, started } from './started.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

const LOGIN = process.env.SHIFAN_CLERK ?? 'qiye07';

const saved = (page: Page) => page.getByText(/已保存 \d\d:\d\d/).waitFor();

test('提交前核对：送交什么、还缺什么、提醒说明理由，推荐部门在同一处看到；修改记录可恢复；同事互相看得见', async () => {
  const { page, errors } = await deskOf(rig, LOGIN);
  const id = await started(page);
  await page.goto(`/app/dossiers/${id}`);
  await page.getByText(/^现由.+填写并提交，.+24时前（.+）；之后由.+初审$/).waitFor();
  const second = await page.context().newPage();
  await second.goto(`/app/dossiers/${id}`);
  await second.locator('#at-section-staff').waitFor();
  await second.locator('#at-section-staff button').first().focus();
  await page.getByLabel('单位性质').fill('事业单位');
  await page.getByText('您在另一个窗口正在填写“附件4 从业人员”').waitFor();
  await saved(page);
  await second.goto('about:blank');
  await page.reload();
  const said = await page.waitForResponse((one) => one.url().endsWith('/presence') && one.status() === 200);
  assert.deepEqual(((await said.json()) as { others: unknown[] }).others, [], '关掉的窗口和刷新前的本页都不算另一个窗口');
  await second.close();

  await page.getByRole('button', { name: '修改记录：一 基本情况' }).click();
  const dialog = page.getByRole('dialog');
  const line = dialog.getByRole('row').filter({ hasText: '单位性质' }).first();
  assert.match((await line.textContent()) ?? '', /事业单位/);
  await sound(page, errors, 'section-history');
  await line.getByRole('button', { name: '恢复单位性质' }).click();
  await page.waitForFunction(() => (document.querySelector('#at-nature') as HTMLInputElement).value !== '事业单位');
  await saved(page);

  await page.getByRole('button', { name: '提交前核对' }).click();
  await page.getByRole('heading', { name: '提交前核对', level: 1 }).waitFor();
  await page.getByText('附件6 声明函未确认').first().waitFor();
  const sent = page
    .getByRole('region', { name: '将要送交的内容' })
    .or(page.locator('.card').filter({ hasText: '将要送交的内容' }))
    .first();
  assert.match((await sent.textContent()) ?? '', /附件5 服务名单.*137 行.*申报材料（第九条）6 个文件，共 \d+ KB/);
  const flag = page.locator('.check').filter({ hasText: '上年末总资产999.99万元' });
  await flag.getByRole('button', { name: /填写说明/ }).click();
  await page.getByLabel('说明', { exact: true }).fill('上年末为审计前数，审计后不变');
  await page.getByRole('button', { name: '保存说明' }).click();
  await flag.getByText('说明：上年末为审计前数，审计后不变').waitFor();
  await sound(page, errors, 'submit-check');
  await page.getByRole('link', { name: '附件6 声明函未确认' }).click();
  await page.getByLabel('本单位已阅读并确认上述声明').check();
  await page.waitForFunction(() => document.querySelector('.bar__end .btn--primary')?.getAttribute('aria-disabled') !== 'true');
  await page.getByRole('button', { name: '提交前核对' }).click();
  await page.getByText('没有。必填内容、条件和材料都已具备。').waitFor();
  await page.getByRole('button', { name: '提交申报' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click();
  await page
    .getByText(/申报编号 赣平2026-\d{4}/)
    .first()
    .waitFor();

  const officer = await deskOf(rig, 'ganzhou-jb');
  await officer.page.goto(`/app/recommendations/${id}`);
  await officer.page.getByText('申报单位说明：上年末为审计前数，审计后不变').first().waitFor();
  await sound(officer.page, officer.errors, 'review-answer');
});

/** The second clerk's dossier, of which there can be one. */
let second: string | undefined;

test('导入：空白表格可下载；有误的文件标注后下载，每处问题在格里', async () => {
  const { page, errors } = await deskOf(rig, process.env.SHIFAN_CLERK2 ?? 'qiye08');
  second ??= await started(page);
  const id = second;
  await page.goto(`/app/dossiers/${id}`);
  const card = page.locator('#at-section-served');
  const [blank] = await Promise.all([page.waitForEvent('download'), card.getByRole('link', { name: '空白表格' }).click()]);
  assert.match(blank.suggestedFilename(), /附件5.*空表.*\.xlsx/);
  const csv = '服务企业名称,企业联系人,手机,服务内容简述\n江西甲公司,张三,123,咨询\n江西乙公司,李四,13800000002,咨询\n';
  await card.getByLabel(/^导入表格/).setInputFiles({ name: '我的名单.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 处有误').waitFor();
  await sound(page, errors, 'import-faults');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '下载标注了问题的文件' }).click(),
  ]);
  assert.equal(download.suggestedFilename(), '我的名单（已标注）.xlsx');
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const [sheet] = (await readXlsx(new Uint8Array(Buffer.concat(chunks)), { readStyles: true })).sheets;
  assert.match(sheet?.cells?.get('1,2')?.comment?.text ?? '', /手机号码/);
  assert.deepEqual(errors, []);
});

test('文字部分：从 Word 粘贴的符号和空格整理成列表，回车接着下一项，可撤销；印在申请报告上', async () => {
  const { page, errors } = await deskOf(rig, process.env.SHIFAN_CLERK3 ?? 'qiye10');
  const id = await started(page);
  await page.goto(`/app/dossiers/${id}`);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const area = page.getByLabel(/^情况说明|八、下一步发展设想/).last();
  await area.fill('前言。');
  await area.press('End');
  await page.evaluate(() =>
    navigator.clipboard.writeText('\r\n\u3000\u3000今后三年：\r\n\uF0B7\t建分中心\r\nl\t办培训班\r\n\r\n\r\n\r\n1.\t第一步\v细说'),
  );
  await area.press('Control+V');
  await page.waitForFunction((box) => (box as HTMLTextAreaElement).value !== '前言。', await area.elementHandle());
  assert.equal(await area.inputValue(), '前言。今后三年：\n• 建分中心\n• 办培训班\n\n1. 第一步\n细说');
  await area.press('Control+Z');
  assert.equal(await area.inputValue(), '前言。');
  await area.fill('目标：\n• 建分中心');
  await area.press('End');
  await area.press('Enter');
  await area.pressSequentially('办培训班');
  await area.press('Enter');
  await area.press('Enter');
  await area.pressSequentially('完。');
  assert.equal(await area.inputValue(), '目标：\n• 建分中心\n• 办培训班\n完。');
  await area.press('Control+A');
  const part = area.locator('xpath=..');
  await part.getByRole('button', { name: '1. 编号' }).click();
  assert.equal(await area.inputValue(), '1. 目标：\n2. 建分中心\n3. 办培训班\n4. 完。');
  await part.getByText(/^\d+ \/ 20000 字$/).waitFor();
  await saved(page);
  await part.scrollIntoViewIfNeeded();
  await sound(page, errors, 'prose');
  assert.equal((await page.request.get(`/api/dossiers/${id}/annexes/2.pdf`)).status(), 200);
});

test('导入：没有表头的文件由本人指定各列，重新读取后导入；刷新后仍可撤销此次导入，原来的行恢复', async () => {
  const { page, errors } = await deskOf(rig, process.env.SHIFAN_CLERK2 ?? 'qiye08');
  second ??= await started(page);
  const id = second;
  const servedNow = async () =>
    ((await (await page.request.get(`/api/dossiers/${id}/form`)).json()) as { tables: { served: unknown[] } }).tables.served;
  const before = await servedNow();
  await page.goto(`/app/dossiers/${id}`);
  const card = page.locator('#at-section-served');
  const csv = '13800000001,江西甲公司,张三,咨询\n13800000002,江西乙公司,李四,咨询\n';
  await card.getByLabel(/^导入表格/).setInputFiles({ name: '没有表头.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  const dialog = page.getByRole('dialog', { name: /没有表头/ });
  await dialog.getByText('这个文件没有读取').waitFor();
  await dialog.getByLabel('表头', { exact: true }).selectOption({ label: '没有表头' });
  await dialog.getByLabel('名单始于').selectOption({ label: '第 1 行' });
  await dialog.getByLabel('A列对应').selectOption({ label: '服务企业名称 *' });
  await dialog.getByLabel('B列对应').selectOption({ label: '服务企业名称 *' });
  await dialog.getByText('A列和B列都选了“服务企业名称”').waitFor();
  await sound(page, errors, 'import-mapping-twice');
  for (const [column, field] of [
    ['A', '手机'],
    ['C', '企业联系人'],
    ['D', '服务内容简述'],
  ])
    await dialog.getByLabel(`${column}列对应`).selectOption({ label: `${field} *` });
  await sound(page, errors, 'import-mapping');
  await dialog.getByRole('button', { name: '按此对应重新读取' }).click();
  await dialog.getByText('读到 2 行').waitFor();
  await sound(page, errors, 'import-mapped');
  await dialog.getByRole('button', { name: '导入 2 行' }).click();
  await card.getByText('已导入 2 行（替换）').waitFor();
  await card.getByText('江西乙公司').waitFor();
  await page.reload();
  await card.getByText('已导入 2 行（替换）').waitFor();
  await sound(page, errors, 'imported');
  await card.scrollIntoViewIfNeeded();
  await shot(page, 'imported-line');
  await card.getByRole('button', { name: '撤销此次导入' }).click();
  await sound(page, errors, 'import-undo');
  await page.getByRole('dialog', { name: '撤销此次导入？' }).getByRole('button', { name: '撤销此次导入' }).click();
  await page.getByText('已撤销导入').waitFor();
  await card.getByText('已导入 2 行（替换）').waitFor({ state: 'detached' });
  assert.deepEqual(await servedNow(), before);
});

test('导入：十二张月度工作表是一份名单，可逐张去掉；接着的没有表头的也读，隐藏的和别的年度的说明没有读', async () => {
  const { page, errors } = await deskOf(rig, process.env.SHIFAN_CLERK2 ?? 'qiye08');
  second ??= await started(page);
  await page.goto(`/app/dossiers/${second}`);
  const card = page.locator('#at-section-served');
  const heads = ['服务企业名称', '企业联系人', '手机', '服务内容简述', '服务满意度'];
  const lines = (from: number) =>
    Array.from({ length: 3 }, (_, i) => [
      `江西第${from + i}机械有限公司`,
      `王样${from + i}`,
      String(13_800_000_000 + (from + i) * 7919),
      '咨询',
      '满意',
    ]);
  const months = Array.from({ length: 12 }, (_, i) => ({ name: `2025年${i + 1}月`, rows: [heads, ...lines(i * 3)] }));
  const more = [
    { name: '续表', rows: lines(40) },
    { name: '2024年12月', rows: [heads, ...lines(50)] },
    { name: '旧名单', rows: [heads, ...lines(60)], hidden: true },
  ];
  const buffer = Buffer.from(await writeXlsx({ sheets: [...months, ...more] }));
  await card.getByLabel(/^导入表格/).setInputFiles({ name: '全年.xlsx', mimeType: '', buffer });
  const dialog = page.getByRole('dialog', { name: /全年/ });
  await dialog.getByText('连同另外 12 张工作表读到 39 行').waitFor();
  assert.equal(await dialog.getByLabel(/^2024年12月，3 行（写着 2024 年/).isChecked(), false);
  await dialog.getByText('没有读取的工作表：“旧名单”（隐藏）').waitFor();
  await sound(page, errors, 'import-sheets');
  await shot(page, 'import-sheets');
  await dialog.getByLabel(/^续表，3 行（没有表头/).uncheck();
  await dialog.getByText('连同另外 11 张工作表读到 36 行').waitFor();
  await dialog.getByRole('button', { name: /导入 36 行/ }).click();
  await card.getByText('已导入 36 行').first().waitFor();
  const imports = (await (await page.request.get(`/api/dossiers/${second}/imports`)).json()) as { imports: { fileName: string }[] };
  assert.match(JSON.stringify(imports), /全年.xlsx（工作表“2025年1月”.*“2025年12月”）/);
});

test('填错一处后直接去按下面的按钮：错误在松开之后才出现，按下的按钮不从指针下移开', async () => {
  const { page, errors } = await deskOf(rig, process.env.SHIFAN_CLERK3 ?? 'qiye10');
  await page.goto(`/app/dossiers/${await openDraft(page)}`);
  const postcode = page.getByLabel('邮编');
  await postcode.fill('33');
  await page.waitForTimeout(1_500);
  assert.equal(await page.locator('.field__err').count(), 0, '正在填的时候不说错');
  const below = page.locator('#at-legalRepresentative');
  await below.scrollIntoViewIfNeeded();
  const faults = page.locator('.field__err');
  const box = await below.boundingBox();
  assert.ok(box);
  await page.mouse.move(box.x + 20, box.y + box.height / 2);
  await page.mouse.down();
  await page.waitForTimeout(1_500);
  assert.deepEqual(await faults.allTextContents(), []);
  assert.deepEqual(await below.boundingBox(), box, '按着的时候什么也不动');
  await page.mouse.up();
  await faults.first().waitFor();
  assert.equal(await below.evaluate((one) => one === document.activeElement), true);
  assert.deepEqual(errors, []);
});

test('服务器忙：等着、说着，到时候自己再存；填写的内容没有丢', async () => {
  const { page, errors } = await deskOf(rig, process.env.SHIFAN_CLERK2 ?? 'qiye08');
  second ??= await started(page);
  await page.goto(`/app/dossiers/${second}`);
  let refused = 0;
  const busy = { type: 'urn:shifan:problem:unavailable', title: '系统暂时不能办理', status: 503, detail: '请稍候几秒再试' };
  await page.route('**/api/dossiers/*/form', (route) => {
    if (route.request().method() !== 'PATCH' || refused === 2) return route.continue();
    refused += 1;
    return route.fulfill({
      status: 503,
      contentType: 'application/problem+json',
      headers: { 'retry-after': '1' },
      body: JSON.stringify(busy),
    });
  });
  await page.getByLabel('单位性质').fill('民办非企业单位');
  const line = page.getByText('服务器忙，正在等待，填写的内容没有丢');
  await line.waitFor();
  await shot(page, 'server-busy');
  await saved(page);
  await line.waitFor({ state: 'hidden' });
  assert.equal(refused, 2);
  await page.reload();
  assert.equal(await page.getByLabel('单位性质').inputValue(), '民办非企业单位');
  await page.unrouteAll();
  assert.deepEqual(
    errors.filter((error) => !error.includes('503')),
    [],
  );
});
