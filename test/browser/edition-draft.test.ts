import { after, before, test } from 'node:test';
import { deskOf, settled } from './desk.ts';
import { type Rig, startRig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

test('第十八条 逐句起草：改数、改口径、改文字，随改随存，旁边写出与现行版本的不同和差错；补上日期后提交', async () => {
  const officer = await deskOf(rig, 'sheng-jb');
  const { page } = officer;
  await page.goto('/app/editions');
  await page.getByRole('button', { name: '起草新的版本' }).click();
  const asked = page.getByRole('dialog', { name: '起草新的版本' });
  await asked.getByLabel('编号').fill('jx-2028');
  await asked.getByRole('button', { name: '开始起草' }).click();
  await page.getByText('服务业绩突出。', { exact: true }).waitFor();
  await page.getByLabel('年服务中小微企业至少').fill('150');
  await page.getByLabel('年服务中小微企业至少').press('Enter');
  await page.getByText(/^年服务中小微企业由\d+户改为150户/).waitFor();
  await page.getByText('年服务中小微企业150户以上，', { exact: true }).waitFor();
  await page.getByLabel('所填各年不下降，持平也算').check();
  await page.getByText(/由“所填各年不下降，且上年高于前年”改为/).waitFor();
  await page.getByRole('button', { name: '改这一句：服务业绩突出。' }).click();
  await page.getByLabel('条文：服务业绩突出。').fill('服务业绩突出，满2年。');
  await page.getByRole('button', { name: '保存这一句' }).click();
  await page.getByText('数字“2”没有着落', { exact: true }).waitFor();
  await settled(officer, 'draft-fault');
  await page.getByRole('button', { name: /^改这一句：服务业绩突出/ }).click();
  await page.getByLabel(/^条文：服务业绩突出/).fill('服务业绩突出。');
  await page.getByRole('button', { name: '保存这一句' }).click();
  await page.getByText('数字“2”没有着落', { exact: true }).waitFor({ state: 'detached' });
  const head = page.getByRole('complementary');
  await head.getByLabel('印发日期').fill('2028-01-10');
  await head.getByLabel('印发日期').blur();
  await page.getByText(/^已保存/).waitFor();
  await head.getByLabel('从哪一天起').fill('2028-03-01');
  await head.getByLabel('从哪一天起').blur();
  await page.getByRole('button', { name: /^只看改动/ }).click();
  await page.getByText('本办法自2028年3月1日起施行，', { exact: true }).waitFor();
  await settled(officer, 'draft-changes');
  await page.getByRole('button', { name: '提交分管领导签发' }).click();
  await page.getByRole('heading', { name: /^与 .* 的不同$/ }).waitFor();
  await settled(officer, 'draft-handed');
});
