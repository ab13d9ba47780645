import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Page } from '@playwright/test';
import { extractText } from 'unpdf';
import { allStamped, deskOf, judged, settled as sound } from './desk.ts';
import { type Rig, startRig } from './rig.ts';

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig?.close());

async function post<T>(page: Page, path: string, data: unknown = {}): Promise<T> {
  const answer = await page.request.post(path, { data });
  assert.equal(answer.status(), 200, await answer.text());
  return (await answer.json()) as T;
}
const get = async <T>(page: Page, path: string): Promise<T> => (await (await page.request.get(path)).json()) as T;

type Row = { rowId: string; version: number };
const low = '满意度低于80%仍予推荐的理由';
const why = '三家不满意均系2025年物流延误所致，平台已更换承运单位，经回访三家表示愿意继续接受服务。';

/** A case past its first review, its twelve recorded, so many of them satisfied. */
async function surveyed(page: Page, satisfied: number): Promise<{ id: string; applicant: string }> {
  const { dossiers } = await get<{ dossiers: { id: string; applicant: string }[] }>(page, '/api/dossiers?state=submitted');
  const [one] = dossiers;
  assert.ok(one, '南昌应有待初审的申报');
  const at = `/api/dossiers/${one.id}`;
  await post(page, `${at}/certificate-check`, { outcome: 'matches' });
  await post(page, `${at}/accept`);
  await post(page, `${at}/draw`);
  const { rows } = await get<{ rows: Row[] }>(page, `${at}/sample`);
  for (const [index, row] of rows.entries())
    await post(page, `${at}/sample/${row.rowId}/record`, {
      ...{ method: 2, interviewee: '王经理', mobile: '13912345678', service: '数字化诊断' },
      ...{ satisfied: index < satisfied, version: row.version },
    });
  return one;
}

/** Annex 1 as it is printed, without the breaks of its lines. */
async function printed(page: Page, id: string): Promise<string> {
  const answer = await page.request.get(`/api/dossiers/${id}/annexes/1.pdf`);
  assert.equal(answer.status(), 200);
  const { text } = await extractText(new Uint8Array(await answer.body()), { mergePages: true });
  return text.replace(/\s/g, '');
}

test('第六条（三）12家中9家满意仍予推荐：理由只在这时要写，不写不能签发，领导签前看到，认定部门看到，印在推荐意见之后', async () => {
  const officer = await deskOf(rig, 'nanchang-jb');
  const { page } = officer;
  const { id, applicant } = await surveyed(page, 9);
  await page.goto(`/app/recommendations/${id}?step=recommendation`);
  const boxes = page.getByRole('tabpanel').getByRole('textbox');
  await boxes.first().waitFor();
  for (const [index, text] of ['带动本地企业转型。', '模式可推广。', '同意推荐。'].entries()) await boxes.nth(index).fill(text);
  await page
    .getByText(/12家中访到12家、满意9家，占访到的75%；按12家计，80%即至少10家满意/)
    .first()
    .waitFor();
  await page.getByText(/已保存 \d\d:\d\d/).waitFor();

  const leader = await deskOf(rig, 'nanchang-ld');
  await leader.page.goto(`/app/recommendations/${id}?step=recommendation`);
  await leader.page.getByText(`推荐表尚未写明“${low}”（第六条（三）、附件1）`).waitFor();
  assert.equal(await leader.page.getByRole('button', { name: '签发推荐' }).getAttribute('aria-disabled'), 'true');

  await page.getByLabel(low).fill(why);
  await page.getByText(/已保存 \d\d:\d\d/).waitFor();
  await page.getByRole('button', { name: '按最新内容更新预览' }).click();
  await sound(officer, 'recommended-though-form');

  await allStamped(rig, 'nanchang-jb', applicant);
  await judged(rig, 'nanchang-jb', id);
  await leader.page.goto('/app');
  const row = leader.page.getByRole('listitem').filter({ has: leader.page.getByRole('link', { name: applicant, exact: true }) });
  await row.getByRole('button', { name: /^签发/ }).click();
  const dialog = leader.page.getByRole('dialog');
  await dialog.getByRole('heading', { name: low }).waitFor();
  await dialog.getByText(why).waitFor();
  await sound(leader, 'recommended-though-sign');
  await dialog.getByRole('button', { name: '签发', exact: true }).click();
  await leader.page
    .getByRole('status')
    .filter({ hasText: /已签发推荐/ })
    .first()
    .waitFor();

  const province = await deskOf(rig, 'sheng-jb');
  await province.page.goto(`/app/dossiers/${id}`);
  await province.page.getByText(low).waitFor();
  await province.page.getByText(why).waitFor();
  await sound(province, 'recommended-though-authority');
  const paper = await printed(province.page, id);
  assert.ok(paper.indexOf('同意推荐。') > 0 && paper.indexOf(why) > paper.indexOf('同意推荐。'), '印在推荐意见之后');
});
