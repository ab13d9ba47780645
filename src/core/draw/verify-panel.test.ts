import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { conflictWhys } from '../review/conflicts.ts';
import { candidateOf, drawPanel, inField, rowsOf, subjectFrom, subjectOfDraw } from './panel.ts';
import type { PanelBundle } from './panel-bundle.ts';
import { changedPool, memberOf, numbered, type Pooled, type PoolPerson, poolHash } from './pool.ts';
import { verifyPanel } from './verify-panel.ts';

const digest = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');
const tools = { digest, newSecret: () => randomBytes(32).toString('hex') };
const script = new URL('../../../docs/verify-draw.mjs', import.meta.url);
const { findings } = (await import(script.href)) as { findings: (bundle: unknown, published?: unknown) => string[] };

const secret = digest('sealed');
const commitment = digest(secret);
const committedOn = '2026-02-24';
const functions = ['innovation', 'training'];
const expert = (i: number, fields = ['innovation']): PoolPerson => ({
  ...{ accountId: `account-${i}`, name: `专家甲${i}`, employer: `某大学${i}`, formerEmployers: i % 2 ? [] : ['某研究院'], fields },
});
const first = numbered([...Array.from({ length: 6 }, (_, i) => expert(i)), expert(6, ['quality'])], [], tools);
const second = changedPool(
  first,
  [7, 8, 9].map((i) => ({ kind: 'add', person: expert(i, ['training', 'quality']) })),
  first,
  tools,
);
const published = (pool: readonly Pooled[], version: number, frozenOn: string) => ({
  ...{ version, frozenOn, hash: poolHash({ commitment, version, frozenOn }, pool, digest) },
  experts: pool.map((one) => memberOf(one, digest)),
});

type Draw = { pool: PanelBundle['pools'][number]; out?: readonly string[]; k?: number; taken?: readonly string[]; seats?: number };
function drawn({ pool, out = [], k = 0, taken = [], seats = 3 }: Draw): PanelBundle['draws'][number] {
  const fit = pool.experts.filter((one) => inField(one, functions) && !taken.includes(one.number));
  const candidates = fit.filter(({ number }) => !out.includes(number)).map(candidateOf);
  const subject = subjectFrom(subjectOfDraw('赣平2026-0007', k + 1), { n: 3, functions, poolHash: pool.hash });
  const panel = drawPanel({ subject, committedOn, secret, candidates, n: seats }, digest);
  assert.ok(panel.ok);
  const excluded = out.map((id) => ({ id, reason: conflictWhys[0] ?? '' }));
  return { pool: pool.version, excluded, rows: rowsOf(candidates), listHash: panel.listHash, order: panel.order };
}
const of = (parts: Pick<PanelBundle, 'pools' | 'draws' | 'seats'>): PanelBundle => ({
  ...{ format: 'shifan-panel/1', dossierNumber: '赣平2026-0007', committedOn, secret, commitment, n: 3, functions },
  ...parts,
});
const sitting = (ids: readonly string[], ...left: readonly number[]) =>
  ids.map((id, i) => ({ id, left: left.includes(i) ? '回避' : null }));

const [one, two] = [published(first, 1, committedOn), published(second, 2, '2026-06-01')];
const outside = one.experts.find((member) => inField(member, functions))?.number ?? '';
const firstDraw = drawn({ pool: one, out: [outside] });
const plain = of({ pools: [one], draws: [firstDraw], seats: sitting(firstDraw.order.slice(0, 4), 1) });
// All five were used up by three who left; the supplement comes from the pool that was changed since.
const supplement = drawn({ pool: two, k: 1, taken: firstDraw.order, out: [outside], seats: 1 });
const supplemented = of({
  pools: [one, two],
  draws: [firstDraw, supplement],
  seats: sitting([...firstDraw.order, ...supplement.order.slice(0, 1)], 0, 1, 4),
});
const known = (...pools: readonly PanelBundle['pools'][number][]) => ({
  format: 'shifan-commitments/1',
  rounds: [
    {
      commitment,
      committedOn,
      pools: pools.map(({ version, hash, frozenOn, experts }) => ({ version, hash, frozenOn, experts: experts.length })),
    },
  ],
});
const copy = (bundle: PanelBundle) => JSON.parse(JSON.stringify(bundle));

function objects(bundle: unknown): boolean {
  try {
    return findings(bundle).length > 0;
  } catch {
    return true;
  }
}

test('没动过的专家组公开文件，两个核验程序都通过：一人回避由下一位递补；顺序用完后从变更后的专家库补充抽取', () => {
  for (const [bundle, pools] of [
    [plain, known(one)],
    [supplemented, known(one, two)],
  ] as const) {
    assert.deepEqual(verifyPanel(copy(bundle), digest, commitment), []);
    assert.deepEqual(findings(copy(bundle), commitment), []);
    assert.deepEqual(verifyPanel(copy(bundle), digest, pools.rounds), []);
    assert.deepEqual(findings(copy(bundle), pools), []);
  }
});

test('公众看到的文件只说谁回避了，不说为什么：两个核验程序照样通过；冻结的专家库不能在后一次抽取里丢掉，也不能往回用', () => {
  const told = copy(plain);
  for (const draw of told.draws) for (const one of draw.excluded) one.reason = '回避';
  assert.deepEqual([verifyPanel(told, digest, commitment), findings(told, commitment)], [[], []]);
  const dropped = copy(supplemented);
  dropped.draws[1].pool = null;
  assert.ok(verifyPanel(dropped, digest).some(({ message }) => message === '有的抽取没有写明专家库'));
  assert.ok(findings(dropped).includes('有的抽取没有写明专家库'));
  const back = copy(supplemented);
  [back.draws[0].pool, back.draws[1].pool] = [back.draws[1].pool, back.draws[0].pool];
  assert.ok(verifyPanel(back, digest).some(({ message }) => message === '后一次抽取用的专家库早于前一次'));
  assert.ok(findings(back).includes('后一次抽取用的专家库早于前一次'));
});

test('改动专家组公开文件的任何一个字节，两个核验程序都发现', () => {
  for (const bundle of [plain, supplemented]) {
    const bytes = Buffer.from(JSON.stringify(bundle), 'utf8');
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = Buffer.from(bytes);
      changed[at] = (bytes[at] ?? 0) ^ (at % 2 === 0 ? 0x01 : 0x20);
      let json: unknown;
      try {
        json = JSON.parse(changed.toString('utf8'));
      } catch {
        continue;
      }
      const place = `字节 ${at}：${changed.toString('utf8').slice(Math.max(0, at - 40), at + 20)}`;
      assert.ok(verifyPanel(json, digest).length > 0, place);
      assert.ok(objects(json), place);
    }
  }
});

test('每种作弊都被两个核验程序发现，并说明是什么', () => {
  const friend = { ...memberOf(numbered([expert(99)], [], tools)[0] as Pooled, digest), number: '099' };
  const tampered: [string, PanelBundle, RegExp, RegExp][] = [];
  const add = (what: string, change: (bundle: ReturnType<typeof copy>) => void, ours: RegExp, script: RegExp, from = plain) => {
    const bundle = copy(from);
    change(bundle);
    tampered.push([what, bundle, ours, script]);
  };
  add('冻结以后加一位熟人', (b) => b.pools[0].experts.push(friend), /专家库第1版与冻结的摘要不符/, /专家库与冻结的摘要不符/);
  add(
    '换掉编号后面的人',
    (b) => {
      b.pools[0].experts[0].key = friend.key;
    },
    /专家库被改过/,
    /专家库与冻结的摘要不符/,
  );
  add('漏掉一位可抽的专家', (b) => b.draws[0].rows.pop(), /不是专家库中本领域、除去回避的全部专家/, /不是专家库中本领域除去回避的全部专家/);
  add(
    '回避不写原因',
    (b) => {
      b.draws[0].excluded[0].reason = '另有安排';
    },
    /回避原因“另有安排”不在规定之列/,
    /回避原因不在规定之列/,
  );
  add(
    '不说谁回避',
    (b) => {
      b.draws[0].excluded = [];
    },
    /除去回避的全部专家/,
    /除去回避的全部专家/,
  );
  add('换顺序', (b) => b.draws[0].order.reverse(), /顺序与密钥算出的不符/, /抽取顺序不是密钥算出的顺序/);
  add(
    '跳过下一位',
    (b) => {
      b.seats[3].id = b.draws[0].order[4];
    },
    /第4席 .* 不是顺序中的第4位/,
    /席位不是顺序中最前的几位/,
  );
  add('回避了不递补', (b) => b.seats.pop(), /现有2人，席位没有依次递补/, /席位没有依次递补/);
  add(
    '多坐一人',
    (b) => {
      b.seats[1].left = null;
    },
    /现有4人/,
    /席位没有依次递补/,
  );
  add(
    '移走不合意的人',
    (b) => {
      b.seats[0].left = '意见不一致';
    },
    /离席的原因“意见不一致”不在规定之列/,
    /离席原因不在规定之列/,
  );
  add(
    '另一把密钥',
    (b) => {
      b.secret = digest('other');
    },
    /密钥被换过/,
    /密钥与承诺值不符/,
  );
  add(
    '第二次抽取用旧专家库',
    (b) => {
      b.draws[1].pool = 1;
    },
    /专家库第2版没有用来抽取/,
    /专家库没有用来抽取/,
    supplemented,
  );
  for (const [what, bundle, ours, independent] of tampered) {
    assert.match(
      verifyPanel(bundle, digest)
        .map(({ message }) => message)
        .join('；'),
      ours,
      what,
    );
    assert.match(findings(bundle).join('；'), independent, what);
  }
});

test('自己和自己一致、与公布的冻结摘要不同的专家库，对照公布的摘要就发现', () => {
  const stuffed = published(changedPool(first, [{ kind: 'add', person: expert(42) }], first, tools), 1, committedOn);
  const draw = drawn({ pool: stuffed });
  const bundle = of({ pools: [stuffed], draws: [draw], seats: sitting(draw.order.slice(0, 3)) });
  assert.deepEqual(verifyPanel(bundle, digest), []);
  assert.match(
    verifyPanel(bundle, digest, known(one).rounds)
      .map(({ message }) => message)
      .join(),
    /与公布的冻结摘要不同/,
  );
  assert.match(findings(bundle, known(one)).join(), /专家库与公布的摘要不同/);
});

test('冻结以前抽取的专家组带姓名，照旧核验通过，姓名里有空格的也是；改了姓名就不通过', () => {
  const candidates = ['张 三', '李四（返聘）', '王五', 'Li Ming'].map((name, i) => ({ id: `account-${i}`, name }));
  const panel = drawPanel({ subject: '赣平2026-0007', committedOn, secret, candidates, n: 3 }, digest);
  assert.ok(panel.ok);
  const draw = { pool: null, excluded: [], rows: rowsOf(candidates), listHash: panel.listHash, order: panel.order };
  const old = { ...of({ pools: [], draws: [draw], seats: sitting(panel.seated) }), functions: [] };
  assert.deepEqual([verifyPanel(copy(old), digest, commitment), findings(copy(old), commitment)], [[], []]);
  const changed = copy(old);
  changed.draws[0].rows[2].enterprise = '王六';
  assert.match(
    verifyPanel(changed, digest)
      .map(({ message }) => message)
      .join(),
    /名单被改过/,
  );
  assert.match(findings(changed).join(), /名单与封存的摘要不符/);
});

test('公开的专家库认不出人：编号不随姓名、登录的次序，同一人在两个年度的摘要不同，摘要猜不出来', () => {
  const again = numbered(
    first.map(({ number: _, salt: __, ...person }) => person),
    [],
    tools,
  );
  const key = (pool: readonly Pooled[], id: string) =>
    pool.map((one) => ({ one, member: memberOf(one, digest) })).find(({ one: { accountId } }) => accountId === id)?.member.key;
  for (const { accountId } of first) assert.notEqual(key(first, accountId), key(again, accountId));
  const orders = new Set(
    Array.from({ length: 40 }, () =>
      numbered(
        Array.from({ length: 5 }, (_, i) => expert(i)),
        [],
        tools,
      )
        .map(({ accountId }) => accountId)
        .join(),
    ),
  );
  assert.ok(orders.size > 10, '编号是乱的');
  const text = JSON.stringify(plain);
  for (const { name, employer, accountId, salt } of first)
    for (const secret of [name, employer, accountId, salt]) assert.equal(text.includes(secret), false);
});
