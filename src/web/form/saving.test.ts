import assert from 'node:assert/strict';
import { test } from 'node:test';
import { changed } from './change.ts';
import { newRowId } from './new-row.ts';
import type { Patch, PatchResult } from './patch.ts';
import { Saving } from './saving.ts';
import type { Loaded, SavingParts } from './saving-state.ts';

/** A store that keeps the rule of the real one: a patch whose base no longer stands writes nothing. */
class Store {
  places = new Map<string, { value: unknown; version: number }>();
  calls: Patch[][] = [];
  down = false;

  async send(patches: readonly Patch[]): Promise<PatchResult[]> {
    if (this.down) throw new Error('网络不通');
    this.calls.push([...patches]);
    return patches.map((patch) => {
      const path = patch.kind === 'value' ? patch.key : `${patch.table}/${patch.rowId}`;
      const was = this.places.get(path) ?? { value: null, version: 0 };
      if (was.version !== patch.base) return { path, version: was.version, conflict: { current: was.value } };
      const value = patch.kind === 'value' ? patch.value : patch.kind === 'row' ? patch.cells : null;
      this.places.set(path, { value, version: was.version + 1 });
      return { path, version: was.version + 1 };
    });
  }
}

function desk(store: Store, loaded: Partial<Loaded> = {}, drawer: { text: string | null; locked?: boolean } = { text: null }) {
  const timers: { ms: number; run: () => void }[] = [];
  const parts: SavingParts = {
    send: (patches) => store.send(patches),
    explain: (error) => ({ again: true, message: String(error) }),
    kept: {
      text: drawer.text,
      write: async (text) => {
        if (drawer.locked) throw new Error('不允许');
        drawer.text = text;
      },
    },
    now: () => 0,
    after: (ms, run) => {
      const timer = { ms, run };
      timers.push(timer);
      return () => timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
    },
  };
  return { saving: new Saving({ values: {}, tables: { served: [] }, versions: {}, ...loaded }, parts), timers, drawer };
}

test('600毫秒内的多次改动合为一次保存，只送最后的值', async () => {
  const store = new Store();
  const { saving, timers } = desk(store);
  saving.change({ path: 'nature', value: '有' });
  saving.change({ path: 'nature', value: '有限责任公司' }, { path: 'staffTotal', value: 26 });
  assert.equal(saving.snapshot().status, 'waiting');
  assert.deepEqual(
    timers.map((timer) => timer.ms),
    [600],
  );
  assert.equal(await saving.flush(), true);
  assert.equal(store.calls.length, 1);
  assert.deepEqual(
    store.calls[0]?.map((patch) => patch.kind === 'value' && [patch.key, patch.value, patch.base]),
    [
      ['nature', '有限责任公司', 0],
      ['staffTotal', 26, 0],
    ],
  );
  assert.equal(saving.snapshot().status, 'saved');
});

test('保存途中继续填写的，以新版本为底再送，不与自己冲突', async () => {
  const store = new Store();
  const { saving } = desk(store);
  saving.change({ path: 'nature', value: '甲' });
  const first = saving.flush();
  saving.change({ path: 'nature', value: '乙' });
  await first;
  assert.deepEqual(store.places.get('nature'), { value: '乙', version: 2 });
  assert.equal(saving.snapshot().conflicts.length, 0);
});

test('他人先改的一项成为冲突，两个版本都在，谁也没有被覆盖', async () => {
  const store = new Store();
  store.places.set('nature', { value: '他人所填', version: 3 });
  const { saving } = desk(store, { versions: { nature: 2 } });
  saving.change({ path: 'nature', value: '本人所填' });
  assert.equal(await saving.flush(), false);
  assert.deepEqual(saving.snapshot().conflicts, [{ path: 'nature', mine: '本人所填', theirs: '他人所填', version: 3 }]);
  assert.equal(store.places.get('nature')?.value, '他人所填');
  saving.resolve('nature', 'mine');
  assert.equal(await saving.flush(), true);
  assert.deepEqual(store.places.get('nature'), { value: '本人所填', version: 4 });
});

test('冲突时采用他人的，页面随之改变，不再发送', async () => {
  const store = new Store();
  store.places.set('nature', { value: '他人所填', version: 1 });
  const { saving } = desk(store);
  saving.change({ path: 'nature', value: '本人所填' });
  await saving.flush();
  saving.change({ path: 'nature', value: '本人又填' });
  saving.resolve('nature', 'theirs');
  assert.equal(saving.snapshot().content.values.nature, '他人所填');
  assert.equal(saving.snapshot().status, 'saved');
});

test('网络不通：不丢失，说明原因，2秒后再试；重新打开页面后补送', async () => {
  const store = new Store();
  store.down = true;
  const { saving, timers, drawer } = desk(store);
  saving.change({ path: 'nature', value: '有限责任公司' });
  assert.equal(await saving.flush(), false);
  assert.equal(saving.snapshot().status, 'failed');
  assert.equal(timers.at(-1)?.ms, 2_000);
  store.down = false;
  const reopened = desk(store, {}, drawer);
  assert.equal(reopened.saving.snapshot().content.values.nature, '有限责任公司');
  assert.equal(await reopened.saving.flush(), true);
  assert.equal(store.places.get('nature')?.value, '有限责任公司');
  assert.equal(drawer.text, null);
});

test('浏览器不让暂存时说明，能暂存后不再说', async () => {
  const store = new Store();
  store.down = true;
  const drawer: { text: string | null; locked?: boolean } = { text: null, locked: true };
  const { saving } = desk(store, {}, drawer);
  saving.change({ path: 'nature', value: '有限责任公司' });
  assert.equal(await saving.flush(), false);
  assert.equal(saving.snapshot().keptHere, false);
  drawer.locked = false;
  saving.change({ path: 'nature', value: '事业单位' });
  assert.equal(await saving.flush(), false);
  assert.equal(saving.snapshot().keptHere, true);
  assert.match(drawer.text ?? '', /事业单位/);
});

test('送达而答复丢失的，再送时与服务器一致，不算冲突', async () => {
  const store = new Store();
  store.places.set('served/r1', { value: { mobile: '13807913326', position: null }, version: 1 });
  const { saving } = desk(store, { tables: { served: [{ id: 'r1', cells: {} }] } });
  saving.change({ path: 'served/r1/mobile', value: '13807913326' });
  assert.equal(await saving.flush(), true);
  assert.equal(saving.snapshot().conflicts.length, 0);
});

test('新增后未保存就删除的行不送；已保存的行删除时送一次', async () => {
  const store = new Store();
  const { saving } = desk(store);
  saving.change({ table: 'served', add: { id: 'r1', cells: { enterprise: '甲' } } });
  saving.change({ table: 'served', remove: 'r1' });
  await saving.flush();
  assert.equal(store.calls.length, 0);
  saving.change({ table: 'served', add: { id: 'r2', cells: { enterprise: '乙' } } });
  await saving.flush();
  saving.change({ table: 'served', remove: 'r2' });
  await saving.flush();
  assert.deepEqual(store.calls[1], [{ kind: 'removeRow', table: 'served', rowId: 'r2', base: 1 }]);
});

test('一次粘贴1600行分批送完，行序即位置', async () => {
  const store = new Store();
  const { saving } = desk(store);
  saving.change(...Array.from({ length: 1600 }, (_, i) => ({ table: 'served', add: { id: `r${i}`, cells: { enterprise: `企业${i}` } } })));
  assert.equal(await saving.flush(), true);
  assert.deepEqual(
    store.calls.map((call) => call.length),
    [500, 500, 500, 100],
  );
  const last = store.calls.at(-1)?.at(-1);
  assert.equal(last?.kind === 'row' && last.position, 1600);
});

test('改动只换所改的表；插在中间的行在其位', () => {
  const content = {
    values: {},
    tables: {
      a: [
        { id: '1', cells: {} },
        { id: '2', cells: {} },
      ],
      b: [],
    },
  };
  const next = changed(content, { table: 'a', add: { id: '3', cells: {} }, at: 1 }, { path: 'a/2/name', value: '乙' });
  assert.deepEqual(
    next.tables.a?.map((row) => row.id),
    ['1', '3', '2'],
  );
  assert.equal(next.tables.a?.[2]?.cells.name, '乙');
  assert.equal(next.tables.b, content.tables.b);
});

test('行的编号是第7版UUID，按时间排序', () => {
  const ids = [1_760_000_000_000, 1_760_000_000_001, 1_800_000_000_000].map((now) => newRowId(now, new Uint8Array(16).fill(255)));
  assert.match(ids[0] ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.deepEqual([...ids].sort(), ids);
});

test('一处有不能保存的字符：其余照常保存，说是哪一处、什么字符；改正后补送；重新打开后仍然说明', async () => {
  const store = new Store();
  const { saving, drawer } = desk(store);
  saving.change({ path: 'nature', value: '有限公司\ud83d' }, { path: 'staffTotal', value: 26 });
  assert.equal(await saving.flush(), false);
  const refused = [{ path: 'nature', why: { at: 5, code: 'U+D83D' } }];
  assert.deepEqual([saving.snapshot().refused, saving.snapshot().status, saving.snapshot().pending], [refused, 'refused', 1]);
  assert.equal(store.places.get('staffTotal')?.value, 26);
  saving.change({ path: 'email', value: 'a@example.cn' });
  await saving.flush();
  assert.equal(store.places.get('email')?.value, 'a@example.cn');
  const reopened = desk(store, {}, drawer).saving;
  assert.equal(await reopened.flush(), false);
  assert.deepEqual(reopened.snapshot().refused, refused);
  reopened.change({ path: 'nature', value: '有限公司' });
  assert.equal(await reopened.flush(), true);
  assert.deepEqual([reopened.snapshot().refused, reopened.snapshot().status], [[], 'saved']);
  assert.equal(store.places.get('nature')?.value, '有限公司');
});

test('服务器退回的一处同样：其余已保存，该处改动之前不再反复送', async () => {
  const store = new Store();
  const send = store.send.bind(store);
  store.send = async (patches) => {
    const good = patches.filter((patch) => patch.kind !== 'value' || patch.value !== '过长');
    const bad = patches.filter((patch) => !good.includes(patch));
    const refused = [{ path: 'nature', message: '“单位性质”的内容过长' }];
    return [...(await send(good)), ...bad.map(() => ({ path: 'nature', version: 0, refused }))];
  };
  const { saving } = desk(store);
  saving.change({ path: 'nature', value: '过长' }, { path: 'staffTotal', value: 26 });
  assert.equal(await saving.flush(), false);
  assert.deepEqual(saving.snapshot().refused, [{ path: 'nature', why: '“单位性质”的内容过长' }]);
  const calls = store.calls.length;
  assert.equal(await saving.flush(), false);
  assert.equal(store.calls.length, calls);
  saving.change({ path: 'nature', value: '合适' });
  assert.equal(await saving.flush(), true);
  assert.deepEqual(store.places.get('nature'), { value: '合适', version: 1 });
});
