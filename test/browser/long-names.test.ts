import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { demoCreditCode } from '../../src/rehearsal/directory.ts';
import { deskOf, settled } from './desk.ts';
import { type Rig, signIn, sizes, startRig } from './rig.ts';
import { begun } from './started.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

const name = (length: number): string => `江西${'赣鄱中小企业公共服务'.repeat(12)}`.slice(0, length - 4).concat('有限公司');

/** What stands beyond the screen's edge or has no width: the page itself, the navigation, the user's corner with its menu. */
async function offScreen(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const faults: string[] = [];
    if (document.documentElement.scrollWidth > width) faults.push(`page ${document.documentElement.scrollWidth} wide`);
    // Where one works there is one line of head, with the navigation in its menu.
    const head: readonly (readonly [string, number])[] = document.querySelector('.bar')
      ? [
          ['.bar', 280],
          ['.bar__end', 40],
          ['.bar .menu > button', 40],
        ]
      : [
          ['.top__nav', 280],
          ['.top__user', 40],
          ['.top__user .menu > button', 40],
        ];
    const least: readonly (readonly [string, number])[] = [...head, ['h1', 40]];
    for (const [what, wide] of least) {
      const box = document.querySelector(what)?.getBoundingClientRect();
      if (!box || box.width < wide || box.left < -8 || box.right > width + 8) faults.push(`${what}: ${JSON.stringify(box)}`);
    }
    for (const one of document.querySelectorAll('.inrow__name, .table th, .table td, .kv dd, .alert, .dialog, .menu__who')) {
      const box = one.getBoundingClientRect();
      const scrolls = one.closest('.table-wrap');
      if (box.width > 0 && !scrolls && (box.left < -1 || box.right > width + 1))
        faults.push(`${one.className || one.tagName}: ${box.right}`);
    }
    return faults;
  });
}

async function everySize(page: Page, what: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  const before = page.viewportSize() ?? sizes.pc;
  for (const [size, viewport] of Object.entries(sizes)) {
    await page.setViewportSize(viewport);
    assert.deepEqual(await offScreen(page), [], `${what}，${size}`);
  }
  await page.setViewportSize(before);
}

for (const [n, length] of [40, 98].entries())
  test(`${length}个字的单位名：导航、菜单、退出都在屏幕内，标题、列表、对话框不溢出`, async () => {
    const login = `changming${length}`;
    const page = await rig.visitor();
    const personName = '欧阳'.repeat(20);
    const data = {
      creditCode: demoCreditCode(700 + n),
      name: name(length),
      divisionCode: '360100',
      login,
      password: `${login}-Kouling1`,
      personName,
    };
    const made = await page.request.post('/api/registrations', { data });
    assert.equal(made.status(), 200, await made.text());
    await signIn(page, login, data.password);
    await page.getByText(/自愿申报/).waitFor();
    await everySize(page, '待办');
    await page.locator('.top__user .menu > button').click();
    await page.getByRole('button', { name: '退出登录' }).waitFor();
    await everySize(page, '菜单');
    for (const path of ['/app/dossiers', '/app/colleagues', '/app/reports', '/app/messages']) {
      await page.goto(path);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await everySize(page, path);
    }
    await page.goto('/app/dossiers');
    await page.getByRole('button', { name: '开始申报' }).click();
    await page
      .getByRole('dialog')
      .getByLabel(/^当地主管部门/)
      .waitFor();
    await everySize(page, '开始申报');
    await page.keyboard.press('Escape');
    const { id } = (await (await begun(page)).json()) as { id: string };
    await page.goto(`/app/dossiers/${id}`);
    await page.locator('#at-nature').waitFor();
    await everySize(page, '申报');
    await page.getByRole('button', { name: '撤回申报' }).click();
    await everySize(page, '撤回对话框');
    await page.keyboard.press('Escape');
    await page.emulateMedia({ media: 'print' });
    await page.setViewportSize({ width: 680, height: 1000 });
    const heads = await page
      .locator('.bar, .bar h1, .head__meta')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
    assert.ok(heads.length > 0 && Math.max(...heads) <= 680, `纸上的标题不出边：${heads}`);
  });

test('主管部门经办看得到的长名申报：待办、初审、单位名录、年度工作都不溢出', async () => {
  const admin = await deskOf(rig, 'admin');
  await admin.page.goto('/app/organisations');
  await admin.page.getByRole('heading', { level: 1 }).waitFor();
  await everySize(admin.page, '单位名录');
  const officer = await deskOf(rig, 'ganjiang-jb');
  for (const path of ['/app', '/app/dossiers', '/app/rounds', '/app/summaries']) {
    await officer.page.goto(path);
    await officer.page.getByRole('heading', { level: 1 }).waitFor();
    await everySize(officer.page, path);
  }
  await settled(officer, 'long-names');
});
