import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { readConfig } from '../../src/config.ts';
import { openDatabank } from '../../src/databank.ts';

describe('whoever of several goes last stops the database, and nobody before', () => {
  let dataDir: string;
  const said: string[] = [];
  const open = () =>
    openDatabank({ ...readConfig({ demonstration: true }, { DATA_DIR: dataDir }), throwaway: true }, (line) => said.push(line));
  const isStopped = () => !existsSync(path.join(dataDir, 'pg', 'postmaster.pid'));

  before(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'shifan-last-'));
    await chmod(dataDir, 0o711);
  });
  after(async () => {
    const last = await open();
    await last.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  test('told to go in one moment, eight times over: it never runs on', async () => {
    for (let n = 0; n < 8; n += 1) {
      const banks = await Promise.all([open(), open()]);
      await Promise.all(
        banks.map(async (bank, i) => {
          await sleep(i * (n % 5)); // in the same moment, and a little apart
          await bank.stop();
        }),
      );
      assert.equal(isStopped(), true, `${n}: nobody stopped it`);
    }
  });

  test('who comes while the last one goes finds a database that stays', async () => {
    for (let n = 0; n < 8; n += 1) {
      const first = await open();
      const going = sleep(n * 8).then(() => first.stop());
      const next = await open();
      const client = new Client(next.owner);
      await client.connect();
      await going;
      assert.equal((await client.query('select 1')).rowCount, 1);
      await client.end();
      await next.stop();
      assert.equal(isStopped(), true);
    }
  });

  test('who only looked in leaves it to whoever uses it, who is asked whether he is alone', async () => {
    const [server, command] = [await open(), await open()];
    assert.deepEqual([await server.shared(), await command.shared()], [true, true]);
    await command.leave();
    assert.equal(isStopped(), false);
    assert.equal(await server.shared(), false);
    await server.stop();
    assert.equal(isStopped(), true);
  });
});
