import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sweepReadings } from '../../src/acts/dossier/reading.ts';
import type { Case } from '../../src/rehearsal/apply.ts';
import type { Caller } from '../../src/rehearsal/client.ts';
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
const formNow = () => clerk('GET /api/dossiers/{id}/form', at());
const served = async () => (await formNow()).tables.served ?? [];
const list = (n: number) =>
  Array.from({ length: n }, (_, i) => ({
    enterprise: `江西导入${i + 1}有限公司`,
    contact: '张三',
    mobile: `138${String(10_000_000 + i)}`,
  }));
const seen = async () => {
  const { tables, versions } = await formNow();
  return (tables.served ?? []).map(({ id }) => ({ rowId: id, base: versions[`served/${id}`] ?? 0 }));
};
const importInto = async (how: 'append' | 'replace', rows: ReturnType<typeof list>, removes: Awaited<ReturnType<typeof seen>>) => {
  const body = { how, fileName: '名单.xlsx', rows, removes };
  return (await clerk('POST /api/dossiers/{id}/tables/{table}/import', { params: { ...at().params, table: 'served' }, body })).import;
};
const undoing = (importId: string) => ({ params: { ...at().params, importId } });
const change = async (rowId: string, cells: Record<string, unknown>) => {
  const { tables, versions } = await formNow();
  const position = (tables.served ?? []).findIndex(({ id }) => id === rowId) + 1;
  const patch = { kind: 'row' as const, table: 'served', rowId, position, cells: cells as never, base: versions[`served/${rowId}`] ?? 0 };
  const { results } = await clerk('PATCH /api/dossiers/{id}/form', { ...at(), body: { patches: [patch] } });
  assert.equal(results[0]?.conflict, undefined);
};

test('替换导入 1600 行后撤销：原来的行、内容、次序一处不差，再撤销被拒绝，台账有据', async () => {
  const before = await served();
  assert.ok(before.length > 100);
  const started = Date.now();
  const done = await importInto('replace', list(1600), await seen());
  const between = Date.now();
  assert.deepEqual([done.rows, done.replaced, done.how], [1600, before.length, 'replace']);
  assert.equal((await served()).length, 1600);
  const { imports } = await clerk('GET /api/dossiers/{id}/imports', at());
  assert.deepEqual(
    imports.map(({ id, table, fileName }) => [id, table, fileName]),
    [[done.id, 'served', '名单.xlsx']],
  );
  const undone = Date.now();
  await clerk('POST /api/dossiers/{id}/imports/{importId}/undo', undoing(done.id));
  assert.ok(Date.now() - undone < 10_000 && between - started < 10_000);
  assert.deepEqual(await served(), before);
  assert.deepEqual((await clerk('GET /api/dossiers/{id}/imports', at())).imports, []);
  const again = await clerk.refused('POST /api/dossiers/{id}/imports/{importId}/undo', undoing(done.id));
  assert.deepEqual([again.status, /已经撤销/.test(again.detail)], [409, true]);
  const { changes } = await clerk('GET /api/dossiers/{id}/history', { ...at(), query: { path: `served/${before[0]?.id}` } });
  assert.deepEqual([changes[0]?.before, changes[0]?.after], [null, before[0]?.cells]);
});

test('追加导入后同事另加的行留着，撤销只撤出导入的行', async () => {
  const before = await served();
  const done = await importInto('append', list(3), []);
  const extra = crypto.randomUUID();
  await change(extra, { enterprise: '江西另加有限公司' });
  await clerk('POST /api/dossiers/{id}/imports/{importId}/undo', undoing(done.id));
  const now = await served();
  assert.deepEqual(
    now.filter(({ id }) => id !== extra),
    before,
  );
  assert.equal(now.length, before.length + 1);
});

test('导入后有行被改过：撤销被拒绝，说明哪一行、谁、何时；删去这一行后可以撤销', async () => {
  const before = await served();
  const done = await importInto('replace', list(5), await seen());
  const row = (await served())[2];
  assert.ok(row);
  await change(row.id, { ...row.cells, contact: '李四' });
  const refused = await clerk.refused('POST /api/dossiers/{id}/imports/{importId}/undo', undoing(done.id));
  assert.equal(refused.status, 409);
  assert.match(refused.detail, /有 1 行被改过，撤销会丢失这些改动：“江西导入3有限公司”（.+，2026年3月10日 \d\d:\d\d）.*先在表中删去/);
  assert.equal((await served()).length, 5);
  const { versions } = await formNow();
  const base = versions[`served/${row.id}`] ?? 0;
  await clerk('PATCH /api/dossiers/{id}/form', {
    ...at(),
    body: { patches: [{ kind: 'removeRow', table: 'served', rowId: row.id, base }] },
  });
  await clerk('POST /api/dossiers/{id}/imports/{importId}/undo', undoing(done.id));
  assert.deepEqual(await served(), before);
});

test('读取期间同事改过的表，替换导入被拒绝；两次导入只能从后一次撤起；别的单位看不到也撤不了', async () => {
  const stale = await seen();
  const [row] = await served();
  assert.ok(row);
  await change(row.id, { ...row.cells, contact: '王五' });
  const params = { ...at().params, table: 'served' };
  const body = { how: 'replace' as const, fileName: '名单.xlsx', rows: list(2), removes: stale };
  const refused = await clerk.refused('POST /api/dossiers/{id}/tables/{table}/import', { params, body });
  assert.equal(refused.status, 409);
  assert.match(refused.detail, /有 1 行被改过：.+没有导入/);
  const before = await served();
  const first = await importInto('append', list(2), []);
  const second = await importInto('replace', list(4), await seen());
  assert.equal((await clerk.refused('POST /api/dossiers/{id}/imports/{importId}/undo', undoing(first.id))).status, 409);
  assert.equal((await stranger.refused('POST /api/dossiers/{id}/imports/{importId}/undo', undoing(second.id))).status, 404);
  assert.equal((await stranger.refused('GET /api/dossiers/{id}/imports', at())).status, 404);
  await clerk('POST /api/dossiers/{id}/imports/{importId}/undo', undoing(second.id));
  await clerk('POST /api/dossiers/{id}/imports/{importId}/undo', undoing(first.id));
  assert.deepEqual(await served(), before);
});

test('读到的行留在服务器上，导入时不再传一遍：只给本人、只导入一次，另读一份或过了一天就没有了，没有导入', async () => {
  const csv = new Blob([
    '服务企业名称,企业联系人,职务,手机,服务内容简述\n江西甲厂,张三,经理,13900000001,诊断\n江西乙厂,李四,经理,13900000002,培训\n',
  ]);
  const inTable = { params: { ...at().params, table: 'served' } };
  const read = async (keep: 'only' | 'too') => {
    const answer = await clerk('POST /api/dossiers/{id}/tables/{table}/read', { ...inTable, query: { name: '名单.csv', keep }, body: csv });
    assert.ok(answer.kind === 'read' && answer.kept);
    return { ...answer, kept: answer.kept };
  };
  const importing = ({ kept }: { kept: { reading: string } }, removes: Awaited<ReturnType<typeof seen>> = []) =>
    [
      'POST /api/dossiers/{id}/tables/{table}/readings/{readingId}/import',
      { params: { ...inTable.params, readingId: kept.reading }, body: { how: 'append', removes } },
    ] as const;
  const before = await served();
  const first = await read('too');
  assert.deepEqual([first.rows.length, first.kept.rows], [2, 2]);
  const second = await read('only');
  assert.deepEqual([second.rows, second.kept.rows, second.faults], [[], 2, []]);
  const gone = await clerk.refused(...importing(first));
  assert.deepEqual([gone.status, /请重新选择文件。这一次没有再导入$/.test(gone.detail ?? '')], [409, true]);
  assert.equal((await stranger.refused(...importing(second))).status, 404);
  const elsewhere = {
    params: { ...inTable.params, table: 'staff', readingId: second.kept.reading },
    body: { how: 'append' as const, removes: [] },
  };
  assert.equal((await clerk.refused('POST /api/dossiers/{id}/tables/{table}/readings/{readingId}/import', elsewhere)).status, 409);
  assert.deepEqual(await served(), before);
  const { import: done } = await clerk(...importing(second));
  assert.deepEqual([done.rows, done.fileName], [2, '名单.csv']);
  const [, last] = (await served()).slice(-2);
  assert.deepEqual([last?.cells.enterprise, last?.cells.mobile], ['江西乙厂', '13900000002']);
  const { says } = await clerk('GET /api/dossiers/{id}/origin', { ...at(), query: { path: `served/${last?.id}` } });
  assert.match(says, /名单\.csv.*第 3 行/);
  assert.equal((await clerk.refused(...importing(second))).status, 409, '导入过的不再导入');
  await clerk('POST /api/dossiers/{id}/imports/{importId}/undo', undoing(done.id));
  const old = await read('only');
  const world = await place.system.world();
  await sweepReadings({ ...world, wallNow: new Date(Date.parse(world.wallNow) + 25 * 3_600_000).toISOString() });
  assert.equal((await clerk.refused(...importing(old))).status, 409);
  assert.deepEqual(await served(), before);
});
