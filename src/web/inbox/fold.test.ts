import assert from 'node:assert/strict';
import { test } from 'node:test';
import { matterOf } from '../../core/deadlines/matter.ts';
import { folded, unreadOnes } from './fold.ts';

const link = '/app/dossiers/01a224bf-0000-7000-8000-000000000001';
const said = (subject: string, readAt: string | null = null, to: string = link) => ({
  ...{ id: `${subject}${readAt ?? ''}`, subject, readAt, link: to },
  ...matterOf({ subject, link: to }),
});

test('一件申报的消息收成一件：最新的在外，倒数的旧提醒收起，没有读过的另一句话留在外面', () => {
  const last = said('补正期限今天是最后一个工作日');
  const earlier = said('补正期限还有3个工作日');
  const returned = said('赣平2026-0001：退回补正');
  const read = said('赣平2026-0001：已提交', '2026-03-02T00:00:00.000Z');
  const [fold, ...others] = folded([last, earlier, returned, read]);
  assert.deepEqual(others, []);
  assert.deepEqual(fold?.shown, [last, returned]);
  assert.deepEqual(fold?.earlier, [earlier, read]);
  assert.deepEqual(unreadOnes([last, earlier, returned, read]), [last, returned]);
});

test('第二次退回的新期限在最上面，不收在已经读过的第一次退回之下', () => {
  const again = said('赣平2026-0001：退回补正');
  const [fold] = folded([again, said('赣平2026-0001：退回补正', '2026-03-02T00:00:00.000Z')]);
  assert.deepEqual(fold?.shown, [again]);
});

test('读过最新的，较早没有读的仍在外面，也仍计数', () => {
  const newest = said('赣平2026-0001：通过初审', '2026-03-20T00:00:00.000Z');
  const unread = said('赣平2026-0001：退回补正');
  const [fold] = folded([newest, unread]);
  assert.deepEqual(fold?.shown, [newest, unread]);
  assert.equal(unreadOnes([newest, unread]).length, 1);
});

test('一个季度里各家平台的消息各成一件', () => {
  const other = link.replace(/1$/, '2');
  assert.equal(folded([said('请填报2026年第一季度调度表'), said('请填报2026年第一季度调度表', null, other)]).length, 2);
});
