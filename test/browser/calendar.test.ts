import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { axeFaults, type Rig, shot, signIn, startRig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig.close());

/** What the notice of a made-up 2027 moves beside the days that the law gives. */
const off = [
  '2027-01-02',
  '2027-01-03',
  '2027-02-09',
  '2027-02-10',
  '2027-02-11',
  '2027-04-03',
  '2027-04-04',
  '2027-05-03',
  '2027-05-04',
  '2027-05-05',
  '2027-10-04',
  '2027-10-05',
  '2027-10-06',
  '2027-10-07',
];
const work = ['2027-02-20', '2027-05-08', '2027-09-26', '2027-10-09'];

test('管理员点日期编制一年，看过变动后提交；省级领导逐日核对后确认', { timeout: 180_000 }, async () => {
  const admin = await rig.visitor();
  await signIn(admin, 'admin', rig.password);
  await admin.goto('/app/calendar');
  await admin.getByRole('heading', { name: '编制或载入一年的安排' }).waitFor();
  await admin.getByLabel('年份').selectOption('2027');
  await admin.getByLabel('通知文号或标题').fill('国办发明电〔2026〕9号');
  await admin.getByRole('button', { name: '1月1日 星期五 休 元旦 放假' }).focus();
  await admin.keyboard.press('ArrowRight');
  await admin.keyboard.press('Space');
  await admin.getByRole('button', { name: '1月2日 星期六 休 放假' }).waitFor();
  for (const day of off.slice(1)) await admin.locator(`#day-${day}`).click();
  for (const day of work) {
    await admin.locator(`#day-${day}`).click();
    await admin.locator(`#day-${day}`).click();
  }
  assert.match((await admin.locator('#day-2027-10-09').textContent()) ?? '', /班/, '不单靠颜色');
  await shot(admin, 'calendar-months');
  assert.deepEqual(await axeFaults(admin), []);
  await admin.getByRole('button', { name: '试算并提交' }).click();
  const dialog = admin.getByRole('dialog');
  await dialog.getByText('，调休上班 4 天；').waitFor();
  await shot(admin, 'calendar-preview');
  await dialog.getByRole('button', { name: '提交，等另一人确认' }).click();
  await admin.getByRole('heading', { name: '2027 年的安排待确认' }).waitFor();
  await admin.getByRole('button', { name: '收回' }).waitFor();
  assert.equal(await admin.getByRole('button', { name: '核对无误，确认' }).count(), 0);
  const leader = await rig.visitor();
  await signIn(leader, 'sheng-ld', rig.password);
  await leader
    .getByRole('link', { name: /确认 2027 年工作日历|核对/ })
    .first()
    .waitFor();
  await leader.goto('/app/calendar');
  await leader.getByText('逐日查看').click();
  await shot(leader, 'calendar-confirm');
  assert.deepEqual(await axeFaults(leader), []);
  await leader.getByRole('button', { name: '核对无误，确认' }).click();
  await leader.getByText('2027 年的安排已确认，现已生效').waitFor();
  await leader
    .getByRole('cell', { name: '2027 年' })
    .or(leader.getByRole('rowheader', { name: '2027 年' }))
    .first()
    .waitFor();
});
