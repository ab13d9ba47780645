import { addDays } from '../calendar/day.ts';
import { hourText, wholeDay } from '../deadlines/round.ts';
import type { Round } from './round.ts';

type Event = { readonly key: string; readonly title: string; readonly day: string; readonly at?: string };
export type Calendared = {
  readonly round: Round;
  readonly url: string;
  /** Notices of the round as they were published. */
  readonly notices: readonly { readonly id: string; readonly publishedOn: string; readonly endsOn: string }[];
  /** How many changes were signed: what a calendar compares a later copy by. */
  readonly sequence: number;
  /** The instant of the last change, or of the opening. */
  readonly stampedAt: string;
};

/**
 * The days of a round as a calendar takes them (RFC 5545): an event each, whose UID stays the same, so that a copy fetched after a change moves it instead of
 * adding another (SEQUENCE). A window that ends at 24:00 is a day, one that ends at an hour a moment in UTC.
 */
export function roundCalendar({ round, url, notices, sequence, stampedAt }: Calendared): string {
  const stamp = utcOf(stampedAt);
  const events = eventsOf(round, notices).flatMap(({ key, title, day, at }) => [
    'BEGIN:VEVENT',
    `UID:${key}.${round.id}@shifan`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    ...(at === undefined
      ? [`DTSTART;VALUE=DATE:${plain(day)}`, `DTEND;VALUE=DATE:${plain(addDays(day, 1))}`]
      : [`DTSTART:${utcOf(`${day}T${at}:00+08:00`)}`]),
    `SUMMARY:${escaped(`${round.title}：${title}`)}`,
    `URL:${url}`,
    `STATUS:${round.cancelledAt === null ? 'CONFIRMED' : 'CANCELLED'}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ]);
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Shifan//Rounds//ZH', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'];
  return [...head, `X-WR-CALNAME:${escaped(round.title)}`, ...events, 'END:VCALENDAR', ''].map(folded).join('\r\n');
}

function eventsOf(round: Round, notices: Calendared['notices']): Event[] {
  const { opensOn, closesOn, closesAt, recommendBy, reviewBy } = round;
  return [
    { key: 'opens', title: '申报开始', day: opensOn },
    { key: 'closes', title: `申报截止（${hourText(closesAt)}）`, day: closesOn, ...(closesAt === wholeDay ? {} : { at: closesAt }) },
    { key: 'recommend', title: '推荐截止', day: recommendBy },
    ...(reviewBy === null ? [] : [{ key: 'review', title: '评审截止', day: reviewBy }]),
    ...notices.flatMap(({ id, publishedOn, endsOn }) => [
      { key: `notice.${id}`, title: '公示开始', day: publishedOn },
      { key: `noticeEnd.${id}`, title: '公示截止', day: endsOn },
    ]),
  ];
}

const plain = (day: string): string => day.replaceAll('-', '');
const utcOf = (instant: string): string => new Date(instant).toISOString().replace(/[-:]|\.\d{3}/g, '');
const escaped = (text: string): string => text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** At most 75 octets a line; what is longer goes on behind a space, never within a character. */
function folded(line: string): string {
  let [text, octets] = ['', 0];
  for (const char of line) {
    const size = octetsOf(char);
    if (octets + size > 75) [text, octets] = [`${text}\r\n `, 1];
    text += char;
    octets += size;
  }
  return text;
}

/** In UTF-8. */
function octetsOf(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
}
