import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WorkFailed } from '../documents/work/pool.ts';
import { refusalIn } from './foreseen.ts';
import { problemOf } from './problem.ts';

const fault = (path: string, message: string) => ({ path, rule: 'column', message });
const badInput = (faults: ReturnType<typeof fault>[]) => problemOf({ kind: 'badInput', faults });

test('同样的话只说一次，一张大表的只说前几处并说明有多少处；每一处仍在 faults 里', () => {
  const same = badInput(Array.from({ length: 400 }, (_, i) => fault(`${i}`, '没有这一列')));
  assert.deepEqual([same.detail, same.faults?.length], ['没有这一列', 400]);
  const ten = Array.from({ length: 10 }, (_, i) => fault(`${i}`, `第${i + 1}行有误`));
  assert.equal(badInput(ten).detail, ten.map((one) => one.message).join('；'));
  assert.match(badInput([...ten, fault('10', '第11行有误')]).detail, /；第10行有误；等 11 处$/);
});

test('排队已满的，半分钟后浏览器自己再来；做不出的，不一遍遍自己再做', () => {
  const after = (why: ConstructorParameters<typeof WorkFailed>[0]) => {
    const refusal = refusalIn(new WorkFailed(why));
    return refusal?.kind === 'busy' ? refusal.retryAfterSeconds : null;
  };
  assert.equal(after('full'), 30);
  for (const why of ['memory', 'time', 'crashed', 'cancelled'] as const) assert.equal(after(why), 60, why);
});
