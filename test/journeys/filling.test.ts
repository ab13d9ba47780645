import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre/xlsx';
import { checkSubmission, type FrozenForm } from '../../src/core/annexes/freeze.ts';
import { type Case, submit } from '../../src/rehearsal/apply.ts';
import type { Caller } from '../../src/rehearsal/client.ts';
import { sha256 } from '../../src/store/crypto.ts';
import { type Place, startDrafting } from './system.ts';

let place: Place;
let drafted: Case;
let clerk: Caller;
let stranger: Caller;
before(async () => {
  ({ place, drafted, clerk, stranger } = await startDrafting());
});
after(() => place.close());

const at = () => ({ params: { id: drafted.dossierId } });
const set = async (key: string, value: string | number) => {
  const { versions } = await clerk('GET /api/dossiers/{id}/form', at());
  const { results } = await clerk('PATCH /api/dossiers/{id}/form', {
    ...at(),
    body: { patches: [{ kind: 'value', key, value, base: versions[key] ?? 0 }] },
  });
  assert.equal(results[0]?.conflict, undefined);
};
/** The same mobile on the first five rows of annex 5: a signal for reviewers, no fault. */
async function shareMobile(): Promise<void> {
  const { tables, versions } = await clerk('GET /api/dossiers/{id}/form', at());
  const rows = (tables.served ?? []).slice(0, 5);
  const mobile = rows[0]?.cells.mobile ?? null;
  const patches = rows.map(({ id, cells }, i) => ({
    kind: 'row' as const,
    table: 'served',
    rowId: id,
    position: i + 1,
    cells: { ...cells, mobile },
    base: versions[`served/${id}`] ?? 0,
  }));
  await clerk('PATCH /api/dossiers/{id}/form', { ...at(), body: { patches } });
}
const signalsOf = async (caller: Caller) => (await findingsOf(caller)).findings.filter((one) => one.severity === 'signal');

const findingsOf = async (caller: Caller) => caller('GET /api/dossiers/{id}/checks', at());

test('插在两行之间的行就在两行之间：位置不必是整数，删去后再放回还在原处', async () => {
  const { tables } = await clerk('GET /api/dossiers/{id}/form', at());
  const [first] = tables.served ?? [];
  const row = {
    kind: 'row' as const,
    table: 'served',
    rowId: '0190a0b0-0000-7000-8000-00000000a001',
    position: 1 + 1 / 3,
    cells: { ...first?.cells },
  };
  const order = async () => ((await clerk('GET /api/dossiers/{id}/form', at())).tables.served ?? []).map(({ id }) => id);
  const send = async (patch: typeof row | { kind: 'removeRow'; table: string; rowId: string }, base: number) =>
    clerk('PATCH /api/dossiers/{id}/form', { ...at(), body: { patches: [{ ...patch, base }] } });
  await send(row, 0);
  assert.equal((await order()).indexOf(row.rowId), 1);
  await send({ kind: 'removeRow', table: row.table, rowId: row.rowId }, 1);
  assert.equal((await order()).includes(row.rowId), false);
  await send(row, 2);
  assert.equal((await order()).indexOf(row.rowId), 1);
  await send({ kind: 'removeRow', table: row.table, rowId: row.rowId }, 3);
});

test('一次保存里同一处改了两次：后一次是现在的样子，每次都记在修改记录里；中间清空过的，与别人同时修改时看到的也是空', async () => {
  const { values, versions } = await clerk('GET /api/dossiers/{id}/form', at());
  const [was, base] = [values.website ?? null, versions.website ?? 0];
  assert.ok(was, '有内容可清空');
  const to = (value: string | null, on: number) => ({ kind: 'value' as const, key: 'website', value, base: on });
  const patches = [to(null, base), to('https://example.cn/late', base), to('https://example.cn/again', base + 1)];
  const { results } = await clerk('PATCH /api/dossiers/{id}/form', { ...at(), body: { patches } });
  assert.deepEqual(
    results.map(({ version, conflict }) => ({ version, conflict })),
    [
      { version: base + 1, conflict: undefined },
      { version: base + 1, conflict: { current: null, who: null } },
      { version: base + 2, conflict: undefined },
    ],
  );
  const { changes } = await clerk('GET /api/dossiers/{id}/history', { ...at(), query: { path: 'website' } });
  assert.deepEqual(
    changes.slice(0, 2).map(({ before, after }) => [before, after]),
    [
      [null, 'https://example.cn/again'],
      [was, null],
    ],
  );
  await set('website', was as string);
});

test('提醒可以说明理由，错误不能；提交后理由不能再改，推荐部门看得到', async () => {
  const before = (await clerk('GET /api/dossiers/{id}/form', at())).values.totalAssets as string;
  await set('totalAssets', '9999.99');
  const { findings } = await findingsOf(clerk);
  assert.ok(findings.some((one) => one.id === 'assets-agree' && one.severity === 'warning'));
  const answerTo = (findingId: string, reason: string) => ({ params: { ...at().params, findingId }, body: { reason } });
  const { answer } = await clerk('PUT /api/dossiers/{id}/answers/{findingId}', answerTo('assets-agree', ' 口径不同：上年末为审计数 '));
  assert.equal(answer?.reason, '口径不同：上年末为审计数');
  assert.match(answer?.message ?? '', /9999\.99万元/);
  assert.equal((await clerk.refused('PUT /api/dossiers/{id}/answers/{findingId}', answerTo('served-totals', '没有这条'))).status, 404);
  assert.equal((await stranger.refused('PUT /api/dossiers/{id}/answers/{findingId}', answerTo('assets-agree', '别人'))).status, 404);
  await set('staffProfessional', 9999);
  const error = await clerk.refused('PUT /api/dossiers/{id}/answers/{findingId}', answerTo('professional-within-staff', '就这样'));
  assert.equal(error.status, 400);
  assert.match(JSON.stringify(error), /要改正，不能用说明代替/);
  await clerk('PUT /api/dossiers/{id}/answers/{findingId}', answerTo('assets-agree', ''));
  assert.deepEqual((await findingsOf(clerk)).answers, []);
  await clerk('PUT /api/dossiers/{id}/answers/{findingId}', answerTo('assets-agree', '以审计报告为准'));
  const { changes } = await clerk('GET /api/dossiers/{id}/history', { ...at(), query: { path: 'staffProfessional' } });
  await set('staffProfessional', changes[0]?.before as number);
  assert.notEqual(before, '9999.99');
  await shareMobile();
  const sent = await submit(place.stage, drafted);
  assert.ok(sent.number);
  const officer = await place.stage.party('nanchang-jb');
  assert.ok(
    (await signalsOf(officer)).some((one) => one.id === 'same-mobile'),
    '同一手机多家企业是给审核人的信号',
  );
  assert.deepEqual(await signalsOf(clerk), [], '申报单位看不到信号');
  const { answers } = await findingsOf(officer);
  assert.deepEqual(
    answers.map(({ findingId, reason }) => ({ findingId, reason })),
    [{ findingId: 'assets-agree', reason: '以审计报告为准' }],
  );
  assert.equal((await clerk.refused('PUT /api/dossiers/{id}/answers/{findingId}', answerTo('assets-agree', '再改'))).status, 422);
  const { contentHash } = await clerk('GET /api/dossiers/{id}', at());
  const zip = unzipSync(new Uint8Array(await (await clerk('GET /api/dossiers/{id}/everything.zip', at())).arrayBuffer()));
  const text = strFromU8(zip['提交内容.json']!);
  assert.deepEqual(checkSubmission(text, contentHash ?? '', sha256), { format: 2, reasons: 1, matches: true });
  assert.deepEqual(
    (JSON.parse(text) as FrozenForm).reasons?.map(({ finding, reason }) => [finding, reason]),
    [['assets-agree', '以审计报告为准']],
  );
});

test('修改历史：谁在何时把什么改成什么，个人信息只对本单位打开', async () => {
  const { changes } = await clerk('GET /api/dossiers/{id}/history', { ...at(), query: { path: 'totalAssets' } });
  const { account } = await clerk('GET /api/session');
  assert.equal(changes[0]?.after, '9999.99');
  assert.equal(changes[0]?.who, account.name);
  const basics = await clerk('GET /api/dossiers/{id}/sections/{section}/history', {
    params: { ...at().params, section: 'basics' },
    query: {},
  });
  const mobile = basics.changes.find((one) => one.path === 'legalMobile');
  assert.match(String(mobile?.after), /^1\d{10}$/);
  const served = await clerk('GET /api/dossiers/{id}/sections/{section}/history', {
    params: { ...at().params, section: 'served' },
    query: {},
  });
  const row = served.changes.find((one) => one.path.startsWith('served/'));
  assert.match(String((row?.after as Record<string, unknown> | undefined)?.mobile), /^1\d{10}$/);
  const one = await clerk('GET /api/dossiers/{id}/history', { ...at(), query: { path: row?.path ?? '' } });
  assert.deepEqual(one.changes[0]?.after, row?.after);
  assert.ok(!JSON.stringify([basics, served, one]).includes('sealed:'));
  const section = { params: { ...at().params, section: 'basics' }, query: {} };
  assert.equal((await stranger.refused('GET /api/dossiers/{id}/sections/{section}/history', section)).status, 404);
  assert.equal(
    (await clerk.refused('GET /api/dossiers/{id}/sections/{section}/history', { params: { ...at().params, section: 'x' }, query: {} }))
      .status,
    404,
  );
});

test('同一份申报里的人互相看得见，别的单位进不来', async () => {
  const enter = (caller: Caller, section: string | null, tab: string) =>
    caller('POST /api/dossiers/{id}/presence', { ...at(), body: { section, tab } });
  assert.deepEqual((await enter(clerk, 'staff', 'a')).others, []);
  const { others } = await enter(clerk, 'served', 'b');
  assert.deepEqual(
    others.map(({ section, own }) => ({ section, own })),
    [{ section: 'staff', own: true }],
  );
  await enter(clerk, null, 'a');
  assert.deepEqual((await enter(clerk, 'served', 'b')).others, [], '说了离开的不再显示');
  assert.equal((await stranger.refused('POST /api/dossiers/{id}/presence', { ...at(), body: { section: 'staff', tab: 'c' } })).status, 404);
});

test('空白表格人人可取；名单标注问题后还给本单位', async () => {
  const template = await place.stage.anyone('GET /api/templates/{table}', { params: { table: 'served.xlsx' }, query: {} });
  const bytes = new Uint8Array(await template.arrayBuffer());
  assert.match(JSON.stringify((await readXlsx(bytes)).sheets[0]?.rows), /服务企业名称.*服务满意度/);
  const csv = new Blob(['服务企业名称,企业联系人,手机,服务内容简述\n江西甲公司,张三,123,咨询\n'], { type: 'text/csv' });
  const request = { params: { ...at().params, table: 'served' }, query: { name: '名单.csv' }, body: csv };
  const marked = await clerk('POST /api/dossiers/{id}/tables/{table}/marked', request);
  const [sheet] = (await readXlsx(new Uint8Array(await marked.arrayBuffer()), { readStyles: true })).sheets;
  assert.match(sheet?.cells?.get('1,2')?.comment?.text ?? '', /手机号码/);
  const pdf = { ...request, body: new Blob(['%PDF-1.7']) };
  assert.equal((await clerk.refused('POST /api/dossiers/{id}/tables/{table}/marked', pdf)).status, 415);
  assert.equal((await stranger.refused('POST /api/dossiers/{id}/tables/{table}/marked', request)).status, 404);
});
