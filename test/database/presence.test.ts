import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import type pg from 'pg';
import type { World } from '../../src/acts/context.ts';
import { createExchange } from '../../src/api/exchange.ts';
import { createPresence } from '../../src/api/presence.ts';
import { createPool } from '../../src/store/pool.ts';
import { presencesIn } from '../../src/store/presence.ts';
import { createDatabase, type Database } from '../../src/store/transaction.ts';
import { type TestDatabase, withDatabase } from './database.ts';
import { fillTwoCities, migrated, type TwoCities } from './two-cities.ts';

describe('谁正在填写哪一份申报，几个进程之间', () => {
  let place: TestDatabase;
  let owner: pg.Pool;
  let app: Database;
  let towns: TwoCities;
  let asked = 0;
  /** As much of a process's world as the exchange takes. */
  const world = async () =>
    ({
      wallNow: new Date().toISOString(),
      asSystem: (work: (tx: { presences: ReturnType<typeof presencesIn> }) => Promise<unknown>) => {
        asked += 1;
        return app.as('system', (tx) => work({ presences: presencesIn(tx) }));
      },
    }) as unknown as World;

  before(async () => {
    place = await withDatabase(migrated);
    owner = createPool(place.ownerUrlConfig, 2);
    app = createDatabase(createPool(place.systemUrlConfig, 2));
    towns = await fillTwoCities(owner);
    await owner.query('delete from presence');
  });
  after(async () => {
    await app?.close();
    await owner?.end();
    await place?.dispose();
  });

  const processOf = () => {
    const id = randomUUID();
    const presence = createPresence();
    return { id, presence, exchange: createExchange(presence, world, id) };
  };
  const person = (name: string, section: string | null) => ({ dossierId: 'd', tab: name, accountId: name, name, section });
  const now = () => new Date().toISOString();

  test('一个进程一行，一次说完自己的、听到别人的；没有人时什么也不问', async () => {
    const [one, two] = [processOf(), processOf()];
    await one.exchange();
    assert.equal(asked, 0, '没有人，不问数据库');
    for (let n = 0; n < 30; n += 1) one.presence.enter({ ...person(`人${n}`, 'staff'), dossierId: `d${n}` }, now());
    one.presence.enter(person('陈敏', 'staff'), now());
    await one.exchange();
    assert.equal(asked, 1);
    assert.equal((await owner.query('select from presence')).rowCount, 1);
    two.presence.enter(person('李文涛', 'served'), now());
    await two.exchange();
    assert.deepEqual(two.presence.enter(person('李文涛', 'served'), now()), [{ name: '陈敏', section: 'staff', own: false }]);
    await one.exchange();
    assert.deepEqual(one.presence.enter(person('陈敏', 'staff'), now()), [{ name: '李文涛', section: 'served', own: false }]);
  });

  test('断了的进程，两分钟后不再算数，也不留下', async () => {
    await owner.query("update presence set at = now() - interval '121 seconds'");
    const three = processOf();
    three.presence.enter(person('王磊', 'served'), now());
    await three.exchange();
    assert.deepEqual(three.presence.enter(person('王磊', 'served'), now()), []);
    assert.deepEqual((await owner.query('select process from presence')).rows, [{ process: three.id }]);
  });

  test('一次问许多份申报是谁的、改过几次；没有的就没有', async () => {
    const { a = '', b = '' } = towns.marks.get('dossier') ?? {};
    const forms = await app.as('system', (tx) => presencesIn(tx).forms([a, b, randomUUID()]));
    const { rows } = await owner.query<{ id: string; applicant: string; revision: number }>(
      'select id, applicant_id as applicant, revision from dossier where id = any($1)',
      [[a, b]],
    );
    assert.deepEqual(
      new Map(forms.map((one) => [one.id, [one.applicantId, one.revision]])),
      new Map(rows.map((one) => [one.id, [one.applicant, one.revision]])),
    );
  });
});
