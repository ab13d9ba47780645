import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Ask, wholeOf } from './whole.ts';

type Row = { id: number };
const keyOf = ({ id }: Row): string => String(id);
const numbered = (count: number): Row[] => Array.from({ length: count }, (_, id) => ({ id }));
const wanted = { keyOf, most: 5_000, told: () => undefined, signal: new AbortController().signal };

/** A list as a server answers it; `moved` changes it before the portion of that number. */
function served(rows: Row[], moved: (portion: number) => void = () => undefined): { ask: Ask<Row>; asked: number[] } {
  const asked: number[] = [];
  const ask: Ask<Row> = async ({ limit, offset }) => {
    moved(asked.length);
    asked.push(offset);
    return { rows: rows.slice(offset, offset + limit), total: rows.length };
  };
  return { ask, asked };
}

test('一份437条的名单分三次读全，说到哪里；正好一页的只读一次，空的也只读一次', async () => {
  const { ask, asked } = served(numbered(437));
  const said: string[] = [];
  const { rows, left } = await wholeOf(ask, { ...wanted, told: (done, total) => said.push(`${done}/${total}`) });
  assert.deepEqual([rows.length, left, asked, said], [437, 0, [0, 200, 400], ['200/437', '400/437', '437/437']]);
  const even = served(numbered(200));
  assert.equal((await wholeOf(even.ask, wanted)).rows.length, 200);
  assert.deepEqual(even.asked, [0]);
  const none = served([]);
  assert.deepEqual(await wholeOf(none.ask, wanted), { rows: [], left: 0 });
  assert.deepEqual(none.asked, [0]);
});

test('超过上限的，读到上限为止，还剩多少说得出', async () => {
  const { rows, left } = await wholeOf(served(numbered(1_601)).ask, { ...wanted, most: 500 });
  assert.deepEqual([rows.length, left], [500, 1_101]);
});

test('读的时候名单变了：同一条不出现两次，漏掉的说得出', async () => {
  const grown = numbered(400);
  const more = served(grown, (portion) => void (portion === 1 ? grown.unshift({ id: 900 }) : null));
  const twice = await wholeOf(more.ask, wanted);
  assert.deepEqual([twice.rows.length, new Set(twice.rows.map(keyOf)).size, twice.left], [400, 400, 1]);
  const shrunk = numbered(400);
  const fewer = served(shrunk, (portion) => void (portion === 1 ? shrunk.shift() : null));
  const again = await wholeOf(fewer.ask, wanted);
  assert.deepEqual([again.rows, again.left], [shrunk, 0], '变短了的从头再读，走掉的一条不带着漏读的一条');
  const falling = numbered(1_000);
  const never = await wholeOf(served(falling, (portion) => void (portion % 5 > 0 ? falling.shift() : null)).ask, wanted);
  assert.ok(never.left > 0, '一直在变短的，读三次为止，说得出可能漏了');
});

test('停下来就不再读，读不到的照实抛出', async () => {
  const stop = new AbortController();
  const { ask, asked } = served(numbered(1_000), (portion) => void (portion === 1 ? stop.abort() : null));
  await assert.rejects(wholeOf(ask, { ...wanted, signal: stop.signal }), { name: 'AbortError' });
  assert.equal(asked.length, 2);
  await assert.rejects(
    wholeOf(async () => assert.fail('网络不通'), wanted),
    /网络不通/,
  );
});
