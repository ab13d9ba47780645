import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseCalendarYear } from './parse.ts';
import { announcedYears } from './years.ts';

const year = {
  year: 2027,
  doc: '国办发明电〔2026〕1号',
  off: [
    ['2027-10-01', '2027-10-07'],
    ['2026-12-31', '2027-01-02'],
    ['2027-05-01', '2027-05-05'],
    ['2027-02-05', '2027-02-11'],
    ['2027-04-03', '2027-04-05'],
    ['2027-06-09', '2027-06-09'],
    ['2027-09-15', '2027-09-15'],
  ],
  work: ['2027-10-09', '2027-01-03'],
};
const faultsOf = (change: object) => {
  const result = parseCalendarYear({ ...year, ...change });
  return result.ok ? [] : result.faults;
};
const complains = (change: object, pattern: RegExp) => assert.match(faultsOf(change).join('\n'), pattern);

test('管理员载入一年的日历：排好序，元旦可连上年12月', () => {
  assert.deepEqual(parseCalendarYear(`\uFEFF${JSON.stringify(year)}`), {
    ok: true,
    year: 2027,
    value: { doc: year.doc, off: [1, 3, 4, 2, 5, 6, 0].map((index) => year.off[index]), work: ['2027-01-03', '2027-10-09'] },
  });
});

test('已公布的四年都能原样载入', () => {
  for (const [number, one] of Object.entries(announcedYears))
    assert.deepEqual(parseCalendarYear({ year: Number(number), ...one }), { ok: true, year: Number(number), value: one });
});

test('每一处差错都说明位置、内容与改法', () => {
  complains({ year: '2027' }, /年份 year 应为.*"2027"/);
  complains({ doc: ' ' }, /缺少文号/);
  complains({ doc: '测试' }, /不是国务院办公厅的/);
  complains({ doc: `国办${'长'.repeat(100)}` }, /超过100字/);
  complains({ work: Array(61).fill('2027-10-09') }, /至多60天/);
  complains({ holidays: [] }, /不认识的栏目“holidays”/);
  complains({ issued: '2026-11-31' }, /印发日期.*不是存在的日期/);
  complains({ off: undefined }, /缺少放假日期/);
  complains({ off: [...year.off, ['2027-02-29', '2027-03-01']] }, /第8段.*两个存在的日期/);
  complains({ off: [...year.off, ['2027-02-09', '2027-02-05']] }, /起日晚于止日/);
  complains({ off: [...year.off, ['2027-03-05', '2027-04-01']] }, /超过15天/);
  complains({ off: [...year.off, ['2028-02-05', '2028-02-06']] }, /2028-02-05 不属于2027年/);
  complains({ off: [...year.off, ['2027-05-05', '2027-05-06']] }, /重叠/);
  complains({ work: ['2027-10-11'] }, /不是周六或周日/);
  complains({ work: ['2027-10-09', '2027-10-09'] }, /重复/);
  complains({ work: ['2027-10-02'] }, /既放假又上班/);
  complains({ work: null }, /缺少调休上班日期/);
  complains({ off: year.off.filter(([from]) => from !== '2027-05-01') }, /没有劳动节（2027-05-01）/);
  assert.equal(faultsOf({ doc: '', work: ['x', 'y'] }).length, 3, '一次说全');
});

test('载入的年份与文件不符的被拒', () => {
  assert.deepEqual(parseCalendarYear(year, 2028), { ok: false, faults: ['文件是2027年的安排，要载入的是2028年，请换用2028年的文件。'] });
  assert.equal(parseCalendarYear(year, 2027).ok, true);
});

test('不是 JSON 的文件被拒', () => {
  for (const file of ['', '国办发明电', '[]', 'null']) assert.equal(parseCalendarYear(file).ok, false);
});
