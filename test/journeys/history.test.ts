import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Case } from '../../src/rehearsal/apply.ts';
import { type Caller, signedIn } from '../../src/rehearsal/client.ts';
import { type Place, setPassword, startDrafting } from './system.ts';

let place: Place;
let drafted: Case;
let clerk: Caller;
let colleague: Caller;
let stranger: Caller;
before(async () => {
  ({ place, drafted, clerk, stranger } = await startDrafting());
  const { link } = await clerk('POST /api/colleagues', { body: { login: 'tongshi', name: '涂小燕', roles: ['clerk'] } });
  await setPassword(place, link.url ?? '', { password: 'cha-qiao-deng' });
  colleague = await signedIn(place.send, 'tongshi', 'cha-qiao-deng');
});
after(() => place.close());

type Asked = { who?: string; search?: string; within?: string; from?: string };
const HISTORY = 'GET /api/dossiers/{id}/sections/{section}/history';
const params = () => ({ id: drafted.dossierId });
const page = (section: string, query: Asked = {}) => clerk(HISTORY, { params: { ...params(), section }, query });
type Page = Awaited<ReturnType<typeof page>>;

/** Every page, one after the other, as whoever presses “更早的记录” until there is none. */
async function all(section: string, query: Asked = {}): Promise<Page[]> {
  const pages = [await page(section, query)];
  for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await page(section, { ...query, from: next }));
  return pages;
}
const flat = (pages: readonly Page[]) => pages.flatMap(({ changes }) => changes);
const natureNow = async () => (await clerk('GET /api/dossiers/{id}/form', { params: params() })).values.nature;
/** Written upon whatever version stands there now. */
let base = 0;
const setNature = async (who: Caller, value: unknown) => {
  const patch = { kind: 'value' as const, key: 'nature', value: value as string, base };
  const { results } = await who('PATCH /api/dossiers/{id}/form', { params: params(), body: { patches: [patch] } });
  assert.equal(results[0]?.conflict, undefined);
  base = results[0]?.version ?? 0;
};
const imported = async (how: 'append' | 'replace', names: readonly string[]) => {
  const { tables, versions } = await clerk('GET /api/dossiers/{id}/form', { params: params() });
  const rows = names.map((enterprise, i) => ({ enterprise, contact: '张三', mobile: `138${10_000_000 + i}` }));
  const removes = (how === 'append' ? [] : (tables.served ?? [])).map(({ id }) => ({ rowId: id, base: versions[`served/${id}`] ?? 0 }));
  const body = { how, fileName: '名单.xlsx', rows, removes };
  return (await clerk('POST /api/dossiers/{id}/tables/{table}/import', { params: { ...params(), table: 'served' }, body })).import;
};

test('改过 230 处：每页 100 处，新的在前，一处不漏地翻到最早一处，并把它恢复', async () => {
  const [first] = flat(await all('basics', { search: '单位性质' })).slice(-1);
  const { values, versions } = await clerk('GET /api/dossiers/{id}/form', { params: params() });
  base = versions.nature ?? 0;
  for (let i = 1; i <= 230; i += 1) await setNature(i % 10 === 0 ? colleague : clerk, `性质${i}`);
  const pages = await all('basics');
  assert.deepEqual(
    pages.slice(0, -1).map(({ changes }) => changes.length),
    pages.slice(0, -1).map(() => 100),
  );
  const changes = flat(pages);
  assert.ok(changes.length > 230 && pages.length >= 3);
  assert.equal(new Set(changes.map(({ id }) => id)).size, changes.length, '没有一处出现两次');
  const times = changes.map(({ at }) => at);
  assert.deepEqual(times, times.toSorted().toReversed());
  const nature = changes.filter(({ path }) => path === 'nature');
  assert.deepEqual(
    nature.slice(0, 230).map(({ after }) => after),
    Array.from({ length: 230 }, (_, i) => `性质${230 - i}`),
  );
  assert.equal(nature.at(-1)?.id, first?.id);
  assert.equal(nature[229]?.before, values.nature);
  await setNature(clerk, nature[229]?.before);
  assert.equal(await natureNow(), values.nature);
  const one = await clerk('GET /api/dossiers/{id}/history', { params: params(), query: { path: 'nature' } });
  assert.equal(one.changes.length, 100);
  const older = await clerk('GET /api/dossiers/{id}/history', { params: params(), query: { path: 'nature', from: one.next as string } });
  assert.equal(older.changes[0]?.after, '性质131');
});

test('翻页期间又有改动：已列出的不重复，没列出的不漏', async () => {
  const first = await page('basics');
  await setNature(clerk, '翻页期间改的');
  const second = await page('basics', { from: first.next as string });
  const anew = flat(await all('basics'));
  assert.equal(anew[0]?.after, '翻页期间改的');
  assert.deepEqual(
    [...first.changes, ...second.changes].map(({ id }) => id),
    anew.slice(1, 201).map(({ id }) => id),
  );
});

test('按人、按处查找；没有符合的就是空的', async () => {
  const { people } = await page('basics');
  assert.deepEqual(people.map(({ name }) => name).includes('涂小燕'), true);
  const her = people.find(({ name }) => name === '涂小燕')?.id as string;
  const hers = flat(await all('basics', { who: her }));
  assert.deepEqual(
    hers.map(({ who, after }) => [who, after]),
    Array.from({ length: 23 }, (_, i) => ['涂小燕', `性质${230 - 10 * i}`]),
  );
  const address = flat(await all('basics', { search: '注册地址' }));
  assert.deepEqual([...new Set(address.map(({ path }) => path))], ['address']);
  assert.deepEqual((await page('basics', { search: '没有这一项' })).changes, []);
  assert.deepEqual((await page('basics', { who: her, search: '注册地址' })).changes, []);
  for (const from of ['第二页', `2026-99-99T00:00:00.000Z_${crypto.randomUUID()}`])
    assert.equal((await clerk.refused(HISTORY, { params: { ...params(), section: 'basics' }, query: { from } })).status, 400);
});

test('导入 1600 行在记录里是一条，展开后按文件次序逐行可看，被替换的行在其中；撤销导入也是一条', async () => {
  const before = flat(await all('served')).length;
  const { tables } = await clerk('GET /api/dossiers/{id}/form', { params: params() });
  const stood = tables.served?.length ?? 0;
  const names = Array.from({ length: 1600 }, (_, i) => `江西导入${i + 1}有限公司`);
  const done = await imported('replace', names);
  const listed = flat(await all('served'));
  assert.equal(listed.length, before + 1);
  const { id, import: act, path, who } = listed[0] as (typeof listed)[number];
  assert.deepEqual(act, { undone: false, rows: 1600, replaced: stood, fileName: '名单.xlsx' });
  assert.deepEqual([id, path, who], [`in:${done.id}`, 'served', (await clerk('GET /api/session')).account.name]);
  const unfolded = flat(await all('served', { within: id }));
  assert.equal(unfolded.length, 1600 + stood);
  assert.deepEqual(
    unfolded.slice(0, stood).map(({ after, before }) => [after, (before as { enterprise: string }).enterprise]),
    tables.served?.map(({ cells }) => [null, cells.enterprise]),
  );
  assert.deepEqual(
    unfolded.slice(stood).map(({ after }) => (after as { enterprise: string }).enterprise),
    names,
  );
  assert.ok(!JSON.stringify(unfolded).includes('sealed:'));
  await clerk('POST /api/dossiers/{id}/imports/{importId}/undo', { params: { ...params(), importId: done.id } });
  const undone = flat(await all('served'));
  assert.equal(undone.length, before + 2);
  assert.deepEqual([undone[0]?.id, undone[0]?.import?.undone, undone[1]?.id], [`back:${done.id}`, true, id]);
  assert.equal(flat(await all('served', { within: `back:${done.id}` })).length, 1600 + stood);
  const other = flat(await all('staff'));
  assert.ok(
    other.every((one) => one.import === null),
    '别的节里没有',
  );
});

test('按企业名称查找：导入的行也找得到，逐行列出；个人信息查不出来', async () => {
  const found = flat(await all('served', { search: '导入1599' }));
  assert.deepEqual(
    found.map(({ before, after }) => [before === null, after === null]),
    [
      [false, true],
      [true, false],
    ],
  );
  assert.deepEqual(flat(await all('served', { search: '导入%' })), [], '百分号就是百分号');
  assert.deepEqual(flat(await all('served', { search: '13810000003' })), []);
});

test('别的单位看不到；没有这次导入的答复没有', async () => {
  const served = { ...params(), section: 'served' };
  assert.equal((await stranger.refused(HISTORY, { params: served, query: {} })).status, 404);
  assert.equal((await clerk.refused(HISTORY, { params: served, query: { within: `in:${crypto.randomUUID()}` } })).status, 404);
});

test('一次删去的行一次恢复：都在原来的位置，内容一字不差，日志里一条；挑几行也行；再恢复、不存在的行、别的单位都说得清', async () => {
  const at = { params: { ...params(), table: 'served' } };
  await imported(
    'replace',
    Array.from({ length: 137 }, (_, i) => `江西恢复${i + 1}有限公司`),
  );
  const form = () => clerk('GET /api/dossiers/{id}/form', { params: params() });
  const before = await form();
  const gone = async () => {
    const { gone: groups } = await clerk('GET /api/dossiers/{id}/sections/{section}/gone', { params: { ...params(), section: 'served' } });
    return groups.filter((one) => one.by === null);
  };
  const known = (await gone()).length;
  const rows = (before.tables.served ?? []).slice(10, 110).map(({ id }) => id);
  const patches = rows.map((rowId) => ({
    kind: 'removeRow' as const,
    table: 'served',
    rowId,
    base: before.versions[`served/${rowId}`] ?? 0,
  }));
  await clerk('PATCH /api/dossiers/{id}/form', { params: params(), body: { patches } });
  const [group, ...others] = await gone();
  assert.deepEqual([group?.rows.length, group?.rows[0]?.name, others.length], [100, '江西恢复11有限公司', known]);

  const restore = (who: Caller, ids: string[]) => who('POST /api/dossiers/{id}/tables/{table}/restore', { ...at, body: { rows: ids } });
  assert.equal((await restore(colleague, rows.slice(0, 3))).restored, 3);
  assert.equal((await restore(clerk, rows)).restored, 97, '同事已恢复的不再恢复一次');
  const after = await form();
  assert.deepEqual(after.tables.served, before.tables.served, '次序、编号、内容都与删去之前相同');
  assert.deepEqual((await gone()).length, known);

  const refusedWith = async (who: Caller, ids: string[]) =>
    (await who.refused('POST /api/dossiers/{id}/tables/{table}/restore', { ...at, body: { rows: ids } })).status;
  assert.equal(await refusedWith(clerk, rows), 409);
  assert.equal(await refusedWith(clerk, [drafted.dossierId]), 404);
  assert.equal(await refusedWith(stranger, rows), 404);
  const { entries } = await (await place.stage.party('jiancha'))('GET /api/journal', { query: { search: 'restoreRows' } });
  assert.deepEqual(
    entries.map(({ detail }) => (detail as { rows: number }).rows),
    [3, 97],
  );
});

test('同一处别人先存了：答复里写明是谁；是自己在别的窗口存的，不说成别人', async () => {
  const { versions } = await clerk('GET /api/dossiers/{id}/form', { params: params() });
  const stale = versions.address ?? 0;
  const put = async (who: Caller, value: string) => {
    const patches = [{ kind: 'value' as const, key: 'address', value, base: stale }];
    return (await who('PATCH /api/dossiers/{id}/form', { params: params(), body: { patches } })).results[0]?.conflict;
  };
  assert.equal(await put(colleague, '南昌市一路1号'), undefined);
  assert.deepEqual(await put(clerk, '南昌市二路2号'), { current: '南昌市一路1号', who: '涂小燕' });
  assert.deepEqual(await put(colleague, '南昌市三路3号'), { current: '南昌市一路1号', who: null });
});
