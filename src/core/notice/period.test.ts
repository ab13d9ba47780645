import assert from 'node:assert/strict';
import { test } from 'node:test';
import { announcedYears } from '../calendar/years.ts';
import { documentNumber } from './paper.ts';
import { derivedInWords, noticePeriod, weeksOf } from './period.ts';

const rule = { workdays: 5, publicationDayCounts: false };

test('第八条（四）公示最后一日逐日推算：发布当日、休息日不计，写明哪天是第几日', () => {
  const period = noticePeriod('2026-07-03', rule, announcedYears);
  if (!period.ok) throw new Error('2026 is loaded');
  assert.equal(period.value.endsOn, '2026-07-10');
  assert.equal(
    derivedInWords(period.value),
    '2026年7月3日发布，当日不计；计第1日7月6日、第2日7月7日、第3日7月8日、第4日7月9日、第5日7月10日；7月4日、7月5日休息，不计；至2026年7月10日24时止',
  );
});

test('国庆长假和调休上班的周末都算对；发布当日计入的从当日起算', () => {
  const days = (from: string, counts: boolean) => noticePeriod(from, { ...rule, publicationDayCounts: counts }, announcedYears);
  const over = days('2026-09-28', false);
  assert.deepEqual(over.ok && [over.value.endsOn, over.value.days.filter(({ as }) => as === 'off').length], ['2026-10-10', 7]);
  const counted = days('2026-07-03', true);
  assert.deepEqual(counted.ok && counted.value.days[0], { day: '2026-07-03', as: 'counted', nth: 1 });
  assert.deepEqual(days('2027-01-04', false), { ok: false, missingYear: 2027 });
});

test('文号的年份一律用六角括号', () => {
  assert.equal(documentNumber(' 赣工信企业字(2026)18号 '), '赣工信企业字〔2026〕18号');
  assert.equal(documentNumber('赣工信公示【2026】3号'), '赣工信公示〔2026〕3号');
});

test('公示期按整周画出：从发布那周的星期一到截止那周的星期日', () => {
  const period = noticePeriod('2026-07-03', rule, announcedYears);
  const weeks = period.ok ? weeksOf(period.value) : [];
  assert.deepEqual([weeks.length, weeks[0]?.day, weeks.at(-1)?.day], [14, '2026-06-29', '2026-07-12']);
  assert.deepEqual([weeks[4]?.of?.as, weeks[5]?.of?.as, weeks[7]?.of?.nth, weeks[12]?.of], ['published', 'off', 1, null]);
});
