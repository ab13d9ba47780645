import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Context } from '../../src/acts/context.ts';
import { importExperts } from '../../src/acts/directory/import-experts.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import type { Dossier } from '../../src/acts/dossier/records.ts';
import { take } from '../../src/acts/procedure/take.ts';
import { admit } from '../../src/acts/review/admission.ts';
import { drawPanel } from '../../src/acts/review/draw-panel.ts';
import { saveExpert } from '../../src/acts/review/experts.ts';
import { publishedPanel } from '../../src/acts/review/published-panels.ts';
import { recuse } from '../../src/acts/review/recuse.ts';
import { poolChangeKind, poolChangesOpen, preparePoolChange } from '../../src/acts/scheme/change-pool.ts';
import { poolSalts } from '../../src/acts/scheme/pool-salts.ts';
import { showPool } from '../../src/acts/scheme/show-pool.ts';
import { NO_PASSWORD } from '../../src/core/directory/in-office.ts';
import { memberOf, type PoolChangeKind, poolText } from '../../src/core/draw/pool.ts';
import { verifyPanel } from '../../src/core/draw/verify-panel.ts';
import { sha256 } from '../../src/store/crypto.ts';
import type { Tx } from '../../src/store/transaction.ts';
import { type Acting, cast, openActing, person, reasonsOf, recommended, refusalOf } from './acting.ts';

const DAY = '2026-06-08';
let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let officer: SignedIn;
/** The case whose partner is an expert's employer. */
let excluding: Dossier;
const on = (actor: SignedIn, day = DAY): Context => acting.on(actor, day);
const pools = () => acting.system((tx) => tx.pools.ofRound(set.round.id));
const idOf = (name: string) => set.people.find((one) => one.name === name)?.accountId ?? '';
const entry = (name: string, employer: string, active = true) => ({
  ...{ accountId: idOf(name), employer, formerEmployers: [], position: '教授', fields: ['innovation'], active },
});
const propose = (of: SignedIn, ...lines: readonly (readonly [PoolChangeKind, string])[]) =>
  preparePoolChange(on(of), set.round.id, {
    reason: '原专家退休，补充专家',
    lines: lines.map(([kind, name]) => ({ kind, accountId: idOf(name) })),
  });
const decide = (of: SignedIn, id: string, step: 'sign' | 'drop' = 'sign') => take(on(of), poolChangeKind, { id, step, brought: {} });
const admitted = async (number: string, name: string): Promise<Dossier> => {
  const dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name, number });
  await admit(on(officer), { id: dossier.id });
  return dossier;
};
const drawnFor = async (number: string, name: string) => drawPanel(on(officer), (await admitted(number, name)).id);

before(async () => {
  acting = await openActing();
  set = await cast(acting, [
    ...['甲', '乙', '丙', '丁'].map((name) => ({ name, employer: `${name}大学` })),
    { name: '停', employer: '停大学', active: false },
  ]);
  officer = { ...set.officer, organisationKind: 'province' };
});
after(() => acting.close());

test('第八条（四）建立年度工作时冻结专家库：在库的人各有编号，摘要可由公布的内容算出，公布的没有姓名、单位、账号', async () => {
  const [pool, ...more] = await pools();
  assert.ok(pool);
  assert.deepEqual([more.length, pool.version, pool.frozenOn, pool.experts.length], [0, 1, '2026-03-01', 4]);
  assert.deepEqual(
    pool.experts.map(({ number }) => number),
    ['001', '002', '003', '004'],
  );
  const { digest } = acting.world(DAY).tools;
  const text = poolText(
    { commitment: set.round.commitment, version: 1, frozenOn: '2026-03-01' },
    pool.experts.map((one) => memberOf(one, digest)),
  );
  assert.equal(sha256(text), pool.hash);
  for (const { name, employer, accountId } of pool.experts)
    for (const secret of [`"${name}"`, employer, accountId]) assert.equal(text.includes(secret), false);
});

test('看过申报再把熟人加进专家库：登记了也抽不到，要变更本年度专家库，本人不能决定', async () => {
  const place = (await acting.system((tx) => tx.directory.organisations({ kinds: ['pool'] })))[0]?.id as string;
  set.people.push(await person(acting, place, '熟人', ['expert']));
  await saveExpert(on(officer), entry('熟人', '熟人大学'));
  const draw = await drawnFor('赣平2026-0101', '南昌第一服务有限公司');
  assert.deepEqual([draw.candidates.length, draw.poolVersion], [4, 1]);
  assert.equal(draw.drawOrder.includes(idOf('熟人')), false);
  assert.equal((await refusalOf(propose(set.leader, ['add', '熟人']))).kind, 'notAllowed');
  assert.equal((await refusalOf(propose(set.cityOfficer, ['add', '熟人']))).kind, 'notFound', '别的单位看不到');
  const { id } = await propose(officer, ['add', '熟人']);
  assert.equal((await refusalOf(decide(officer, id))).kind, 'notAllowed');
  const both = { ...officer, roles: ['officer', 'leader'] as SignedIn['roles'] };
  assert.match(await reasonsOf(decide(both, id)), /由您本人提出，须由另一位分管领导决定/);
  assert.equal((await refusalOf(decide(set.cityOfficer, id))).kind, 'notFound');
  const [waiting] = await on(set.leader).inTransaction((tx) => poolChangesOpen(tx, on(set.leader)));
  assert.deepEqual([waiting?.id, waiting?.offers.find(({ step }) => step === 'sign')?.blockedBy], [id, []]);
  assert.equal((await pools()).length, 1, '决定之前专家库不变');
});

test('两位经办人同时提出、同一人提两次，只有一件；两位领导同时决定，只有一位办成', async () => {
  const twice = await Promise.allSettled([propose(officer, ['add', '熟人']), propose(officer, ['remove', '甲'])]);
  assert.deepEqual(
    twice.map((one) => one.status === 'rejected' && one.reason.refusal.kind),
    ['conflict', 'conflict'],
    '已有一件在办',
  );
  const [open] = await acting.system((tx) => tx.pools.changes({ roundId: set.round.id, open: true }));
  await decide(officer, open?.id ?? '', 'drop');
  const together = await Promise.allSettled([propose(officer, ['add', '熟人']), propose(officer, ['add', '熟人'])]);
  assert.deepEqual(together.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const [one] = await acting.system((tx) => tx.pools.changes({ roundId: set.round.id, open: true }));
  const other = await person(acting, set.province, '另一领导', ['leader']);
  const decided = await Promise.allSettled([decide(set.leader, one?.id ?? ''), decide(other, one?.id ?? '')]);
  assert.deepEqual(decided.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  const all = await pools();
  assert.deepEqual(
    all.map(({ version, experts }) => [version, experts.length]),
    [
      [1, 4],
      [2, 5],
    ],
  );
  assert.notEqual(all[0]?.hash, all[1]?.hash);
  assert.equal(all[1]?.experts.find(({ name }) => name === '熟人')?.number, '005', '编号接着往下排');
  assert.deepEqual(all[1]?.experts.slice(0, 4), all[0]?.experts, '其余的人一字不变');
  const entries = await on(officer).inTransaction((tx) => tx.journal.entries({ subject: one?.id ?? '' }));
  assert.deepEqual(
    entries.map(({ action }) => action),
    ['preparePoolChange', 'signPoolChange'],
  );
});

test('移出的专家不再抽到；已经抽取的专家组不变；移出后再回来还是原来的编号', async () => {
  const [first] = await pools();
  const gone = first?.experts.find(({ name }) => name === '甲')?.number;
  await decide(set.leader, (await propose(officer, ['remove', '甲'])).id);
  const draw = await drawnFor('赣平2026-0102', '南昌第二服务有限公司');
  assert.deepEqual([draw.poolVersion, draw.drawOrder.includes(idOf('甲')), draw.drawOrder.length], [3, false, 4]);
  await decide(set.leader, (await propose(officer, ['add', '甲'])).id);
  assert.equal((await pools()).at(-1)?.experts.find(({ name }) => name === '甲')?.number, gone);
});

test('冻结后换了单位、停用的专家，既不悄悄排除也不放进来：先变更专家库再抽取', async () => {
  const dossier = await admitted('赣平2026-0103', '南昌第三服务有限公司');
  await saveExpert(on(officer), entry('乙', '南昌第三服务有限公司'));
  await saveExpert(on(officer), entry('丙', '丙大学', false));
  const refused = await reasonsOf(drawPanel(on(officer), dossier.id));
  assert.match(refused, /“乙”现登记的工作单位“南昌第三服务有限公司”即申报单位/);
  assert.match(refused, /“丙”已停用/);
  assert.match(refused, /请先办理本年度专家库的变更，由分管领导决定后再抽取/);
  const { people } = await showPool(on(officer), set.round.id);
  assert.deepEqual(
    ['甲', '乙', '丙'].map((name) => people.find((one) => one.name === name)?.now),
    [null, 'renew', 'stopped'],
  );
  const change = await propose(officer, ['renew', '乙'], ['remove', '丙']);
  await saveExpert(on(officer), entry('乙', '乙大学'));
  assert.match(await reasonsOf(decide(set.leader, change.id)), /起草以后“乙”的登记又有变更，请撤回后重新起草/);
  await decide(officer, change.id, 'drop');
  await saveExpert(on(officer), entry('乙', '南昌第三服务有限公司'));
  const { id } = await propose(officer, ['renew', '乙'], ['remove', '丙']);
  const linesOf = async () =>
    (await showPool(on(set.leader), set.round.id)).changes
      .find((one) => one.id === id)
      ?.lines.map(({ person, was }) => [person.employer, was?.employer ?? null]);
  assert.deepEqual(
    await linesOf(),
    [
      ['南昌第三服务有限公司', '乙大学'],
      ['丙大学', null],
    ],
    '领导看到由什么改为什么',
  );
  await decide(set.leader, id);
  assert.deepEqual((await linesOf())?.[0], ['南昌第三服务有限公司', null]);
  excluding = dossier;
  const draw = await drawPanel(on(officer), dossier.id);
  assert.deepEqual(
    draw.excluded.map(({ name, why }) => [name, why]),
    [['乙', '工作单位与申报单位相同或有隶属关系']],
  );
});

test('提不出的变更：已在库的再增加、不在库的移出、停用的增加、没有变化的更新、一人两项、没有写原因', async () => {
  const faults = async (...lines: readonly (readonly [PoolChangeKind, string])[]) => {
    const refusal = await refusalOf(propose(officer, ...lines));
    return refusal.kind === 'badInput' ? refusal.faults.map(({ message }) => message).join('；') : refusal.kind;
  };
  assert.match(await faults(['add', '甲']), /“甲”已在本年度专家库中/);
  assert.match(await faults(['remove', '停']), /请刷新后重新选择/);
  assert.match(await faults(['add', '停']), /已停用/);
  assert.match(await faults(['renew', '丁']), /“丁”的登记没有变更/);
  assert.match(await faults(['remove', '丁'], ['renew', '丁']), /同一位专家只能有一项变更/);
  assert.match(await faults(), /请至少选一位专家/);
});

test('一个人的库：抽不出专家组，说明怎样办', async () => {
  for (const name of ['甲', '丁', '熟人']) await decide(set.leader, (await propose(officer, ['remove', name])).id);
  const dossier = await admitted('赣平2026-0104', '南昌第四服务有限公司');
  assert.match(await reasonsOf(drawPanel(on(officer), dossier.id)), /可抽专家1人，不足3人。.*请办理本年度专家库的变更/);
});

test('直接对数据库说，也不成：冻结的库改不动、删不掉、不经领导加不了，抽取不能从库外、从旧库', async () => {
  const as = (who: SignedIn | 'system', statement: (tx: Tx) => Promise<unknown>) => acting.store.as(who, statement);
  const { id } = set.round;
  const denied = (work: Promise<unknown>, why: RegExp) => assert.rejects(work, (error: Error) => why.test(error.message));
  const add = (tx: Tx, change: string | null) =>
    sql`insert into round_pool (round_id, version, issuer_id, experts, hash, change_id, frozen_on, frozen_at)
      select round_id, version + 1, issuer_id, experts, hash, ${change}::uuid, frozen_on, now() from round_pool where round_id = ${id} order by version desc limit 1`.execute(
      tx,
    );
  const { id: open } = await propose(officer, ['add', '丁']);
  await denied(
    as(officer, (tx) => add(tx, open)),
    /takes a leader's word/,
  );
  await denied(
    as(officer, (tx) => add(tx, null)),
    /check constraint|takes a leader's word/,
  );
  await denied(
    as(officer, (tx) =>
      sql`update pool_change set state = 'signed', decided_by = ${set.leader.accountId}, decided_name = '', decided_at = now() where id = ${open}`.execute(
        tx,
      ),
    ),
    /a leader decides, in person/,
  );
  const nothing = async (statement: (tx: Tx) => Promise<{ numAffectedRows?: bigint }>) =>
    assert.equal((await acting.store.as(officer, statement)).numAffectedRows ?? 0n, 0n);
  await nothing((tx) => sql`update round_pool set hash = ${'0'.repeat(64)} where round_id = ${id}`.execute(tx));
  await nothing((tx) => sql`delete from round_pool where round_id = ${id}`.execute(tx));
  await nothing((tx) => sql`delete from pool_change where round_id = ${id}`.execute(tx));
  const dossier = await admitted('赣平2026-0105', '南昌第五服务有限公司');
  const draw = (pool: number, account: string) => (tx: Tx) =>
    sql`insert into panel_draw (dossier_id, n, issuer_id, subject, seats, candidates, excluded, draw_order, list_hash, pool_version, drawn_by, drawn_at)
      values (${dossier.id}, 1, ${set.province}, '', 1, '[]', '[]', ${JSON.stringify([account])}::jsonb, '', ${pool}, ${officer.accountId}, now())`.execute(
      tx,
    );
  const newest = (await pools()).at(-1)?.version ?? 0;
  await denied(as('system', draw(newest, idOf('熟人'))), /newest pool/);
  await denied(as('system', draw(1, idOf('乙'))), /newest pool/);
});

/** Whoever sits declares a conflict, and whoever comes in, until the order of the draw is used up. */
async function allRecused(dossierId: string): Promise<void> {
  const sits = async () => (await acting.system((tx) => tx.reviews.seats(dossierId))).find(({ state }) => state === 'seated');
  for (let seat = await sits(); seat !== undefined; seat = await sits()) {
    const { accountId } = seat;
    const expert = set.people.find((one) => one.accountId === accountId) ?? assert.fail();
    await recuse(on(expert), { dossierId, accountId, reason: '与申报单位有合作' });
  }
}

test('密钥公开以后不再抽取专家组，专家库不再变更；还没有决定的变更由经办人撤回', async () => {
  const waiting = await admitted('赣平2026-0106', '南昌第六服务有限公司');
  const [open] = await acting.system((tx) => tx.pools.changes({ roundId: set.round.id, open: true }));
  const early = await person(acting, set.province, '监察早来', ['supervisor']);
  assert.match(await reasonsOf(poolSalts(on(early), set.round.id)), /密钥尚未公开，请在公开之后再下载/);
  await acting.system(async (tx) => tx.rounds.reveal(set.round.id, await tx.rounds.secretOf(set.round.id), DAY));
  assert.match(await reasonsOf(decide(set.leader, open?.id ?? '')), /抽样密钥已经公开/);
  const auditor = await person(acting, set.province, '监察', ['supervisor']);
  const { pools: salted } = await poolSalts(on(auditor), set.round.id);
  for (const { experts } of salted)
    for (const { key, bound } of experts) assert.equal(sha256(JSON.stringify(bound)), key, '监察凭盐核对每个编号是谁');
  assert.deepEqual(
    salted.map(({ hash }) => hash),
    (await pools()).map(({ hash }) => hash),
  );
  for (const other of [officer, set.leader]) assert.equal((await refusalOf(poolSalts(on(other), set.round.id))).kind, 'notAllowed');
  const foreseen = /抽样密钥已经公开，此后的抽取可以预知，不能再抽取专家组。请商申报单位撤回申报/;
  assert.match(await reasonsOf(drawPanel(on(officer), waiting.id)), foreseen, '没有专家组的');
  await acting.store.as('system', (tx) => sql`update dossier set state = 'admitted' where id = ${excluding.id}`.execute(tx));
  await allRecused(excluding.id);
  assert.match(await reasonsOf(drawPanel(on(set.leader), excluding.id)), foreseen, '补充抽取的');
  await decide(officer, open?.id ?? '', 'drop');
  const { settled, changes } = await showPool(on(officer), set.round.id);
  assert.match(settled ?? '', /抽样密钥已经公开.*专家库不再变更/);
  assert.deepEqual(
    changes.filter(({ id, offers }) => id === open?.id || offers.length > 0).map(({ state, offers }) => [state, offers]),
    [['dropped', []]],
  );
  await acting.store.as('system', (tx) => sql`update dossier set state = 'reviewed' where id = ${excluding.id}`.execute(tx));
  const told = await publishedPanel(acting.world(DAY), excluding.number ?? '');
  assert.deepEqual(
    told.draws[0]?.excluded.map(({ reason }) => reason),
    ['回避'],
    '为什么回避，知道这一家的人就知道是谁，也就知道他还评了哪些',
  );
  assert.equal(told.n, told.seats.length);
  assert.doesNotMatch(JSON.stringify(told), /乙|大学|服务有限公司/);
  assert.deepEqual(verifyPanel(JSON.parse(JSON.stringify(told)), sha256, told.commitment), []);
});

test('第八条（四）专家名单一次导入专家库：新增、变更、同名的各按所选，冻结的本年度专家库一字不变；导入时登记已变的，一位也不导入', async () => {
  const province = { ...officer, organisationKind: 'province' as const };
  const before = await pools();
  const all = await acting.system((tx) => tx.reviews.pool());
  const shown = (name: string) => {
    const { employer, formerEmployers, position, fields } = all.find((one) => one.name === name) ?? assert.fail(name);
    return { employer, formerEmployers, position, fields };
  };
  const row = (name: string, employer: string, more = {}) => ({ name, employer, position: '教授', fields: '技术创新', was: null, ...more });
  const rows = [
    row('乙', shown('乙').employer, { position: '研究员', was: shown('乙') }),
    row('丙', shown('丙').employer, { fields: '技术创新', was: shown('丙') }),
    row('新人', '新人大学', { mobile: '13800000001', formerEmployers: '旧大学；老学院' }),
  ];
  const doubtful = row('丁', '别的大学');
  assert.equal((await refusalOf(importExperts(on(set.leader), { rows, source: '名单.xlsx' }))).kind, 'notAllowed');
  assert.equal((await refusalOf(importExperts(on(set.cityOfficer), { rows, source: '名单.xlsx' }))).kind, 'notAllowed');
  const refused = await refusalOf(importExperts(on(province), { rows: [...rows, doubtful], source: '名单.xlsx' }));
  assert.match(JSON.stringify(refused), /第4位：“丁”有同名的专家/);
  assert.equal((await acting.system((tx) => tx.reviews.pool())).length, all.length, '一位也没有导入');
  const stale = rows.map((one) => (one.name === '乙' ? { ...one, was: { ...shown('乙'), position: '讲师' } } : one));
  assert.equal((await refusalOf(importExperts(on(province), { rows: stale, source: '名单.xlsx' }))).kind, 'conflict');
  await acting.store.as('system', (tx) => sql`update account set login = 'zhuanjia001' where id = ${set.leader.accountId}`.execute(tx));
  const twice = await Promise.allSettled(
    [1, 2].map(() => importExperts(on(province), { rows: [...rows, { ...doubtful, as: 'new' }], source: '名单.xlsx' })),
  );
  assert.deepEqual(twice.map(({ status }) => status).sort(), ['fulfilled', 'rejected'], '同时导入两遍，只导入一遍');
  const done = twice.find((one) => one.status === 'fulfilled');
  assert.deepEqual(done?.value, { added: 2, changed: 1, same: 1, leftOut: 0 });
  const after = await acting.system((tx) => tx.reviews.pool());
  const fresh = after.find(({ name }) => name === '新人') ?? assert.fail('新人');
  assert.deepEqual(
    [fresh.login, fresh.active, fresh.formerEmployers, after.filter(({ name }) => name === '丁').length],
    ['zhuanjia002', true, ['旧大学', '老学院'], 2],
  );
  const [account, contact] = await acting.system(
    async (tx) => [await tx.directory.account(fresh.accountId), await tx.contacts.of(fresh.accountId)] as const,
  );
  assert.deepEqual([account?.passwordHash, contact?.mobile], [NO_PASSWORD, '13800000001'], '链接交付之前谁也不能登录');
  const sealed = await acting.store.as('system', (tx) =>
    sql<{ mobile: string }>`select mobile from contact where account_id = ${fresh.accountId}`.execute(tx),
  );
  assert.equal(sealed.rows[0]?.mobile.includes('13800000001'), false);
  assert.deepEqual(await pools(), before);
  const entries = await on(set.officer).inTransaction((tx) => tx.journal.entries({ subject: set.province }));
  assert.deepEqual(entries.filter(({ action }) => action === 'importExperts').length, 1);
  assert.equal(JSON.stringify(entries).includes('13800000001'), false);
});
