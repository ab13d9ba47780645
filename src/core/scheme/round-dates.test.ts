import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Round } from './round.ts';
import { roundCalendar } from './round-dates.ts';

const round = {
  ...{ id: '0199a0b0-0000-7000-8000-000000000001', title: '2026年度示范平台认定工作，第一批；试点', cancelledAt: null },
  ...{ opensOn: '2026-03-02', closesOn: '2026-04-15', closesAt: '24:00', recommendBy: '2026-05-15', reviewBy: null },
} as Round;
const of = (change: Partial<Round>, more = {}) =>
  roundCalendar({
    round: { ...round, ...change },
    url: 'https://example.cn/rounds/1',
    notices: [],
    sequence: 0,
    stampedAt: '2026-03-01T02:00:00.000Z',
    ...more,
  });

test('日历文件（RFC 5545）：每行不超过75个字节，CRLF 换行，逗号、分号转义；24时的截止是一天，到时刻的是那一刻', () => {
  const text = of({});
  assert.ok(text.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n') && text.endsWith('END:VCALENDAR\r\n'));
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
  const whole = text.replaceAll('\r\n ', '');
  assert.ok(whole.includes('SUMMARY:2026年度示范平台认定工作，第一批；试点：申报开始'));
  assert.ok(whole.includes('DTSTART;VALUE=DATE:20260415\r\nDTEND;VALUE=DATE:20260416'));
  assert.ok(of({ title: 'a,b;c' }).includes('X-WR-CALNAME:a\\,b\\;c'));
  assert.ok(of({ closesAt: '17:30' }).includes('DTSTART:20260415T093000Z'));
  assert.equal(whole.match(/BEGIN:VEVENT/g)?.length, 3, '评审另定的没有一天');
});

test('延期以后的日历：同一个 UID，序号增加，日子是新的；取消的写明取消；公示的日子也在', () => {
  const uids = (text: string) => [...text.replaceAll('\r\n ', '').matchAll(/UID:(\S+)/g)].map(([, uid]) => uid);
  const later = of({ closesOn: '2026-04-22' }, { sequence: 1, stampedAt: '2026-04-13T02:00:00.000Z' });
  assert.deepEqual(uids(later), uids(of({})));
  assert.ok(later.includes('SEQUENCE:1\r\nDTSTAMP:20260413T020000Z') && later.includes('DTSTART;VALUE=DATE:20260422'));
  assert.ok(of({ cancelledAt: '2026-03-02T00:00:00Z' }).includes('STATUS:CANCELLED'));
  const notices = [{ id: 'n1', publishedOn: '2026-07-07', endsOn: '2026-07-14' }];
  assert.ok(of({}, { notices }).includes('DTSTART;VALUE=DATE:20260714'));
});
