import assert from 'node:assert/strict';
import { test } from 'node:test';
import { reasonAsked } from './recommended-though.ts';

const low = '满意度低于80%仍予推荐的理由';
const asked = (satisfied: number, reached: number, more: { waiting?: number; denied?: number } = {}) =>
  reasonAsked({ reached, satisfied, waiting: 0, denied: 0, ...more }, 80);

test('第六条（三）12家中9家满意须写理由，10家不须；恰好80%不须', () => {
  assert.equal(asked(9, 12), low);
  assert.equal(asked(10, 12), null);
  assert.equal(asked(12, 15), null);
  assert.equal(asked(0, 1), low);
});

test('还有未记录的、一家也没访到的，先不问', () => {
  assert.equal(asked(1, 5, { waiting: 7 }), null);
  assert.equal(asked(0, 0), null);
});

test('有企业否认接受过服务的，满意度够也须写；两样都有按满意度问', () => {
  assert.equal(asked(11, 12, { denied: 1 }), '有企业否认接受过服务仍予推荐的理由');
  assert.equal(asked(3, 4, { waiting: 8, denied: 1 }), '有企业否认接受过服务仍予推荐的理由');
  assert.equal(asked(9, 12, { denied: 3 }), low);
});
