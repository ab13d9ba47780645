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

  const markOf = (kind: 'dossier' | 'report' | 'summary', id: string) => (name: string) => {
    const viewer = towns.viewers[name];
    assert.ok(typeof viewer === 'object');
    const { organisationId } = viewer;
    return app.as(viewer, (tx) => presencesIn(tx).mark({ kind, id, organisationId }));
  };

  test('一件申报有没有改动：本部门看得到的改了，记号就变；草稿、备注只变自己部门的；别的部门、没有轮到的部门、申报单位没有记号', async () => {
    const { a = '' } = towns.marks.get('dossier') ?? {};
    const mark = markOf('dossier', a);
    const people = ['officerA', 'province'];
    const changes = async (work: () => Promise<unknown>): Promise<string[]> => {
      const before = await Promise.all(people.map(mark));
      await work();
      const after = await Promise.all(people.map(mark));
      return people.filter((_, n) => before[n] !== after[n]);
    };
    const change = (set: string) => owner.query(`update dossier set ${set} where id = $1`, [a]);
    await change('submitted_at = now(), recommended_at = null');
    assert.equal(await mark('province'), null, '还没有推荐');
    await change('recommended_at = now()');
    assert.ok((await mark('province')) !== null && (await mark('officerA')) !== null);
    for (const other of ['officerB', 'clerkA', 'clerkB', 'supervisor', 'administrator', 'otherExpert'])
      assert.equal(await mark(other), null, other);

    assert.deepEqual(await changes(async () => undefined), []);
    assert.deepEqual(await changes(() => change('version = version + 1')), people);
    assert.deepEqual(await changes(() => change('revision = revision + 1')), [], '申报单位正在填写的不算');
    const put = (name: string, statement: string) => {
      const viewer = towns.viewers[name];
      assert.ok(typeof viewer === 'object');
      return owner.query(statement, [a, viewer.organisationId, viewer.accountId]);
    };
    const note = `insert into office_note (id, dossier_id, organisation_id, author, body, at) values (gen_random_uuid(), $1, $2, $3, '', now())`;
    const draft = `insert into correction_draft (dossier_id, organisation_id, items, changed_by, changed_at) values ($1, $2, '[]', $3, now())
      on conflict (dossier_id, organisation_id) do update set version = correction_draft.version + 1`;
    const given = `insert into assignment (dossier_id, organisation_id, account_id, assigned_by, assigned_at) values ($1, $2, $3, $3, now())
      on conflict (organisation_id, dossier_id) do update set assigned_at = clock_timestamp()`;
    const { rows } = await owner.query<{ scan: string; file: string }>(
      'select id as scan, file_hash as file from scan where dossier_id = $1 limit 1',
      [a],
    );
    const { scan = '', file = '' } = rows[0] ?? {};
    const stamped = `insert into scan (id, dossier_id, annex, submission_no, file_hash, name, media_type, size, matches, added_by, added_at)
      values (gen_random_uuid(), $1, '2', 1, $2, '扫描件.png', 'image/png', 9, 'current', $1, now())`;
    assert.deepEqual(await changes(() => owner.query(stamped, [a, file])), people, '申报单位上传了盖章扫描件');
    const check = `insert into scan_check (scan_id, dossier_id, fault, checked_by, checked_at) values ($2, $1, null, $1, now())
      on conflict (scan_id) do update set checked_at = clock_timestamp()`;
    assert.deepEqual(await changes(() => owner.query(check, [a, scan])), people, '经办人核对了');
    for (const statement of [note, draft, draft, given])
      for (const name of people) assert.deepEqual(await changes(() => put(name, statement)), [name], statement);
  });

  test('季报：平台每存一次记号就变，主管部门的只在报来、退回时变；汇总表只有编制的部门有', async () => {
    const { a = '' } = towns.marks.get('report') ?? {};
    const mark = markOf('report', a);
    const officer = towns.viewers.officerA;
    assert.ok(typeof officer === 'object');
    const before = { clerk: await mark('clerkA'), officer: await mark('officerA') };
    assert.equal(await mark('clerkB'), null);
    await owner.query('update report set version = version + 1 where id = $1', [a]);
    assert.notEqual(await mark('clerkA'), before.clerk);
    assert.equal(await mark('officerA'), before.officer);
    await owner.query("update report set state = 'returned', return_reason = '请核对' where id = $1", [a]);
    assert.notEqual(await mark('officerA'), before.officer);
    const { rows } = await owner.query<{ id: string }>('select id from summary where authority_id = $1', [officer.organisationId]);
    const summary = markOf('summary', rows[0]?.id ?? '');
    assert.deepEqual([await summary('officerB'), (await summary('officerA')) !== null], [null, true]);
  });
});
