import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pasting } from './pasting.ts';

const ground = {
  columns: [
    { key: 'a', label: '甲', width: 80 },
    { key: 'b', label: '乙', width: 80 },
  ],
  rows: [],
  end: 0,
  read: (_: string, text: string) => ({ value: text }),
  newRow: () => ({ id: 'new', cells: {} }),
};
const rect = { top: 0, left: 1, bottom: 0, right: 1 };

test('what is left out is named: hidden in the source, beyond the last column, beyond the last row', () => {
  const table = { block: [['一', '二']], hidden: { rows: 3, columns: 1 } };
  const { note, after } = pasting(table, ground, { rect, closed: '' });
  assert.equal(note, '已粘贴 1 行 × 1 列，原表隐藏的 3 行、1 列没有粘贴，右边 1 列放不下，没有粘贴');
  assert.deepEqual(after, { active: { row: 0, column: 1 }, end: { row: 0, column: 1 } });
  const closed = pasting(
    { block: [['一'], ['二']], hidden: { rows: 0, columns: 0 } },
    { ...ground, end: null },
    { rect, closed: '筛选时不新增行，' },
  );
  assert.match(closed.note, /筛选时不新增行，2 行没有粘贴$/);
});

test('a figure that was converted as it was pasted is said, several with the first as an example', () => {
  const read = (_: string, text: string) => ({ value: text, ...(text.endsWith('元') ? { note: `“${text}”已换算` } : {}) });
  const pasted = (block: string[][]) => pasting({ block, hidden: { rows: 0, columns: 0 } }, { ...ground, read }, { rect, closed: '' }).note;
  assert.equal(pasted([['1元']]), '已粘贴 1 行 × 1 列，“1元”已换算');
  assert.equal(pasted([['1元'], ['2元'], ['3']]), '已粘贴 3 行 × 1 列，2 格换算了单位：“1元”已换算');
});
