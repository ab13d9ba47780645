import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { continued, itemOf, listed, tidied } from './prose.ts';

test('一行是一段；以“• ”或“1. ”开头的是列表的一项', () => {
  assert.deepEqual(itemOf('• 服务场所'), { mark: '•', number: null, text: '服务场所' });
  assert.deepEqual(itemOf('12. 服务场所'), { mark: '12.', number: 12, text: '服务场所' });
  assert.equal(itemOf('2025.3月成立'), null);
  assert.equal(itemOf('1.5倍'), null);
  assert.equal(itemOf('一、基本情况'), null);
});

test('从 Word、WPS 粘贴的项目符号和编号成为列表的项', () => {
  const cases: readonly [string, string][] = [
    ['·\t开展培训', '• 开展培训'],
    ['\uF0B7\t开展培训', '• 开展培训'],
    ['\uF0D8 开展培训', '• 开展培训'],
    ['l\t开展培训', '• 开展培训'],
    ['Ø\t开展培训', '• 开展培训'],
    ['ü\t开展培训', '• 开展培训'],
    ['● 开展培训', '• 开展培训'],
    ['■开展培训', '• 开展培训'],
    ['1.\t开展培训', '1. 开展培训'],
    ['2、\t开展培训', '2. 开展培训'],
    ['3)\t开展培训', '3. 开展培训'],
    ['4.  开展培训', '4. 开展培训'],
    ['（一）开展培训', '（一）开展培训'],
    ['1.5倍于上年', '1.5倍于上年'],
    ['level 3', 'level 3'],
    ['2025年\t120家', '2025年　120家'],
  ];
  for (const [pasted, kept] of cases) assert.equal(tidied(pasted), kept, JSON.stringify(pasted));
});

test('段首空格、软回车、分页符、零宽字符、成串的空行不留，字一个不少', () => {
  assert.equal(tidied('\u3000\u3000第一段\u200b。\v第二行\f\r\n\r\n\r\n\r\n  第三段\u00a0A \n'), '第一段。\n第二行\n\n第三段 A');
});

test('整理过的再整理不变；汉字、字母、数字一个不少', () => {
  const piece = fc.constantFrom(
    '中小企业',
    'ABC',
    '120',
    '\t',
    ' ',
    '　',
    '\n',
    '\r\n',
    '·',
    'l\t',
    '1.\t',
    '\uF0B7',
    '。',
    '\v',
    '• ',
    '2. ',
  );
  const words = (text: string): string => text.replace(/[^中小企业ABC。]/gu, '');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const once = tidied(pieces.join(''));
      assert.equal(tidied(once), once);
      assert.equal(words(once), words(pieces.join('')));
    }),
  );
});

const at = (marked: string) => {
  const from = marked.indexOf('|');
  return { text: marked.replace('|', ''), from, to: from };
};

test('在一项后面回车接着下一项，在空的一项后面回车结束列表', () => {
  assert.deepEqual(continued(at('• 甲|')), { from: 3, insert: '\n• ' });
  assert.deepEqual(continued(at('前文\n9. 甲|\n后文')), { from: 7, insert: '\n10. ' });
  assert.deepEqual(continued(at('• 甲\n• |')), { from: 4, insert: '' });
  assert.equal(continued(at('普通一段|')), null);
  assert.equal(continued(at('|• 甲')), null);
});

test('选中的各行成为列表，再按一次又成为段落', () => {
  const text = '甲\n\n乙';
  const made = listed({ text, from: 0, to: text.length }, 'numbers');
  assert.equal(made.insert, '1. 甲\n\n2. 乙');
  const back = listed({ text: made.insert, from: 0, to: made.insert.length }, 'numbers');
  assert.equal(back.insert, text);
  assert.equal(listed({ text: made.insert, from: 0, to: made.insert.length }, 'bullets').insert, '• 甲\n\n• 乙');
  assert.deepEqual(listed(at('前\n|中\n后'), 'bullets'), { from: 2, to: 3, insert: '• 中' });
  assert.deepEqual(listed(at('|'), 'bullets'), { from: 0, to: 0, insert: '• ' });
});
