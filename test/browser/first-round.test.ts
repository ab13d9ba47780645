import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { addDays } from '../../src/core/calendar/day.ts';
import { dayOf } from '../../src/core/calendar/instant.ts';
import { statutoryHolidays } from '../../src/core/calendar/statutory.ts';
import { demoCreditCode } from '../../src/rehearsal/directory.ts';
import { type TestDatabase, withDatabase } from '../database/database.ts';
import { revision } from '../fixtures/revision.ts';
import { axeFaults, pageErrors, program, type Rig, served, shot, startRig } from './rig.ts';

// The way of a province's own people on an empty database: nothing is seeded, the day is today's, nothing but the browser and the one command that a single
// administrator needs.

let rig: Rig;
let database: TestDatabase;
let environment: { DATA_DIR: string; DATABASE_URL: string; SHIFAN_SEAL_KEY: string; SHIFAN_APP_PASSWORD: string };
before(async () => {
  database = await withDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'shifan-production-'));
  chmodSync(dataDir, 0o711);
  const { host, user, password, database: name } = database.ownerUrlConfig;
  environment = {
    DATA_DIR: dataDir,
    DATABASE_URL: `postgres://${user}:${password}@localhost/${name}?host=${encodeURIComponent(host)}`,
    SHIFAN_SEAL_KEY: Buffer.alloc(32, 7).toString('base64'),
    SHIFAN_APP_PASSWORD: database.appUrlConfig.password,
  };
  rig = await startRig(async () => {
    const { url, stop, said } = await served(environment);
    return { url, stop, accounts: [], password: /一次性口令.*: (\S+)/.exec(said())?.[1] ?? assert.fail(said()) };
  });
});
after(async () => {
  await rig?.close();
  await database?.dispose();
});

const today = dayOf(new Date().toISOString());
const own = 'bridge-lamp-tea-9';
/** One-time links as they are handed on, by login. */
const links = new Map<string, string>();

type Person = { page: Page; errors: string[] };
const people = new Map<string, Person>();

async function entered(page: Page, login: string, password: string): Promise<void> {
  await page.goto('/app/');
  await page.getByLabel('登录名').fill(login);
  await page.getByLabel('口令', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录' }).click();
}

async function personOf(login: string): Promise<Person> {
  const known = people.get(login);
  if (known) return known;
  const page = await rig.visitor();
  const one = { page, errors: pageErrors(page) };
  await entered(page, login, own);
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  people.set(login, one);
  return one;
}

async function sound({ page, errors }: Person, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  await shot(page, `first-round-${name}`);
  assert.deepEqual(await axeFaults(page), [], `${name}：无障碍`);
  assert.deepEqual(errors, [], `${name}：页面错误`);
}

/** An account is added on the page; its link is kept, as somebody hands it on. */
async function added(admin: Page, { login, name, unit, role }: { login: string; name: string; unit: string; role: string }): Promise<void> {
  await admin.goto('/app/accounts');
  await admin.getByRole('button', { name: '新增账号' }).click();
  const dialog = admin.getByRole('dialog', { name: '新增账号' });
  await dialog.getByLabel('单位').selectOption({ label: unit });
  await dialog.getByLabel('登录名').fill(login);
  await dialog.getByLabel('姓名').fill(name);
  const choice = dialog.getByLabel(role, { exact: true });
  if (!(await choice.isChecked())) await choice.check();
  await dialog.getByRole('button', { name: '新增', exact: true }).click();
  const given = admin.getByRole('dialog', { name: '设定口令的一次性链接' });
  links.set(login, await given.getByLabel('一次性链接').inputValue());
  await given.getByRole('button', { name: '已交给本人' }).click();
}

/** Its owner opens the link with the code and sets a password. */
async function set(login: string, code: string): Promise<void> {
  const page = await rig.visitor();
  await page.goto(new URL(links.get(login) ?? '').pathname);
  await page.getByLabel('验证码').fill(code);
  await page.getByLabel('新口令', { exact: true }).fill(own);
  await page.getByLabel('再填一次新口令').fill(own);
  await page.getByRole('button', { name: '设定口令' }).click();
  await page.getByText(`登录名 ${login} 的口令已设定`).waitFor();
}

test('空库的第一天：第一个管理员改一次性口令，新增第二管理员；只有一位时由命令办第二道手续', { timeout: 120_000 }, async () => {
  const page = await rig.visitor();
  const admin = { page, errors: pageErrors(page) };
  await entered(page, 'admin', rig.password);
  await page.getByLabel('现在的口令').fill(rig.password);
  await page.getByLabel('新口令', { exact: true }).fill(own);
  await page.getByLabel('再填一次新口令').fill(own);
  await page.getByRole('button', { name: /修改口令|确定|保存/ }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  people.set('admin', admin);
  await sound(admin, 'admin-first');
  await added(page, { login: 'admin2', name: '第二管理员', unit: '系统运行单位', role: '系统管理员' });
  const { stdout } = await promisify(execFile)(process.execPath, [program(), 'user', 'code', 'admin2'], {
    env: { ...process.env, ...environment },
  });
  assert.match(stdout.trim(), /^\d{8}$/);
  await set('admin2', stdout.trim());
});

test('单位和账号：协会、专家库由管理员在网页上新增；每个账号由第二管理员给验证码，本人设定口令', { timeout: 180_000 }, async () => {
  const admin = await personOf('admin');
  for (const [kind, name] of [
    ['全省性行业协会', '江西省中小企业协会'],
    ['评审专家库', '评审专家库'],
  ] as const) {
    await admin.page.goto('/app/organisations');
    await admin.page.getByRole('button', { name: '新增单位' }).click();
    const dialog = admin.page.getByRole('dialog', { name: '新增单位' });
    await dialog.getByLabel('类别').selectOption({ label: kind });
    await dialog.getByLabel('单位名称').fill(name);
    await dialog.getByRole('button', { name: '新增', exact: true }).click();
    await admin.page.getByText(`已新增 ${name}`).waitFor();
  }
  await sound(admin, 'organisations');
  const province = '江西省工业和信息化厅';
  const wanted = [
    { login: 'sheng-jb', name: '省经办', unit: province, role: '经办人' },
    { login: 'sheng-ld', name: '省领导', unit: province, role: '分管领导' },
    { login: 'nanchang-jb', name: '南昌经办', unit: '南昌市工业和信息化局', role: '经办人' },
    ...[1, 2, 3, 4].map((n) => ({ login: `zhuanjia0${n}`, name: `专家${n}`, unit: '评审专家库', role: '评审专家' })),
  ];
  for (const one of wanted) await added(admin.page, one);
  await sound(admin, 'accounts');
  const second = await personOf('admin2');
  for (const { login } of wanted) {
    await second.page.goto('/app/accounts');
    await second.page.getByRole('button', { name: `取得验证码 ${login}` }).click();
    const dialog = second.page.getByRole('dialog', { name: '验证码' });
    const code = (await dialog.locator('code').textContent()) ?? '';
    await dialog.getByRole('button', { name: '已交给本人' }).click();
    await set(login, code);
  }
});

test('工作日历：还没有安排的年份，一人从文件读入并提交，省级领导确认', { timeout: 120_000 }, async () => {
  const admin = await personOf('admin');
  await admin.page.goto('/app/calendar');
  const year = Number(await admin.page.getByLabel('年份').inputValue());
  const off = statutoryHolidays(year).map(({ days }) => [days[0] as string, days.at(-1) as string]);
  const text = JSON.stringify({ year, doc: `国办发明电〔${year - 1}〕12号`, off, work: [] });
  await admin.page.getByText('已有文件的，从文件读入').click();
  await admin.page
    .getByLabel('放假安排文件')
    .setInputFiles({ name: '放假安排.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await admin.page.getByText('从文件“放假安排.json”读入，未作改动').waitFor();
  await admin.page.getByRole('button', { name: '试算并提交' }).click();
  const dialog = admin.page.getByRole('dialog');
  await dialog.getByLabel('说明（依据通知的哪一句）').fill('调休另行通知，先按法定节假日载入');
  await dialog.getByRole('button', { name: '提交，等另一人确认' }).click();
  await admin.page.getByRole('heading', { name: `${year} 年的安排待确认` }).waitFor();
  await sound(admin, 'calendar');
  const leader = await personOf('sheng-ld');
  await leader.page.goto('/app/calendar');
  await leader.page.getByRole('button', { name: '核对无误，确认' }).click();
  await leader.page.getByText(`${year} 年的安排已确认，现已生效`).waitFor();
  await sound(leader, 'calendar-leader');
});

test('办法的新版本：经办人带入，领导签发；专家入库；建立年度工作，首页当即看到', { timeout: 180_000 }, async () => {
  const text = revision({ id: 'jx-first', adopted: addDays(today, -10), inForce: today });
  const officer = await personOf('sheng-jb');
  await officer.page.goto('/app/editions');
  await officer.page.getByLabel('版本文件').setInputFiles({ name: '修订.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
  await officer.page.getByRole('button', { name: '提交分管领导签发' }).click();
  await officer.page.getByRole('link', { name: 'jx-first', exact: true }).waitFor();
  const leader = await personOf('sheng-ld');
  await leader.page.goto('/app/editions/jx-first');
  await leader.page.getByRole('button', { name: '签发', exact: true }).click();
  await leader.page.getByRole('dialog').getByRole('button', { name: '签发' }).click();
  await leader.page.getByText('已签发', { exact: true }).first().waitFor();

  await officer.page.goto('/app/rounds');
  await officer.page.getByRole('button', { name: '建立年度工作' }).click();
  const dialog = officer.page.getByRole('dialog', { name: '建立年度工作' });
  await dialog.getByText(/专家库现有 0 人/).waitFor();
  await sound(officer, 'round-dialog');
  await dialog.getByLabel('申报开始').fill(today);
  await dialog.getByLabel('申报截止').fill(addDays(today, 30));
  await dialog.getByLabel('推荐截止').fill(addDays(today, 45));
  await dialog.getByRole('button', { name: '建立', exact: true }).click();
  await officer.page.getByText('已建立，抽签密钥已封存并公布摘要').waitFor();
  await sound(officer, 'rounds');
  const visitor = await rig.visitor();
  await visitor.goto('/');
  await visitor
    .getByText(`${today.slice(0, 4)}年度江西省中小企业公共服务示范平台认定工作`)
    .first()
    .waitFor();
  assert.match((await visitor.locator('main').textContent()) ?? '', /年服务中小微企业100户以上/, '首页的条件按新的版本');
  await shot(visitor, 'first-round-home');
});

test('服务机构在网页上注册，登录后第一眼就是开始申报，建立草稿；所在地主管部门看得到待核对的证照', { timeout: 120_000 }, async () => {
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await page.goto('/register');
  await page.getByLabel('统一社会信用代码').fill(demoCreditCode(7));
  await page.getByLabel('单位全称').fill('南昌第一家企业服务有限公司');
  await page.getByLabel('登记所在地').selectOption({ label: '南昌市' });
  await page.getByLabel('姓名').fill('万晓军');
  await page.getByLabel('登录名').fill('diyijia');
  await page.getByLabel('手机').fill('13907910001');
  await page.getByLabel('电子邮箱').fill('diyi@example.cn');
  await page.getByRole('button', { name: /核对/ }).click();
  await page.getByLabel('口令').first().fill(own);
  await page.getByRole('button', { name: '确认注册' }).click();
  await page.getByText('注册成功').first().waitFor();
  const clerk = await personOf('diyijia');
  await clerk.page
    .getByRole('link', { name: /开始申报/ })
    .first()
    .waitFor();
  await sound(clerk, 'clerk-inbox');
  await clerk.page
    .getByRole('link', { name: /开始申报/ })
    .first()
    .click();
  const dialog = clerk.page.getByRole('dialog');
  await dialog.getByText('南昌市工业和信息化局').waitFor();
  await sound(clerk, 'start');
  await dialog.getByRole('button', { name: '开始申报' }).click();
  await clerk.page.waitForURL(/\/app\/dossiers\/[0-9a-f-]{36}/);
  await clerk.page.getByRole('heading', { level: 1 }).waitFor();
  await sound(clerk, 'draft');
  assert.deepEqual(errors, []);
});
