import assert from 'node:assert/strict';
import { mock, type TestContext, test } from 'node:test';
import { nameOf, Reads, type Source } from './reads.ts';
import { sameParts } from './same-parts.ts';

/** A server whose answers are given one by one, and what a page that shows them was told. */
function desk(t: TestContext, again: (error: string, tries: number) => number | null = () => null) {
  mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1_000_000 });
  t.after(() => mock.timers.reset());
  const reads = new Reads<string>({ problem: String, again });
  const asked: { address: string; answer: (data: unknown) => void; fail: (why: string) => void; signal: AbortSignal }[] = [];
  const source = (id: string, settled = false): Source => ({
    address: ['GET /api/things', { id }],
    settled,
    read: (signal) =>
      new Promise((resolve, reject) => {
        asked.push({ address: id, answer: resolve, fail: reject, signal });
      }),
  });
  const shown = (of: Source) => {
    const told: unknown[] = [];
    const stop = reads.show(of, () => told.push(reads.state(of.address).data));
    return { told, stop };
  };
  return { reads, asked, source, shown };
}

/** What was answered has been heard. */
const heard = async (): Promise<void> => {
  for (let i = 0; i < 12; i += 1) await Promise.resolve();
};
const all = () => true;

test('two who show the same ask once; whoever comes soon after asks nothing, later it is read again while it stands', async (t) => {
  const { reads, asked, source, shown } = desk(t);
  const [one, two] = [shown(source('a')), shown(source('a'))];
  assert.equal(asked.length, 1);
  asked[0]?.answer({ n: 1 });
  await heard();
  assert.deepEqual([one.told, two.told], [[{ n: 1 }], [{ n: 1 }]]);
  one.stop();
  two.stop();
  mock.timers.tick(9_999);
  shown(source('a')).stop();
  assert.equal(asked.length, 1, 'still new');
  mock.timers.tick(1);
  const three = shown(source('a'));
  assert.equal(asked.length, 2);
  assert.deepEqual(reads.state(source('a').address).data, { n: 1 }, 'what was read stands meanwhile');
  asked[1]?.answer({ n: 1 });
  await heard();
  assert.deepEqual(three.told, [], 'the same is no change');
  const settled = shown(source('for ever', true));
  asked[2]?.answer('text');
  await heard();
  settled.stop();
  mock.timers.tick(400_000);
  shown(source('for ever', true));
  assert.equal(asked.length, 3, 'what never changes is read once');
});

test('after an act all that is shown is read anew, also what was just being read: its answer may be from before', async (t) => {
  const { reads, asked, source, shown } = desk(t);
  const first = shown(source('a'));
  shown(source('b')).stop();
  asked[1]?.answer('b before');
  const done = reads.outdate(all);
  assert.equal(asked.length, 3, 'the one that is shown');
  assert.ok(asked[0]?.signal.aborted);
  asked[0]?.answer('before');
  await heard();
  assert.deepEqual(first.told, [], 'not believed');
  asked[2]?.answer('after');
  await done;
  assert.deepEqual(first.told, ['after']);
  shown(source('b'));
  assert.equal(asked.length, 4, 'what nobody showed is read when it is shown again');
});

test('where a later reading fails, what stood stands beside the problem; shown again it is tried again', async (t) => {
  const { reads, asked, source, shown } = desk(t);
  const page = shown(source('a'));
  asked[0]?.answer('good');
  await heard();
  const again = reads.refetch(source('a'));
  asked[1]?.fail('503');
  await again;
  assert.deepEqual(reads.state(source('a').address), { data: 'good', error: '503' });
  page.stop();
  shown(source('a'));
  assert.equal(asked.length, 3);
  asked[2]?.answer('better');
  await heard();
  assert.deepEqual(reads.state(source('a').address), { data: 'better', error: null });
});

test('back in the window a failure stands until there is something else: the login that somebody is typing is not drawn anew', async (t) => {
  const { reads, asked, source } = desk(t);
  const told: unknown[] = [];
  reads.show(source('session'), () => told.push(reads.state(source('session').address)));
  asked[0]?.fail('401');
  await heard();
  reads.comeBack();
  asked[1]?.fail('401');
  await heard();
  void reads.outdate(all);
  asked[2]?.fail('401');
  await heard();
  assert.equal(asked.length, 3);
  assert.deepEqual(told, [{ data: undefined, error: '401' }], 'told once');
  const again = reads.refetch(source('session'));
  assert.deepEqual(told.at(-1), { data: undefined, error: null }, 'whoever asks for another try sees it');
  asked[3]?.answer('me');
  await again;
  assert.deepEqual(told.at(-1), { data: 'me', error: null });
});

test('what may recover is tried again after a pause, so often and no more; whoever asked is told the last problem', async (t) => {
  const { reads, asked, source, shown } = desk(t, (_, tries) => (tries < 2 ? 1_000 * 2 ** tries : null));
  const fetched = reads.fetch(source('a')).then(String, (why: unknown) => `failed: ${why}`);
  for (const [at, pause] of [1_000, 2_000, 0].entries()) {
    asked[at]?.fail(`try ${at + 1}`);
    await heard();
    mock.timers.tick(pause);
    await heard();
  }
  assert.equal(await fetched, 'failed: try 3');
  assert.equal(asked.length, 3);
  shown(source('b'));
  asked[3]?.fail('try 1');
  await heard();
  reads.forget(all);
  mock.timers.tick(1_000);
  await heard();
  assert.deepEqual(
    asked.slice(3).map(({ address }) => address),
    ['b', 'b'],
    'the one that was given up is not asked again',
  );
});

test('back in the window, what is shown and old is read again; what is forgotten is never seen as it was', async (t) => {
  const { reads, asked, source, shown } = desk(t);
  const page = shown(source('a'));
  asked[0]?.answer('a');
  await heard();
  reads.comeBack();
  assert.equal(asked.length, 1);
  mock.timers.tick(10_000);
  reads.comeBack();
  assert.equal(asked.length, 2);
  reads.forget(all);
  assert.equal(reads.state(source('a').address).data, undefined);
  asked[1]?.answer('a of before');
  asked[2]?.answer('a anew');
  await heard();
  assert.equal(page.told.at(-1), 'a anew');
  page.stop();
  reads.forget(all);
  shown(source('a'));
  assert.equal(asked.length, 4);
});

test('what nobody shows is kept five minutes; what an act answered stands at once', async (t) => {
  const { reads, asked, source, shown } = desk(t);
  reads.put(source('a'), { n: 1 });
  const page = shown(source('a'));
  assert.equal(asked.length, 0);
  reads.put(source('a'), { n: 2 });
  assert.deepEqual(page.told, [{ n: 2 }]);
  page.stop();
  mock.timers.tick(299_999);
  assert.deepEqual(reads.state(source('a').address).data, { n: 2 });
  mock.timers.tick(1);
  assert.equal(reads.state(source('a').address).data, undefined);
});

test('what was being read while an act answered is read anew: its answer may be of before, and the next change would be measured against it', async (t) => {
  const { reads, asked, source, shown } = desk(t);
  const page = shown(source('a'));
  asked[0]?.answer({ version: 1 });
  await heard();
  mock.timers.tick(10_000);
  reads.comeBack();
  reads.put(source('a'), { version: 2 });
  asked[1]?.answer({ version: 1 });
  await heard();
  assert.deepEqual(reads.state(source('a').address).data, { version: 2 });
  asked[2]?.answer({ version: 3 });
  await heard();
  assert.deepEqual(page.told, [{ version: 1 }, { version: 2 }, { version: 3 }]);
});

test('the same request has one name in whatever order it is written; parts that are as they were keep their identity', () => {
  assert.equal(
    nameOf(['GET /api/x', { query: { a: 1, b: undefined }, params: { id: 'i' } }]),
    nameOf(['GET /api/x', { params: { id: 'i' }, query: { a: 1 } }]),
  );
  const before = { rows: [{ id: 1 }, { id: 2 }], more: null };
  assert.equal(sameParts(before, structuredClone(before)), before);
  const now = sameParts(before, { rows: [{ id: 1 }, { id: 3 }], more: null }) as typeof before;
  assert.deepEqual(now, { rows: [{ id: 1 }, { id: 3 }], more: null });
  assert.equal(now.rows[0], before.rows[0]);
  assert.deepEqual(sameParts(before, { rows: before.rows }), { rows: before.rows }, 'a member that is gone is gone');
  assert.deepEqual(sameParts([1, 2], [1]), [1]);
  assert.deepEqual(sameParts({ a: 1 }, { b: undefined }), { b: undefined });
  const blob = new Blob(['x']);
  assert.equal(sameParts({}, blob), blob);
});
