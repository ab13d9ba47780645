import { after, before, test } from 'node:test';
import { revision } from '../fixtures/revision.ts';
import { deskOf, settled } from './desk.ts';
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
