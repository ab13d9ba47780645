import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Word, wording } from '../../docs/pages/wording.ts';
import { chineseDay, chineseMonthDay } from '../../src/core/calendar/day.ts';
import { dateAndTime } from '../../src/core/calendar/instant.ts';
import { fullDate, monthDay, dateAndTime as webInstant } from '../../src/web/ui/dates.tsx';
import { isHeard, namedIn } from './named.ts';
import { reasonsIn, refusalsIn, tellsNext, tellsWhoPresses } from './refusals.ts';
import { allShown, aroundDays, putIn, type Shown, shownIn, shownSources } from './shown.ts';
import { parsed } from './sources.ts';

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

/** A day is written into its sentence without a gap: 已于2026年3月31日公开, 至2026年3月31日止. As a value behind its label it stands apart. */
const gap = ({ code, before, after }: { code: string; before: string; after: string }): string | null =>
  (/[于自至到由在从将须]$/.test(before.trimEnd()) && /\s$/.test(before) && '前面有空格') ||
  (code !== 'dateAndTime' && /^\s+(?!星期)(\p{Script=Han}|24时)/u.test(after) && '后面有空格') ||
  null;

test('日期写进句子不留空格：于2026年3月31日公开、至2026年3月31日止', () => {
  const days = shownSources().flatMap(aroundDays);
  assert.ok(days.length > 150, `只找到 ${days.length} 处`);
  const apart = days.flatMap((one) =>
    gap(one) === null ? [] : [`${one.path}:${one.line} ${one.before}{${one.code}}${one.after}：${gap(one)}`],
  );
  assert.equal(apart.join('\n'), '');
  const [shown] = aroundDays(parsed('web/x.tsx', 'const b = <p>公示至 {fullDate(one.endsOn)}{" "}\n  止</p>;'));
  assert.ok(shown && gap(shown) && gap({ ...shown, before: '至' }), '前面、后面的都抓得住');
  assert.equal(gap({ code: 'fullDate', before: '推荐截止 ', after: '，' }), null, '栏目和它的值之间可以空');
});

/** Latin words that a civil servant meets elsewhere too: kinds of files, keys, units, forms of numbers, and the signs that an office gives its own numbers. */
const latin = new Set(
  [
    'PDF Word Excel WPS CSV JSON Lines ZIP XML Numbers JPG PNG WebP TIFF HEIC DOCX XLSX OFD TXT HTML UTF GBK',
    'docx doc xlsx xls xlsb xlsm et ods odt csv txt json jsonl pdf png jpg zip mjs yaml md html',
    'Ctrl Shift Alt Tab Esc Enter Home End a z m x',
    'ics JPEG GIF BMP RAR RTF DIF SYLK slk SocialCalc gzip mht ppt pptx Office',
    'KB MB GB dpi SHA ICP www office example cn XX',
    // What the operator of the system types, told to whoever has to ask for it.
    'bin shifan verify notice log user code SMTP_URL Content Type password',
  ]
    .join(' ')
    .split(' '),
);

/** Pages and sentences for whoever runs the system or writes a program: names of settings, commands and members are what they are about. */
const forProgrammers =
  /^src\/(api\/contract\/|api\/public\/(address|draws)|api\/(openapi|app|journal|docs-page)|store\/|documents\/(pdf\/|docx\/measures|xlsx\/write)|intake\/corpus|core\/draw\/panel)/;
/** Who edits a file of an edition or of a calendar is told its members by name. */
const ofFiles =
  /^schemes\/|^src\/(core\/scheme\/edition\/|intake\/edition\/|acts\/scheme\/editions|core\/calendar\/parse|web\/directory\/calendar-editor)/;
/** A single letter or a sign of letters and digits, as numbers of papers have them: I, F8, E12345678. */
const isSign = (word: string): boolean => /^[A-Z]$|^[A-Z]+\d+$|^YY2026|^X+$/.test(word);

test('不出现英文的栏目名、代码和状态名：给人看的句子里只有认得的文件格式、键名和单位', () => {
  const foreign = ({ path, text }: Shown): string[] =>
    forProgrammers.test(path) || ofFiles.test(path)
      ? []
      : (text.match(/[A-Za-z][A-Za-z0-9_]*/g) ?? []).filter((word) => !latin.has(word) && !isSign(word));
  assert.equal(faults(all, foreign).join('\n'), '');
});

/** Words of the official forms and what others' lists are headed with stand as they are printed. */
const official =
  /^src\/(core\/annexes\/|documents\/|core\/consistency\/agreement|core\/recognition\/earlier-list|core\/sheet\/|intake\/)|^schemes\//;

test('句子用全角标点；附件写作附件3；金额写作万元、元', () => {
  const half = ({ path, text }: Shown): string[] => [
    ...(text.match(/(?<=\p{Script=Han})[,;:?!](?![/\d])|[,;?!](?=\p{Script=Han})/gu) ?? []),
    ...(official.test(path) ? [] : (text.match(/(?<=\p{Script=Han})[()]|[()](?=\p{Script=Han})/gu) ?? [])),
  ];
  const shown = all.filter(({ path }) => !forProgrammers.test(path));
  assert.equal(faults(shown, (one) => half(one).map((mark) => `“${mark}”应为全角`)).join('\n'), '');
  assert.equal(faults(all, ({ text }) => text.match(/附件 \d|附件[一二三四五六七八]/g) ?? []).join('\n'), '');
  assert.equal(faults(all, ({ text }) => text.match(/人民币|RMB|[¥￥]|千元|百万元/g) ?? []).join('\n'), '');
});

test('WCAG 2.5.3 看得见的字就是读出来的名：自带名称的按钮和链接，名称里有它显示的字', () => {
  const named = shownSources().flatMap(namedIn);
  assert.ok(named.length > 20, `只找到 ${named.length} 处`);
  const unheard = named.filter((one) => !isHeard(one));
  assert.equal(unheard.map(({ path, line, names, text }) => `${path}:${line} 显示“${text}”，名为“${names.join('、')}”`).join('\n'), '');
});

test('规则抓得住：各种差错放进去都说得出', () => {
  const shown = (text: string) => shownIn(parsed('web/x.tsx', text));
  assert.deepEqual(strayWords({ path: 'src/web/x.tsx', line: 1, text: '请输入密码' }).length, 1);
  assert.deepEqual(strayWords({ path: 'src/web/x.tsx', line: 1, text: '文件设有密码' }), []);
  assert.deepEqual(
    shown(`const b = <p>共 {n} 条</p>; const c = "x"; const a = \`第\${n}条\`;`).map(({ text }) => text),
    ['共', '条', '第{}条'],
  );
  const days = putIn(
    parsed('web/x.tsx', 'const b = <p>{x ? one.dueOn : null}</p>; const c = <A day={one.endsOn} of={all.map((one) => one.validTo)} />;'),
  );
  assert.deepEqual(
    days.filter(({ name }) => isDay(name)).map(({ code }) => code),
    ['one.dueOn', 'one.validTo'],
  );
  const [button] = namedIn(parsed('web/x.tsx', "const a = <Button aria-label='移走这一行'>删除</Button>;"));
  assert.ok(button && !isHeard(button));
});

test('按不动的按钮说明先做什么、由谁办，或者没有什么可办', () => {
  const said = shownSources().flatMap(reasonsIn);
  assert.ok(said.length > 30, `只找到 ${said.length} 句`);
  assert.equal(faults(said, (one) => (tellsWhoPresses(one) ? [] : ['没有说怎么办'])).join('\n'), '');
  const [blunt] = reasonsIn(parsed('web/x.tsx', "const a = <Button reason={full ? '不能再加' : null}>加</Button>;"));
  assert.ok(blunt && !tellsWhoPresses(blunt), '光说不行的抓得住');
});

test('不能办的都说明怎么办：做什么、由谁办、何时能办，或者已经不用再办', () => {
  const said = shownSources()
    .filter(({ room, path }) => room === 'acts' || path.startsWith('core/procedure/'))
    .filter(({ path }) => !path.startsWith('core/procedure/search')) // what is wrong with an edition, to whoever drafts it
    .flatMap(refusalsIn);
  assert.ok(said.length > 250, `只找到 ${said.length} 句`);
  assert.equal(faults(said, (one) => (tellsNext(one) ? [] : ['没有说怎么办'])).join('\n'), '');
  const [blunt] = refusalsIn(parsed('acts/x.ts', "notNow('第八条', '操作失败')"));
  assert.ok(blunt && !tellsNext(blunt), '光说不行的抓得住');
});
