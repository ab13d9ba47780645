import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Case, smallPdf, submit } from '../../src/rehearsal/apply.ts';
import type { Caller } from '../../src/rehearsal/client.ts';
import { type Place, startDrafting } from './system.ts';

let place: Place;
let sent: Case;
let clerk: Caller;
let stranger: Caller;
let city: Caller;
let leader: Caller;
before(async () => {
  ({ place, drafted: sent, clerk, stranger } = await startDrafting());
  city = await place.stage.party('nanchang-jb');
  leader = await place.stage.party('nanchang-ld');
  await submit(place.stage, sent);
});
after(() => place.close());

const at = () => ({ params: { id: sent.dossierId } });
const form = () => clerk('GET /api/dossiers/{id}/form', at());
const corrections = async (party: Caller) => (await party('GET /api/dossiers/{id}', at())).corrections;
const returned = (...places: [path: string, label: string][]) =>
  city('POST /api/dossiers/{id}/return', {
    ...at(),
    body: { items: places.map(([path, label]) => ({ path, label, reason: '有误', article: '第八条（三）', expected: '请更正' })) },
  });
const answering = (no: number, item: number, reason: string) => ({
  params: { id: sent.dossierId, no: String(no), item: String(item) },
  body: { reason },
});
const explain = (no: number, item: number, reason: string) =>
  clerk('PUT /api/dossiers/{id}/corrections/{no}/items/{item}/answer', answering(no, item, reason));
const resubmit = () => clerk('POST /api/dossiers/{id}/submit', { ...at(), body: {} });
const refusal = async () => {
  const { status, detail } = await clerk.refused('POST /api/dossiers/{id}/submit', { ...at(), body: {} });
  assert.equal(status, 422);
  return detail;
};
async function change(patch: (now: Awaited<ReturnType<typeof form>>) => Record<string, unknown>) {
  const patches = [patch(await form())] as never;
  await clerk('PATCH /api/dossiers/{id}/form', { ...at(), body: { patches } });
}
const value = (key: string, to: string) => change(({ versions }) => ({ kind: 'value', key, value: to, base: versions[key] ?? 0 }));
/** Where the last year's row of 二、平台运营情况 stands. */
const latest = async () => ((await form()).tables.operation ?? []).findIndex(({ cells }) => cells.year === 2025);
const cell = (table: string, index: number, cells: Record<string, unknown>) =>
  change(({ tables, versions }) => {
    const row = tables[table]?.[index];
    assert.ok(row);
    return {
      kind: 'row',
      table,
      rowId: row.id,
      position: index + 1,
      cells: { ...row.cells, ...cells },
      base: versions[`${table}/${row.id}`] ?? 0,
    };
  });

test('第八条（三）每一项都要改正或说明：两样都没有的逐项点名，不能重新提交', async () => {
  const row = (await form()).tables.served?.[0];
  assert.ok(row);
  await returned(
    ['website', '网址'],
    [`served/${row.id}/mobile`, '附件5第1行 手机'],
    ['materials/m2', '材料（二）'],
    ['totalAssets', '上年末总资产'],
  );
  assert.match(
    await refusal(),
    /还有 4 处没有改动.*第1项“网址”；第2项“附件5第1行 手机”；第3项“材料（二）”；第4项“上年末总资产”.*第八条（三）/,
  );
  const offer = (await clerk('GET /api/dossiers/{id}', at())).offers.find((one) => one.step === 'submit');
  assert.match(offer?.blockedBy.join() ?? '', /第3项“材料（二）”/);

  await cell('served', 0, { mobile: '13900001234' });
  await value('totalAssets', '999.99');
  assert.deepEqual((await clerk('GET /api/dossiers/{id}/changes', at())).untouched, [1, 3]);
  assert.match(await refusal(), /还有 2 处.*第1项“网址”；第3项“材料（二）”/);
  await value('totalAssets', '1234.00');
  await cell('operation', await latest(), { assets: '1234.00' });
});

test('说明写在该项下、可以改可以收回，只有申报单位自己能写；提交前推荐部门看不到', async () => {
  await explain(1, 1, ' 网址可以打开，请再试 ');
  await explain(1, 1, '网址已于3月恢复');
  await explain(1, 3, '租赁合同仍在有效期内');
  const own = (await corrections(clerk))[0]?.items.map((item) => item.answer?.reason ?? null);
  assert.deepEqual(own, ['网址已于3月恢复', null, '租赁合同仍在有效期内', null]);
  assert.ok((await corrections(city))[0]?.items.every((item) => item.answer === null));
  await explain(1, 3, '');
  assert.match(await refusal(), /还有 1 处.*第3项“材料（二）”/);
  await explain(1, 3, '租赁合同仍在有效期内');
  const put = 'PUT /api/dossiers/{id}/corrections/{no}/items/{item}/answer' as const;
  assert.equal((await stranger.refused(put, answering(1, 1, '别人'))).status, 404);
  assert.equal((await city.refused(put, answering(1, 1, '经办'))).status, 403);
  assert.equal((await clerk.refused(put, answering(1, 5, '没有这一项'))).status, 404);
  assert.equal((await clerk.refused(put, answering(2, 1, '没有这份通知'))).status, 404);
});

test('重新提交后说明随申报定下：推荐部门在该项旁看到，不能再改；前后内容摘要不同', async () => {
  const { contentHash: before } = await clerk('GET /api/dossiers/{id}', at());
  const { contentHash } = await resubmit();
  assert.notEqual(contentHash, before);
  const [notice] = await corrections(city);
  assert.deepEqual(
    notice?.items.map((item) => item.answer?.reason ?? null),
    ['网址已于3月恢复', null, '租赁合同仍在有效期内', null],
  );
  const late = await clerk.refused('PUT /api/dossiers/{id}/corrections/{no}/items/{item}/answer', answering(1, 1, '再改'));
  assert.equal(late.status, 422);
  assert.match(late.detail, /不能再改/);
});

test('第八条（三）再次退回：上次即是此内容而未告知的、此前已告知的、改过的，分别认定；通知留存，领导得信、待办可见', async () => {
  const { tables } = await form();
  const [first, second] = tables.served ?? [];
  const assets = tables.operation?.[await latest()];
  assert.ok(first && second && assets);
  const { earlier } = await city('GET /api/dossiers/{id}/review', at());
  assert.deepEqual(new Set(earlier[0]?.changed), new Set([`served/${first.id}/mobile`, 'totalAssets', `operation/${assets.id}/assets`]));
  const stood: [string, string][] = [
    ['address', '注册地址'],
    [`served/${first.id}/contact`, '附件5第1行 联系人'],
    [`served/${second.id}`, '附件5第2行'],
    ['staff', '附件4'],
    ['materials/m3', '材料（三）'],
  ];
  const answer = await returned(
    ...stood,
    ['website', '网址'],
    [`operation/${assets.id}/assets`, '资产总额'],
    ['materials/m2', '材料（二）'],
  );
  assert.deepEqual(
    answer.overlooked,
    stood.map(([path]) => path),
  );
  assert.deepEqual(answer.repeated, ['website', 'materials/m2']);

  const notice = (await corrections(clerk)).find((one) => one.no === 2);
  assert.deepEqual(
    notice?.items.map((item) => item.overlooked),
    [true, true, true, true, true, false, false, false],
  );
  const waiting = (await leader('GET /api/inbox', { query: {} })).items.find((one) => one.id === `repeatedReturn:${sent.dossierId}`);
  assert.match(waiting?.why ?? '', /2 处此前已告知、没有改好，5 处上次送审时即是此内容、上次未告知/);
});

test('换了文件的材料再退回，不算漏告', async () => {
  const data = smallPdf('New report');
  await clerk('PUT /api/dossiers/{id}/material-kinds/{kind}', {
    params: { id: sent.dossierId, kind: 'm3' },
    query: { name: '新审计报告.pdf' },
    body: data,
  });
  const { untouched } = await clerk('GET /api/dossiers/{id}/changes', at());
  assert.deepEqual(untouched, [1, 2, 3, 4, 6, 7, 8]);
  for (const item of untouched) await explain(2, item, '与附件所列一致');
  await resubmit();
  const answer = await returned(['materials/m3', '材料（三）'], ['postcode', '邮编']);
  assert.deepEqual([answer.repeated, answer.overlooked], [['materials/m3'], ['postcode']]);
});
