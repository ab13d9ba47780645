import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Locator, Page } from '@playwright/test';
import { signedIn } from '../../src/rehearsal/client.ts';
import { allStamped, counted, type Desk, deskOf, settled as sound, tabTo } from './desk.ts';
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
  await drawAndCall(officer, one.id);

  const judging = await waiting(page, one.applicant);
  await judging.getByRole('link', { name: '填写条件与现场' }).click();
  await judge(officer);

  const prepared = await waiting(page, one.applicant);
  await prepared.getByRole('link', { name: '填写推荐表' }).click();
  await writeRecommendation(officer);

  const leader = await deskOf(rig, 'nanchang-ld');
  await sign(leader, one.applicant);
  const { state } = await json<{ state: { name: string } }>(leader.page, `/api/dossiers/${one.id}`);
  assert.equal(state.name, 'recommended');
  await coveringLetter(leader);
  await takenIn(one.id);
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

/** Issue 11: draw and twelve calls in at most 30 keys, and no click at all. */
async function drawAndCall(officer: Desk, id: string): Promise<void> {
  const { page } = officer;
  const hands = await counted(page);
  await page.getByRole('button', { name: '抽取 12 家' }).focus();
  await hands.press('Enter');
  const asked = page.getByRole('dialog', { name: '抽取样本' });
  await asked.waitFor();
  await hands.press('Tab');
  await hands.press('Enter');
  await page.getByRole('heading', { name: /^测评电话台/ }).waitFor();
  await page.getByLabel('用途').and(page.locator(':focus')).waitFor();
  await sound(officer, 'call-desk-start');
  await hands.press('Enter');
  await page.getByText('已完成 0 / 12').waitFor();
  await sound(officer, 'call-desk');
  for (let done = 1; done <= 12; done += 1) {
    await hands.press('1');
    if (done === 6) await sound(officer, 'call-desk-usual');
    await hands.press('Enter');
    await page.getByText(`已完成 ${done} / 12`).waitFor();
  }
  assert.ok(hands.keys() <= 30, `${hands.keys()} 个键`);
  assert.equal(await hands.clicks(), 0, '不用鼠标');
  await page.getByRole('link', { name: '去填推荐表' }).waitFor();
  await page.getByText(/已保存 \d\d:\d\d/).waitFor();
  await sound(officer, 'call-desk-done');
  const { rows } = await json<{ rows: Called[] }>(page, `/api/dossiers/${id}/sample`);
  for (const one of rows) {
    assert.deepEqual([one.state, one.method, one.satisfied, one.service], ['recorded', 2, true, one.claimed?.service]);
    assert.equal(one.intervieweePosition, one.claimed?.position, '职务取自附件5');
  }
  await page.getByRole('link', { name: '离开' }).click();
  await page.getByText('全部记录').waitFor();
  await page.getByRole('button', { name: `更正${rows[0]?.enterprise}` }).click();
  await sound(officer, 'recommender-correct');
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await sound(officer, 'recommender-assessment');
}

/** What only a person can judge: each condition with a sentence, what was seen at the platform, a picture of it. */
async function judge(officer: Desk): Promise<void> {
  const { page } = officer;
  const groups = page.getByRole('group', { name: /：结论$/ });
  await groups.first().waitFor();
  const count = await groups.count();
  assert.equal(count, 19, '十八项由人判断的，和系统没有判断的市级认定');
  await sound(officer, 'recommender-judging');
  for (let i = 0; i < count; i += 1) {
    await groups
      .nth(i)
      .getByLabel(i === 3 ? '不能判断' : '符合', { exact: true })
      .check();
    await groups
      .nth(i)
      .getByLabel(/：理由$/)
      .fill('材料齐全，与现场所见一致');
  }
  await page.reload();
  await page.getByRole('button', { name: '保存 19 项' }).click();
  await toast(page, /已保存 19 项结论/);
  await page.getByLabel('地点').fill('南昌市高新区服务大厅');
  await page.getByLabel('平台在场人').fill('平台负责人');
  await page.getByLabel('看到的运营情况').fill('服务大厅有四个窗口，收费标准上墙，台账逐笔登记。');
  assert.equal(await page.getByRole('button', { name: '保存记录' }).getAttribute('aria-disabled'), 'true', '服务业绩没有填写');
  await page.getByLabel('看到的服务业绩').fill('抽看服务记录三十份，均有企业签收。');
  await page.getByRole('button', { name: '保存记录' }).click();
  await page.getByText('改写记录').waitFor();
  const picture = {
    name: '现场照片.png',
    mimeType: 'image/png',
    buffer: await page.screenshot({ clip: { x: 0, y: 0, width: 80, height: 60 } }),
  };
  await page.getByLabel('添加照片或扫描页').setInputFiles(picture);
  await page.getByRole('img', { name: '现场照片.png' }).waitFor();
  await sound(officer, 'recommender-judged');
}

/** The province has all of it in one sight, and the round counts itself. */
async function takenIn(id: string): Promise<void> {
  const province = await deskOf(rig, 'sheng-jb');
  const { page } = province;
  await page.goto(`/app/dossiers/${id}`);
  const board = page.getByRole('region', { name: '推荐部门的测评与推荐' });
  for (const heading of ['抽样测评', '附件1 推荐表', '由人判断的条件', '查验、信号与补正', '运营情况、服务业绩测评记录'])
    await board.getByRole('heading', { name: heading }).waitFor();
  await board.getByText('服务大厅有四个窗口').waitFor();
  await board.getByRole('img', { name: '现场照片.png' }).waitFor();
  for (const name of [/^受理：/, /^退回推荐部门：/, /^不予受理：/]) await page.getByRole('button', { name }).waitFor();
  await sound(province, 'intake-board');
  await page.goto('/app/rounds');
  await page.getByRole('link', { name: /2026/ }).first().click();
  await page.getByRole('link', { name: '统计', exact: true }).click();
  await page.getByRole('heading', { name: '按推荐部门' }).waitFor();
  await page.getByRole('table', { name: '按条件' }).getByText('特色优势和示范性').waitFor();
  await sound(province, 'round-statistics');
  await page.goto('/app/boards');
  await page
    .getByRole('img', { name: /^报送及时，按主管部门/ })
    .locator('svg')
    .waitFor();
  await sound(province, 'boards');
}

type Called = Omit<Row, 'claimed'> & {
  position: number;
  method: number | null;
  satisfied: boolean | null;
  denied: boolean;
  note: string | null;
  recordedBy: string | null;
  service: string | null;
  intervieweePosition: string | null;
  claimed: { service: string; position: string } | null;
  attempts: { disposition: string }[];
};

test('电话台：没接通、改约、否认、空号递补、断网、两个窗口、刷新后接着办', async () => {
  const officer = await deskOf(rig, 'xiehui-jb');
  const { page } = officer;
  const id = await drawnFor(page);
  const sampleNow = async () => (await json<{ rows: Called[] }>(page, `/api/dossiers/${id}/sample`)).rows;
  const [first, second, third, fourth, fifth] = (await sampleNow()) as [Called, Called, Called, Called, Called];
  await page.goto(`/app/recommendations/${id}/calls`);
  await page.getByLabel('用途').fill('电话测评');
  await page.getByRole('button', { name: '打开电话台' }).click();
  const heading = (row: Called) => page.getByRole('heading', { name: row.enterprise, exact: true });
  const press = (key: string) => page.keyboard.press(key);
  await heading(first).waitFor();
  assert.match((await page.getByRole('link', { name: /^拨打/ }).getAttribute('href')) ?? '', /^tel:1\d{10}$/);

  await press('Enter');
  await page.getByText('先按 1 到 5 选通话结果').first().waitFor();
  await press('4');
  await press('Enter');
  await heading(second).waitFor();
  await page
    .getByRole('navigation', { name: '抽中的企业' })
    .getByText(/\d\d:\d\d 后再拨$/)
    .first()
    .waitFor();
  await page
    .getByText(/起可再拨$/)
    .first()
    .waitFor();
  await press('5');
  await page.getByLabel('约定时间').waitFor();
  await press('Enter');
  await heading(third).waitFor();

  await press('3');
  const said = page.getByLabel('对方原话');
  await said.and(page.locator(':focus')).waitFor();
  await press('Enter');
  await page.getByText('还缺对方原话').first().waitFor();
  const tall = await page.evaluate(() => document.documentElement.scrollHeight);
  assert.ok(tall <= 768, `否认时整页 ${tall} 像素，1366×768 不用滚动`);
  await sound(officer, 'call-desk-denial');
  await page.keyboard.type('没听说过这家平台');
  await press('Enter');
  await heading(fourth).waitFor();

  for (const _ of [1, 2, 3]) await press('4');
  await page.getByText(/^记为空号：由第 13 位 .+ 递补，不能恢复$/).waitFor();
  await press('Enter');
  await heading(fifth).waitFor();
  await page.getByText(/已保存 \d\d:\d\d/).waitFor();
  const rows = await sampleNow();
  assert.deepEqual(
    rows.slice(0, 4).map((row) => [row.state, row.denied, row.attempts.map((one) => one.disposition).join()]),
    [
      ['drawn', false, '无人接听'],
      ['drawn', false, '约定再访'],
      ['recorded', true, ''],
      ['replaced', false, '空号'],
    ],
  );
  assert.equal(rows[2]?.service, null, '说没接受过的，不替它写服务内容');
  const reserve = rows.find((row) => row.position === 13);
  assert.ok(reserve);
  await page.getByRole('navigation', { name: '抽中的企业' }).getByRole('button', { name: reserve.enterprise }).click();
  await page.getByText(/已由第 13 位递补$/).waitFor();
  assert.match((await page.getByRole('link', { name: /^拨打/ }).getAttribute('href')) ?? '', /^tel:1\d{10}$/, '递补的一家随即打开');
  await sound(officer, 'call-desk-replaced');
  await toldAtOnce(denying(rows));
  const printed = await page.request.post(`/api/dossiers/${id}/sample/print`, { data: { purpose: '电话测评' } });
  assert.equal(printed.status(), 200);

  await page.getByRole('navigation', { name: '抽中的企业' }).getByRole('button', { name: fifth.enterprise }).click();
  await heading(fifth).waitFor();
  await page.context().setOffline(true);
  await press('2');
  await press('Enter');
  await page.getByText('已完成 2 / 12').waitFor();
  await page.getByText(/保存失败：没有连上服务器/).waitFor();
  await page.context().setOffline(false);
  await page.getByText(/已保存 \d\d:\d\d/).waitFor();
  assert.equal((await sampleNow())[4]?.satisfied, false, '断网时记下的，通了就存上');

  await press('2');
  await page.getByLabel('备注').fill('回访时再问一次');
  const sixth = rows[5] as Called;
  await page.waitForFunction(keptHere, '回访时再问一次');
  await page.reload();
  await heading(sixth).waitFor();
  assert.equal(await page.getByLabel('备注').inputValue(), '回访时再问一次', '写了一半的，刷新以后还在');
  const other = await page.context().newPage();
  await other.goto(`/app/recommendations/${id}/calls`);
  await other.getByText(/也在办这一家$/).waitFor();
  await other.close();
  await page.context().setOffline(true);
  await heading(sixth).click();
  await press('Enter');
  await page.getByText('已完成 3 / 12').waitFor();
  const meanwhile = { method: 1, interviewee: '王芳', mobile: '13807910001', service: '诊断', satisfied: true, version: sixth.version };
  assert.equal((await page.request.post(`/api/dossiers/${id}/sample/${sixth.rowId}/record`, { data: meanwhile })).status(), 200);
  await page.context().setOffline(false);
  await page.getByRole('navigation', { name: '抽中的企业' }).getByRole('button', { name: sixth.enterprise }).click();
  await page
    .getByText(/已先记录：满意。您记的没有存入/)
    .first()
    .waitFor();
  assert.equal((await sampleNow())[5]?.satisfied, true, '先存的算数');
  assert.ok(
    officer.errors.every((one) => one.includes('ERR_INTERNET_DISCONNECTED')),
    officer.errors.join('；'),
  );
  officer.errors.length = 0;
  await sound(officer, 'call-desk-not-taken');
  await page.getByRole('button', { name: '不用这一条' }).click();
  await page.getByText(/已保存/).waitFor();

  await bothAtOneDesk(officer, id, rows[7] as Called);

  const last = (await sampleNow()).find(({ state, attempts }) => state === 'drawn' && attempts.length === 0) ?? assert.fail();
  await page.getByRole('navigation', { name: '抽中的企业' }).getByRole('button', { name: last.enterprise }).click();
  await heading(last).waitFor();
  await page.context().setOffline(true);
  await press('1');
  await press('Enter');
  await page.getByText(/保存失败：没有连上服务器/).waitFor();
  const signedInOver = await page.request.post('/api/session', { data: { login: 'xiehui-ld', password: rig.password } });
  assert.equal(signedInOver.status(), 200);
  await page.context().setOffline(false);
  await page.getByRole('dialog', { name: '登录已失效，请重新登录' }).waitFor();
  assert.equal((await sampleNow()).find(({ rowId }) => rowId === last.rowId)?.state, 'drawn', '前一个人记下的，不以后一个人的名义送出');
  officer.errors.length = 0;
});

/** Two officers at the desk of one case, both at the same enterprise: each sees the other, who is second is told what was recorded, and what he wrote is still there. */
async function bothAtOneDesk({ page }: Desk, id: string, { rowId, enterprise }: Called): Promise<void> {
  const { page: other, errors } = await colleagueOf('xiehui-ld');
  const list = (one: Page) => one.getByRole('navigation', { name: '抽中的企业' });
  await other.goto(`/app/recommendations/${id}/calls`);
  await other.getByLabel('用途').fill('电话测评');
  await other.getByRole('button', { name: '打开电话台' }).click();
  for (const one of [page, other]) {
    await list(one).getByRole('button', { name: enterprise }).click();
    await one.getByRole('heading', { name: enterprise, exact: true }).waitFor();
  }
  const nameOf = async (one: Page) => (await json<{ account: { name: string } }>(one, '/api/session')).account.name;
  const [mine, theirs] = [await nameOf(page), await nameOf(other)];
  await other.bringToFront();
  await other.getByText(`${mine}也在办这一家`).waitFor();
  await page.bringToFront();
  await page.getByText(`${theirs}也在办这一家`).waitFor();
  await page.keyboard.press('1');
  await page.getByLabel('备注').fill('经理说很及时');
  await other.bringToFront();
  await other.keyboard.press('2');
  await other.keyboard.press('Enter');
  await other.getByText(/已保存 \d\d:\d\d/).waitFor();
  await page.bringToFront();
  await page.keyboard.press('Enter');
  const late = page.getByText(/已先记录：不满意。您记的没有存入/).or(page.getByText(/您选了“满意”，还没有存：这家已先记录/));
  await list(page).getByRole('button', { name: enterprise }).click();
  await late.first().waitFor();
  const again = page.getByRole('button', { name: '改后再存' });
  if (await again.isVisible()) await again.click();
  await page.getByText(/您写的：经理说很及时/).waitFor();
  const rows = async () => (await json<{ rows: Called[] }>(page, `/api/dossiers/${id}/sample`)).rows;
  const now = (await rows()).find((row) => row.rowId === rowId);
  assert.deepEqual([now?.satisfied, now?.note ?? '', now?.recordedBy], [false, '', theirs], '先存的算数，记在先记的人名下');
  await page.getByRole('button', { name: '不用我的' }).click();

  // Each goes on with another one: both are recorded, each under its own name.
  const before = (await rows()).filter(({ state }) => state === 'recorded').length;
  await page.bringToFront();
  const own = (await rows()).findLast(({ state }) => state === 'drawn') ?? assert.fail('应还有没记的');
  await list(page).getByRole('button', { name: own.enterprise }).click();
  await page.getByRole('heading', { name: own.enterprise, exact: true }).waitFor();
  await ownSecondWindow(page, id, own.enterprise);
  await Promise.all([page.keyboard.press('1'), other.keyboard.press('1')]);
  await Promise.all([page.keyboard.press('Enter'), other.keyboard.press('Enter')]);
  for (const one of [page, other]) await one.getByText(`已完成 ${before + 2} / 12`).waitFor();
  const recorded = (await rows()).filter(({ state }) => state === 'recorded');
  assert.equal(recorded.length, before + 2);
  assert.equal(recorded.find((row) => row.rowId === own.rowId)?.recordedBy, mine);
  assert.deepEqual(errors, []);
  await other.context().close();
}

/** Who has the same case open twice is told that it is oneself, and no colleague, who calls there. */
async function ownSecondWindow(page: Page, id: string, enterprise: string): Promise<void> {
  const second = await page.context().newPage();
  // Why was said in the first window already.
  await second.goto(`/app/recommendations/${id}/calls`);
  await second.getByRole('navigation', { name: '抽中的企业' }).getByRole('button', { name: enterprise }).click();
  await second.getByText('您在另一个窗口也在办这一家').waitFor();
  await second.close();
  await page.bringToFront();
}

/** Somebody else of the office, who is an officer from now on. */
async function colleagueOf(login: string): Promise<Desk> {
  const admin = await signedIn((path, init) => fetch(`${rig.url}${path}`, init), 'admin', rig.password);
  const { accounts } = await admin('GET /api/accounts', { query: {} });
  const { id } = accounts.find((one) => one.login === login) ?? assert.fail(login);
  await admin('PATCH /api/accounts/{id}', { params: { id }, body: { roles: ['officer'], anyway: true } });
  return deskOf(rig, login);
}

/** Whether this browser keeps a text that is not on the server yet. */
function keptHere(text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const opening = indexedDB.open('shifan');
    opening.onsuccess = () => {
      const all = opening.result.transaction('kept').objectStore('kept').getAll();
      all.onsuccess = () => {
        opening.result.close();
        resolve(all.result.join().includes(text));
      };
    };
  });
}

/** What the association's leader hears of a denial: which case, what to do next. */
async function toldAtOnce({ enterprise }: Called): Promise<void> {
  const leader = await deskOf(rig, 'xiehui-ld');
  await leader.page.goto('/app/messages');
  const matter = leader.page.locator('.matter').filter({ hasText: `“${enterprise}”否认接受过服务` });
  await matter.locator('.matter__head').click();
  await matter
    .getByText(/核实后仍予推荐的，推荐表须写明理由/)
    .first()
    .waitFor();
}
const denying = (rows: readonly Called[]): Called => rows.find((row) => row.denied) ?? assert.fail('没有否认的');

/** The association's case, past its review and drawn. */
async function drawnFor(page: Page): Promise<string> {
  const { dossiers } = await json<{ dossiers: { id: string; state: { name: string } }[] }>(page, '/api/dossiers?state=submitted');
  const id = dossiers[0]?.id ?? assert.fail('协会应有待初审的申报');
  const post = async (step: string, data: object) => {
    const answer = await page.request.post(`/api/dossiers/${id}/${step}`, { data });
    assert.equal(answer.status(), 200, await answer.text());
  };
  await post('certificate-check', { outcome: 'matches', note: '' });
  await post('accept', {});
  await post('draw', {});
  return id;
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
  await allStamped(rig, 'nanchang-jb', applicant);
  await page.reload();
  const row = await waiting(page, applicant);
  const hands = await counted(page);
  const begin = row.getByRole('button', { name: /^签发/ });
  await begin.click();
  const dialog = page.getByRole('dialog');
  const act = dialog.getByRole('button', { name: '签发', exact: true });
  await dialog.getByText('同意推荐', { exact: false }).waitFor();
  await dialog.getByText('抽到 12 家，访到 12 家，满意 12 家').waitFor();
  await dialog.getByText(/符合 18 项，不符合 0 项，不能判断 1 项/).waitFor();
  await sound(leader, 'recommender-quick-sign');
  await tabTo(page, act);
  await page.keyboard.press('Escape');
  await begin.and(page.locator(':focus')).waitFor();
  await tabTo(page, begin);
  await hands.press('Enter');
  await dialog.getByText('同意推荐', { exact: false }).waitFor();
  await act.click();
  await toast(page, /已签发推荐/);
  assert.deepEqual([await hands.clicks(), hands.keys()], [2, 1], '鼠标两下；键盘也到得了同样的两处');
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
  await page.getByLabel('视图', { exact: true }).selectOption({ label: '还没人办的' });
  assert.equal(await page.getByLabel('经办人').inputValue(), 'nobody');
  await page.getByRole('button', { name: '删除视图' }).click();
  await page.getByRole('link', { name: title, exact: true }).waitFor();
  await page.getByLabel('视图', { exact: true }).waitFor({ state: 'detached' });

  // One's own that the office shares is replaced as a shared one.
  const named = async (whose: string): Promise<void> => {
    await page.getByLabel('经办人').selectOption({ label: whose });
    await page.getByRole('button', { name: '存为视图' }).click();
    await dialog.getByLabel('名称').fill('各人手里的');
  };
  await named('未分办');
  await dialog.getByLabel('本部门共用').check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await toast(page, /本部门共用/);
  await named('我的');
  assert.ok(await dialog.getByLabel('本部门共用').isChecked());
  await dialog.getByRole('button', { name: '替换同名视图' }).click();
  await dialog.waitFor({ state: 'detached' });
  const { views } = await json<{ views: { name: string; shared: boolean }[] }>(page, '/api/views');
  assert.deepEqual(
    views.map(({ name, shared }) => [name, shared]),
    [['各人手里的', true]],
  );
  await page.getByRole('button', { name: '删除视图' }).click();
  await dialog.getByRole('button', { name: '删除视图' }).click();
  await page.getByLabel('视图', { exact: true }).waitFor({ state: 'detached' });
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
  await row.getByRole('link', { name: '审核' }).click();
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
