import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { writeXlsx } from 'hucre';
import { rawXlsx } from '../../src/intake/corpus.ts';
import { sound } from './desk.ts';
import { axeFaults, pageErrors, type Rig, shot, startRig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

const heads = ['序号', '服务企业名称', '企业联系人', '手机', '服务内容简述', '服务满意度'];
const lines = (number: number): string[][] =>
  Array.from({ length: number }, (_, i) => [
    `${i + 1}`,
    `江西第${i + 1}机械有限公司`,
    `联系人${i + 1}`,
    `13${String(800_000_000 + i * 7919)}`,
    '工业设计',
    i % 10 === 0 ? '不满意' : '满意',
  ]);
const tsv = (rows: string[][]): string => rows.map((row) => row.join('\t')).join('\r\n');

const figures: readonly [string, string][] = [
  ['单位性质', '有限责任公司'],
  ['统一社会信用代码', '91360106MA35G7K423'],
  ['注册日期', '2019-05-06'],
  ['注册地址', '江西省南昌市红谷滩区1号'],
  ['上年末总资产', '860.5'],
  ['服务场地（自有）', '0'],
  ['服务场地（租用）', '199.99'],
  ['服务设施、软件及仪器设备', '12'],
  ['从业人数', '24'],
  ['其中专职从业人员', '15'],
  ['其中大专及以上学历', '20'],
  ['签订合作协议的服务机构', '3'],
];

/** Everything that the page asks of anybody once it stands. */
function requestsOf(page: Page): string[] {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(`${request.method()} ${request.url()}`));
  return sent;
}

async function paste(page: Page, text: string): Promise<void> {
  const box = page.getByLabel('从 Excel 或 WPS 复制名单，连同表头粘贴到这里');
  await box.focus();
  await box.evaluate((element, content) => {
    const data = new DataTransfer();
    data.setData('text/plain', content);
    if (element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })))
      document.execCommand('insertText', false, content);
  }, text);
}

/** The verdicts follow the typing in its pauses; on a busy machine one waits for them. */
async function says(page: Page, label: string, wanted: RegExp): Promise<void> {
  const verdict = page.getByLabel('逐条结果').getByRole('listitem').filter({ hasText: label }).first();
  await verdict
    .filter({ hasText: wanted })
    .waitFor()
    .catch(async () => assert.match((await verdict.textContent()) ?? '', wanted));
}

test('条件自查：填数、粘贴名单，逐条出结果，不向任何地方发送', async () => {
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await page.goto('/');
  await page.getByRole('link', { name: '条件自查' }).click();
  await page.getByRole('heading', { name: '自查结果' }).waitFor();
  await page.waitForLoadState('networkidle');
  const sent = requestsOf(page);
  await says(page, '固定的服务场所', /尚未填写/);
  for (const [label, text] of figures) await page.getByLabel(label, { exact: false }).first().fill(text);
  await page.getByText('专业性', { exact: true }).click();
  await page.getByText('技术创新', { exact: true }).click();
  await page.getByLabel(/技术创新大型服务活动/).fill('4');
  await says(page, '固定的服务场所', /不符合.*199\.99.*还差0\.01平方米.*第六条（一）/);
  await says(page, '年开展大型服务活动', /(?<!不)符合/);
  await paste(page, tsv([heads, ...lines(119)]));
  await page.getByText('119').first().waitFor();
  await says(page, '年服务中小微企业', /不符合.*还差1户/);
  const wrong = lines(120);
  (wrong[3] as string[])[3] = '1380000';
  await page
    .getByLabel(/年服务企业总数/)
    .first()
    .fill('110');
  await page
    .getByLabel(/年服务企业总数/)
    .last()
    .fill('120');
  await paste(page, tsv([heads, ...wrong]));
  await page.getByText(/第 5 行，D 手机/).waitFor();
  await says(page, '年服务中小微企业', /^年服务中小微企业符合/);
  await says(page, '企业满意度', /90(\.00)?%.*符合/);
  assert.deepEqual(sent, []);
  assert.deepEqual(errors, []);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length, document.cookie]), [0, 0, '']);
  assert.deepEqual(await axeFaults(page), []);
  await shot(page, 'self-check');
});

test('条件自查：.csv（UTF-16）与 .xlsx 在本机读，读不了的说明原因，手机上不横向溢出', async () => {
  const page = await rig.visitor('phone');
  const errors = pageErrors(page);
  await page.goto('/check');
  await page.getByRole('heading', { name: '自查结果' }).waitFor();
  const sent = requestsOf(page);
  const choose = (name: string, buffer: Buffer) => page.getByLabel('选择名单文件').setInputFiles({ name, mimeType: '', buffer });
  const counted = page.locator('.counter');
  const csv = [heads, ...lines(7)].map((row) => row.join(',')).join('\n');
  await choose('名单.csv', Buffer.from(`\ufeff${csv}`, 'utf16le'));
  await page.waitForFunction(() => document.querySelector('.counter b')?.textContent === '7');
  await choose('名单.pdf', Buffer.from('%PDF-1.7 \0\0'));
  await page.getByText('没有读到名单').waitFor();
  assert.match((await counted.textContent()) ?? '', /还没有名单/);
  await choose('名单.xlsx', Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows: [heads, ...lines(130)] }] })));
  await page.waitForFunction(() => document.querySelector('.counter b')?.textContent === '130');
  const months = [1, 2].map((month) => ({ name: `${month}月`, rows: [heads, ...lines(month * 20).slice((month - 1) * 20)] }));
  await choose('两个月.xlsx', Buffer.from(await writeXlsx({ sheets: months })));
  await page.waitForFunction(() => document.querySelector('.counter b')?.textContent === '40');
  await page.getByLabel('2月，20 行').uncheck();
  await page.waitForFunction(() => document.querySelector('.counter b')?.textContent === '20');
  await page.getByText('工作表“2月”也是同样的名单，没有读取').waitFor();
  assert.ok(
    sent.every((one) => one.startsWith(`GET ${rig.url}/assets/`)),
    `only the reader itself is fetched: ${sent.join(' ')}`,
  );
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true);
  assert.deepEqual(await axeFaults(page), []);
  assert.deepEqual(errors, []);
});

test('条件自查：网页、制表符文本名为 .xls 也读得出，不显示标签', async () => {
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await page.goto('/check');
  await page.getByRole('heading', { name: '自查结果' }).waitFor();
  const choose = (name: string, buffer: Buffer) => page.getByLabel('选择名单文件').setInputFiles({ name, mimeType: '', buffer });
  const counted = page.getByRole('status').filter({ hasText: '要求 120户以上' });
  const table = [heads, ...lines(6)].map((row) => `<tr><td>${row.join('</td><td>')}</td></tr>`).join('');
  await choose('名单.xls', Buffer.from(`<html><body><script>document.title='坏了'</script><table>${table}</table></body></html>`));
  await counted.filter({ hasText: '6 行' }).waitFor();
  await page.getByText('没有错误').waitFor();
  await choose('fake.xls', readFileSync(new URL('../fixtures/sheets/fake_html.xls', import.meta.url)));
  await counted.filter({ hasText: '1 行' }).waitFor();
  await choose('名单.xls', Buffer.from(tsv([heads, ...lines(8)])));
  await counted.filter({ hasText: '8 行' }).waitFor();
  assert.doesNotMatch((await page.getByRole('main').textContent()) ?? '', /<\/?t[dr]|坏了/);
  assert.notEqual(await page.title(), '坏了');
  await choose('登录.xls', Buffer.from('<html><body>请登录</body></html>'));
  await page.getByText('这是网页或 XML 文件，里面没有表格').waitFor();
  await sound(page, errors, 'check-html-xls');
});

test('条件自查：金额按人写的收，换算了就说明，约数和不符的单位指出', async () => {
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await page.goto('/check');
  await page.getByRole('heading', { name: '自查结果' }).waitFor();
  const assets = page.getByLabel('上年末总资产', { exact: false }).first();
  const typed = async (text: string) => {
    await assets.fill(text);
    await assets.blur();
    return assets.inputValue();
  };
  assert.equal(await typed('￥２８０.５万元'), '280.5');
  assert.equal(await page.getByText('已换算').count(), 0);
  assert.equal(await typed('2,850,000元'), '285');
  await page.getByText('“2,850,000元”已换算成285万元，请核对').waitFor();
  await says(page, '资产总额', /(?<!不)符合.*285/);
  await sound(page, errors, 'check-amount');
  assert.equal(await typed('约280万元'), '约280万元');
  await page.getByText('上年末总资产“约280万元”是约数，请填确切的数').waitFor();
  await typed('280㎡');
  await page.getByText('的单位不是万元').waitFor();
  await sound(page, errors, 'check-amount-wrong');
});

test('条件自查：压缩炸弹、加密、损坏、不是表格的文件，各说明是什么、怎么办', async () => {
  const page = await rig.visitor('phone');
  const errors = pageErrors(page);
  await page.goto('/check');
  await page.getByRole('heading', { name: '自查结果' }).waitFor();
  const bomb = Buffer.from(rawXlsx(new Uint8Array(210 * 2 ** 20).fill(0x20)));
  const lying = Buffer.from(bomb);
  lying.writeUInt32LE(1000, lying.lastIndexOf('xl/worksheets/sheet1.xml') - 46 + 24);
  const whole = Buffer.from(await writeXlsx({ sheets: [{ name: '名单', rows: [heads, ...lines(130)] }] }));
  const locked = (ending: string) => readFileSync(new URL(`../fixtures/sheets/locked.${ending}`, import.meta.url));
  const cases: readonly [string, Buffer, RegExp][] = [
    ['炸弹.xlsx', bomb, /解压后超过 60 MB/],
    ['说谎的炸弹.xlsx', lying, /解压后超过 60 MB/],
    ['加密.xlsx', locked('xlsx'), /设有打开密码/],
    ['加密.xls', locked('xls'), /设有打开密码/],
    ['加密.ods', locked('ods'), /设有打开密码/],
    ['半个.xlsx', whole.subarray(0, whole.length / 2), /不完整或已损坏/],
    ['照片.xlsx', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), /图片（JPEG）/],
    ['包.xlsx', Buffer.from(zipSync({ 'a.txt': strToU8('a') })), /这是压缩包/],
    ['空.xlsx', Buffer.alloc(0), /0 字节/],
    ['大.csv', Buffer.alloc(21 * 2 ** 20, 'a,b\n'), /超过 20 MB/],
  ];
  for (const [name, buffer, sentence] of cases) {
    await page.getByLabel('选择名单文件').setInputFiles({ name, mimeType: '', buffer });
    await page.getByRole('alert').filter({ hasText: sentence }).waitFor({ timeout: 20_000 });
  }
  await page.getByLabel('选择名单文件').setInputFiles({ name: '..\u202e名单.xlsx', mimeType: '', buffer: whole });
  await page.getByText('130').first().waitFor();
  await page.getByText('..名单.xlsx：').waitFor();
  await page.getByLabel('选择名单文件').setInputFiles({ name: '炸弹.xlsx', mimeType: '', buffer: bomb });
  await page.getByRole('alert').waitFor();
  await sound(page, errors, 'check-refused');
});

test('条件自查：没有表头的名单由本人指定各列，仍只在本机读', async () => {
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await page.goto('/check');
  await page.getByRole('heading', { name: '自查结果' }).waitFor();
  const sent = requestsOf(page);
  await paste(page, tsv(lines(121).map(([, ...cells]) => cells)));
  await page.getByText('没有读到名单').waitFor();
  await page.getByLabel('表头', { exact: true }).selectOption({ label: '没有表头' });
  for (const [column, field] of [
    ['A', '服务企业名称 *'],
    ['B', '企业联系人 *'],
    ['C', '手机 *'],
    ['D', '服务内容简述 *'],
    ['E', '服务满意度'],
  ] as const)
    await page.getByLabel(`${column}列对应`).selectOption({ label: field });
  await page.getByRole('button', { name: '按此对应重新读取' }).click();
  await page.waitForFunction(() => document.querySelector('.counter b')?.textContent === '121');
  await shot(page, 'check-mapping');
  assert.deepEqual(
    sent.filter((one) => !one.startsWith(`GET ${rig.url}/assets/`)),
    [],
  );
  assert.deepEqual(await axeFaults(page), []);
  assert.deepEqual(errors, []);
});

test('条件自查的页面按策略连不出去', async () => {
  const page = await rig.visitor();
  const response = await page.goto('/check');
  assert.match(response?.headers()['content-security-policy'] ?? '', /connect-src 'none'; form-action 'none'/);
  const reached = await page.evaluate(() =>
    fetch('/api/openapi.json').then(
      () => '连出去了',
      () => '被拦下',
    ),
  );
  assert.equal(reached, '被拦下');
  const reported = /^\/check: connect-src .*openapi\.json/;
  // The browser reports in its own time, and not any more once the page is closed.
  for (let waited = 0; waited < 100 && !rig.refused.some((one) => reported.test(one)); waited++) await page.waitForTimeout(100);
  await page.context().close();
  assert.equal(rig.provoked(reported), 1);
});
