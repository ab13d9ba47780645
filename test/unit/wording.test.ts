import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Word, wording } from '../../docs/pages/wording.ts';
import { chineseDay, chineseMonthDay } from '../../src/core/calendar/day.ts';
import { dateAndTime } from '../../src/core/calendar/instant.ts';
import { fullDate, monthDay, dateAndTime as webInstant } from '../../src/web/ui/dates.tsx';
import { allShown, putIn, type Shown, shownSources } from './shown.ts';

const all = allShown();

/** The faults of texts by a rule: where, what is wrong, in which text. */
const faults = (texts: readonly Shown[], wrong: (shown: Shown) => readonly string[]): string[] =>
  texts.flatMap((shown) => wrong(shown).map((what) => `${shown.path}:${shown.line} ${what}：${shown.text.trim()}`));

/** The forbidden words of a text, after the phrases in which they mean something else. */
function strayWords({ path, text }: Shown): string[] {
  return wording
    .filter(({ quotedIn = [] }) => !quotedIn.includes(path))
    .flatMap(({ say, never, except = [] }: Word) => {
      const rest = except.reduce((left, phrase) => left.replaceAll(phrase, ''), text);
      return never.filter((word) => rest.includes(word)).map((word) => `“${word}”应为“${say}”`);
    });
}

test('一事一词：界面、消息、文书不用词表以外的说法', () => {
  assert.ok(all.length > 8_000, `只找到 ${all.length} 段文字`);
  assert.equal(faults(all, strayWords).join('\n'), '');
});

/** A name that says that a day is meant, not an instant, an element or a person. */
const isDay = (name: string): boolean =>
  /(On|^validFrom|^validTo|^effectiveFrom|^recommendBy|^reviewBy|^until|^since|^today|^day)$/.test(name);

/** Where a day stands as it was typed, is read by a program, or is words already. */
const daysAsTheyAre: Readonly<Record<string, readonly string[]>> = {
  'src/core/calendar/parse.ts': ['day'], // a line of the calendar's file
  'src/core/calendar/moves.ts': ['day'], // in words already, or why there is none
  'src/core/calendar/day.ts': ['day'],
  'src/core/recognition/earlier.ts': ['day'], // what was typed
  'src/core/sheet/derived.ts': ['day'], // what the cell holds
  'src/web/recommendation/correction-panel.tsx': ['dueOn'], // while it is being typed
  'src/api/journal.ts': ['today'], // names of files
  'src/web/inbox/page.tsx': ['today'],
  'src/web/recognition/city-platforms.tsx': ['today'],
  'src/web/recognition/platform-list.tsx': ['validTo'], // a column of a file
};

test('日期一种写法：句子和表格里的日期都经同一个格式，写作2026年3月31日', () => {
  const bare = shownSources()
    .flatMap(putIn)
    .filter(({ path, name }) => isDay(name) && !daysAsTheyAre[path]?.includes(name));
  assert.equal(bare.map(({ path, line, code }) => `${path}:${line} ${code} 没有写成几年几月几日`).join('\n'), '');
  // Written by hand; as an example of what may be typed it may stand.
  const byHand = faults(
    all,
    ({ text }) => text.match(/(?<!如 ?|写成 ?|写作 ?|为 |例如 |: \[?"?)\b20\d\d[-/.]\d{1,2}[-/.]\d{1,2}\b/g) ?? [],
  );
  assert.equal(byHand.filter((one) => !one.includes('calendar-editor')).join('\n'), '');
  for (const day of ['2026-01-05', '2026-12-31']) {
    assert.equal(fullDate(day), chineseDay(day), '页面与文书写的一样');
    assert.equal(monthDay(day), chineseMonthDay(day));
  }
  assert.equal(webInstant('2026-03-31T06:03:00Z'), dateAndTime('2026-03-31T06:03:00Z'));
});
