import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { deskOf, sound } from './desk.ts';
import { pageErrors, type Rig, startRig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

/** Nanchang's case that waits for its preliminary review. */
async function submitted(page: Page): Promise<{ id: string; applicant: string }> {
  const { dossiers } = (await (await page.request.get('/api/dossiers?state=submitted')).json()) as {
    dossiers: { id: string; applicant: string }[];
  };
  assert.ok(dossiers[0], '南昌应有待初审的申报');
  return dossiers[0];
}

/** Takes a case through its preliminary review and draws its sample; the rows wait for their interview. */
async function drawn(page: Page, id: string): Promise<{ rowId: string; enterprise: string }[]> {
  const post = async (what: string, data: unknown = {}) => {
    const answer = await page.request.post(`/api/dossiers/${id}/${what}`, { data });
    assert.equal(answer.status(), 200, `${what}: ${await answer.text()}`);
  };
  await post('certificate-check', { outcome: 'matches', note: '' });
  await post('accept');
  await post('draw');
  return (await (await page.request.get(`/api/dossiers/${id}/sample`)).json()).rows;
}

test('初审：常用原因填入补正条目，草稿留在服务器上；内部备注；信号在检查旁', async () => {
  const { page, errors } = await deskOf(rig, 'nanchang-jb');
  const one = await submitted(page);
  await page.goto(`/app/recommendations/${one.id}`);
  await page.getByRole('heading', { name: '检查与信号' }).waitFor();
  await page.getByText(/\d+ 条信号/).waitFor();
  await page.getByText('多家单位申报同一服务企业').waitFor();
  await page.getByRole('button', { name: '给“注册地址”标缺陷' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('常用原因').selectOption({ label: '与其他材料不一致' });
  await dialog.getByLabel('原因', { exact: true }).fill('与营业执照所载住所不一致');
  await sound(page, errors, 'review-mark');
  await dialog.getByRole('button', { name: '加入补正通知' }).click();
  await page.getByText('与营业执照所载住所不一致。请核对后更正，使两处一致').waitFor();
  await page.getByLabel('添加备注').fill('电话核实：租赁合同正在续签');
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await page.locator('.prose', { hasText: '电话核实：租赁合同正在续签' }).waitFor();
  await sound(page, errors, 'review-work');
  await page.reload();
  await page.getByText('与营业执照所载住所不一致。请核对后更正，使两处一致').waitFor();
  await page.getByRole('button', { name: '删除' }).first().click();
  await page.getByText('在左侧逐项点“标缺陷”').waitFor();
});

test('测评链接：经办人生成，企业在手机上填写“没有接受过”，案上出现标记，链接不能再用', async () => {
  const { page, errors } = await deskOf(rig, 'nanchang-jb');
  const one = await submitted(page);
  const [row] = await drawn(page, one.id);
  assert.ok(row, '应有等待测评的企业');
  await page.goto(`/app/recommendations/${one.id}?step=assessment`);
  await page.getByRole('button', { name: `给${row.enterprise}生成测评链接` }).click();
  await page.getByRole('button', { name: '生成链接' }).click();
  const url = await page.getByLabel('一次性链接').inputValue();
  await sound(page, errors, 'survey-link');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
  await page.getByText(/链接已发/).waitFor();
  await sound(page, errors, 'survey-sheet');

  const phone = await rig.visitor('phone');
  const phoneErrors = pageErrors(phone);
  const { pathname } = new URL(url);
  await phone.goto(pathname);
  await phone.getByRole('heading', { name: '服务情况测评' }).waitFor();
  await phone.getByText(one.applicant).first().waitFor();
  assert.equal(await phone.locator('script').count(), 0);
  assert.ok((await phone.evaluate(() => document.documentElement.scrollWidth)) <= 390, '手机上不横向滚动');
  await sound(phone, phoneErrors, 'survey-asked');
  await phone.getByRole('button', { name: '提交' }).click();
  await phone.getByText('还没有提交，请补正').waitFor();
  await phone.getByLabel('没有接受过', { exact: true }).check();
  await phone.getByLabel('您的姓名').fill('王芳');
  await phone.getByLabel('手机').fill('1380791');
  await phone.getByRole('button', { name: '提交' }).click();
  await phone.locator('.field--error', { hasText: '手机' }).waitFor();
  assert.equal(await phone.getByLabel('您的姓名').inputValue(), '王芳', '填过的还在');
  await sound(phone, [], 'survey-faults');
  await phone.getByLabel('手机').fill('');
  await phone.getByRole('button', { name: '提交' }).click();
  await phone.getByRole('heading', { name: '已收到，谢谢' }).waitFor();
  await sound(phone, [], 'survey-thanks');
  assert.equal((await phone.goto(pathname))?.status(), 410);
  await phone.getByRole('heading', { name: '链接不能使用' }).waitFor();

  await page.reload();
  await page.getByText('家抽中企业否认接受过服务').waitFor();
  await page.getByText('企业称没有接受过').waitFor();
  await sound(page, errors, 'survey-denied');
});

test('抽样公开页：封存值、公开后的次序和核验程序', async () => {
  const page = await rig.visitor();
  const errors = pageErrors(page);
  await page.goto('/draws');
  await page.getByRole('heading', { name: '抽样公开' }).waitFor();
  await sound(page, errors, 'draws');
  const script = await page.request.get('/draws/verify-draw.mjs');
  assert.match(await script.text(), /^\/\/ Proves a published draw/);
  const link = page.getByRole('link', { name: /^赣平\d{4}-\d{4}$/ }).first();
  await link.click();
  await page.getByRole('heading', { name: '抽取次序' }).waitFor();
  await sound(page, errors, 'draw');
});

test('台账：一行记一次，企业由企业库补全，Ctrl+D重复上一行；签到贴进活动即数得出户数；重开还在', async () => {
  const { page, errors } = await deskOf(rig, 'qiye10');
  await page.goto('/app/ledger');
  await page.getByRole('heading', { name: '服务台账' }).waitFor();
  const quick = page.getByRole('form', { name: '快速记一次' });
  const add = async (enterprise: string, persons: string): Promise<void> => {
    await quick.getByLabel('服务企业').fill(enterprise);
    await quick.getByLabel('日期').fill('1');
    await quick.getByLabel('内容').fill('设备联网改造方案');
    await quick.getByLabel('人次').fill(persons);
    await quick.getByRole('button', { name: '记下' }).click();
  };
  await add('江西象湖新材料有限公司', '三人');
  await quick.getByText('不是数字').or(quick.getByText('人次')).first().waitFor();
  await quick.getByLabel('人次').fill('4');
  await quick.getByLabel('人次').press('Enter');
  await page.getByText('已记下；已报送的季度不因改动而变').waitFor();
  await add('江西象湖建材有限公司', '3');
  await page.getByRole('button', { name: /^全部 2/ }).waitFor();
  await quick.getByLabel('服务企业').pressSequentially('象湖新');
  await page.getByRole('option', { name: /江西象湖新材料有限公司/ }).waitFor();
  await sound(page, errors, 'ledger');
  await quick.getByLabel('服务企业').press('Enter');
  assert.equal(await quick.getByLabel('服务企业').inputValue(), '江西象湖新材料有限公司');
  await quick.getByLabel('服务企业').press('Control+d');
  assert.equal(await quick.getByLabel('内容').inputValue(), '设备联网改造方案');
  await page.getByRole('button', { name: /^活动/ }).click();
  await page.getByRole('button', { name: '记一场活动' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('活动名称').fill('数字化转型专场');
  await dialog.getByLabel('日期').fill('2026-01-15');
  await dialog.getByLabel('地点').fill('南昌高新区');
  await dialog.getByLabel('服务内容').fill('讲座');
  await dialog.getByLabel('签到').fill('企业名称\t人数\n江西象湖新材料有限公司\t2\n江西鹭湖食品有限公司\t3人');
  await sound(page, errors, 'ledger-event');
  await dialog.getByRole('button', { name: '记下' }).click();
  await page.getByRole('row', { name: /数字化转型专场.*签到 2 家/ }).waitFor();
  await page.getByRole('button', { name: /^企业库/ }).click();
  await page.getByRole('row', { name: /江西鹭湖食品有限公司/ }).waitFor();
  await sound(page, errors, 'ledger-enterprises');
  await page.getByRole('button', { name: '请确认：江西象湖新材料有限公司' }).click();
  await dialog.getByRole('button', { name: '生成链接' }).click();
  const { pathname } = new URL(await dialog.getByLabel('链接').inputValue());
  await sound(page, errors, 'ledger-link');
  await dialog.getByRole('button', { name: '关闭' }).click();
  const phone = await rig.visitor('phone');
  await phone.goto(pathname);
  await phone.getByText('设备联网改造方案').waitFor();
  await sound(phone, [], 'confirm-asked');
  await phone.getByRole('button', { name: '提交' }).click();
  await phone.getByText('还没有提交，请补正').waitFor();
  await phone.getByLabel('没有', { exact: true }).check();
  await phone.getByRole('button', { name: '提交' }).click();
  await phone.getByRole('heading', { name: '已收到，谢谢' }).waitFor();
  await sound(phone, [], 'confirm-done');
  await page.reload();
  await page.getByRole('row', { name: /江西象湖新材料有限公司.*已答 1\/1 行/ }).waitFor();
  await page.getByRole('button', { name: /^账册/ }).click();
  await page.getByLabel('1月服务总收入').fill('120000');
  await page.getByRole('button', { name: '记下' }).click();
  await page.getByText('120000.00').first().waitFor();
  await sound(page, errors, 'ledger-books');

  const header = '日期,服务企业,服务内容,服务功能,收费情况,人数';
  const rows = ['2026-02-03,江西赣湖线缆有限公司,生产线诊断,上云,公益,6', '2026-02-32,江西扬子洲有限公司,生产线诊断,上云,公益,8'];
  const choose = async (lines: readonly string[]): Promise<void> => {
    const buffer = Buffer.from(`\ufeff${[header, ...lines].join('\r\n')}`);
    await page.getByLabel('台账表格').setInputFiles({ name: '2026台账.csv', mimeType: 'text/csv', buffer });
    await dialog.getByRole('button', { name: '读取' }).click();
    await dialog.getByText('改好才能记入').first().waitFor();
  };
  await choose(rows);
  await dialog.getByLabel('功能“上云”').selectOption({ label: '信息化应用' });
  await dialog.getByRole('button', { name: '按用词对照再读一次' }).click();
  await dialog.getByRole('button', { name: '记入 1 行' }).waitFor();
  await sound(page, errors, 'ledger-import');
  await dialog.getByRole('button', { name: '记入 1 行' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await choose([...rows, '2026-02-04,江西赣湖线缆有限公司,产线上线,上云,优惠,2']);
  await dialog.getByRole('listitem').filter({ hasText: '与台账相同' }).getByText('1', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: '记入 1 行' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByRole('button', { name: /^2月/ }).getByText('2 次').waitFor();
});
