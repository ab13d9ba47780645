import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cleared, filled, type Ground, laid, tidied } from './block.ts';
import { inverseOf, type ReadCell, type SheetColumn, type SheetRow } from './model.ts';

const columns: readonly SheetColumn[] = [
  { key: 'name', label: '名称', width: 100 },
  { key: 'count', label: '数量', width: 80, figure: true },
  { key: 'share', label: '占比', width: 80, figure: true, fixed: true },
  { key: 'good', label: '满意', width: 60, tick: { value: true, group: '满意度' } },
  { key: 'good', label: '不满意', width: 60, tick: { value: false, group: '满意度' } },
];
const read: ReadCell = (key, text) => {
  if (text === '') return { value: null };
  if (key === 'good') return text === '满意' ? { value: true } : text === '不满意' ? { value: false } : { text, fault: '读不懂' };
  if (key === 'count') return /^\d+$/.test(text) ? { value: Number(text) } : { text, fault: '不是数字' };
  return { value: text };
};
const rows: readonly SheetRow[] = [
  { id: 'r0', cells: { name: '甲', count: 1, share: '50', good: true } },
  { id: 'r1', cells: { name: '乙', count: 2, share: '50', good: false } },
];
let made = 0;
const ground = (end: number | null = 2): Ground => ({ columns, rows, end, read, newRow: () => ({ id: `n${++made}`, cells: {} }) });
const cellAt = (top: number, left: number) => ({ top, left, bottom: top, right: left });

test('a block goes over the rows that are there and adds those that are missing; computed columns keep their figures', () => {
  made = 0;
  const { edits, unread, cut } = laid(
    ground(),
    [
      ['丙', '7', '99'],
      ['丁', '约八', '99'],
    ],
    cellAt(1, 0),
  );
  assert.deepEqual(edits, [
    { row: 'r1', cells: { name: '丙', count: 7 } },
    { insert: { id: 'n1', cells: { name: '丁', count: '约八' } }, at: 2 },
  ]);
  assert.equal(unread, 1);
  assert.deepEqual(cut, { columns: 0, rows: 0 });
});

test('what has no place is counted: columns at the right, rows where none may be added', () => {
  const { edits, cut } = laid(
    ground(null),
    [
      ['√', '', '多'],
      ['', '√'],
      ['√', ''],
    ],
    cellAt(0, 3),
  );
  assert.deepEqual(edits, []);
  assert.deepEqual(cut, { columns: 1, rows: 1 });
});

test('only rows that change are changed', () => {
  assert.deepEqual(
    laid(
      ground(),
      [
        ['甲', '1'],
        ['乙', '3'],
      ],
      cellAt(0, 0),
    ).edits,
    [{ row: 'r1', cells: { count: 3 } }],
  );
});

test('one cell fills the whole selection', () => {
  const { edits } = laid(ground(), [['9']], { top: 0, left: 1, bottom: 1, right: 1 });
  assert.deepEqual(edits, [
    { row: 'r0', cells: { count: 9 } },
    { row: 'r1', cells: { count: 9 } },
  ]);
});

test('two tick columns are one value: a mark in one, a word in either, none for none, both kept as text', () => {
  const written = (texts: readonly string[], left = 3) => {
    const [edit] = laid(ground(), [texts], cellAt(0, left)).edits;
    return edit && 'cells' in edit ? edit.cells.good : 'same';
  };
  assert.equal(written(['', '√']), false);
  assert.equal(written(['不满意']), false);
  assert.equal(written(['', '']), null);
  assert.equal(written(['√', '']), 'same');
  assert.equal(written([''], 4), 'same');
  assert.equal(written(['√', '√']), '满意、不满意');
  assert.equal(written(['还行', '']), '还行');
});

test('filling repeats the source over the target; clearing leaves a tick of the other column', () => {
  assert.deepEqual(filled(ground(), { top: 0, left: 0, bottom: 0, right: 3 }, { top: 1, left: 0, bottom: 5, right: 3 }), [
    { row: 'r1', cells: { name: '甲', count: 1, good: true } },
  ]);
  assert.deepEqual(cleared(ground(), { top: 0, left: 2, bottom: 1, right: 3 }), [{ row: 'r0', cells: { good: null } }]);
});

test('the head and the running numbers that the sheet has itself are not pasted', () => {
  const official = [
    ['序号', '名称', '数量'],
    ['1', '甲', '3'],
    ['2', '乙', '4'],
  ];
  assert.deepEqual(tidied(official, columns, 0), {
    block: [
      ['甲', '3'],
      ['乙', '4'],
    ],
    dropped: ['表头', '序号列'],
  });
  const two = [
    ['名称', '数量', '占比', '满意度', ''],
    ['', '', '', '满意', '不满意'],
    ['甲', '3', '', '√', ''],
  ];
  assert.deepEqual(tidied(two, columns, 0).block, [['甲', '3', '', '√', '']]);
  assert.deepEqual(
    tidied(
      [
        ['1', '甲'],
        ['5', '乙'],
      ],
      columns,
      0,
    ).dropped,
    [],
  );
  assert.deepEqual(tidied([['名称', '数量']], columns, 0).block, [['名称', '数量']]);
});

test('what undoes a change: cells held before, rows that came go, rows that went return to their place', () => {
  const back = inverseOf(rows, [
    { row: 'r0', cells: { count: 5, note: 'x' } },
    { insert: { id: 'n', cells: {} }, at: 2 },
    { remove: 'r1' },
  ]);
  assert.deepEqual(back, [{ remove: 'n' }, { row: 'r0', cells: { count: 1, note: null } }, { insert: rows[1], at: 1 }]);
});
