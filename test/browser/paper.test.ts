import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { extractText } from 'unpdf';
import { atReview } from './desk.ts';
import { axeFaults, pageErrors, type Rig, shot, signIn, startRig } from './rig.ts';
import { openDraft, started } from './started.ts';

// What comes out of the printer while the form is being filled in: the whole of it, not the part in view.

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

type Form = { values: Record<string, unknown>; tables: Record<string, { cells: Record<string, unknown> }[]> };

// A font draws a character and its radical with one glyph, and a PDF may name the radical; what Unicode does not map back stands here.
const radicals = '⺠民⺟母⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙';
const character = new Map(Array.from({ length: [...radicals].length / 2 }, (_, i) => [[...radicals][2 * i], [...radicals][2 * i + 1]]));
const read = (text: string): string =>
  [...text.normalize('NFKC')]
    .map((one) => character.get(one) ?? one)
    .join('')
    .replace(/\s/g, '');

/** The text on the sheets, without spaces and line ends, which wrapping puts anywhere. */
async function printed(page: Page): Promise<{ text: string; ms: number; pages: number }> {
  const begun = Date.now();
  const paper = await page.pdf({ preferCSSPageSize: true });
  const ms = Date.now() - begun;
  const { text, totalPages } = await extractText(new Uint8Array(paper), { mergePages: true });
  return { text: read(text), ms, pages: totalPages };
}

for (const [login, count] of [
  ['qiye07', 137],
  ['qiye08', 1600],
] as const)
  test(`填写中打印，${count} 家企业逐家在纸上，长文字完整，没有按钮`, async () => {
    const page = await rig.visitor();
    await signIn(page, login, rig.password);
    const id = await started(page, count);
    const form = (await (await page.request.get(`/api/dossiers/${id}/form`)).json()) as Form;
    await page.goto(`/app/dossiers/${id}`);
    await page.locator('#at-served [role=grid]').waitFor();
    const drawn = await page.locator('#at-served tbody tr').count();
    const { text, ms, pages } = await printed(page);
    console.log(`${count} 行打印用 ${ms} 毫秒，${pages} 页`);
    const names = (form.tables.served ?? []).map(({ cells }) => String(cells.enterprise));
    assert.equal(names.length, count);
    assert.deepEqual(
      names.filter((name) => !text.includes(read(name))),
      [],
    );
    for (const { cells } of form.tables.staff ?? []) assert.ok(text.includes(read(String(cells.name))), String(cells.name));
    const prose = Object.values(form.values).filter((one): one is string => typeof one === 'string' && one.length > 60);
    assert.ok(prose.length > 0);
    // Where a page ends in a text, its foot stands between: each line of it is looked for by its beginning and end.
    for (const one of prose.flatMap((whole) => whole.split('\n')).map(read))
      for (const part of [one.slice(0, 12), one.slice(-12)]) assert.ok(text.includes(part), part);
    for (const word of ['项目符号', '添加一行', '只看有错的行', '导入表格', '往来记录']) assert.ok(!text.includes(word), word);
    assert.ok(pages <= 15 + count / 30, `一家一行：${count} 家用了 ${pages} 页`);
    assert.equal(await page.locator('.onpaper, .typed-value').count(), 0, '打印之后页面照旧');
    assert.equal(await page.locator('#at-served tbody tr').count(), drawn);
  });

test('名单打印：屏幕上一页50件，纸上437件全有；读不到时不打印并说明；导出也是全部', async () => {
  const page = await rig.visitor();
  await signIn(page, rig.loginOf('南昌市工业和信息化局'), rig.password);
  const all = Array.from({ length: 437 }, (_, i) => ({
    ...{ id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`, roundId: 'r', roundYear: 2026, scheme: 'jx-2023' },
    ...{ number: `赣平2026-${String(i + 1).padStart(4, '0')}`, applicant: `示范单位第${i + 1}家`, recommender: '南昌市工业和信息化局' },
    ...{ issuer: '江西省工业和信息化厅', registeredIn: null, outside: false, creditCode: '', version: 1, submittedOn: '2026-03-12' },
    state: { name: 'submitted', label: '待初审', tone: 'blue' },
  }));
  let cut = false;
  await page.route(/\/api\/dossiers\?/, async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const [offset, limit] = [Number(asked.get('offset') ?? 0), Number(asked.get('limit') ?? 50)];
    if (cut && offset > 0) return route.abort();
    return route.fulfill({ json: { dossiers: all.slice(offset, offset + limit), total: all.length, counts: [] } });
  });
  // In place of the printer's dialog: what lies on the sheets at that moment.
  await page.addInitScript(() => {
    const sheets: string[] = [];
    Object.assign(window, { sheets });
    window.print = () => {
      sheets.push(document.querySelector('main')?.textContent ?? '');
      window.dispatchEvent(new Event('afterprint'));
    };
  });
  const sheets = () => page.evaluate(() => (window as unknown as { sheets: string[] }).sheets);
  await page.goto('/app/dossiers');
  await page.getByText('第 1 / 9 页').waitFor();
  assert.equal(await page.locator('tbody tr').count(), 50);

  await page.getByRole('button', { name: '打印' }).click();
  await page.waitForFunction(() => (window as unknown as { sheets: string[] }).sheets.length === 1);
  const [paper = ''] = await sheets();
  assert.deepEqual(
    all.filter(({ applicant }) => !paper.includes(applicant)),
    [],
  );
  assert.doesNotMatch(paper, /没有打印|屏幕上的一页/);
  await page.waitForFunction(() => document.querySelectorAll('tbody tr').length === 50);

  const coming = page.waitForEvent('download');
  await page.getByRole('button', { name: '导出' }).click();
  const file = await (await coming).createReadStream();
  let text = '';
  for await (const part of file) text += part;
  assert.equal(text.trim().split('\r\n').length, 438);
  assert.match(text, /"赣平2026-0437","示范单位第437家"/);

  // 浏览器自己的打印（Ctrl+P）等不了读取：纸上说明只有一页。
  const ownWay = await printed(page);
  assert.match(ownWay.text, /以上是屏幕上的一页50条,共437条/);
  cut = true;
  await page.getByRole('button', { name: '打印' }).click();
  await page.getByText(/没有打印：没有连上服务器/).waitFor();
  assert.equal((await sheets()).length, 1);
  await page.close();
});

test('附件5预览：1600 家先到头几页，往下滚动接着到；下载说明进度', async (t) => {
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await signIn(page, 'qiye08', rig.password);
  const id = await openDraft(page);
  await page.goto(`/app/dossiers/${id}`);
  await page.getByRole('button', { name: '预览申报书' }).click();
  const asked: string[] = [];
  page.on('request', (one) => /\/sheets\//.test(one.url()) && asked.push(one.url()));
  const begun = Date.now();
  await page.getByRole('tab', { name: '附件5' }).click();
  const sheets = page.getByRole('region', { name: '附件5 服务名单各页' });
  const first = sheets.getByRole('img', { name: '附件5 服务名单第 1 页', exact: true });
  await first.waitFor({ timeout: 60_000 });
  await page.waitForFunction((one) => one instanceof HTMLImageElement && one.complete && one.naturalWidth > 0, await first.elementHandle());
  t.diagnostic(`1600 家：${Date.now() - begun} 毫秒看到第 1 页`);
  await page.waitForTimeout(1500);
  assert.equal(asked.length, 1, '没有往下看，只取头上的');
  await shot(page, 'annex5-sheets');
  assert.deepEqual(await axeFaults(page), []);
  const pages = sheets.getByRole('img');
  const next = sheets.getByRole('img', { name: `附件5 服务名单第 ${(await pages.count()) + 1} 页`, exact: true });
  for (let look = 0; look < 240 && (await next.count()) === 0; look += 1) {
    await sheets.evaluate((pane) => pane.scrollTo(0, pane.scrollHeight));
    await page.waitForTimeout(250);
  }
  await next.waitFor();
  await shot(page, 'annex5-sheets-next');
  const coming = page.waitForEvent('download', { timeout: 60_000 });
  await page.getByRole('button', { name: '下载 PDF' }).click();
  await page.getByText(/正在生成附件5 服务名单/).waitFor();
  assert.match((await coming).suggestedFilename(), /^附件5-.+\.pdf$/);
  assert.deepEqual(errors, []);
  await page.close();
});

/** The answer of a route with the served list made so long. */
const longList = async (page: Page, address: string, tables: (answer: Answer) => Form['tables'], count: number): Promise<string[]> => {
  const name = (i: number): string => `江西样本第${i + 1}号企业`;
  await page.route(address, async (route) => {
    const answer = (await (await route.fetch()).json()) as Answer;
    const { served = [] } = tables(answer);
    const row = (i: number) => ({
      ...(served[0] as object),
      id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
      cells: { ...served[0]?.cells, enterprise: name(i) },
    });
    served.splice(0, served.length, ...Array.from({ length: count }, (_, i) => row(i)));
    return route.fulfill({ json: answer });
  });
  return Array.from({ length: count }, (_, i) => name(i));
};
type Answer = Form & { form: Form };

test('名单打印：审核用的整张名单、初审的附件5、专家的附件5，1600 家都在纸上', { timeout: 240_000 }, async () => {
  const officer = await rig.visitor();
  await signIn(officer, 'nanchang-jb', rig.password);
  const { dossiers } = (await (await officer.request.get('/api/dossiers?state=submitted')).json()) as { dossiers: { id: string }[] };
  const id = dossiers[0]?.id ?? '';
  const names = await longList(officer, `**/api/dossiers/${id}/form`, ({ tables }) => tables, 1600);
  const all = async (page: Page, where: string) => {
    const { text } = await printed(page);
    assert.deepEqual(
      names.filter((one) => !text.includes(read(one))),
      [],
      where,
    );
  };
  await officer.goto(`/app/recommendations/${id}/served`);
  await officer.getByRole('grid').waitFor();
  await all(officer, '整张名单');
  await officer.goto(`/app/recommendations/${id}?step=review`);
  await officer.getByRole('tab', { name: '附件5' }).click();
  await officer.getByText('第 1 / 32 页').waitFor();
  await all(officer, '初审的附件5');
  await officer.close();

  const expert = await atReview(rig);
  await longList(expert.page, `**/api/dossiers/${expert.id}/review-file`, ({ form }) => form.tables, 1600);
  await expert.page.goto(`/app/reviews/${expert.id}`);
  await expert.page.getByRole('tab', { name: '附件3 至 5' }).click();
  await expert.page.getByText('第 1 / 32 页').waitFor();
  await all(expert.page, '专家的附件5');
  await expert.page.close();
});

test('附件2下载成 Word，改一项、勾一个、改一行再读回：先逐处列出，勾选的才写入，可以撤销', async () => {
  const page = await rig.visitor();
  await signIn(page, 'qiye40', rig.password);
  const id = await started(page, 20);
  const form = async () => (await (await page.request.get(`/api/dossiers/${id}/form`)).json()) as Form;
  const before = await form();
  const parts = unzipSync(new Uint8Array(await (await page.request.get(`/api/dossiers/${id}/annexes/2.docx`)).body()));
  const investor = String(before.tables.investors?.[0]?.cells.name);
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const changed = xml
    .replace(`>${before.values.postcode}<`, '>330029<')
    .replace('□', '■')
    .replace(`>${investor}<`, `>${investor}（控股）<`)
    .replace(`>${before.values.email}<`, '><');
  const file = zipSync({ ...parts, 'word/document.xml': strToU8(changed) });
  await page.goto(`/app/dossiers/${id}`);
  await page.getByRole('button', { name: '读回改过的附件2' }).waitFor();
  await page.getByLabel('选择改过的附件2').setInputFiles({
    name: '附件2改.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(file),
  });
  const dialog = page.getByRole('dialog');
  await dialog.getByText('与现在填写的有 4 处不同').waitFor();
  await shot(page, 'annex2-back');
  assert.equal(await dialog.getByRole('checkbox').count(), 4);
  assert.equal(await dialog.getByRole('checkbox', { checked: true }).count(), 3, '变成空白的一项没有预先勾选');
  assert.deepEqual((await form()).values.postcode, before.values.postcode, '读取不保存');
  await dialog.getByRole('button', { name: '采用 3 处' }).click();
  await page.getByText('已采用 3 处').waitFor();
  await page.waitForFunction(() => (document.querySelector('#at-postcode') as HTMLInputElement).value === '330029');
  await page.getByText(/已保存 \d\d:\d\d/).waitFor();
  const after = await form();
  assert.deepEqual(
    [after.values.postcode, after.values.email, after.tables.investors?.[0]?.cells.name, (after.values.functions as string[]).length],
    ['330029', before.values.email, `${investor}（控股）`, (before.values.functions as string[]).length + 1],
  );
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByLabel('选择改过的附件2').setInputFiles({ name: '名单.docx', mimeType: 'application/msword', buffer: Buffer.from('x') });
  await dialog.getByText('这个文件没有读取').waitFor();
  await shot(page, 'annex2-back-refused');
  await page.close();
});
