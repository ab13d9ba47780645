import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { extractText } from 'unpdf';
import { type Rig, signIn, startRig } from './rig.ts';
import { started } from './started.ts';

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
