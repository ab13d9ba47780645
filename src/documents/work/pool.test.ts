import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { Pool, type PoolConfig, type RunOptions, type WorkFailure } from './pool.ts';

type Work = { readonly what?: 'loop' | 'eat' | 'exit' | 'throw' | 'steps' | 'bytes' | 'hold'; readonly n?: number };

// A worker of plain script, so that no loader's start counts among what is tried.
const source = `
const { parentPort } = require('node:worker_threads');
parentPort.on('message', ({ what, n }) => {
  if (what === 'loop') for (;;);
  if (what === 'eat') { const all = []; for (;;) all.push(new Array(1e5).fill(Math.random())); }
  if (what === 'exit') process.exit(3);
  if (what === 'throw') return parentPort.postMessage({ error: 'bad file' });
  if (what === 'steps') for (let i = 1; i <= n; i += 1) parentPort.postMessage({ progress: i / n });
  if (what === 'hold') return setTimeout(() => parentPort.postMessage({ value: n }), n);
  parentPort.postMessage({ value: what === 'bytes' ? new Uint8Array(n) : n });
});`;
const script = new URL(
  `data:text/javascript,${encodeURIComponent(`import { createRequire } from 'node:module'; const require = createRequire('file:///'); ${source}`)}`,
);

const pools: Pool<Work, unknown>[] = [];
after(() => Promise.all(pools.map((one) => one.close())));
function pool(config: Omit<PoolConfig, 'script'> = {}): Pool<Work, unknown> {
  const one = new Pool<Work, unknown>({ script, ...config });
  pools.push(one);
  return one;
}
const fails = (of: Pool<Work, unknown>, work: Work, why: WorkFailure, options?: RunOptions) =>
  assert.rejects(of.run(work, options), (error: { why?: string }) => error.why === why);

test('an endless loop ends at its time, and the next job runs', async () => {
  const one = pool();
  await fails(one, { what: 'loop' }, 'time', { ms: 200 });
  assert.equal(await one.run({ n: 1 }), 1);
});

test('too much memory is told as that, and the next job runs', async () => {
  const one = pool({ heapMb: 64 });
  await fails(one, { what: 'eat' }, 'memory');
  assert.equal(await one.run({ n: 2 }), 2);
});

test('a thread that ends takes its own job with it, an error leaves the thread', async () => {
  const one = pool();
  await fails(one, { what: 'exit' }, 'crashed');
  await assert.rejects(one.run({ what: 'throw' }), /bad file/);
  assert.equal(await one.run({ n: 3 }), 3);
});

test('a job is given up while it runs and while it waits', async () => {
  const one = pool();
  const [first, second] = [new AbortController(), new AbortController()];
  const running = fails(one, { what: 'loop' }, 'cancelled', { signal: first.signal });
  const waiting = fails(one, { n: 1 }, 'cancelled', { signal: second.signal });
  second.abort();
  await waiting;
  first.abort();
  await running;
  await fails(one, { n: 1 }, 'cancelled', { signal: first.signal });
  assert.equal(await one.run({ n: 4 }), 4);
});

test('urgent work goes before, equals in their order', async () => {
  const one = pool();
  const order: string[] = [];
  const jobs = ([1, 1, 0, 2, 0] as const).map((rank, i) => one.run({ n: i }, { rank }).then(() => order.push(`${rank}:${i}`)));
  // The first is begun at once; the others wait for it.
  await Promise.all(jobs);
  assert.deepEqual(order, ['1:0', '0:2', '0:4', '1:1', '2:3']);
});

test('a worker says how far it is', async () => {
  const seen: number[] = [];
  await pool().run({ what: 'steps', n: 4 }, { onProgress: (share) => seen.push(share) });
  assert.deepEqual(seen, [0.25, 0.5, 0.75, 1]);
});

test('one that finds the queue full is told so, and those before it are answered', async () => {
  const one = pool({ mostWaiting: 2 });
  const taken = [0, 1, 2].map((n) => one.run({ n }));
  await fails(one, { n: 9 }, 'full');
  assert.deepEqual(await Promise.all(taken), [0, 1, 2]);
});

test('work is made when its turn comes; what fails in making it fails that job alone', async () => {
  const one = pool();
  let made = false;
  const first = one.run({ what: 'hold', n: 50 });
  const second = one.run(() => {
    made = true;
    return { n: 5 };
  });
  await new Promise((resolve) => setImmediate(resolve));
  assert.equal(made, false);
  assert.deepEqual(await Promise.all([first, second]), [50, 5]);
  await assert.rejects(
    one.run(() => Promise.reject(new Error('gone'))),
    /gone/,
  );
  assert.equal(await one.run({ n: 6 }), 6);
});

test('a worn thread is replaced between two jobs', async () => {
  const one = pool({ worn: (jobs) => jobs >= 2 });
  assert.deepEqual(await Promise.all(Array.from({ length: 7 }, (_, n) => one.run({ n }))), [0, 1, 2, 3, 4, 5, 6]);
});

test('closed, it ends what runs and what waits', async () => {
  const one = pool();
  const ended = [fails(one, { what: 'loop' }, 'crashed'), fails(one, { n: 1 }, 'cancelled')];
  await one.close();
  await Promise.all(ended);
  await fails(one, { n: 1 }, 'cancelled');
});
