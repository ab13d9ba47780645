import assert from 'node:assert/strict';
import { test } from 'node:test';
import { doneByOthers } from './news.ts';

const done = (who: string, action: string, at = '2026-03-18T02:32:00.000Z') => ({ who, action, at });

test('只说别人新办的：本人办的、本人代别人办的当场已经知道，说过的不再说', () => {
  const before = [done('章秀英', '提交')];
  const now = [
    ...before,
    done('王振兴', '通过初审'),
    done('张宇航', '随机抽取'),
    done('张宇航（代王振兴）', '签发推荐'),
    done('张宇航红', '退回补正'),
  ];
  assert.deepEqual(doneByOthers(before, now, '张宇航'), [now[1], now[4]]);
  assert.deepEqual(doneByOthers(now, now, '张宇航'), []);
});
