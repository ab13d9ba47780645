import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createPresence } from './presence.ts';

const at = (second: number) => new Date(Date.UTC(2026, 2, 10, 1, 0, second)).toISOString();
const person = (name: string, section: string, tab = '1', dossierId = 'd') => ({ dossierId, tab, accountId: name, name, section });

test('同事互相看得见在哪一节，45秒没有消息就不再显示，别的申报看不见', () => {
  const { enter } = createPresence();
  assert.deepEqual(enter(person('陈敏', 'staff'), at(0)), []);
  assert.deepEqual(enter(person('李文涛', 'served'), at(10)), [{ name: '陈敏', section: 'staff', own: false }]);
  assert.deepEqual(enter(person('李文涛', 'equipment'), at(45)), [{ name: '陈敏', section: 'staff', own: false }]);
  assert.deepEqual(enter(person('李文涛', 'equipment'), at(46)), []);
  assert.deepEqual(enter(person('陈敏', 'staff'), at(47)), [{ name: '李文涛', section: 'equipment', own: false }]);
  assert.deepEqual(enter(person('他人', 'staff', '1', 'other'), at(48)), []);
});

test('同一人的两个窗口各算一个，标明是本人', () => {
  const { enter } = createPresence();
  enter(person('陈敏', 'staff', 'a'), at(0));
  assert.deepEqual(enter(person('陈敏', 'served', 'b'), at(1)), [{ name: '陈敏', section: 'staff', own: true }]);
});

test('关闭或刷新页面的人说了离开，立即不再显示', () => {
  const { enter } = createPresence();
  enter(person('陈敏', 'staff', 'a'), at(0));
  assert.deepEqual(enter({ ...person('陈敏', '', 'a'), section: null }, at(1)), []);
  assert.deepEqual(enter(person('陈敏', 'staff', 'b'), at(2)), []);
  assert.deepEqual(
    enter({ ...person('李文涛', ''), section: null }, at(3)),
    [{ name: '陈敏', section: 'staff', own: false }],
    '没有来过的也可以离开',
  );
  assert.deepEqual(enter(person('陈敏', 'staff', 'b'), at(4)), []);
});

test('同一人的几个窗口在同一节，只说一次', () => {
  const { enter } = createPresence();
  enter(person('陈敏', 'staff', 'a'), at(0));
  enter(person('陈敏', 'staff', 'b'), at(1));
  assert.deepEqual(enter(person('陈敏', 'served', 'c'), at(2)), [{ name: '陈敏', section: 'staff', own: true }]);
  assert.deepEqual(enter(person('李文涛', 'staff'), at(3)), [
    { name: '陈敏', section: 'staff', own: false },
    { name: '陈敏', section: 'served', own: false },
  ]);
});

test('两个进程互相听得见：谁在哪一节、谁走了、换到另一个进程的窗口只算一处', () => {
  const [one, two] = [createPresence(), createPresence()];
  one.enter(person('陈敏', 'staff', 'a'), at(0));
  two.hear(one.open(at(5)), at(5));
  const staff = { name: '陈敏', section: 'staff', own: false };
  assert.deepEqual(two.enter(person('李文涛', 'served', 'b'), at(6)), [staff]);
  assert.deepEqual(two.enter(person('他人', 'served', 'c', 'other'), at(6)), [], '别的申报看不见');
  one.hear(two.open(at(7)), at(7));
  assert.deepEqual(one.enter(person('陈敏', 'staff', 'a'), at(8)), [{ name: '李文涛', section: 'served', own: false }]);

  assert.deepEqual(two.enter(person('陈敏', 'equipment', 'a'), at(10)), [{ name: '李文涛', section: 'served', own: false }]);
  assert.deepEqual(two.enter(person('李文涛', 'served', 'b'), at(11)), [{ ...staff, section: 'equipment' }], '同一个窗口，后到的算数');
  two.hear(one.open(at(12)), at(12));
  assert.deepEqual(two.enter(person('李文涛', 'served', 'b'), at(12)), [{ ...staff, section: 'equipment' }]);

  two.enter({ ...person('陈敏', '', 'a'), section: null }, at(13));
  assert.deepEqual(two.enter(person('李文涛', 'served', 'b'), at(14)), []);
  one.hear(two.open(at(15)), at(15));
  assert.deepEqual(one.enter(person('王磊', 'staff', 'd'), at(15)), [{ name: '李文涛', section: 'served', own: false }]);
});

test('别的进程里的人，75秒没有消息就不再显示', () => {
  const [one, two] = [createPresence(), createPresence()];
  one.enter(person('陈敏', 'staff', 'a'), at(0));
  two.hear(one.open(at(30)), at(30));
  assert.equal(two.enter(person('李文涛', 'served', 'b'), at(75)).length, 1);
  assert.equal(two.enter(person('李文涛', 'served', 'b'), at(76)).length, 0);
});

test('一个人开不出几百个窗口：只留最近的二十个，别人的不动', () => {
  const { enter, open } = createPresence();
  enter(person('李文涛', 'served'), at(0));
  for (let n = 0; n < 600; n += 1) enter(person('陈敏', `节${n}`, `窗口${n}`), at(1 + n / 100));
  const there = open(at(8));
  assert.deepEqual([there.length, there.filter(({ name }) => name === '李文涛').length], [21, 1]);
  assert.ok(there.some(({ tab }) => tab === '窗口599') && !there.some(({ tab }) => tab === '窗口0'));
});
