import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { sql } from 'kysely';
import type pg from 'pg';
import { uuidv7 } from 'uuidv7';
import type { Event } from '../../src/acts/context.ts';
import type { Chain, Verified } from '../../src/acts/directory/port.ts';
import { canonical } from '../../src/core/text/canonical.ts';
import type { Actor } from '../../src/core/workflow/relation.ts';
import { entryHash, verifyJournal } from '../../src/store/chain/chain.ts';
import { chainOver } from '../../src/store/chain/thread.ts';
import { journalIn, nextAtLast, record } from '../../src/store/journal.ts';
import { postAll } from '../../src/store/outbox.ts';
import { createPool } from '../../src/store/pool.ts';
import type { JournalEntry } from '../../src/store/schema.ts';
import { createDatabase, type Database, json } from '../../src/store/transaction.ts';
import { DatabaseUnavailable } from '../../src/store/unavailable.ts';
import { type TestDatabase, withDatabase } from './database.ts';
import { gate, untilWaiting } from './in-turn.ts';
import { migrated } from './two-cities.ts';

const event = (n: number): Event => ({
  at: '2026-05-10T02:00:00.000Z',
  actor: { id: '0190a0b0-0000-7000-8000-000000000001', name: '刘建华', organisationId: null },
  action: 'accept',
  article: '第八条（三）',
  subject: { kind: 'dossier', id: '0190a0b0-0000-7000-8000-000000000002' },
  detail: { number: `JX-2026-${n}`, to: 'assessing', items: [n, null, { 名称: '服务企业', share: '80.00' }] },
});

describe('日志', () => {
  let place: TestDatabase;
  let owner: pg.Pool;
  let app: Database;

  before(async () => {
    place = await withDatabase(migrated);
    owner = createPool(place.ownerUrlConfig, 2);
    app = createDatabase(createPool(place.systemUrlConfig, 6));
  });

  after(async () => {
    await app?.close();
    await owner?.end();
    await place?.dispose();
  });

  const append = (n: number) => app.as('system', (tx) => record(tx, event(n)));
  const entries = (): Promise<JournalEntry[]> =>
    app.as('system', (tx) => tx.selectFrom('journal').selectAll().orderBy('seq').execute() as Promise<JournalEntry[]>);
  const head = async () => (await owner.query<{ seq: number; hash: string }>('select seq, hash from journal_head')).rows[0];

  test('一条接一条，链是完整的，首尾与链头一致', async () => {
    for (const n of [1, 2, 3]) await append(n);
    const all = await entries();
    assert.deepEqual(verifyJournal(all), { ok: true, entries: 3, head: all.at(-1)?.hash });
    assert.deepEqual(await head(), { seq: 3, hash: all.at(-1)?.hash });
    assert.equal(all[0]?.previousHash, '');
    assert.match(all[0]?.hash ?? '', /^[0-9a-f]{64}$/);
  });

  test('十二个人同时办理，序号不重不缺，链不断', async () => {
    await Promise.all(Array.from({ length: 12 }, (_, n) => append(100 + n)));
    const all = await entries();
    const proof = verifyJournal(all);
    assert.deepEqual(proof, { ok: true, entries: 15, head: (await head())?.hash });
    assert.equal(new Set(all.map((entry) => canonical(entry.detail))).size, 15);
  });

  test('应用的角色不能移动链头，也不能插进不接在末尾的一条', async () => {
    const before = await head();
    const set = app.as('system', (tx) => tx.updateTable('journalHead').set({ seq: 999, hash: 'x' }).where('id', '=', 1).execute());
    await assert.rejects(set, /permission denied/);
    const last = (await entries()).at(-1) as JournalEntry;
    const forged = (change: Partial<JournalEntry>) =>
      app.as('system', (tx) =>
        tx
          .insertInto('journal')
          .values({ ...last, seq: last.seq + 1, previousHash: last.hash, ...change, detail: json({}) })
          .execute(),
      );
    await assert.rejects(forged({ seq: last.seq + 2 }), /grows at its end only/);
    await assert.rejects(forged({ previousHash: last.previousHash }), /grows at its end only/);
    assert.deepEqual(await head(), before);
  });

  test('一次办理记下几条，一起接在末尾；别人不等这一次办完', async () => {
    const before = (await head()) as { seq: number };
    const latch = () => {
      let open: () => void = () => undefined;
      return { opened: new Promise<void>((resolve) => (open = resolve)), open: () => open() };
    };
    const [noted, overtaken] = [latch(), latch()];
    const first = app.as('system', async (tx) => {
      await record(tx, event(301));
      noted.open();
      await overtaken.opened;
      await record(tx, event(302));
    });
    await noted.opened;
    await append(300); // takes the head and commits while the first is still at work: it would wait for ever where the head is taken early
    const other = (await head())?.seq;
    overtaken.open();
    await first;
    assert.equal(Number(other), Number(before.seq) + 1);
    const all = await entries();
    assert.deepEqual(
      all.slice(-3).map((entry) => entry.detail.number),
      ['JX-2026-300', 'JX-2026-301', 'JX-2026-302'],
    );
    assert.deepEqual(verifyJournal(all), { ok: true, entries: all.length, head: (await head())?.hash });
  });

  test('同一次办理里，记下之后读日志，读得到刚记下的', async () => {
    await app.as('system', async (tx) => {
      await record(tx, event(303));
      const [last] = (await journalIn(tx).entries({ after: Number((await head())?.seq ?? 0) })).map((entry) => entry.detail);
      assert.deepEqual(last, event(303).detail);
      await record(tx, event(304));
    });
    assert.equal((await entries()).at(-1)?.detail.number, 'JX-2026-304');
  });

  test('取了号的没有成功，号还回去：下一个等着链头的得到这个号；同链头一起写的也都不在', async () => {
    const [taken, failing] = [gate(), gate()];
    const before = await head();
    const series = 'dossier:return';
    const letter = { key: 'held', to: { accountId: uuidv7() }, subject: '不该寄出', body: '' };
    const first = app.as('system', async (tx) => {
      assert.equal(await nextAtLast(tx, series), 1);
      await record(tx, event(306));
      assert.equal(await postAll(tx, [letter], '2026-05-10T02:00:00.000Z'), 1);
      taken.open();
      await failing.passed;
      throw new Error('no receipt');
    });
    await taken.passed;
    const second = app.as('system', async (tx) => {
      const number = await nextAtLast(tx, series);
      await record(tx, event(307));
      return number;
    });
    await untilWaiting(app, 1);
    failing.open();
    await assert.rejects(first, /no receipt/);
    assert.equal(await second, 1);
    assert.equal(Number((await head())?.seq), Number(before?.seq) + 1);
    assert.equal((await entries()).at(-1)?.detail.number, 'JX-2026-307');
    const letters = await app.as('system', (tx) => tx.selectFrom('outbox').select('id').where('key', '=', 'held').execute());
    assert.deepEqual(letters, []);
  });

  test('编号写成大写的，记下的与核验的仍是同一条', async () => {
    const id = '0190A0B0-0000-7000-8000-00000000000A';
    const parties = { issuerId: id, applicantId: id, recommenderId: id };
    await app.as('system', (tx) =>
      record(tx, { ...event(305), actor: { id, name: '刘建华', organisationId: id }, parties, subject: { kind: 'dossier', id } }),
    );
    const all = await entries();
    assert.equal(all.at(-1)?.subjectId, id.toLowerCase());
    assert.equal(verifyJournal(all).ok, true);
  });

  test('办理没有成功的，日志里也没有，链头不动', async () => {
    const before = await head();
    const failing = app.as('system', async (tx) => {
      await record(tx, event(999));
      throw new Error('the step failed');
    });
    await assert.rejects(failing, /the step failed/);
    assert.deepEqual(await head(), before);
    assert.equal((await entries()).length, before?.seq);
  });

  test('导出后改动任何一处都会被发现，并指出第几条', async () => {
    const all = await entries();
    const tampered = (change: Partial<JournalEntry>) =>
      verifyJournal(all.map((entry) => (entry.seq === 2 ? { ...entry, ...change } : entry)));
    const changes: Partial<JournalEntry>[] = [
      { at: '2026-05-10T02:00:00.001Z' },
      { actorName: '刘建花' },
      { actorId: null },
      { action: 'decline' },
      { article: null },
      { subjectId: null },
      { applicantId: '0190a0b0-0000-7000-8000-000000000009' },
      { detail: { ...all[1]?.detail, to: 'declined' } },
      { previousHash: all[1]?.hash ?? '' },
      { hash: all[0]?.hash ?? '' },
    ];
    for (const change of changes) {
      const proof = tampered(change);
      assert.ok(!proof.ok && proof.seq === 2, JSON.stringify(change));
    }
    assert.equal(tampered({}).ok, true);
  });

  test('抽走一条、调换两条、从中间开始，都会被发现', async () => {
    const all = await entries();
    const [first, second, third] = all as [JournalEntry, JournalEntry, JournalEntry];
    for (const list of [all.filter((entry) => entry.seq !== 2), [second, first, third], all.slice(1), [first, first, second]])
      assert.equal(verifyJournal(list).ok, false);
  });

  test('性质：姓名、内容里有任何字符，半个的也好，记下、读出、核验都成立', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 }).map((units) => String.fromCharCode(...units)),
    );
    const detail = fc.dictionary(
      text,
      fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null), fc.array(text)),
    );
    await fc.assert(
      fc.asyncProperty(text, detail, async (name, content) => {
        const given = event(700);
        await app.as('system', (tx) => record(tx, { ...given, actor: { ...given.actor, name }, detail: content }));
      }),
      { numRuns: 60 },
    );
    const every = Array.from({ length: 0x110000 / 0x4000 }, (_, block) =>
      Array.from({ length: 0x4000 }, (_, i) => String.fromCodePoint(block * 0x4000 + i)).join(''),
    );
    for (const name of every) await app.as('system', (tx) => record(tx, { ...event(701), actor: { ...event(701).actor, name } }));
    const proof = verifyJournal(await entries());
    assert.equal(proof.ok, true, JSON.stringify(proof));
  });

  test('以前登记的半个字符（摘要按半个字符算，库里存为�）：认得出来，不当作改动；真的改动照样发现', async () => {
    const all = await entries();
    const last = all.at(-1) as JournalEntry;
    const named = (actorName: string): Omit<JournalEntry, 'hash'> => {
      const { hash, ...entry } = { ...last, seq: last.seq + 1, previousHash: last.hash, actorName };
      return entry;
    };
    const old: JournalEntry = { ...named('王\ufffd明'), hash: entryHash(named('王\ud83d明')) };
    const proof = verifyJournal([...all, old]);
    assert.ok(proof.ok && proof.head === old.hash);
    assert.deepEqual(proof.remarks?.length, 1);
    assert.match(proof.remarks?.[0] ?? '', new RegExp(`第 ${old.seq} 条登记时姓名中有半个字符（U\\+D83D）.*内容未被改动`));
    for (const changed of [
      { ...old, action: 'decline' },
      { ...old, actorName: '李\ufffd明' },
      { ...old, actorName: '王明' },
    ])
      assert.equal(verifyJournal([...all, changed]).ok, false);
  });

  const refused = { code: '42501' };
  const changes = ['update journal set actor_name = $1', 'delete from journal where actor_name <> $1', 'truncate journal'];

  for (const statement of changes) {
    test(`所有者也不能：${statement}`, async () => {
      const values = statement.includes('$1') ? ['改过'] : [];
      await assert.rejects(owner.query(statement, values), refused);
    });
    test(`应用也不能：${statement}`, async () => {
      await assert.rejects(
        app.as('system', (tx) => sql.raw(statement.replace('$1', `'改过'`)).execute(tx)),
        refused,
      );
    });
  }

  test('有关各方看得到自己的日志，别人的看不到；监察全看', async () => {
    const [applicantId, recommenderId, issuerId] = ['a1', 'a2', 'a3'].map((tail) => `0190a0b0-0000-7000-8000-0000000000${tail}`) as [
      string,
      string,
      string,
    ];
    await app.as('system', (tx) => record(tx, { ...event(500), parties: { applicantId, recommenderId, issuerId } }));
    const count = (organisationId: string, role: 'clerk' | 'officer' | 'supervisor' | 'administrator') =>
      app.as(
        { accountId: applicantId, organisationId, roles: [role] },
        async (tx) => (await tx.selectFrom('journal').select('seq').execute()).length,
      );
    assert.equal(await count(applicantId, 'clerk'), 1);
    assert.equal(await count(recommenderId, 'officer'), 1);
    assert.equal(await count(issuerId, 'officer'), 1);
    assert.equal(await count('0190a0b0-0000-7000-8000-0000000000a4', 'officer'), 0);
    assert.equal(await count(applicantId, 'administrator'), 0);
    assert.equal(await count(issuerId, 'supervisor'), (await entries()).length);
  });
});

describe('日志从头到尾：在另一个线程里一段一段地核验、导出', () => {
  let place: TestDatabase;
  let owner: pg.Pool;
  let app: Database;
  let chain: Chain;
  const reader: Actor = { accountId: uuidv7(), organisationId: uuidv7(), roles: ['supervisor'] };
  const many = 1203;

  before(async () => {
    place = await withDatabase(migrated);
    owner = createPool(place.ownerUrlConfig, 2);
    app = createDatabase(createPool(place.systemUrlConfig, 2));
    chain = chainOver(place.systemUrlConfig);
    await app.as('system', async (tx) => {
      for (let n = 1; n <= many; n += 1) await record(tx, event(n));
    });
  });
  after(async () => {
    await app?.close();
    await owner?.end();
    await place?.dispose();
  });

  const told = async (whose = reader) => {
    const pieces: string[] = [];
    for await (const piece of await chain.lines(whose)) pieces.push(new TextDecoder().decode(piece));
    return pieces;
  };
  const note = (detail: Record<string, unknown>) =>
    app.as('system', (tx) => record(tx, { ...event(0), action: 'verifyJournal', subject: { kind: 'journal', id: null }, detail }));
  const verified = () => app.as(reader, (tx) => journalIn(tx).verified());
  /** What nobody may do, done by whoever has the whole machine. */
  const forged = async (statement: string) => {
    await owner.query(`alter table journal disable trigger user; ${statement}; alter table journal enable trigger user`);
  };

  test('核验的是全部，导出的是同样的各条，分成几段', async () => {
    const proof = await chain.verify(reader, null);
    assert.ok(proof.ok && proof.entries === many, JSON.stringify(proof));
    const pieces = await told();
    assert.ok(pieces.length > 2 && pieces.every((one) => one.endsWith('\n')));
    const lines = pieces.join('').trim().split('\n');
    assert.deepEqual(verifyJournal(lines.map((line) => JSON.parse(line))), proof);
  });

  test('没有权限的人，从头到尾也看不到一条', async () => {
    const stranger: Actor = { ...reader, roles: ['clerk'] };
    assert.deepEqual(await told(stranger), []);
    assert.equal((await chain.verify(stranger, null)).ok, false);
  });

  test('两个人同时在核验，第三个人请他稍候；办完就让出来', async () => {
    const both = [chain.verify(reader, null), chain.lines(reader)] as const;
    await assert.rejects(chain.verify(reader, null), (error) => error instanceof DatabaseUnavailable && error.trouble === 'busy');
    assert.equal((await both[0]).ok, true);
    for await (const _ of await both[1]) break; // whoever stops reading gives his place up as well
    for (const _ of [1, 2]) await (await chain.lines(reader))[Symbol.asyncIterator]().return?.(); // and whoever does not begin
    assert.equal((await chain.verify(reader, null)).ok, true);
  });

  test('请求断了，线程就停', async () => {
    const gone = new AbortController();
    const reading = chain.verify(reader, null, gone.signal);
    gone.abort();
    await assert.rejects(reading, /ended/);
    await assert.rejects(chain.verify(reader, null, gone.signal), /ended/);
  });

  test('从上次核验的一条接着核验；全部核验仍从第一条起', async () => {
    assert.equal(await verified(), null);
    const first = await chain.verify(reader, null);
    assert.ok(first.ok);
    await note({ count: first.entries, since: 0, hash: first.head });
    await note({ brokenAt: 7 });
    const since = await verified();
    assert.deepEqual(since, { seq: many, hash: first.head, at: event(0).at, by: '刘建华' });
    const next = await chain.verify(reader, since);
    assert.ok(next.ok && next.entries === many + 2);
    await forged(`update journal set actor_name = '别人' where seq = 40`);
    assert.equal((await chain.verify(reader, since)).ok, true, '以前的没有重算，这是说明了的');
    const whole = await chain.verify(reader, null);
    assert.ok(!whole.ok && whole.seq === 40, JSON.stringify(whole));
    await forged(`update journal set actor_name = '刘建华' where seq = 40`);
    assert.equal((await chain.verify(reader, null)).ok, true);
    const another = await chain.verify(reader, { ...(since as Verified), hash: 'f'.repeat(64) });
    assert.ok(!another.ok && another.seq === many + 1, '接不上先前记下的末条');
  });

  test('末尾被截去，核验得出来', async () => {
    await forged(`delete from journal where seq = ${many + 2}`);
    const proof = await chain.verify(reader, null);
    assert.ok(!proof.ok && proof.seq === many + 2 && proof.message.includes(`应有 ${many + 2} 条`), JSON.stringify(proof));
  });

  test('从某一条起全部重新连过的，与先前核验时记下的不同，核验得出来', async () => {
    const all = (await told())
      .join('')
      .trim()
      .split('\n')
      .map((line): JournalEntry => JSON.parse(line));
    let previous = all[1199]?.hash ?? '';
    for (const { hash: _, ...entry } of all.slice(1200)) {
      const changed = { ...entry, actorName: '别人', previousHash: previous };
      previous = entryHash(changed);
      await forged(
        `update journal set actor_name = '别人', previous_hash = '${changed.previousHash}', hash = '${previous}' where seq = ${entry.seq}`,
      );
    }
    await owner.query('update journal_head set seq = $1, hash = $2', [all.length, previous]);
    const proof = await chain.verify(reader, null);
    assert.ok(!proof.ok && proof.seq === many && proof.message.includes('先前核验时记下的不同'), JSON.stringify(proof));
  });
});
