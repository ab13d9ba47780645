import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { problemOf } from '../../src/api/problem.ts';
import { type Desk, deskOf, settled } from './desk.ts';
import { pageErrors, type Rig, startRig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

const REASON = '原管理员离职，单位7月1日来函，已电话核实';

test('移交：市里提出，企业的管理员异议，省级领导写明理由同意；链接和验证码分在两处，本人自己设定口令后登录', async () => {
  const officer = await deskOf(rig, 'nanchang-jb');
  await officer.page.goto('/app/licences');
  await officer.page.getByRole('link', { name: '移交单位管理员' }).click();
  await officer.page.getByRole('button', { name: '申请移交' }).click();
  const unit = officer.page.getByLabel('单位', { exact: true });
  await unit.selectOption({ index: 1 });
  const organisation = ((await unit.locator('option:checked').textContent()) ?? '').replace(/（.*$/, '');
  await officer.page.getByLabel('新管理员登录名').fill('jieshou-ren');
  await officer.page.getByLabel('新管理员姓名').fill('罗春花');
  await officer.page.getByLabel('移交原因和核实情况').fill(REASON);
  await settled(officer, 'handover-ask');
  await officer.page.getByRole('button', { name: '提出申请' }).click();
  await officer.page.getByRole('heading', { name: `移交单位管理员：${organisation}` }).waitFor();

  const manager = await deskOf(rig, rig.loginOf(organisation));
  await manager.page.goto('/app/colleagues');
  await manager.page.getByText(REASON).waitFor();
  await settled(manager, 'handover-manager');
  await manager.page.getByRole('button', { name: '提出异议' }).click();
  await manager.page.getByLabel('异议的理由').fill('我没有离职');
  await manager.page.getByRole('dialog').getByRole('button', { name: '提出异议' }).click();
  await manager.page.getByText('原管理员').first().waitFor();

  const leader = await deskOf(rig, 'sheng-ld');
  await leader.page.getByText(`移交单位管理员：${organisation}`).waitFor();
  await leader.page.goto('/app/handovers');
  await leader.page.getByText(/有异议：我没有离职/).waitFor();
  await settled(leader, 'handover-leader');
  await leader.page.getByRole('button', { name: '同意移交' }).click();
  await leader.page.getByLabel('理由和核实情况').fill('社保已停缴，单位法定代表人书面确认');
  // As where the session's last password is ten minutes old: asked over the page, and what was pressed goes on.
  const json = problemOf({ kind: 'proofNeeded', by: 'password' });
  await leader.page.route('**/api/handovers/*/**', (route) => route.fulfill({ status: json.status, json }), { times: 1 });
  await leader.page.getByRole('dialog').getByRole('button', { name: '同意移交' }).click();
  const proof = leader.page.getByRole('dialog', { name: '请确认是您本人' });
  await proof.getByLabel('口令').fill('not-it');
  await proof.getByRole('button', { name: '确认并继续' }).click();
  await proof.getByText('口令不正确').waitFor();
  await settled(leader, 'prove-again');
  await proof.getByLabel('口令').fill(rig.password);
  await proof.getByRole('button', { name: '确认并继续' }).click();
  const url = await leader.page.getByRole('textbox', { name: '一次性链接' }).inputValue();
  await settled(leader, 'link-given');
  await leader.page.getByRole('button', { name: '已交给本人' }).click();

  await officer.page.goto('/app/licences');
  await officer.page.getByRole('button', { name: '取得验证码 jieshou-ren' }).click();
  const code = (await officer.page.locator('.once code').textContent()) ?? '';
  assert.match(code, /^\d{8}$/);
  await settled(officer, 'link-code');
  await officer.page.getByRole('button', { name: '已交给本人' }).click();

  const page = await rig.visitor();
  const owner: Desk = { page, errors: pageErrors(page) };
  await page.goto(new URL(url).pathname);
  await page.getByText('jieshou-ren').waitFor();
  await settled(owner, 'link-page');
  await page.getByLabel('验证码').fill(code);
  await page.getByLabel('新口令', { exact: true }).fill('tea-bridge-lamp');
  await page.getByLabel('再填一次新口令').fill('tea-bridge-lamp');
  await page.getByRole('button', { name: '设定口令' }).click();
  await page.getByRole('heading', { name: '口令已设定' }).waitFor();
  await page.goto(new URL(url).pathname);
  await page.getByText(/已经使用过/).waitFor();
  await settled(owner, 'link-used');
  await page.getByRole('link', { name: '请直接登录' }).click();
  await page.getByLabel('登录名').fill('jieshou-ren');
  await page.getByLabel('口令', { exact: true }).fill('tea-bridge-lamp');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByRole('navigation', { name: '主导航' }).waitFor();
  await page.goto('/app/colleagues');
  await page.getByText('罗春花').first().waitFor();
});

test('重置领导的口令：管理员只见链接，要另一位管理员办理；领导本人在账号设置里看到并取消', async () => {
  const admin = await deskOf(rig, 'admin');
  await admin.page.goto('/app/accounts');
  await admin.page.getByLabel('登录名、姓名或单位').fill('jiujiang-ld');
  await admin.page.keyboard.press('Enter');
  await admin.page.getByRole('button', { name: '变更 jiujiang-ld' }).click();
  await admin.page.getByRole('button', { name: '重置口令' }).click();
  await admin.page.getByRole('textbox', { name: '一次性链接' }).waitFor();
  assert.match((await admin.page.getByRole('dialog').textContent()) ?? '', /您看不到.*bin\/shifan user code jiujiang-ld/s);
  await admin.page.getByRole('button', { name: '已交给本人' }).click();
  await admin.page.getByText('口令链接：待第二人办理').waitFor();
  assert.equal(await admin.page.getByRole('button', { name: '取得验证码 jiujiang-ld' }).count(), 0, '提出的人自己不能办');
  await settled(admin, 'accounts-waiting');
  const leader = await deskOf(rig, 'jiujiang-ld');
  await leader.page.goto('/app/account');
  await leader.page.getByRole('button', { name: '取消 jiujiang-ld' }).waitFor();
  await settled(leader, 'account-reset-asked');
  await leader.page.getByRole('button', { name: '取消 jiujiang-ld' }).click();
  await leader.page.getByText('已取消').waitFor();
});
