import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type ConnectionConfig, withDatabase } from './database.ts';
import { query } from './engine-rig.ts';

let prepared = 0;

async function prepare(owner: ConnectionConfig): Promise<void> {
  prepared += 1;
  await query(owner, 'create table platform (id int); grant select, insert on platform to shifan_app');
}

const rows = (config: ConnectionConfig) => query(config, 'select id from platform');

test('databases of one template are each their own, and the template is filled once', async () => {
  const [one, two] = await Promise.all([withDatabase(prepare), withDatabase(prepare)]);
  await query(one.appUrlConfig, 'insert into platform values (1)');
  assert.deepEqual(await rows(one.ownerUrlConfig), [{ id: 1 }]);
  assert.deepEqual(await rows(two.ownerUrlConfig), []);
  assert.equal(prepared, 1);
  await Promise.all([one.dispose(), two.dispose()]);
});

test('a database without a template is empty, and is gone once disposed of', async () => {
  const { ownerUrlConfig, dispose } = await withDatabase();
  const tables = await query(ownerUrlConfig, `select 1 from pg_tables where schemaname = 'public'`);
  assert.deepEqual(tables, []);
  await dispose();
  await assert.rejects(query(ownerUrlConfig, 'select 1'), { code: '3D000' });
});
