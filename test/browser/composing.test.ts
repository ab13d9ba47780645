import assert from 'node:assert/strict';
import { after, before, beforeEach, test } from 'node:test';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { pageErrors, type Rig, signIn, startRig } from './rig.ts';
import { openDraft } from './started.ts';

let rig: Rig;
let page: Page;
let cdp: CDPSession;
let errors: string[];

before(async () => {
  rig = await startRig();
  page = await rig.visitor();
  errors = pageErrors(page);
  await signIn(page, 'qiye44', rig.password);
  await page.goto(`/app/dossiers/${await openDraft(page)}`);
  await served().waitFor();
  cdp = await page.context().newCDPSession(page);
});
after(() => rig?.close());

/** Every test begins with two rows and the first cell of the second one selected. */
beforeEach(async () => {
  await box().focus();
  await keys('Escape', 'Control+a', 'Control+-');
  await cell(0, 0).click();
  for (const text of ['鹰潭铜材一厂', '熊志刚']) {
    await page.keyboard.type(text);
    await keys('Tab');
  }
  await cell(1, 0).click();
  await page.keyboard.type('鹰潭铜材二厂');
  await keys('Enter', 'ArrowUp');
});

const served = (): Locator => page.locator('#at-served');
const cell = (row: number, column: number): Locator => served().locator(`tr[data-index="${row}"] td`).nth(column);
const text = async (row: number, column: number): Promise<string> => (await cell(row, column).textContent()) ?? '';
const box = (): Locator => served().locator('.sheet__box');
const place = async (): Promise<string> => (await box().getAttribute('aria-label')) ?? '';
const isTyping = async (): Promise<boolean> => /is-typing/.test((await box().getAttribute('class')) ?? '');
const keys = async (...names: string[]): Promise<void> => {
  for (const name of names) await page.keyboard.press(name);
};

/** A key that the input method takes: the page hears of it as 229, "Process". */
async function taken(...codes: string[]): Promise<void> {
  for (const code of codes) {
    await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Process', code, windowsVirtualKeyCode: 229 });
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: code, code });
  }
}

/** Types letters that the input method takes and shows as they come; they may be none any more. */
async function composes(letters: string): Promise<void> {
  for (let n = 1; n <= letters.length; n += 1) {
    await taken(letters[n - 1] === ' ' ? 'Space' : `Key${(letters[n - 1] ?? '').toUpperCase()}`);
    await showing(letters.slice(0, n));
  }
}
const showing = (letters: string): Promise<unknown> =>
  cdp.send('Input.imeSetComposition', { text: letters, selectionStart: letters.length, selectionEnd: letters.length });
const commits = (chosen: string): Promise<unknown> => cdp.send('Input.insertText', { text: chosen });

test('选中单元格直接用输入法：第一个键不丢，上屏的字替换原值，回车写入并下移', async () => {
  await composes('nan chang');
  assert.equal(await box().inputValue(), 'nan chang');
  await commits('南昌');
  await page.keyboard.type('1');
  assert.equal(await box().inputValue(), '南昌1');
  await keys('Enter');
  assert.equal(await text(1, 0), '南昌1');
  assert.match(await place(), /第 3 行 服务企业名称/);
});

test('选词时的回车、空格、数字、方向键属于输入法：不离开单元格，拼音不写入', async () => {
  await composes('ying');
  await taken('Enter', 'Space', 'Digit2', 'ArrowDown', 'ArrowRight', 'Tab', 'PageDown', 'Delete', 'Backspace', 'F8');
  assert.match(await place(), /第 2 行 服务企业名称$/);
  assert.equal(await box().inputValue(), 'ying');
  assert.equal(await text(1, 0), '鹰潭铜材二厂', '还没有写入');
  await commits('鹰');
  await composes('tan');
  await commits('潭');
  await keys('Enter');
  assert.equal(await text(1, 0), '鹰潭');
});

test('上屏后按 Tab 写入并右移；方向键写入并移动；末尾空行里开始新的一行', async () => {
  await composes('shang rao');
  await commits('上饶');
  await keys('Tab');
  assert.equal(await text(1, 0), '上饶');
  assert.match(await place(), /第 2 行 企业联系人$/);
  await composes('li');
  await commits('李');
  await keys('ArrowDown');
  assert.equal(await text(1, 1), '李');
  assert.match(await place(), /第 3 行 企业联系人/);
  await composes('hu');
  await commits('胡');
  await keys('Enter');
  assert.equal(await text(2, 1), '胡');
});

test('F2 后在原有文字中间用输入法：字插在光标处，其余不动；Esc 取消拼音后还在修改，再按 Esc 恢复原值', async () => {
  await keys('F2', 'ArrowLeft', 'ArrowLeft');
  await composes('xin');
  await taken('ArrowLeft', 'Enter');
  await commits('新');
  assert.equal(await box().inputValue(), '鹰潭铜材新二厂');
  await composes('hao');
  await taken('Escape');
  await showing('');
  assert.equal(await box().inputValue(), '鹰潭铜材新二厂');
  assert.equal(await isTyping(), true, '还在修改');
  await keys('Enter');
  assert.equal(await text(1, 0), '鹰潭铜材新二厂');
  await keys('ArrowUp', 'F2');
  await composes('a');
  await taken('Escape');
  await showing('');
  await keys('Escape');
  assert.equal(await text(1, 0), '鹰潭铜材新二厂');
  assert.equal(await isTyping(), false);
});

test('选中单元格时取消拼音（Esc 或删完）：原值不动，回车也不清除', async () => {
  await composes('nan');
  await taken('Escape');
  await showing('');
  assert.equal(await isTyping(), false, '回到选中');
  await keys('Escape', 'ArrowUp', 'ArrowDown');
  await composes('n');
  await taken('Backspace');
  await showing('');
  await keys('F2');
  assert.equal(await box().inputValue(), '鹰潭铜材二厂');
  await keys('Enter');
  assert.equal(await text(1, 0), '鹰潭铜材二厂');
  await keys('ArrowUp');
  await composes('n');
  await showing('');
  await composes('jiang xi');
  await commits('江西');
  await keys('Enter');
  assert.equal(await text(1, 0), '江西', '取消后再打，第一个键也不丢');
  assert.equal(await text(0, 0), '鹰潭铜材一厂');
});

test('已打了字再取消拼音：打的字留着', async () => {
  await page.keyboard.type('12');
  await composes('hao');
  await taken('Escape');
  await showing('');
  assert.equal(await box().inputValue(), '12');
  await keys('Enter');
  assert.equal(await text(1, 0), '12');
});

test('拼音没有选完就点别的单元格：已上屏的写入，位置不乱；页面没有报错', async () => {
  await composes('gan');
  await commits('赣');
  await composes('zhou');
  await cell(0, 1).click();
  assert.match(await text(1, 0), /^赣/);
  assert.equal(await text(0, 1), '熊志刚');
  assert.equal(await isTyping(), false);
  assert.deepEqual(errors, []);
});
