import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mergedRow } from './merge.ts';
import type { Patch, PatchResult } from './patch.ts';
import { Saving } from './saving.ts';

type Cells = Record<string, string>;
const was: Cells = { enterprise: '甲公司', contact: '章丽萍', service: '咨询' };

/** A server with one row, which somebody else changes. */
function shared(kept: { text: string | null } = { text: null }) {
  const row = { cells: { ...was }, version: 1 };
  const sent: Patch[] = [];
  const send = async (patches: readonly Patch[]): Promise<PatchResult[]> =>
    patches.map((patch) => {
      sent.push(patch);
      if (patch.base !== row.version) return { path: 'served/r1', version: row.version, conflict: { current: { ...row.cells } } };
      row.version += 1;
      if (patch.kind === 'row') row.cells = { ...(patch.cells as Cells) };
      return { path: 'served/r1', version: row.version };
    });
  const parts = {
    send,
    explain: (error: unknown) => ({ again: false, message: String(error) }),
    kept: { text: kept.text, write: async (text: string | null) => void Object.assign(kept, { text }) },
    now: () => 0,
    after: () => () => undefined,
  };
  const loaded = () => ({
    values: {},
    tables: { served: [{ id: 'r1', cells: { ...row.cells } }] },
    versions: { 'served/r1': row.version },
  });
  const other = (cells: Partial<Cells>): void => {
    row.cells = { ...row.cells, ...(cells as Cells) };
    row.version += 1;
  };
  return { row, sent, other, kept, loaded, open: () => new Saving(loaded(), parts) };
}
const shown = (saving: Saving): unknown => saving.snapshot().content.tables.served?.[0]?.cells;

test('两人改了同一行的不同格：两人的都在，不问', async () => {
  const { row, other, open } = shared();
  const saving = open();
  other({ contact: '李文涛' });
  saving.change({ path: 'served/r1/service', value: '培训' });
  assert.equal(await saving.flush(), true);
  assert.deepEqual(row.cells, { enterprise: '甲公司', contact: '李文涛', service: '培训' });
  assert.deepEqual(shown(saving), row.cells);
  assert.equal(saving.snapshot().conflicts.length, 0);
});

test('两人改了同一格：只问这一格，其余照存；选定之前服务器上是他人的', async () => {
  const { row, other, open } = shared();
  const saving = open();
  other({ contact: '李文涛', enterprise: '甲公司（南昌）' });
  saving.change({ path: 'served/r1/contact', value: '王芳' }, { path: 'served/r1/service', value: '培训' });
  assert.equal(await saving.flush(), false);
  assert.deepEqual(row.cells, { enterprise: '甲公司（南昌）', contact: '李文涛', service: '培训' });
  const [conflict, ...more] = saving.snapshot().conflicts;
  assert.equal(more.length, 0);
  assert.deepEqual([conflict?.path, conflict?.mine, conflict?.theirs], ['served/r1/contact', '王芳', '李文涛']);
  assert.equal((shown(saving) as Cells).contact, '王芳');
  saving.change({ path: 'served/r1/service', value: '培训两次' });
  await saving.flush();
  assert.equal(row.cells.contact, '李文涛');
  saving.resolve('served/r1/contact', 'mine');
  assert.equal(await saving.flush(), true);
  assert.deepEqual(row.cells, { enterprise: '甲公司（南昌）', contact: '王芳', service: '培训两次' });
});

test('采用他人的：这一格换成他人的，不再送', async () => {
  const { row, other, open } = shared();
  const saving = open();
  other({ contact: '李文涛' });
  saving.change({ path: 'served/r1/contact', value: '王芳' });
  await saving.flush();
  const { version } = row;
  saving.resolve('served/r1/contact', 'theirs');
  assert.equal(await saving.flush(), true);
  assert.equal((shown(saving) as Cells).contact, '李文涛');
  assert.equal(row.version, version);
});

test('没有选定就关闭页面：再打开仍然问这一格，他人的其他改动不受影响', async () => {
  const desk = shared();
  const saving = desk.open();
  desk.other({ contact: '李文涛' });
  saving.change({ path: 'served/r1/contact', value: '王芳' });
  await saving.flush();
  desk.other({ service: '培训' });
  const kept = { text: desk.kept.text };
  assert.ok(kept.text);
  const again = new Saving(desk.loaded(), {
    send: async (patches) =>
      patches.map(() => ({ path: 'served/r1', version: desk.row.version, conflict: { current: { ...desk.row.cells } } })),
    explain: () => ({ again: false, message: '' }),
    kept: { text: kept.text, write: async () => undefined },
    now: () => 0,
    after: () => () => undefined,
  });
  await again.flush();
  assert.deepEqual(
    again.snapshot().conflicts.map(({ path, mine, theirs }) => [path, mine, theirs]),
    [['served/r1/contact', '王芳', '李文涛']],
  );
  assert.equal((shown(again) as Cells).service, '培训');
});

test('同事改的内容在填写中到来：自己正在填的留着，没有选定的仍可选', async () => {
  const { other, open, loaded } = shared();
  const saving = open();
  other({ contact: '李文涛' });
  assert.equal(saving.catchUp(loaded(), saving.epoch()), true);
  assert.equal((shown(saving) as Cells).contact, '李文涛');
  saving.change({ path: 'served/r1/service', value: '培训' });
  other({ enterprise: '乙公司' });
  saving.catchUp(loaded(), saving.epoch());
  assert.equal((shown(saving) as Cells).service, '培训');
  assert.equal(await saving.flush(), true);
  assert.deepEqual(shown(saving), { enterprise: '乙公司', contact: '李文涛', service: '培训' });
});

test('问服务器之后自己又存过的，不用那份旧的答复', async () => {
  const { open, loaded } = shared();
  const saving = open();
  const [asked, epoch] = [loaded(), saving.epoch()];
  saving.change({ path: 'served/r1/service', value: '培训' });
  await saving.flush();
  assert.equal(saving.catchUp(asked, epoch), false);
  assert.equal((shown(saving) as Cells).service, '培训');
});

test('逐格合并：只有两人都改而且改得不同的才算冲突', () => {
  const { cells, clashes } = mergedRow({
    before: { a: '1', b: '1', c: '1', d: '1' },
    mine: { a: '2', b: '1', c: '2', d: '2' },
    theirs: { a: '1', b: '2', c: '2', d: '3' },
  });
  assert.deepEqual(cells, { a: '2', b: '2', c: '2', d: '2' });
  assert.deepEqual(clashes, ['d']);
});
