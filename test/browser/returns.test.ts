import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { type Desk, deskOf, settled as sound } from './desk.ts';
import { type Rig, startRig } from './rig.ts';
import { started } from './started.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

const post = async (page: Page, path: string, data: unknown): Promise<void> => {
  const answer = await page.request.post(path, { data });
  assert.equal(answer.status(), 200, await answer.text());
};
const item = (path: string, label: string, reason: string) => ({ path, label, reason, article: '第九条（一）', expected: '请更正' });

test('第八条（三）补正：没改的逐项说明才能重新提交；再次退回时分清已告知和上次未告知，期限按工作日，领导看得到', async () => {
  const clerk = await deskOf(rig, process.env.SHIFAN_CLERK3 ?? 'qiye40');
  const { page } = clerk;
  const id = await started(page);
  await post(page, `/api/dossiers/${id}/declaration`, { confirmed: true });
  await post(page, `/api/dossiers/${id}/submit`, {});
  const officer = await deskOf(rig, 'ganzhou-jb');
  const items = [
    item('address', '注册地址', '与证照不一致'),
    item('materials/m8', '材料（八）', '协议已到期'),
    item('website', '网址', '打不开'),
  ];
  await post(officer.page, `/api/dossiers/${id}/return`, { items });

  await explained(clerk, id);
  await differences(officer, id);
  await returnedAgain(officer, id);

  const leader = await deskOf(rig, 'ganzhou-ld');
  const row = leader.page.getByRole('listitem').filter({ hasText: '上次送审时即是此内容' });
  await row.getByText('1 处此前已告知、没有改好，1 处上次送审时即是此内容、上次未告知', { exact: false }).waitFor();
  await row.getByRole('link', { name: '查看退回' }).click();
  const notice = leader.page.getByRole('region', { name: '第2次补正通知' });
  await notice.getByText('该处上次送审时即是此内容，上次未一次性告知').waitFor();
  assert.equal(await notice.getByText('此前已告知', { exact: true }).count(), 1);
  await sound(leader, 'returns-leader');

  await page.goto(`/app/dossiers/${id}`);
  await page.getByText('该处上次送审时即是此内容，上次未一次性告知').waitFor();
});

/** One item is mended, one explained at the notice, one at the check before the submission, which waits for all three. */
async function explained(clerk: Desk, id: string): Promise<void> {
  const { page } = clerk;
  await page.goto(`/app/dossiers/${id}`);
  await page.getByRole('button', { name: '填写说明：补正通知第 2 项' }).click();
  await page.getByRole('textbox', { name: '说明', exact: true }).fill('协议有效期至2027年，见第3页续签条款');
  await sound(clerk, 'returns-notice');
  await page.getByRole('button', { name: '保存说明' }).click();
  await page.getByText('申报单位说明：协议有效期至2027年').waitFor();
  await page.getByLabel('网址').fill('https://fixed.example.org.cn');
  await page.getByText(/已保存 \d\d:\d\d/).waitFor();
  await page.getByRole('button', { name: '提交前核对' }).click();
  await page.getByText('补正通知中没有改动的事项（2）').waitFor();
  await page.getByText('1 项待改正或说明').waitFor();
  const send = page.getByRole('button', { name: '重新提交' });
  assert.equal(await send.getAttribute('aria-disabled'), 'true', '有一项既没有改也没有说明');
  await page.getByText(/补正通知还有 1 处没有改动，也没有写明理由：第1项“注册地址”/).waitFor();
  await sound(clerk, 'returns-check');
  await page.getByRole('button', { name: '填写说明：补正通知第 1 项' }).click();
  await page.getByRole('textbox', { name: '说明', exact: true }).fill('与3月换发的证照一致，见材料（十）');
  await page.getByRole('button', { name: '保存说明' }).click();
  await page.getByText('都已说明').first().waitFor();
  await page.waitForFunction(
    () => ![...document.querySelectorAll('button')].some((one) => one.textContent === '重新提交' && one.ariaDisabled === 'true'),
  );
  await send.click();
  await page.getByRole('dialog').getByRole('button', { name: '确认提交' }).click();
  await page
    .getByText(/申报编号 赣平2026-\d{4}/)
    .first()
    .waitFor();
}

/** The recommender reads the reasons beside the items and among the differences. */
async function differences({ page }: Desk, id: string): Promise<void> {
  // the address of letters that were sent before it was renamed
  await page.goto(`/app/review/${id}`);
  const notice = page.getByRole('region', { name: '第1次补正通知' });
  await notice.getByText('申报单位说明：协议有效期至2027年，见第3页续签条款').waitFor();
  assert.equal(await notice.getByText('有改动', { exact: true }).count(), 1);
  assert.equal(await notice.getByText('没有改动', { exact: true }).count(), 2);
  const changes = page.getByRole('region', { name: '补正后的改动' });
  await changes.getByText('申报单位说明：与3月换发的证照一致，见材料（十）').waitFor();
  await changes.getByText('https://fixed.example.org.cn').waitFor();
}

async function returnedAgain(officer: Desk, id: string): Promise<void> {
  const { page } = officer;
  for (const [label, reason] of [
    ['注册地址', '仍与证照不一致'],
    ['邮编', '与注册地址不符'],
  ] as const) {
    await page.getByRole('button', { name: `给“${label}”标缺陷`, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('原因', { exact: true }).fill(reason);
    await dialog.getByLabel('要求', { exact: true }).fill('请更正');
    await dialog.getByRole('button', { name: '加入补正通知' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
  const notice = page.getByRole('region', { name: '补正通知', exact: true });
  await notice.getByText('此前已告知', { exact: true }).waitFor();
  await notice.getByText('该处上次送审时即是此内容，上次未一次性告知；退回后将提示负责人').waitFor();
  await notice.getByText(/^距今 5 个工作日，当日之后到推荐截止还有 \d+ 个工作日$/).waitFor();
  const { round } = (await (await page.request.get(`/api/dossiers/${id}`)).json()) as { round: { recommendBy: string } };
  const given = await notice.getByLabel('补正期限').inputValue();
  await notice.getByLabel('补正期限').fill(round.recommendBy);
  await notice.getByText(/当日之后仅剩 0 个工作日即到推荐截止日/).waitFor();
  await sound(officer, 'returns-again');
  await notice.getByLabel('补正期限').fill(given);
  await page.getByRole('button', { name: '预览并发出补正通知' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('1 处此前已告知、没有改好').waitFor();
  await dialog.getByText('1 处上次送审时即是此内容，上次未告知').waitFor();
  await sound(officer, 'returns-preview');
  await dialog.getByRole('button', { name: '发出', exact: true }).click();
  await page.getByRole('region', { name: '第2次补正通知' }).waitFor();
}
