import assert from 'node:assert/strict';
import { test } from 'node:test';
import { weakness } from './password.ts';

const of = { login: 'nanchang-jb', organisation: '南昌市工业和信息化局' };

test('容易猜中的口令不收：太短、常见、登录名、地名加年份、连续和重复', () => {
  for (const weak of [
    ...[
      'a-b-c-d-e',
      'aaaaaaaaaa',
      '1234567890',
      'password12',
      'Password2026',
      'nanchang-jb',
      'bj-gnahcnan',
      'nanchang-jb1',
      'nanchang2025',
    ],
    ...[
      'woaini1314',
      'zhangwei1990',
      'jiangxi@123',
      'shifan2026!',
      'qwertyuiop1',
      'ＰＡＳＳＷＯＲＤ１２',
      '南昌市工业和信息化局',
      'abcabcabcabc',
    ],
  ])
    assert.notEqual(weakness(weak, of), null, weak);
});

test('说得过去的都收：几个不相干的词、随机字符、中文句子', () => {
  for (const good of [
    'a-long-password',
    '3f9c1d77b2a0e4',
    '门前樟树二百岁从没砍过',
    'tea-bridge-lamp',
    'Kx9!mP2#vQ',
    'nanchang-teacup-9-river',
  ])
    assert.equal(weakness(good, of), null, good);
});
