import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { smallPdf } from '../../src/rehearsal/apply.ts';
import { demoForm } from '../../src/rehearsal/form.ts';
import { deskOf, sound } from './desk.ts';
import { type Rig, startRig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

/** The applicant whose case stands at this state with Nanchang. */
async function applicantAt(state: string): Promise<string> {
  const { page } = await deskOf(rig, 'nanchang-jb');
  const answer = await page.request.get(`/api/dossiers?state=${state}`);
  const { dossiers } = (await answer.json()) as { dossiers: { applicant: string }[] };
  assert.ok(dossiers[0], `南昌应有${state}的申报`);
  return dossiers[0].applicant;
}

const saved = (page: Page) => page.getByText(/已保存 \d\d:\d\d/).waitFor();

test('申报单位从开始申报到提交：说明为何不能提交，缺什么，填错在哪里，交后有编号和回执', async () => {
  const { page, errors } = await deskOf(rig, 'qiye05');
  await page.getByRole('link', { name: '申报', exact: true }).click();
  await page.getByRole('heading', { name: '我的申报' }).waitFor();
  await sound(page, errors, 'applicant-list');

  await page.getByRole('button', { name: '开始申报' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/贵单位登记在新余市，向当地中小企业主管部门申报（第三条、第八条（一））/).waitFor();
  assert.equal(await dialog.getByLabel('当地主管部门：新余市工业和信息化局').isChecked(), true, '当地主管部门已选好');
  await dialog.getByLabel(/直接推荐$/).check();
  await dialog.getByText('请先选择推荐部门').waitFor();
  await sound(page, errors, 'applicant-start');
  await dialog.getByLabel(/^当地主管部门/).check();
  await dialog.getByRole('button', { name: '开始申报' }).click();
  await page.getByRole('heading', { name: '2026 年度示范平台申报（江西省工业和信息化厅）' }).waitFor();

  const submit = page.getByRole('button', { name: '提交申报' });
  assert.equal(await submit.getAttribute('aria-disabled'), 'true');
  assert.match((await page.locator('.bar__end .reason').textContent()) ?? '', /还不能提交.*附件6未确认/);
  assert.equal(await page.locator('.field__err').count(), 0, '没有碰过的地方不报错');
  await sound(page, errors, 'applicant-empty');

  await page.getByLabel('单位性质').fill('有限责任公司');
  await page.getByLabel('邮编').fill('33009');
  await page.getByLabel('注册地址').focus();
  await page.locator('.field--error', { hasText: '邮编' }).getByText(/邮编/).last().waitFor();
  await page.getByRole('link', { name: /邮编/ }).click();
  assert.equal(await page.getByLabel('邮编').evaluate((input) => input === document.activeElement), true, '错误清单跳到该处');
  await saved(page);
  await page.reload();
  assert.equal(await page.getByLabel('单位性质').inputValue(), '有限责任公司', '重新打开后还在');

  await fillByApi(page);
  await page.reload();
  const counter = page.locator('.counter').filter({ hasText: '家' });
  await counter.getByText('119').waitFor();
  await page
    .getByText(/119户，要求120户以上（第六条（三）），还差1户/)
    .first()
    .waitFor();

  await page.locator('#at-section-served').getByRole('button', { name: '添加一行' }).click();
  await paste(page, '江西鹭湖食品包装有限公司\t熊志刚\t总经理\t13807913326\t生产线数字化诊断\t满意');
  await counter.getByText('120').waitFor();
  await saved(page);

  for (const kind of [
    '固定的经营服务场所',
    '上一年度包含服务收支',
    '开展相关服务活动',
    '与社会服务机构',
    '市级示范平台认定文件',
    '国家或地方颁发',
  ]) {
    await page
      .getByLabel(new RegExp(`^上传：${kind}`))
      .setInputFiles({ name: `${kind}.pdf`, mimeType: 'application/pdf', buffer: await pdfOf(kind) });
    await page.getByRole('button', { name: `预览 ${kind}.pdf` }).waitFor();
  }
  await page
    .getByLabel('上传：能够证明符合申报条件的其他材料')
    .setInputFiles({ name: '假.pdf', mimeType: 'application/pdf', buffer: Buffer.from('不是 PDF') });
  await page.getByText(/“假.pdf”不是 PDF、JPG、PNG/).waitFor();
  await page.getByRole('button', { name: '知道了' }).click();
  await page.getByLabel('本单位已阅读并确认上述声明').check();
  await page.waitForFunction(() => document.querySelector('.bar__end .btn--primary')?.getAttribute('aria-disabled') !== 'true');
  await sound(page, errors, 'applicant-complete');

  await submit.click();
  await dialog.getByText('120 家企业').waitFor();
  await dialog.getByText('6 个文件', { exact: false }).waitFor();
  await dialog.getByRole('button', { name: '确认提交' }).click();
  await page
    .getByText(/申报编号 赣平2026-\d{4}/)
    .first()
    .waitFor();
  await page.getByRole('link', { name: '提交回执（PDF）' }).waitFor();
  const receipt = await page.request.get((await page.getByRole('link', { name: '提交回执（PDF）' }).getAttribute('href')) ?? '');
  assert.equal(receipt.headers()['content-type'], 'application/pdf');
  assert.equal(await page.getByRole('button', { name: '提交申报' }).count(), 0);
  await sound(page, errors, 'applicant-submitted');
});

test('退回补正：只有通知所列之处可改，改后重新提交', async () => {
  const { page, errors } = await deskOf(rig, rig.loginOf(await applicantAt('returned')));
  await page.goto('/app/dossiers');
  await page.getByRole('link', { name: '去补正' }).click();
  await page.getByText(/补正通知（第 1 次）：共 1 处，请于.*24时前补正/).waitFor();
  assert.equal(await page.getByLabel('单位性质').getAttribute('readonly'), '');
  await page.getByRole('button', { name: '网址' }).first().click();
  assert.equal(await page.getByLabel('网址').evaluate((input) => input === document.activeElement), true);
  await page.getByLabel('网址').fill('https://service.example.org.cn');
  await saved(page);
  await sound(page, errors, 'applicant-returned');
  await page.getByRole('button', { name: '重新提交' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click();
  await page.getByText('待初审').first().waitFor();
});

test('推荐部门看到的个人信息是遮蔽的，显示一处记一处', async () => {
  const { page, errors } = await deskOf(rig, 'nanchang-jb');
  await page.goto('/app/dossiers');
  await page.getByLabel('状态').selectOption({ label: '待初审' });
  await page.getByRole('link', { name: await applicantAt('submitted') }).click();
  const place = page.locator('#at-legalIdNumber');
  assert.match((await place.textContent()) ?? '', /^\d{4}\*+\d{3}[\dX]显示/);
  await sound(page, errors, 'case-officer');
  await place.getByRole('button', { name: '显示身份证号' }).click();
  const dialog = page.getByRole('dialog', { name: '显示身份证号' });
  const show = dialog.getByRole('button', { name: '显示', exact: true });
  await dialog.getByLabel('用途').fill('核对');
  assert.equal(await show.getAttribute('aria-disabled'), 'true', '用途太短');
  await dialog.getByLabel('用途').fill('初审核对');
  await sound(page, errors, 'opening-purpose');
  await show.click();
  await place.getByText(/^\d{17}[\dX]/).waitFor();
  await page.locator('#at-legalMobile').getByRole('button', { name: /^显示/ }).click();
  await page
    .locator('#at-legalMobile')
    .getByText(/^1\d{10}/)
    .waitFor();
  await wholePaper(page, errors);
  await beyondTheMeasure(page, errors);
});

/** Beside each masked paper the one with personal data, for a purpose. */
async function wholePaper(page: Page, errors: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: '附件2至附件6' }).click();
  const papers = page.getByRole('dialog', { name: '预览申报书' });
  await papers.getByRole('tab', { name: '附件5 服务名单' }).click();
  await papers.getByText('个人信息已遮蔽').waitFor();
  await sound(page, errors, 'opening-annexes');
  await papers.getByRole('button', { name: '含个人信息的版本：附件5 服务名单', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '打开含个人信息的附件5 服务名单' });
  await dialog.getByLabel('用途').fill('整理归档备查');
  await sound(page, errors, 'opening-whole');
  const [download] = await Promise.all([page.waitForEvent('download'), dialog.getByRole('button', { name: '打开并下载' }).click()]);
  assert.match(download.suggestedFilename(), /^附件5-.*-含个人信息\.pdf$/);
  assert.doesNotMatch(decodeURIComponent(download.url()), /归档/, '用途不在网址里');
  await dialog.waitFor({ state: 'hidden' });
  await papers.getByRole('button', { name: '关闭' }).click();
}

/** The day's thirty are used up; a leader lets it go on. */
async function beyondTheMeasure(page: Page, errors: readonly string[]): Promise<void> {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const data = { path: 'legalMobile', purpose: '初审核对' };
  let status = 200;
  for (let i = 0; status === 200 && i < 40; i += 1) status = (await page.request.post(`/api/dossiers/${id}/reveal`, { data })).status();
  assert.equal(status, 422);
  await page.reload();
  const place = page.locator('#at-legalIdNumber');
  await place.getByRole('button', { name: '显示身份证号' }).click();
  const dialog = page.getByRole('dialog', { name: '显示身份证号' });
  await dialog.getByLabel('用途').fill('集中核对法定代表人');
  await dialog.getByRole('button', { name: '显示', exact: true }).click();
  await dialog.getByText(/您今天已查看个人信息 30 次/).waitFor();
  await sound(page, errors, 'opening-leader-needed');
  await dialog.getByRole('button', { name: '请领导同意' }).click();
  await dialog.getByText(/已向本单位领导提出/).waitFor();
  const leader = await deskOf(rig, 'nanchang-ld');
  await leader.page
    .getByRole('link', { name: /^请求继续查看个人信息/ })
    .first()
    .click();
  await leader.page.getByText('集中核对法定代表人').waitFor();
  await sound(leader.page, leader.errors, 'openings-leader');
  await leader.page.getByRole('button', { name: '同意', exact: true }).click();
  await leader.page.getByRole('dialog').getByRole('button', { name: '同意', exact: true }).click();
  await leader.page.getByText('已同意').first().waitFor();
  await dialog.getByRole('button', { name: '显示', exact: true }).click();
  await place.getByText(/^\d{17}[\dX]/).waitFor();
}

test('管理员新增账号，一次性链接只显示一次，看不到口令；监察核验日志', async () => {
  const { page, errors } = await deskOf(rig, 'admin');
  for (const path of ['organisations', 'calendar', 'day']) {
    await page.goto(`/app/${path}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    await sound(page, errors, `directory-${path}`);
  }
  await page.goto('/app/accounts');
  await page.getByRole('button', { name: '新增账号' }).click();
  const dialog = page.getByRole('dialog', { name: '新增账号' });
  await dialog.getByLabel('单位').selectOption({ label: '南昌市工业和信息化局' });
  await dialog.getByLabel('登录名').fill('nanchang-jb2');
  await dialog.getByLabel('姓名').fill('万晓军');
  await dialog.getByLabel('经办人').check();
  await dialog.getByRole('button', { name: '新增' }).click();
  const once = page.getByRole('dialog', { name: '设定口令的一次性链接' });
  assert.match(await once.getByRole('textbox', { name: '一次性链接' }).inputValue(), /\/password\/[\w-]{20,}$/);
  await once.getByRole('button', { name: '已交给本人' }).click();
  await sound(page, errors, 'directory-accounts');

  const supervisor = await deskOf(rig, 'jiancha');
  await supervisor.page.getByRole('link', { name: '日志' }).click();
  await supervisor.page
    .getByRole('cell', { name: '新增账号' })
    .or(supervisor.page.getByRole('rowheader', { name: '新增账号' }))
    .first()
    .waitFor();
  await sound(supervisor.page, supervisor.errors, 'directory-journal');
  await supervisor.page.getByRole('button', { name: '核验日志' }).click();
  await supervisor.page.getByText('日志完整，未被改动').waitFor();
});

test('监察按编号的开头、条款、日期查日志', async () => {
  const { page, errors } = await deskOf(rig, 'jiancha');
  await page.goto('/app/journal');
  const entries = page.getByRole('table', { name: '日志条目' });
  await page.getByLabel('申报编号、证书编号、单位、姓名或事项').fill('赣平2026');
  await page.getByLabel('依据条款').fill('第八条（三）');
  await page.getByRole('button', { name: '查找' }).click();
  await entries.getByRole('rowheader', { name: '通过初审' }).first().waitFor();
  assert.equal(await entries.getByRole('rowheader', { name: '新增账号' }).count(), 0, '只剩这些编号、这一条的');
  await sound(page, errors, 'journal-found');
  await page.getByLabel('到哪一天').fill('2001-01-01');
  await page.getByRole('button', { name: '查找' }).click();
  await page.getByText('没有找到').waitFor();
});

/** All but what the test types itself: 119 enterprises, no file, no declaration. */
async function fillByApi(page: Page): Promise<void> {
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const { values: now, versions } = (await (await page.request.get(`/api/dossiers/${id}/form`)).json()) as {
    values: Record<string, string>;
    versions: Record<string, number>;
  };
  const form = demoForm({
    n: 4,
    year: 2026,
    name: '测试单位',
    creditCode: now.creditCode ?? '',
    city: '南昌市',
    newId: () => crypto.randomUUID(),
    served: 119,
    functions: ['digitalisation'],
  });
  const values = Object.entries(form.values).map(([key, value]) => ({ kind: 'value', key, value, base: versions[key] ?? 0 }));
  const rows = Object.entries(form.tables).flatMap(([table, list]) =>
    list.map((row, index) => ({ kind: 'row', table, rowId: row.id, position: index + 1, cells: row.cells, base: 0 })),
  );
  const answer = await page.request.patch(`/api/dossiers/${id}/form`, { data: { patches: [...values, ...rows] } });
  assert.equal(answer.status(), 200, await answer.text());
}

const pdfOf = async (line: string): Promise<Buffer> => Buffer.from(await smallPdf(`File ${line.length}`).arrayBuffer());

/** Pastes where the focus is, as a spreadsheet's block arrives. */
async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((block) => {
    const data = new DataTransfer();
    data.setData('text/plain', block);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}
