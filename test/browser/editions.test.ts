import { after, before, test } from 'node:test';
import { revision } from '../fixtures/revision.ts';
import { deskOf, settled, sound } from './desk.ts';
import { type Rig, startRig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

const text = revision({
  ...{ id: 'jx-2027', adopted: '2027-05-20', inForce: '2027-06-01' },
  choose: '{ comprehensiveActivities: { option: any, reason: 多数市建议按任一项功能 } }',
});
const asFile = (whole: string) => ({ name: '修订.yaml', mimeType: 'application/yaml', buffer: Buffer.from(whole) });

test('第十八条 经办人带入版本文件：有错的说在哪一行，改好的看过不同后提交；另一位领导核对后签发', async () => {
  const officer = await deskOf(rig, 'sheng-jb');
  await officer.page.getByRole('link', { name: '办法', exact: true }).click();
  const picker = officer.page.getByLabel('版本文件');
  await picker.setInputFiles(asFile(text.replace('atLeast: 100', 'atLeast: 一百')));
  const faults = officer.page.getByRole('table', { name: '版本文件的问题' });
  await faults.getByRole('cell', { name: '16', exact: true }).waitFor();
  await settled(officer, 'edition-faults');
  await picker.setInputFiles(asFile(text));
  await officer.page.getByText('年服务中小微企业由120户改为100户（放宽）').waitFor();
  await settled(officer, 'edition-read');
  await officer.page.getByRole('button', { name: '提交分管领导签发' }).click();
  await officer.page.getByRole('link', { name: 'jx-2027', exact: true }).waitFor();

  const leader = await deskOf(rig, 'sheng-ld');
  await leader.page.goto('/app/editions/jx-2027');
  await settled(leader, 'edition-waits');
  await leader.page.getByRole('button', { name: '签发', exact: true }).click();
  const asked = leader.page.getByRole('dialog', { name: '签发 jx-2027' });
  await asked.getByText('签发后不能再改').waitFor();
  await asked.getByRole('button', { name: '签发' }).click();
  await leader.page.getByText('已签发', { exact: true }).first().waitFor();
  await leader.page.getByRole('button', { name: '签发', exact: true }).waitFor({ state: 'detached' });
  await settled(leader, 'edition-signed');
});

test('第十七条 市里自省级版本起草本地的办法：名称已是本地的，改数、填日期后由本市领导签发；省里看得到不同，没有可办的〔17.s1〕', async () => {
  const officer = await deskOf(rig, 'nanchang-jb');
  const { page } = officer;
  await page.goto('/app/editions');
  await page.getByRole('button', { name: '起草新的版本' }).click();
  const asked = page.getByRole('dialog', { name: '起草新的版本' });
  await asked.getByLabel('编号').fill('nc-2027');
  await settled(officer, 'edition-local-begin');
  await asked.getByRole('button', { name: '开始起草' }).click();
  await page.getByRole('heading', { name: '南昌市中小企业公共服务示范平台认定管理办法' }).waitFor();
  await page.getByText('资产总额200万元以上，', { exact: true }).waitFor();
  await page.getByLabel('年服务中小微企业至少').fill('60');
  await page.getByLabel('年服务中小微企业至少').press('Enter');
  await page.getByText(/^年服务中小微企业由\d+户改为60户（放宽）/).waitFor();
  const head = page.getByRole('complementary');
  await head.getByLabel('印发日期').fill('2027-05-20');
  await head.getByLabel('印发日期').blur();
  await page.getByText(/^已保存/).waitFor();
  await head.getByLabel('从哪一天起').fill('2027-05-25');
  await head.getByLabel('从哪一天起').blur();
  await page.getByRole('button', { name: /^只看改动/ }).click();
  await page.getByText('本办法自2027年5月25日起施行，', { exact: true }).waitFor();
  await settled(officer, 'edition-local-draft');
  await page.getByRole('button', { name: '提交分管领导签发' }).click();
  await page.getByText('待签发', { exact: true }).first().waitFor();
  const leader = await deskOf(rig, 'nanchang-ld');
  await leader.page.goto('/app/editions/nc-2027');
  await leader.page.getByRole('button', { name: '签发', exact: true }).click();
  await leader.page.getByRole('dialog', { name: '签发 nc-2027' }).getByRole('button', { name: '签发' }).click();
  await leader.page.getByText('已签发', { exact: true }).first().waitFor();

  const province = await deskOf(rig, 'sheng-ld');
  await province.page.goto('/app/editions');
  await province.page.getByText(/^参照 jx-\d+ 制定$/).waitFor();
  await province.page.getByRole('link', { name: 'nc-2027', exact: true }).click();
  await province.page.getByText('“江西省中小企业公共服务示范平台”改称“南昌市中小企业公共服务示范平台”').first().waitFor();
  await province.page.getByRole('link', { name: '下载版本文件' }).waitFor();
  await settled(province, 'edition-local-seen');
  for (const name of ['签发', '退回经办人', '撤下这个版本'])
    await province.page.getByRole('button', { name }).waitFor({ state: 'detached' });
});

test('第十条 照上年建立年度工作，发布申报通知，延长申报：经办人起草，看得到签发后会怎样；领导签发，公开页面当即写明由什么改为什么〔10.s2〕', async () => {
  const officer = await deskOf(rig, 'sheng-jb');
  const { page } = officer;
  await page.goto('/app/rounds');
  await page.getByRole('button', { name: '建立年度工作' }).click();
  const dialog = page.getByRole('dialog', { name: '照2026年度建立年度工作' });
  await dialog
    .getByText(/放假安排尚未公布，暂按周一至周五推算/)
    .first()
    .waitFor();
  await settled(officer, 'round-from-last');
  await dialog.getByRole('button', { name: '建立', exact: true }).click();
  await page.getByRole('link', { name: /^2027年度/ }).waitFor();

  await page.getByRole('link', { name: /^2026年度/ }).click();
  await page.getByRole('link', { name: '变更、延期' }).click();
  await page.getByLabel('申报截止改为').fill('2026-04-22');
  await page.getByRole('button', { name: '推荐截止一并改为2026年5月22日' }).click();
  await page.getByText('延后 5 个工作日').first().waitFor();
  await page.getByRole('button', { name: '按本年度的时间起草' }).click();
  await page.getByLabel('申报通知文号改为').fill('赣工信企业字〔2026〕12号');
  await page.getByLabel('原因（写入公告）').fill('全省政务云迁移，部分单位无法登录');
  await settled(officer, 'round-change');
  await page.getByRole('button', { name: '送分管领导签发' }).click();
  await page.getByRole('heading', { name: '待签发的变更' }).waitFor();
  await settled(officer, 'round-change-sent');

  const leader = await deskOf(rig, 'sheng-ld');
  await leader.page.getByRole('link', { name: /签发/ }).first().waitFor();
  await leader.page.goto(new URL(page.url()).pathname);
  await leader.page.getByRole('button', { name: '签发变更' }).click();
  const asked = leader.page.getByRole('dialog', { name: '签发变更' });
  await leader.page.getByText('二、申报时间和方式。2026年3月3日至2026年4月22日24时在网上申报').waitFor();
  await settled(leader, 'round-change-sign');
  await asked.getByRole('button', { name: '签发', exact: true }).click();
  await leader.page.getByText('没有待签发的变更').waitFor();

  const visitor = await rig.visitor();
  await visitor.goto(new URL(page.url()).pathname.replace(/^\/app|\/change$/g, ''));
  await visitor.getByText('申报截止由2026年4月15日改为2026年4月22日').waitFor();
  await visitor.getByRole('heading', { name: '申报工作通知（赣工信企业字〔2026〕12号）' }).waitFor();
  await visitor.getByRole('link', { name: /附件8 季度汇总表/ }).waitFor();
  await sound(visitor, [], 'round-public');
});
