import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { type Rig, signIn, startRig } from './rig.ts';
import { started } from './started.ts';

// What comes out of the printer while the form is being filled in: the whole of it, not the part in view.

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

type Form = { values: Record<string, unknown>; tables: Record<string, { cells: Record<string, unknown> }[]> };

/** The text on the sheets, without spaces and line ends, which wrapping puts anywhere. */
async function printed(page: Page, name: string): Promise<{ text: string; ms: number; file: string }> {
  const folder = join(tmpdir(), 'shifan-paper');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${name}.pdf`);
  const begun = Date.now();
  await writeFile(file, await page.pdf({ preferCSSPageSize: true }));
  const ms = Date.now() - begun;
  const { stdout } = await promisify(execFile)('pdftotext', [file, '-'], { maxBuffer: 64_000_000 });
  return { text: stdout.replace(/\s/g, ''), ms, file };
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
    const { text, ms, file } = await printed(page, `filling-${count}`);
    console.log(`${count} 行打印用 ${ms} 毫秒：${file}`);
    const names = (form.tables.served ?? []).map(({ cells }) => String(cells.enterprise));
    assert.equal(names.length, count);
    assert.deepEqual(
      names.filter((name) => !text.includes(name.replace(/\s/g, ''))),
      [],
    );
    for (const { cells } of form.tables.staff ?? []) assert.ok(text.includes(String(cells.name)), String(cells.name));
    const prose = Object.values(form.values).filter((one): one is string => typeof one === 'string' && one.length > 60);
    assert.ok(prose.length > 0);
    // Where a page ends in a text, its foot stands between: each line of it is looked for by its beginning and end.
    for (const one of prose.flatMap((whole) => whole.split('\n')).map((line) => line.replace(/\s/g, '')))
      for (const part of [one.slice(0, 12), one.slice(-12)]) assert.ok(text.includes(part), part);
    for (const word of ['项目符号', '添加一行', '只看有错的行', '导入表格', '往来记录']) assert.ok(!text.includes(word), word);
    const { stdout } = await promisify(execFile)('pdfinfo', [file]);
    const pages = Number(/Pages:\s+(\d+)/.exec(stdout)?.[1]);
    assert.ok(pages <= 15 + count / 30, `一家一行：${count} 家用了 ${pages} 页`);
    assert.ok(ms < 30_000, `${ms} ms`);
    assert.equal(await page.locator('.onpaper, .typed-value').count(), 0, '打印之后页面照旧');
    assert.equal(await page.locator('#at-served tbody tr').count(), drawn);
  });
