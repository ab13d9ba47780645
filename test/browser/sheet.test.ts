import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { Locator, Page } from '@playwright/test';
import { axeFaults, pageErrors, type Rig, shot, signIn, sizes, startRig } from './rig.ts';
import { spoken, spokenFocus } from './spoken.ts';
import { openDraft } from './started.ts';

let rig: Rig;
let page: Page;
let errors: string[];
const patches: { kind: string; table?: string; rowId?: string }[] = [];

before(async () => {
  rig = await startRig();
  page = await rig.visitor();
  errors = pageErrors(page);
  page.on('request', (request) => {
    if (request.method() === 'PATCH') patches.push(...(request.postDataJSON() as { patches: typeof patches }).patches);
  });
  await signIn(page, 'qiye44', rig.password);
  await page.goto(`/app/dossiers/${await openDraft(page)}`);
  await served().waitFor();
});
after(() => rig?.close());

/** Every test begins with an empty list. */
beforeEach(async () => {
  await box().focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+-');
  await counter().getByText('0', { exact: true }).waitFor();
  await saved();
  patches.length = 0;
});

const served = (): Locator => page.locator('#at-served');
const cell = (row: number, column: number): Locator => served().locator(`tr[data-index="${row}"] td`).nth(column);
const box = (): Locator => served().locator('.sheet__box');
const counter = (): Locator => page.locator('.counter').filter({ hasText: '家' });
const note = (): Locator => served().locator('.sheet__state');
const saved = () =>
  page
    .locator('.bar__end')
    .getByText(/已保存/)
    .waitFor();
const texts = async (row: number): Promise<string[]> => served().locator(`tr[data-index="${row}"] td`).allTextContents();
const names = async (): Promise<string[]> => served().locator('tbody tr[data-index] td:nth-child(2)').allTextContents();
const keys = async (...names: string[]): Promise<void> => {
  for (const name of names) await page.keyboard.press(name);
};

/** Puts a block into the sheet as the browser hands over what Excel or WPS copied. */
async function paste(text: string, html = ''): Promise<void> {
  await box().evaluate(
    (element, clip) => {
      const data = new DataTransfer();
      data.setData('text/plain', clip.text);
      if (clip.html !== '') data.setData('text/html', clip.html);
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    },
    { text, html },
  );
}

const row = (n: number, mobile = `1380791${String(1000 + n)}`): string =>
  `南昌瑞恒${n}精密机械有限公司\t熊志刚\t总经理\t${mobile}\t生产线数字化诊断\t√\t`;
const rows = (count: number): string => Array.from({ length: count }, (_, i) => row(i + 1)).join('\r\n');

test('从表格软件粘贴一块文字：表随之变长，引号内换行不拆行，打勾和“不满意”各归其栏，重新打开后还在', async () => {
  await cell(0, 0).click();
  await paste(`${row(1)}\r\n"江西鹭湖\n食品有限公司"\t胡丽萍\t副总经理\t１３９７０９１８８４７\t电商平台开店辅导\t\t√\r\n`);
  await note().getByText('已粘贴 2 行 × 7 列').waitFor();
  assert.deepEqual(await texts(1), ['江西鹭湖\n食品有限公司', '胡丽萍', '副总经理', '13970918847', '电商平台开店辅导', '', '√']);
  await counter().getByText('2', { exact: true }).waitFor();
  await saved();
  await page.reload();
  await served().getByText('南昌瑞恒1精密机械有限公司').waitFor();
  assert.equal((await texts(0))[5], '√');
});

test('从 Excel 粘贴表格：表头和序号列不重复，合并单元格只取一次，按科学计数显示的手机号取原值', async () => {
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><style><!--.xl65{mso-number-format:"\\@";}--></style></head><body><table>
<!--StartFragment--><tr><td rowspan=2>序号</td><td rowspan=2>服务企业名称</td><td rowspan=2>企业联系人</td><td rowspan=2>职务</td><td rowspan=2>手机</td><td rowspan=2>服务内容简述</td><td colspan=2>服务满意度</td></tr>
<tr><td>满意</td><td>不满意</td></tr>
<tr height=19><td class=xl65>1</td><td style='mso-ignore:padding'>江西象湖新材料有限公司</td><td>邓永强</td><td colspan=1>总经理</td><td x:num="13970021588">1.39700E+10</td><td>设备联网&amp;改造<br>方案</td><td>√</td><td></td></tr>
<tr height=19><td>2</td><td>新建区长堎顺发汽配厂</td><td>李金保</td><td>厂长</td><td>13576084419</td><td>云&nbsp;ERP</td><td></td><td>√</td></tr><!--EndFragment--></table></body></html>`;
  await cell(0, 0).click();
  await paste('不用', html);
  await note().getByText('已粘贴 2 行 × 7 列，表头和序号列表中已有，没有粘贴').waitFor();
  assert.deepEqual(await texts(0), ['江西象湖新材料有限公司', '邓永强', '总经理', '13970021588', '设备联网&改造\n方案', '√', '']);
  assert.equal((await texts(1))[6], '√');
});

test('粘贴、填充、增删行都能撤销和重做', async () => {
  await cell(0, 0).click();
  await paste(rows(5));
  await counter().getByText('5', { exact: true }).waitFor();
  await cell(0, 2).click();
  await cell(3, 2).click({ modifiers: ['Shift'] });
  await paste('厂长');
  assert.equal((await texts(3))[2], '厂长', '一格填满所选');
  await keys('Control+z', 'Control+z');
  await counter().getByText('0', { exact: true }).waitFor();
  await keys('Control+y', 'Control+y');
  assert.equal((await texts(3))[2], '厂长');

  await cell(0, 4).click();
  await keys('F2', 'End');
  await page.keyboard.type('及改造');
  await keys('Enter', 'ArrowUp');
  await cell(2, 4).click({ modifiers: ['Shift'] });
  await keys('Control+d');
  assert.equal((await texts(2))[4], '生产线数字化诊断及改造');
  assert.equal((await texts(3))[4], '生产线数字化诊断');
  await keys('Control+z');
  assert.equal((await texts(2))[4], '生产线数字化诊断');

  const source = await cell(1, 2).boundingBox();
  const target = await cell(4, 2).boundingBox();
  assert.ok(source && target);
  await cell(1, 2).click();
  await page.mouse.move(source.x + source.width - 4, source.y + source.height - 4);
  await page.mouse.down();
  await page.mouse.move(target.x + 20, target.y + 10, { steps: 4 });
  await page.mouse.up();
  assert.equal((await texts(4))[2], '厂长', '拖动填充柄');

  await served().locator('tr[data-index="1"] th').click();
  await served()
    .locator('tr[data-index="2"] th')
    .click({ modifiers: ['Shift'] });
  await served().getByRole('button', { name: '删除行' }).click();
  await counter().getByText('3', { exact: true }).waitFor();
  assert.match((await texts(1))[0] ?? '', /瑞恒4/);
  await keys('Control+z');
  assert.match((await texts(1))[0] ?? '', /瑞恒2/, '回到原位');
  await served().getByRole('button', { name: '插入行' }).click();
  assert.equal((await texts(1))[0], '');
  await cell(1, 0).click();
  await page.keyboard.type('插在中间的企业');
  await keys('Enter');
  const before = await names();
  await page.locator('.bar__end').getByText('正在保存').waitFor({ state: 'hidden' });
  await saved();
  await page.reload();
  await served().getByText('插在中间的企业').waitFor();
  assert.deepEqual(await names(), before, '重新打开后行序不变');
});

test('只用键盘：移动、选区、修改、放弃、打勾、清除、离开', async () => {
  await cell(0, 0).click();
  await paste(rows(4));
  await cell(0, 0).click();
  const place = async (): Promise<string> => (await box().getAttribute('aria-label')) ?? '';
  await keys('ArrowDown', 'ArrowRight');
  assert.match(await place(), /第 2 行 企业联系人$/);
  await keys('End', 'Control+Home', 'Control+End');
  assert.match(await place(), /第 4 行 服务满意度 不满意$/);
  await keys('Space');
  assert.deepEqual((await texts(3)).slice(5), ['', '√'], '两栏只有一个勾');
  await keys('ArrowLeft', 'Space', 'Space');
  assert.deepEqual((await texts(3)).slice(5), ['', '']);
  await keys('Control+Home', 'Tab', 'Tab');
  await page.keyboard.type('厂长');
  await keys('Enter');
  assert.match(await place(), /第 2 行 服务企业名称$/, '回车回到这一轮 Tab 开始的那一栏');
  await keys('F2', 'Backspace', 'Escape');
  assert.match((await texts(1))[0] ?? '', /有限公司$/);
  await keys('Shift+ArrowDown', 'Shift+ArrowRight');
  await note().getByText('选中 2 行 × 2 列').waitFor();
  const copied = await box().evaluate((element) => {
    const data = new DataTransfer();
    element.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
    return [data.getData('text/plain'), data.getData('text/html')];
  });
  assert.equal(copied[0], '南昌瑞恒2精密机械有限公司\t熊志刚\r\n南昌瑞恒3精密机械有限公司\t熊志刚');
  assert.match(copied[1] ?? '', /^<table><tr><td style=.mso-number-format:"\\@". sdnum="2052;0;@">/);
  await keys('Delete');
  assert.deepEqual((await texts(2)).slice(0, 3), ['', '', '总经理']);
  await keys('Escape', 'Tab');
  assert.equal(await page.evaluate(() => document.activeElement?.closest('.sheet__wrap') === null), true, 'Esc 后 Tab 离开表格');
});

test('有错的单元格说明错在哪里：选中即见，F8 逐处跳，只看有错的行，改对后不再提示；读屏器听得到', async () => {
  await cell(0, 0).click();
  await paste([row(1), row(2, '139700215'), row(3), row(4, '看名片')].join('\n'));
  await served().getByRole('button', { name: '只看有错的行 2' }).waitFor();
  await note().getByText('2 格读不懂，已按原样保留并标出').waitFor();
  await keys('Control+Home', 'F8');
  const tip = served().locator('.tip');
  await tip.getByText(/^第 2 行 手机：.*共9位，应为11位/).waitFor();
  assert.equal(await cell(1, 3).getAttribute('aria-invalid'), 'true');
  await served()
    .locator('[role=status]')
    .getByText(/139700215，第 2 行 手机，有错：/)
    .waitFor({ state: 'attached' });
  await shot(page, 'sheet-fault');
  await keys('F8');
  assert.match((await box().getAttribute('aria-label')) ?? '', /第 4 行 手机$/);
  await served().getByRole('button', { name: '只看有错的行 2' }).click();
  await note().getByText('2 行有错').waitFor();
  assert.equal(await served().locator('tbody tr[data-index]').count(), 2);
  await cell(0, 3).click();
  await page.keyboard.type('13970021588');
  await keys('Enter');
  await served().getByRole('button', { name: '只看有错的行 1' }).waitFor();
  assert.equal(await served().locator('tbody tr[data-index]').count(), 2, '改好的行不当场消失');
  await served().getByRole('button', { name: '只看有错的行 1' }).click();
  assert.equal((await texts(1))[3], '13970021588');
});

test('读屏器的树里：进入有错的单元格，输入框报“无效”并说出哪里错；表格里有错的格也是“无效”', async () => {
  await cell(0, 0).click();
  await paste([row(1), row(2, '139700215')].join('\n'));
  await cell(1, 2).click();
  const right = await spokenFocus(page);
  assert.match(right?.name ?? '', /第 2 行 职务$/);
  assert.equal(right?.states.invalid, 'false');
  assert.doesNotMatch(right?.description ?? '', /有错/);
  await keys('ArrowRight');
  await served().locator('.tip').waitFor();
  const entered = await spokenFocus(page);
  assert.match(entered?.name ?? '', /第 2 行 手机$/);
  assert.match(entered?.description ?? '', /^有错：.*应为11位/);
  assert.equal(entered?.states.invalid, 'true');
  const faulty = (await spoken(page)).filter(({ role, states }) => role === 'gridcell' && states.invalid === 'true');
  assert.deepEqual(
    faulty.map(({ name }) => name),
    ['139700215'],
  );
  await keys('F2');
  const editing = await spokenFocus(page);
  assert.match(editing?.description ?? '', /应为11位/, '修改时还说得出错在哪里');
  assert.equal(editing?.states.invalid, 'true');
  await keys('Escape');
});

test('1 600 行：只画看得见的行；改一行只送一行', async () => {
  await cell(0, 0).click();
  await paste(rows(1600));
  await counter().getByText('1600', { exact: true }).waitFor();
  assert.equal(await served().locator('[role=grid]').getAttribute('aria-rowcount'), '1603');
  assert.ok((await served().locator('tbody tr[data-index]').count()) < 60);
  await page
    .locator('.bar__end')
    .getByText(/已保存 \d/)
    .waitFor({ timeout: 60_000 });
  await keys('Control+End', 'Home');
  assert.match((await box().getAttribute('aria-label')) ?? '', /第 1600 行/);
  patches.length = 0;
  await page.keyboard.type('南昌县向塘恒通物流有限公司');
  await Promise.all([page.waitForResponse((response) => response.request().method() === 'PATCH'), keys('Enter')]);
  assert.deepEqual(
    patches.map(({ kind, table }) => [kind, table]),
    [['row', 'served']],
  );
  const box1 = await cell(1599, 0).boundingBox();
  const wrap = await served().locator('.sheet__wrap').boundingBox();
  assert.ok(box1 && wrap && box1.y >= wrap.y && box1.y + box1.height <= wrap.y + wrap.height + 1, '所在的行看得见');
  await served()
    .locator('.sheet__wrap')
    .evaluate((element) => element.scrollTo(200, 400));
  const frozen = await cell(20, 0).boundingBox();
  assert.ok(frozen && wrap && frozen.x < wrap.x + 60, '名称一栏不随横向滚动');
});

/** Pixels in which rows are seen: below the head of columns, within the window. */
const forRows = (): Promise<number> =>
  served()
    .locator('.sheet__wrap')
    .evaluate((wrap) => {
      const { top, bottom } = wrap.getBoundingClientRect();
      return Math.min(bottom, innerHeight) - top - (wrap.querySelector('thead')?.offsetHeight ?? 0);
    });

test('1366×768 留给各行至少520像素；铺满占整个窗口，Esc退出，进入名单时仍是上次的样子；两侧收起的下次仍收起', async (t) => {
  await page.evaluate(() => scrollTo(0, 0));
  assert.equal(await page.locator('.top').isVisible(), false, '页头只有一行');
  assert.equal((await page.locator('.bar').boundingBox())?.height, 48);
  await cell(0, 0).click();
  await paste(rows(40));
  await served().scrollIntoViewIfNeeded();
  await served().evaluate((sheet) => sheet.scrollIntoView({ block: 'start' }));
  const inPage = await forRows();
  assert.ok(inPage >= 520, `页内 ${inPage}`);
  await served().getByRole('button', { name: '铺满' }).press('Enter');
  const whole = await forRows();
  assert.ok(whole >= 520, `铺满 ${whole}`);
  assert.equal((await served().boundingBox())?.width, 1366);
  assert.equal(await page.locator('#at-nature').isVisible(), false, '其余内容不可见，也不能进入');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('#at-section-basics .card__head h2').isVisible(), true, '打印的仍是整份申报');
  await page.emulateMedia({ media: null });
  await cell(3, 1).click();
  await page.keyboard.type('熊');
  await keys('Escape');
  assert.equal((await served().boundingBox())?.width, 1366, '正在输入时 Esc 只放弃输入');
  await served().getByLabel('实际服务企业数（家）').waitFor();
  await shot(page, 'sheet-full');
  assert.deepEqual(await axeFaults(page), []);
  await page.setViewportSize(sizes.phone);
  const phone = await forRows();
  assert.ok(phone >= 520, `390×844 铺满 ${phone}`);
  assert.deepEqual(await axeFaults(page), []);
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await page.setViewportSize(sizes.pc);
  t.diagnostic(`1366×768：页内 ${inPage}，铺满 ${whole}；390×844：铺满 ${phone}`);
  await page.reload();
  await served().locator('[role=grid]').waitFor();
  await cell(0, 0).click();
  await served().getByRole('button', { name: '退出铺满' }).waitFor();
  await keys('Escape');
  await served().getByRole('button', { name: '铺满', exact: true }).waitFor();
  assert.equal(await page.locator('#at-section-served').isVisible(), true);

  await page.getByRole('button', { name: '收起条件自查' }).press('Enter');
  await page.getByRole('button', { name: '展开目录' }).press('Enter');
  await page.getByText(/^必填项 \d+/).waitFor();
  await page.reload();
  await served().locator('[role=grid]').waitFor();
  await page.getByText(/^必填项 \d+/).waitFor();
  await page.getByRole('button', { name: '收起目录' }).click();
  const main = await page.locator('.desk__main').boundingBox();
  assert.ok(main && main.width >= 1260, `两侧收起，中间 ${main?.width} 像素`);
  await shot(page, 'form-folded');
  assert.deepEqual(await axeFaults(page), []);
  await page.getByRole('button', { name: '展开条件自查' }).click();
});

test('没有无障碍问题，页面没有报错', async () => {
  await cell(0, 0).click();
  await paste([row(1), row(2, '139700215')].join('\n'));
  await cell(1, 3).click();
  await shot(page, 'sheet');
  assert.deepEqual(await axeFaults(page), []);
  await page.setViewportSize(sizes.phone);
  await cell(1, 0).click();
  assert.deepEqual(await axeFaults(page), []);
  await page.setViewportSize(sizes.pc);
  assert.deepEqual(errors, []);
});
