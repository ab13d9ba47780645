import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type ServerType, serve } from '@hono/node-server';
import type { Row } from '../../src/core/annexes/field.ts';
import { prepare, submit } from '../../src/rehearsal/apply.ts';
import { player } from '../../src/rehearsal/cast.ts';
import { roundOf } from '../../src/rehearsal/year.ts';
import { type Place, startPlace } from '../journeys/system.ts';
import { staffBook } from './lists.ts';
import { axeFaults, pageErrors, type Rig, shot, signIn, startRig } from './rig.ts';

// The second year of one unit: the demonstration has nobody who may apply again so soon.

let place: Place;
let rig: Rig;
let id: string;
let login: string;
before(async () => {
  place = await startPlace({ applicants: 1, experts: 1 });
  const { stage } = place;
  const province = await stage.party('sheng-jb');
  await stage.day('2025-02-24');
  const first = await province('POST /api/rounds', { body: roundOf(2025) });
  await stage.day('2025-03-10');
  const one = await submit(stage, await prepare(stage, { id: first.id, year: 2025 }, player(0)));
  login = one.login;
  await stage.day('2026-02-24');
  const second = await province('POST /api/rounds', { body: roundOf(2026) });
  await stage.day('2026-03-10');
  const { organisation } = await (await stage.party('nanchang-jb'))('GET /api/session');
  const clerk = await stage.party(login);
  ({ id } = await clerk('POST /api/dossiers', { body: { roundId: second.id, recommenderId: organisation.id } }));
  rig = await startRig(async () => {
    const server = await new Promise<ServerType>((resolve) => {
      const started = serve({ fetch: place.system.app.fetch, hostname: '127.0.0.1', port: 0 }, () => resolve(started));
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const stop = () => new Promise<void>((resolve) => server.close(() => resolve()));
    return { url: `http://127.0.0.1:${port}`, password: place.password, accounts: [], stop };
  });
});
after(async () => {
  await rig?.close();
  await place?.close();
});

test('往年带入的：标出来历，F9 一项一项核对，核对前不算填好、不算符合；只看带入的；收回再核对', { timeout: 180_000 }, async () => {
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await signIn(page, login, place.password);
  await page.goto(`/app/dossiers/${id}`);
  const waits = page.getByText(/^往年带入的有 \d+ 项待核对，核对后才算填好$/);
  await waits.waitFor();
  const began = Number(/\d+/.exec((await waits.textContent()) ?? '')?.[0]);
  assert.ok(began > 20, String(began));
  const nav = page.getByRole('navigation', { name: '申报各部分' });
  await nav.getByRole('link', { name: /^附件4 从业人员：\s?待核对1/ }).waitFor();
  assert.deepEqual(await axeFaults(page), []);
  await shot(page, 'carried');

  // Every source that the server sends is said on the page: at its field, or above the list of its rows.
  const { sources } = (await (await page.request.get(`/api/dossiers/${id}/form`)).json()) as { sources: Record<string, string> };
  assert.ok(Object.keys(sources).length >= 24, String(Object.keys(sources).length));
  await page.locator('#at-staff .sheet__bar').waitFor();
  await page.getByText(/带入 26 行，其中 26 行待核对/).waitFor();
  const said = await page.evaluate((all) => {
    return Object.entries(all).flatMap(([path, source]) => {
      const [head = '', row] = path.split('/');
      const at = document.getElementById(`at-${head}`) ?? document.getElementById(`at-${head}-1`);
      const field = document.getElementById(`at-${head}-from`) ?? at?.closest('[class*="f-"]')?.querySelector('.field__src');
      const said = row === undefined ? field : at?.closest('.rows__part')?.querySelector('.rows__brought');
      const text = said?.textContent ?? '';
      return text.includes(source) ? [] : [`${path}: ${source} / ${text}`];
    });
  }, sources);
  assert.deepEqual(said, []);

  // By keyboard alone: where one is holds, and on to the next.
  const postcode = page.locator('#at-postcode');
  const hold = async (key: string): Promise<void> => {
    for (let times = 0; times < 3; times += 1) await page.keyboard.down(key);
    await page.keyboard.up(key);
  };
  await postcode.focus();
  assert.match((await postcode.getAttribute('aria-describedby')) ?? '', /-from/);
  await page.getByText('来自贵单位2025年度申报，待核对，按 F9 核对无误').and(page.locator('#at-postcode-from')).waitFor();
  await hold('F9');
  await page.getByText(`往年带入的有 ${began - 1} 项待核对`).waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('[id^="at-"]')?.id !== 'at-postcode');
  await postcode.focus();
  await page.keyboard.press('Shift+F9');
  await page.getByText(`往年带入的有 ${began} 项待核对`).waitFor();

  // What was changed counts as looked at.
  const saved = page.waitForResponse((answer) => answer.request().method() === 'PATCH' && answer.url().endsWith('/form'));
  await postcode.fill('330038');
  await page.getByText(`往年带入的有 ${began - 1} 项待核对`).waitFor();

  // Who typed it and when stands beside it once one stays there; what was typed last is told, not what stood before.
  await saved;
  await page.locator('#at-email').focus();
  await postcode.focus();
  await page
    .getByText(/，2026年\d{1,2}月\d{1,2}日 \d{1,2}:\d{2} 填写$/)
    .and(page.locator('#at-postcode-from'))
    .waitFor();
  await shot(page, 'carried-typed');

  // A list row by row: those that wait alone, the selected ones by F9, and on to the next.
  const list = page.locator('#at-staff');
  await list.getByRole('button', { name: '只看待核对的行 26' }).click();
  await list.locator('td').first().click();
  await hold('F9');
  await list.getByRole('button', { name: '只看待核对的行 25' }).waitFor();
  await list.getByText(/26 行，其中待核对 25 行/).waitFor();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await list.getByRole('button', { name: '选中的 3 行核对无误' }).click();
  await list.getByRole('button', { name: '只看待核对的行 22' }).waitFor();
  await list.getByText(/本行来自贵单位2025年度申报/).waitFor();
  await shot(page, 'carried-rows');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+F9');
  await list.getByRole('button', { name: '只看待核对的行 23' }).click();
  await list.getByText(/共 26 行/).waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '只看带入的' }).click();
  await page.getByRole('heading', { name: /^附件5/ }).waitFor({ state: 'detached' });
  const staff = page.getByText(/年龄、在服务平台工作年限已按年度顺延，带入 26 行，其中 23 行待核对/);
  await staff.waitFor();
  await shot(page, 'carried-only');
  await page.getByRole('button', { name: '核对无误：主要从业人员情况表' }).click();
  await page.getByText(/带入 26 行，已核对或改过/).waitFor();
  await page.getByRole('button', { name: '只看带入的' }).click();
  await page.getByRole('heading', { name: /^附件5/ }).waitFor();
  const section = page.getByRole('button', { name: /^本部分带入的 \d+ 项核对无误$/ }).first();
  const now = began - 2 - Number(/\d+/.exec((await section.textContent()) ?? '')?.[0]);
  assert.ok(now < began - 10, `${now}`);
  await Promise.all([page.waitForResponse((answer) => answer.url().endsWith('/carried')), section.click()]);
  await page.getByText(`往年带入的有 ${now} 项待核对`).waitFor();

  // Texts and lasting files of the year before, one by one.
  await page.getByRole('button', { name: '取用以往内容' }).click();
  const dialog = page.getByRole('dialog', { name: '取用以往申报的内容' });
  await dialog
    .getByRole('checkbox', { name: /^取用 .*/ })
    .first()
    .check();
  const file = dialog.getByRole('table', { name: '申报材料' }).getByRole('row', { name: /协议/ }).getByRole('checkbox').first();
  await file.check();
  assert.equal(
    await dialog.getByRole('table', { name: '申报材料' }).getByRole('row', { name: /审计/ }).getByRole('checkbox').first().isDisabled(),
    true,
  );
  assert.deepEqual(await axeFaults(page), []);
  await shot(page, 'earlier');
  await dialog.getByRole('button', { name: '取用 2 项' }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText(`往年带入的有 ${now + 2} 项待核对`).waitFor();
  const kept = page.locator('.mat__file').filter({ hasText: '沿用贵单位2025年度申报' });
  await kept.getByText('待核对').waitFor();
  await kept.getByRole('button', { name: /^核对/ }).click();
  await page.getByLabel('有效期至').fill('2026-03-09');
  await shot(page, 'validity');
  await page.getByRole('dialog').getByRole('button', { name: '核对无误' }).click();
  await kept.getByText('有效期至2026年3月9日，已到期').waitFor();
  await page.getByText(`往年带入的有 ${now + 1} 项待核对`).waitFor();
  await shot(page, 'expired');

  // To take the word back changes no day.
  await kept.getByRole('button', { name: /^有效期/ }).click();
  await page.getByLabel('有效期至').fill('2027-03-09');
  await page.getByRole('dialog').getByRole('button', { name: '收回核对' }).click();
  await page.getByText(`往年带入的有 ${now + 2} 项待核对`).waitFor();
  await kept.getByText('有效期至2026年3月9日，已到期').waitFor();
  await kept.getByRole('button', { name: /^核对/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '核对无误' }).click();
  await page.getByText(`往年带入的有 ${now + 1} 项待核对`).waitFor();

  // The server knows all of it, and says the same after a reload.
  await page
    .getByText(/^已保存 \d/)
    .first()
    .waitFor();
  await page.reload();
  await page.getByText(`往年带入的有 ${now + 1} 项待核对`).waitFor();

  // Another list over the one of which only what waits is shown: nothing waits in it, and all of it is shown.
  await page.getByRole('button', { name: '收回核对：主要从业人员情况表' }).click();
  await list.getByRole('button', { name: '只看待核对的行 26' }).click();
  await list.getByText(/26 行，其中待核对 26 行/).waitFor();
  const { tables } = (await (await page.request.get(`/api/dossiers/${id}/form`)).json()) as { tables: { staff: Row[] } };
  const buffer = Buffer.from(staffBook(tables.staff.slice(0, 2)));
  await page.getByLabel('导入表格：主要从业人员情况表').setInputFiles({ name: '花名册.xls', mimeType: 'application/octet-stream', buffer });
  await page.getByRole('dialog').getByRole('button', { name: '导入 2 行' }).click();
  await list.getByText(/共 2 行/).waitFor();
  assert.deepEqual(errors, []);
});
