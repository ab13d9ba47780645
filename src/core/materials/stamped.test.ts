import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { announcedYears } from '../calendar/years.ts';
import { askedPapers, owedByApplicant, owedPapers, type ScanSeen, stampBy, versionsNow } from './stamped.ts';

const asked = askedPapers(jx2023, ['2', '6', '1']);
const now = versionsNow(2, { text: 1, sample: 12 });
const scan = (annex: ScanSeen['annex'], change: Partial<ScanSeen> = {}): ScanSeen => ({
  ...{
    annex,
    submissionNo: 2,
    matches: 'current',
    version: annex === '1' ? '2.1.12' : '2',
    vouched: false,
    refused: null,
    infected: false,
  },
  ...change,
});
const all = [scan('2'), scan('6'), scan('1')];
const owed = (scans: readonly ScanSeen[], at = now) => owedPapers(asked, scans, at).map(({ annex, why }) => `${annex} ${why}`);

test('〔8.3.s5〕〔9.12.s1〕附件2、附件6由申报单位盖章，附件1由推荐部门盖章：各引其条款，缺哪一份说哪一份', () => {
  assert.deepEqual(jx2023.stamped, ['2', '6', '1']);
  assert.deepEqual(
    asked.map(({ article }) => article),
    ['第九条（一）', '第九条（十二）', '第八条（三）'],
  );
  assert.deepEqual(owed(all), []);
  assert.deepEqual(owed([]), ['2 none', '6 none', '1 none']);
  assert.deepEqual(owed([scan('2'), scan('1')]), ['6 none']);
  assert.deepEqual(owed(all, versionsNow(0, { text: 0, sample: 0 })), ['2 none', '6 none', '1 none'], '没有提交过的没有版本可盖');
  assert.deepEqual(owedPapers([], [], now), [], '没有要求的年度照旧');
});

test('盖章之后又补正重新提交，上一版的扫描件不算；推荐表改过一字，盖了章的推荐表也不算', () => {
  assert.deepEqual(owed(all, versionsNow(3, { text: 1, sample: 12 })), ['2 other', '6 other', '1 other']);
  assert.deepEqual(owed(all, versionsNow(2, { text: 2, sample: 12 })), ['1 other']);
  const [one] = owedPapers(asked, all, versionsNow(3, { text: 1, sample: 12 }));
  assert.equal(one?.says, '附件2 申请报告的扫描件是第2版，现行的是第3版');
  assert.deepEqual(owed([scan('2', { version: '1' }), ...all]), [], '后来误传旧版，原来那份仍算');
});

test('空白的、读不出二维码的，申报单位自己说了不算，接收的人核对过才算；退回的、含恶意程序的不算；别家的不算', () => {
  const blank = { matches: 'unreadable', version: null } as const;
  assert.deepEqual(owed([scan('2', blank), scan('6'), scan('1')]), ['2 unread']);
  assert.deepEqual(owed([scan('2', { ...blank, vouched: true }), scan('6'), scan('1')]), []);
  assert.deepEqual(
    owed([scan('2', { ...blank, vouched: true, submissionNo: 1 }), scan('6'), scan('1')]),
    ['2 other'],
    '核对的是上一次提交的',
  );
  assert.deepEqual(owed([scan('2', { refused: '没有盖章' }), scan('6'), scan('1')]), ['2 refused']);
  assert.deepEqual(owed([scan('2'), scan('6', { infected: true }), scan('1')]), ['6 infected']);
  assert.deepEqual(owed([scan('2'), scan('6', { matches: 'other', version: '2' }), scan('1')]), ['6 other']);
  assert.deepEqual(owed([scan('2', { refused: '没有签字' }), ...all]), ['2 refused'], '同一份传两遍，退回的是后一份，前一份也不算');
  assert.deepEqual(
    owed([scan('2', { refused: '没有签字' }), scan('2', { vouched: true }), scan('6'), scan('1')]),
    [],
    '前一份核对过无误的仍算',
  );
  assert.deepEqual(owed([scan('2'), scan('2', { refused: '没有签字' }), scan('6'), scan('1')]), [], '退回以后重传的');
  const waits = owedPapers(asked, [scan('2', blank), scan('6', { refused: '没有签字' })], now);
  assert.deepEqual(
    owedByApplicant(waits).map(({ annex }) => annex),
    ['6'],
    '等人核对的和推荐部门自己的，不催申报单位',
  );
});

test('上传期限给推荐部门留三个工作日签发，从通过初审起也给三个工作日，不晚于推荐截止；延长推荐截止的跟着延', () => {
  const by = (acceptedOn: string | null, recommendBy = '2026-05-15') =>
    stampBy({ acceptedOn, recommendBy, leaves: jx2023.correction.leaves }, announcedYears);
  assert.equal(by('2026-04-20'), '2026-05-12');
  assert.equal(by(null), '2026-05-12');
  assert.equal(by('2026-05-11'), '2026-05-14', '通过得晚，仍有三个工作日');
  assert.equal(by('2026-05-14'), '2026-05-15', '不晚于推荐截止');
  assert.equal(by('2026-04-20', '2026-05-29'), '2026-05-26');
  assert.equal(by('2031-04-20', '2031-05-15'), '2031-05-15', '日历没有载入的年份，以推荐截止为准');
});
