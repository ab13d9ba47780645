import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gate, inLane, type Lane } from './lanes.ts';
import { DatabaseUnavailable } from './unavailable.ts';

const LONG = 60_000;
const isBusy = (error: unknown) => error instanceof DatabaseUnavailable && error.trouble === 'busy';
/** Lets everything that can go on go on. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

function hold(): { readonly passed: Promise<void>; open(): void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open: () => open() };
}

/** Comes in a lane, once; tells when it is in. */
function crowd(of: ReturnType<typeof gate>) {
  const entered: string[] = [];
  const leaving = new Map<string, () => void>();
  const come = (lane: Lane, name: string) =>
    inLane(lane, async () => {
      const leave = await of.enter();
      entered.push(name);
      leaving.set(name, leave);
    });
  return { entered, come, go: (name: string) => leaving.get(name)?.() };
}

const alone = { reading: 'saving', saving: 'reading' } as const;

for (const [many, few] of Object.entries(alone) as [Lane, Lane][])
  test(`${many === 'reading' ? '读' : '存'}的人再多，也留着四分之一的位子给${few === 'saving' ? '保存和提交' : '读'}的人`, async () => {
    const of = gate({ places: 8, queue: 100, waitMs: LONG });
    const { entered, come, go } = crowd(of);
    const names = Array.from({ length: 20 }, (_, n) => `${many}${n}`);
    const all = names.map((name) => come(many, name));
    await settle();
    assert.deepEqual(entered, names.slice(0, 6));
    assert.equal(of.waiting(), 14);
    for (const name of ['one', 'two']) await come(few, name);
    assert.equal(of.waiting(), 14);
    for (const name of names) {
      go(name);
      await settle();
    }
    await Promise.all(all);
    assert.deepEqual(entered, [...names.slice(0, 6), 'one', 'two', ...names.slice(6)]);
  });

test('一个人把队排满，别人来了照样排得上，让出的是他最后来的；人人一样多的，最后来的再来', async () => {
  const of = gate({ places: 1, queue: 6, waitMs: LONG });
  const { entered, come, go } = crowd(of);
  const refused: string[] = [];
  const comes = (name: string, who: string) =>
    inLane('reading', () => come('reading', name), { who, gone: () => false }).catch(() => refused.push(name));
  const all = ['in', 'a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7', 'a8'].map((name) => comes(name, 'a'));
  await settle();
  assert.deepEqual(refused, ['a7', 'a8']);
  all.push(...['b1', 'c1', 'b2', 'c2', 'd1', 'a9'].map((name) => comes(name, name.slice(0, 1))));
  await settle();
  assert.deepEqual(refused, ['a7', 'a8', 'a6', 'a5', 'a4', 'a3', 'c2', 'a9']);
  const left = ['a1', 'a2', 'b1', 'c1', 'b2', 'd1'];
  for (const name of ['in', ...left]) {
    go(name);
    await settle();
  }
  await Promise.all(all);
  assert.deepEqual(entered, ['in', ...left]);
});

test('等着读的人走了，轮到他时不再去读，让给后面的；等着保存的，人走了也保存', async () => {
  for (const lane of ['reading', 'saving'] as const) {
    const of = gate({ places: 1, queue: 6, waitMs: LONG });
    const { entered, come, go } = crowd(of);
    const left = new Set<string>();
    const refused: string[] = [];
    const comes = (name: string) =>
      inLane(lane, () => come(lane, name), { who: name, gone: () => left.has(name) }).catch(() => refused.push(name));
    const all = ['in', 'a', 'b', 'c'].map(comes);
    await settle();
    for (const name of ['a', 'b']) left.add(name);
    for (const name of ['in', 'a', 'b']) {
      go(name);
      await settle();
    }
    await Promise.all(all);
    const [did, not] =
      lane === 'reading'
        ? [
            ['in', 'c'],
            ['a', 'b'],
          ]
        : [['in', 'a', 'b', 'c'], []];
    assert.deepEqual([entered, refused], [did, not]);
  }
});

test('有人离开时，先让等着保存的进，再让等着读的进，各按先后', async () => {
  const of = gate({ places: 1, queue: 100, waitMs: LONG });
  const { entered, come, go } = crowd(of);
  for (const [lane, name] of [
    ['reading', 'r0'],
    ['reading', 'r1'],
    ['saving', 's1'],
    ['saving', 's2'],
  ] as const)
    void come(lane, name);
  await settle();
  for (const name of ['r0', 's1', 's2', 'r1']) {
    await settle();
    assert.equal(entered.at(-1), name);
    go(name);
    go(name); // leaving twice gives one place back
  }
  assert.deepEqual(entered, ['r0', 's1', 's2', 'r1']);
});

test('队排满了，再来的立即得到答复；已经开始办理的请求排在还没开始的前面，也不再被拒绝', async () => {
  const of = gate({ places: 1, queue: 1, waitMs: LONG });
  const order: string[] = [];
  const first = await of.enter();
  const begun = inLane('reading', async () => {
    (await of.enter())();
    const again = await of.enter();
    order.push('begun');
    again();
  });
  await assert.rejects(
    inLane('reading', () => of.enter()),
    isBusy,
  );
  first();
  const blocker = await inLane('saving', () => of.enter()); // before the one that has begun: another lane, and savers first
  const late = inLane('reading', async () => {
    const leave = await of.enter();
    order.push('late');
    leave();
  });
  await settle();
  blocker();
  await Promise.all([begun, late]);
  assert.deepEqual(order, ['begun', 'late']);
});

test('等得太久的也得到答复，位子不因此少一个', async () => {
  const of = gate({ places: 1, queue: 5, waitMs: 1 });
  const first = await of.enter();
  await assert.rejects(of.enter(), isBusy);
  assert.equal(of.waiting(), 0);
  first();
  (await of.enter())();
});

test('一个请求要排几次队的，几次一共等这么久，不是每次都等这么久', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] });
  const of = gate({ places: 1, queue: 5, waitMs: 10_000 });
  const first = await of.enter();
  const told: string[] = [];
  const [asked, mayAskAgain] = [hold(), hold()];
  const request = inLane('reading', async () => {
    const leave = await of.enter(); // waits 9 of its 10 seconds
    leave();
    asked.open();
    await mayAskAgain.passed;
    await of.enter();
  }).catch((error: unknown) => void told.push(isBusy(error) ? 'busy' : String(error)));
  await settle();
  t.mock.timers.tick(9_000);
  first();
  await asked.passed;
  const second = await of.enter();
  mayAskAgain.open();
  await settle();
  t.mock.timers.tick(999);
  await settle();
  assert.deepEqual([of.waiting(), told], [1, []]);
  t.mock.timers.tick(1);
  await request;
  assert.deepEqual([of.waiting(), told], [0, ['busy']]);
  second();
});
