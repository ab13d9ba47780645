import assert from 'node:assert/strict';
import { test } from 'node:test';
import { together } from './together.ts';

test('一个人问，立即去问；问的时候又来的，合在一起再问一次；问不到的都得到答复，下一次照常', async () => {
  const asked: string[][] = [];
  const answers: { resolve: () => void; reject: (error: Error) => void }[] = [];
  const get = together(
    (ids) =>
      new Promise<Map<string, string>>((resolve, reject) => {
        asked.push([...ids]);
        answers.push({ resolve: () => resolve(new Map(ids.map((id) => [id, `${id}!`]))), reject });
      }),
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const first = get('a');
  await settle();
  const rest = [get('b'), get('c'), get('b')];
  await settle();
  assert.deepEqual(asked, [['a']]);
  answers[0]?.resolve();
  assert.equal(await first, 'a!');
  await settle();
  assert.deepEqual(asked, [['a'], ['b', 'c']]);
  answers[1]?.reject(new Error('away'));
  for (const one of rest) await assert.rejects(one, /away/);
  const again = get('c');
  await settle();
  answers[2]?.resolve();
  assert.equal(await again, 'c!');
});
