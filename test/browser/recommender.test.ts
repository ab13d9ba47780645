import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Locator, Page } from '@playwright/test';
import { type Desk, deskOf, settled as sound } from './desk.ts';
import { type Rig, startRig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

const json = async <T>(page: Page, address: string): Promise<T> => {
  const answer = await page.request.get(address);
  assert.equal(answer.status(), 200, address);
  return (await answer.json()) as T;
};

/** The inbox and in it the row of one organisation. */
async function waiting(page: Page, applicant: string): Promise<Locator> {
  await page.goto('/app');
  const row = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: applicant, exact: true }) });
  await row.waitFor();
  return row;
}

const toast = (page: Page, text: RegExp) => page.getByRole('status').filter({ hasText: text }).first().waitFor();

type Row = { rowId: string; version: number; enterprise: string; state: string; claimed: { service: string } | null };
type Sample = { rows: Row[]; satisfaction: { reached: number; waiting: number } };

test('从待办到签发：标缺陷、退回补正、重新提交、查验通过、抽样、测评、填表、签发', async () => {
  const officer = await deskOf(rig, 'nanchang-jb');
  const { page } = officer;
  const { dossiers } = await json<{ dossiers: { id: string; applicant: string }[] }>(page, '/api/dossiers?state=submitted');
  const [one] = dossiers;
  assert.ok(one, '南昌应有待初审的申报');

  const row = await waiting(page, one.applicant);
  await row.getByText('待初审').waitFor();
  await sound(officer, 'recommender-inbox');
  await row.getByRole('link', { name: '开始初审' }).click();
  await markWebsite(page);
  await sound(officer, 'recommender-review');
  await page.getByRole('button', { name: '预览并发出补正通知' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发出', exact: true }).click();
  await toast(page, /已发出补正通知/);
  await page.goto('/app');
  assert.equal(await page.getByRole('link', { name: one.applicant, exact: true }).count(), 0, '退回后不再等推荐部门');

  const clerk = await deskOf(rig, rig.loginOf(one.applicant));
  await correctWebsite(clerk.page);

  const again = await waiting(page, one.applicant);
  await again.getByRole('link', { name: '核对改动' }).waitFor();
  await checkAndAccept(officer, again);

  const assessing = await waiting(page, one.applicant);
  await assessing.getByRole('link', { name: '抽取样本' }).click();
  await page.getByRole('button', { name: '抽取 12 家' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '抽取 12 家' }).click();
  await page.getByRole('table', { name: '抽中企业与测评结果' }).waitFor();
  await interviews(officer, one.id);

  const prepared = await waiting(page, one.applicant);
  await prepared.getByRole('link', { name: '填写推荐表' }).click();
  await writeRecommendation(officer);

  const leader = await deskOf(rig, 'nanchang-ld');
  await sign(leader, one.applicant);
  const { state } = await json<{ state: { name: string } }>(leader.page, `/api/dossiers/${one.id}`);
  assert.equal(state.name, 'recommended');
  await coveringLetter(leader);
});

/** Marks one field of the form; it becomes the one item of the correction. */
async function markWebsite(page: Page): Promise<void> {
  await page.getByRole('button', { name: '给“网址”标缺陷' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('原因', { exact: true }).fill('网址打不开');
  await dialog.getByLabel('要求', { exact: true }).fill('请填写能打开的网址');
  await dialog.getByRole('button', { name: '加入补正通知' }).click();
  const correction = page.getByRole('region', { name: '补正通知' });
  await correction.getByText('请填写能打开的网址').waitFor();
  const pass = page.getByRole('button', { name: '通过初审' });
  assert.equal(await pass.getAttribute('aria-disabled'), 'true', '缺陷没有了结，不能通过初审');
}

async function correctWebsite(page: Page): Promise<void> {
  await page.getByRole('link', { name: '补正', exact: true }).click();
  await page.getByText(/补正通知（第 1 次）：共 1 处/).waitFor();
  await page.getByLabel('网址').fill('https://correct.example.org.cn');
  await page.getByText(/已保存 \d\d:\d\d/).waitFor();
  await page.getByRole('button', { name: '重新提交' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click();
  await page.getByText('待初审').first().waitFor();
}

/** The usual case without leaving the inbox: what changed, the certificate, passed. */
async function checkAndAccept(officer: Desk, row: Locator): Promise<void> {
  const { page } = officer;
  await row.getByRole('button', { name: /^查验并通过/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('https://correct.example.org.cn').waitFor();
  const accept = dialog.getByRole('button', { name: '通过初审' });
  assert.equal(await accept.getAttribute('aria-disabled'), 'true', '信用代码证未查验，不能通过初审');
  await dialog.getByLabel('相符').check();
  await sound(officer, 'recommender-quick-review');
  await dialog.getByRole('button', { name: '记录查验' }).click();
  await page.waitForFunction(
    () => document.querySelector('dialog[open] .dialog__foot .btn--primary')?.getAttribute('aria-disabled') !== 'true',
  );
  await accept.click();
  await toast(page, /已通过初审/);
}

/** Two by hand, one of them not reached and replaced; the others as the dialog sends them. */
async function interviews(officer: Desk, id: string): Promise<void> {
  const { page } = officer;
  const { rows } = await json<Sample>(page, `/api/dossiers/${id}/sample`);
  assert.equal(rows.length, 12);
  const [first, second] = rows as [Row, Row];
  await page.getByRole('button', { name: `显示${first.enterprise}的联系方式（记入日志）` }).click();
  const why = page.getByRole('dialog', { name: '显示抽中企业的联系方式' });
  await why.getByLabel('用途').fill('电话测评');
  await why.getByRole('button', { name: '显示', exact: true }).click();
  await page.locator('a[href^="tel:"]').waitFor();
  await page.getByRole('button', { name: `显示${second.enterprise}的联系方式（记入日志）` }).click();
  await page.locator('a[href^="tel:"]').nth(1).waitFor(); // the purpose holds for the page
  await page.getByRole('button', { name: `记录${first.enterprise}` }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('测评方法').selectOption('2');
  await dialog.getByLabel('满意', { exact: true }).check();
  await dialog.getByLabel('服务内容').fill('数字化诊断');
  assert.match(await dialog.getByLabel('手机').inputValue(), /^1\d{10}$/, '显示过的联系人不必再填');
  await sound(officer, 'recommender-record');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.waitFor({ state: 'hidden' });

  await unreached(officer, second);
  await recordTheRest(page, id);
  await page.reload();
  await page.getByText('全部记录').waitFor();
  await sound(officer, 'recommender-assessment');
}

/** Nobody answers once, which is not three times an hour apart; then the number is none, and that is written down with the replacement. */
async function unreached(officer: Desk, { enterprise }: Row): Promise<void> {
  const { page } = officer;
  const dialog = page.getByRole('dialog');
  const replace = dialog.getByRole('button', { name: '换下一家' });
  await page.getByRole('button', { name: `没访到${enterprise}` }).click();
  // Earlier than now, as clocks may differ: the second is written down as of now, and twice within a minute is one call.
  const when = dialog.getByLabel('联系时间');
  await when.fill(new Date(new Date(`${await when.inputValue()}Z`).getTime() + 3 * 60_000).toISOString().slice(0, 16));
  await dialog.getByLabel('无人接听').check();
  await sound(officer, 'recommender-attempt');
  await dialog.getByRole('button', { name: '记录', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page
    .getByRole('cell')
    .getByText(/^\d+月\d+日 \d\d:\d\d 无人接听$/)
    .waitFor();
  await page.getByRole('button', { name: `替换${enterprise}` }).click();
  await dialog.getByLabel('三次未接').check();
  assert.equal(await replace.getAttribute('aria-disabled'), 'true');
  await dialog.getByText(/算得上的已有 1 次，还差 2 次/).waitFor();
  await sound(officer, 'recommender-replace');
  await dialog.getByLabel('空号').check();
  assert.match(await dialog.getByLabel('联系时间').inputValue(), /^\d{4}-\d\d-\d\dT\d\d:\d\d$/, '时间不必再填');
  await replace.click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(/已联系 2 次/).waitFor();
  await page.getByText('空号 1 家').waitFor();
  const printed = await page.request.post(`${new URL(page.url()).origin}/api/dossiers/${idOf(page)}/sample/print`, {
    data: { purpose: '电话测评' },
  });
  assert.equal(printed.status(), 200);
  writeFileSync(join('.shots', 'call-sheet.pdf'), await printed.body());
}

const idOf = (page: Page): string => /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page.url())?.[0] ?? '';

async function recordTheRest(page: Page, id: string): Promise<void> {
  const { rows } = await json<Sample>(page, `/api/dossiers/${id}/sample`);
  for (const row of rows.filter((one) => one.state === 'drawn')) {
    const at = `/api/dossiers/${id}/sample/${row.rowId}`;
    const { contact, mobile } = (await (await page.request.post(`${at}/reveal`, { data: { purpose: '电话测评' } })).json()) as {
      contact: string;
      mobile: string;
    };
    const data = {
      method: 2,
      interviewee: contact,
      mobile,
      service: row.claimed?.service ?? '培训',
      satisfied: true,
      version: row.version,
    };
    const answer = await page.request.post(`${at}/record`, { data });
    assert.equal(answer.status(), 200, await answer.text());
  }
}

async function writeRecommendation(officer: Desk): Promise<void> {
  const { page } = officer;
  const texts = [
    '平台服务面广，带动本地中小企业数字化转型。',
    '线上线下结合的服务模式可复制、可推广。',
    '经初审和测评，符合申报条件，同意推荐。',
  ];
  const boxes = page.getByRole('tabpanel').getByRole('textbox');
  await boxes.first().waitFor();
  for (const [index, text] of texts.entries()) await boxes.nth(index).fill(text);
  await page.getByText(/已保存 \d\d:\d\d/).waitFor();
  await page.getByRole('button', { name: '按最新内容更新预览' }).click();
  await page.getByText('由分管领导签发', { exact: false }).waitFor();
  await sound(officer, 'recommender-annex1');
}

/** The leader reads and signs from the inbox; the officer who wrote it is never offered to. */
async function sign(leader: Desk, applicant: string): Promise<void> {
  const { page } = leader;
  const row = await waiting(page, applicant);
  await row.getByRole('button', { name: /^签发/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('同意推荐', { exact: false }).waitFor();
  await dialog.getByText('抽到 13 家，访到 12 家，满意 12 家').waitFor();
  await sound(leader, 'recommender-quick-sign');
  await dialog.getByRole('button', { name: '签发', exact: true }).click();
  await toast(page, /已签发推荐/);
}

async function coveringLetter(leader: Desk): Promise<void> {
  const { page } = leader;
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '年度工作' }).click();
  await page
    .getByRole('link', { name: /2026年度/ })
    .first()
    .click();
  await page.getByText('1 家', { exact: true }).first().waitFor();
  await sound(leader, 'recommender-round');
  await page.getByRole('button', { name: '预览推荐函（PDF）' }).click();
  const letter = await page.request.get((await page.locator('iframe[title="推荐函及汇总名单"]').getAttribute('src')) ?? '');
  assert.equal(letter.headers()['content-type'], 'application/pdf');
  const book = await page.request.get((await page.getByRole('link', { name: '下载汇总名单（Excel）' }).getAttribute('href')) ?? '');
  assert.match(book.headers()['content-type'] ?? '', /spreadsheetml/);
}

test('待办：分办给同事，按经办人筛选，存成视图，再用、再删', async () => {
  const officer = await deskOf(rig, 'nanchang-jb');
  const { page } = officer;
  const { people } = await json<{ people: { name: string; roles: string[] }[] }>(page, '/api/office');
  const colleague = people.find(({ roles }) => roles.includes('leader'))?.name ?? '';
  const { items } = await json<{ items: { title: string; link: string }[] }>(page, '/api/inbox');
  const title = items.find(({ link }) => link.startsWith('/app/recommendations/'))?.title ?? '';
  const row = await waiting(page, title);
  await row.getByRole('button', { name: /^未分办/ }).click();
  await row.getByRole('button', { name: colleague }).click();
  await toast(page, /已分给/);
  await row.getByRole('button', { name: new RegExp(`^${colleague}\\s*，分办`) }).waitFor();
  await page.getByLabel('经办人').selectOption({ label: '我的' });
  await page.getByText('没有符合的事项').waitFor();
  await page.getByLabel('经办人').selectOption({ label: '未分办' });
  assert.equal(await page.getByRole('link', { name: title, exact: true }).count(), 0);

  await page.getByRole('button', { name: '存为视图' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('名称').fill('还没人办的');
  await sound(officer, 'inbox-view');
  await dialog.getByRole('button', { name: '保存' }).click();
  await page.getByLabel('经办人').selectOption({ label: '全部经办人' });
  await page.getByRole('link', { name: title, exact: true }).waitFor();
  await page.getByLabel('我的视图').selectOption({ label: '还没人办的' });
  assert.equal(await page.getByLabel('经办人').inputValue(), 'nobody');
  await page.getByRole('button', { name: '删除视图' }).click();
  await page.getByRole('link', { name: title, exact: true }).waitFor();
  await page.getByLabel('我的视图').waitFor({ state: 'detached' });
});

/** On the case's own page: taken over, then given to the leader who is away, with who stands in until when. */
async function assignedOnTheCase(officer: Desk, leader: string): Promise<void> {
  const { page } = officer;
  const { items } = await json<{ items: { link: string }[] }>(page, '/api/inbox');
  await page.goto(items.find(({ link }) => link.startsWith('/app/recommendations/'))?.link ?? '');
  await page.getByRole('button', { name: /，分办/ }).click();
  await page.getByRole('button', { name: /（我）$/ }).click();
  await toast(page, /已分给/);
  await page.getByRole('button', { name: /，分办/ }).click();
  await sound(officer, 'case-assign');
  await page.getByRole('button', { name: leader, exact: true }).click();
  await page.getByText(/^外出，由.+代办至/).waitFor();
  await sound(officer, 'case-stand-in');
  await page.goto('/app');
}

test('外出与代办：领导登记由经办人代办，经办人的待办说明代谁到哪天，结束后不再代', async () => {
  const leader = await deskOf(rig, 'nanchang-ld');
  const { account, today } = await json<{ account: { name: string }; today: string }>(leader.page, '/api/session');
  await leader.page.getByRole('link', { name: '外出与代办' }).click();
  await leader.page.getByText('没有人外出').waitFor();
  await leader.page.getByRole('button', { name: '登记外出' }).click();
  const dialog = leader.page.getByRole('dialog');
  await dialog.getByLabel('代办').selectOption({ index: 1 });
  await dialog.getByText('请填写起止日期').waitFor();
  await dialog.getByLabel('至（含当日）').fill(today);
  await sound(leader, 'absence-dialog');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await leader.page.getByText('代办中').waitFor();
  await sound(leader, 'absences');

  const officer = await deskOf(rig, 'nanchang-jb');
  await officer.page.getByText(`您正在代 ${account.name}（至 `, { exact: false }).waitFor();
  await sound(officer, 'inbox-stand-in');
  await assignedOnTheCase(officer, account.name);
  await leader.page.getByRole('button', { name: `结束${account.name}的代办` }).click();
  await dialog.getByRole('button', { name: '结束', exact: true }).click();
  await leader.page.getByText('没有人外出').waitFor();
  await officer.page.reload();
  await officer.page.getByRole('heading', { name: '待办', level: 1 }).waitFor();
  await officer.page.waitForLoadState('networkidle');
  assert.equal(await officer.page.getByText('您正在代').count(), 0);
});

test('年度工作：省厅分配推荐名额，市局看到自己的名额', async () => {
  const province = await deskOf(rig, 'sheng-jb');
  const { page } = province;
  await page.goto('/app/rounds');
  await page
    .getByRole('link', { name: /2026年度/ })
    .first()
    .click();
  await page.getByLabel('南昌市工业和信息化局的名额').fill('七');
  await page.getByText('应为 0 至 999 的整数', { exact: false }).waitFor();
  await page.getByLabel('南昌市工业和信息化局的名额').fill('7');
  await page.getByRole('button', { name: '保存名额' }).click();
  await toast(page, /推荐名额已保存/);
  await page.getByText('公开抽样密钥').waitFor();
  await sound(province, 'round-quotas');
  const city = await deskOf(rig, 'nanchang-jb');
  await city.page.goto(new URL(page.url()).pathname);
  await city.page.getByText('7 家', { exact: true }).first().waitFor();
  assert.equal(await city.page.getByLabel('九江市工业和信息化局的名额').count(), 0, '别市的名额看不到');
});

test('辖区平台：有效期和剩余天数、全省分布、历年申报、典型经验、汇总表', async () => {
  const city = await deskOf(rig, 'nanchang-jb');
  const { page } = city;
  await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '辖区平台' }).click();
  await page.getByRole('heading', { name: '南昌市示范平台' }).waitFor();
  await page
    .getByRole('table', { name: '辖区内的示范平台' })
    .getByText(/^\d+ 天/)
    .first()
    .waitFor();
  await page.getByRole('img', { name: /各地有效示范平台数.*南昌市\d+家/ }).waitFor();
  await page.getByRole('table', { name: '历年申报与结果' }).getByText('2025年度').waitFor();
  await page.getByLabel('年度', { exact: true }).selectOption('2025');
  await page.getByRole('table', { name: '2025年度的申报' }).getByText('已认定').first().waitFor();
  await page.getByRole('link', { name: '起草、修改、报送典型经验' }).waitFor();
  await sound(city, 'city');
});

test('第十四条 典型经验：起草、报送、退回写明理由、改后重报、同意发布、公众可见、撤下', async () => {
  const city = await deskOf(rig, 'nanchang-jb');
  const province = await deskOf(rig, 'sheng-ld');
  const card = (page: Page) => page.locator('.card').filter({ hasText: '工业设计进车间' });
  await city.page.goto('/app/showcases');
  await city.page.getByRole('button', { name: '起草' }).click();
  await city.page.getByLabel('平台', { exact: true }).selectOption({ index: 1 });
  await city.page.getByLabel('标题').fill('工业设计进车间');
  await city.page.getByLabel('正文').fill('只有一句话。');
  await city.page.getByRole('button', { name: '存为草稿' }).click();
  await card(city.page).getByRole('button', { name: '报送', exact: true }).click();
  await card(city.page).getByText('待省级同意').waitFor();

  const row = province.page.getByRole('listitem').filter({ hasText: '典型经验：工业设计进车间' });
  await province.page.goto('/app');
  await row.getByRole('link', { name: '审阅' }).click();
  await card(province.page).getByRole('button', { name: '退回修改' }).click();
  await province.page.getByLabel('退回理由').fill('请写明做法、成效和可推广之处');
  await sound(province, 'showcase-send-back');
  await province.page.getByRole('dialog').getByRole('button', { name: '退回修改' }).click();
  await toast(province.page, /已退回/);

  await city.page.goto('/app');
  await city.page.getByText('已退回修改：请写明做法、成效和可推广之处').waitFor();
  await city.page.getByRole('link', { name: '修改后报送' }).click();
  await card(city.page).getByText('请写明做法、成效和可推广之处').waitFor();
  await sound(city, 'showcase-returned');
  await card(city.page).getByRole('button', { name: '修改' }).click();
  await city.page.getByLabel('正文').fill('做法：驻厂诊断。\n成效：新产品十二项。');
  await city.page.getByRole('button', { name: '保存' }).click();
  await card(city.page).getByRole('button', { name: '报送', exact: true }).click();
  await card(city.page).getByText('待省级同意').waitFor();

  await province.page.goto('/app/showcases');
  await card(province.page).getByRole('button', { name: '同意发布' }).click();
  await card(province.page).getByText('已发布').waitFor();
  await city.page.goto('/showcases');
  await city.page.getByRole('heading', { name: '工业设计进车间' }).waitFor();
  await card(province.page).getByRole('button', { name: '撤下' }).click();
  await province.page.getByLabel('撤下理由').fill('平台有新的做法，另行总结');
  await province.page.getByRole('dialog').getByRole('button', { name: '撤下' }).click();
  await card(province.page).getByText('已撤下').waitFor();
  await city.page.reload();
  assert.equal(await city.page.getByRole('heading', { name: '工业设计进车间' }).count(), 0);
});

test('账号设置：邮箱和手机逐项说明哪里不对，保存后再打开还在；邮件通知可以关；口令在同一页修改', async () => {
  const officer = await deskOf(rig, 'nanchang-jb');
  const { page } = officer;
  await page.goto('/app/account');
  await page.getByLabel('电子邮箱').fill('wang@');
  await page.getByLabel('手机').fill('12345');
  await page.getByRole('button', { name: '保存联系方式' }).click();
  await page.locator('.field__err').nth(1).waitFor();
  await page.getByLabel('电子邮箱').fill('wang@example.gov.cn');
  await page.getByLabel('手机').fill('13870000001');
  await page.getByLabel('只在系统内查看').check();
  await page.getByRole('button', { name: '保存联系方式' }).click();
  await page.getByText('待确认').waitFor();
  await sound(officer, 'account');
  await page.reload();
  assert.equal(await page.getByLabel('手机').inputValue(), '13870000001');
  assert.equal(await page.getByLabel('只在系统内查看').isChecked(), true);
  await page.getByRole('heading', { name: '修改口令' }).waitFor();
  assert.equal((await json<{ email: string }>(page, '/api/contact')).email, 'wang@example.gov.cn');
});
