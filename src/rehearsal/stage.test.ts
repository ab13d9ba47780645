import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStage } from './stage.ts';

test('跳过几年，分几次过：一次请求不超过15天，同一天可以再办一次', async () => {
  const lived: string[] = [];
  const send = async (path: string, { body }: RequestInit) => {
    if (path === '/api/session') return Response.json({ token: 't' });
    lived.push((JSON.parse(String(body)) as { day: string }).day);
    return Response.json({ today: '', done: [] });
  };
  const stage = createStage(send, '口令', () => undefined);
  for (const day of ['2026-01-01', '2026-01-16', '2026-02-20', '2026-02-20']) await stage.day(day);
  assert.deepEqual(lived, ['2026-01-01', '2026-01-16', '2026-01-31', '2026-02-15', '2026-02-20', '2026-02-20']);
  assert.equal(stage.today, '2026-02-20');
});
