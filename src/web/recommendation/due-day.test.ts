import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueDayOf } from './due-day.ts';

const workdays = ['2026-04-30', '2026-05-06', '2026-05-07', '2026-05-08', '2026-05-09', '2026-05-11'];
const given = { workdays, correctionLeaves: 3, today: '2026-04-29', recommendBy: '2026-05-11' };
const at = (dueOn: string, change: Partial<typeof given> = {}) => dueDayOf(dueOn, { ...given, ...change });

test('第八条（三）期限按工作日数：五一假期不算，调休上班的周六算', () => {
  assert.equal(at('2026-05-06').hint, '距今 2 个工作日，当日之后到推荐截止还有 4 个工作日');
  assert.equal(at('2026-05-09').hint, '距今 5 个工作日，当日之后到推荐截止还有 1 个工作日');
});

test('之后不足3个工作日的提示，恰好3个的不提示', () => {
  assert.equal(at('2026-05-07').warning, null);
  assert.match(at('2026-05-08').warning ?? '', /当日之后仅剩 2 个工作日/);
  assert.match(at('2026-05-11').warning ?? '', /当日之后仅剩 0 个工作日/);
});

test('不能定的日子与接口同样说明：今天或以前、假日、推荐截止之后、没有写完', () => {
  assert.match(at('2026-04-29').bad ?? '', /晚于今天/);
  assert.match(at('2026-05-01').bad ?? '', /不是工作日/);
  assert.match(at('2026-05-12').bad ?? '', /晚于推荐截止日/);
  assert.match(at('2026-05').bad ?? '', /晚于今天/);
  assert.deepEqual([at('2026-05-06').bad, dueDayOf('2026-05-06', { ...given, workdays: null }).bad], [null, null]);
});
