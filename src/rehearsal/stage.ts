import { addDays } from '../core/calendar/day.ts';
import { entryAt } from '../core/list/entry-at.ts';
import type { FormDoc } from '../documents/layout/paper.ts';
import { type Caller, callerOf, type Send, signedIn } from './client.ts';

export type Line = { day: string; what: string; count: number };

export type RenderPdf = (doc: FormDoc) => Promise<Uint8Array>;

/** So many days in one request: a machine that has other work needs minutes for years of days, and the server waits for no more than two. */
const MOST_DAYS = 15;

/** Where the year is played: the parties, the day, what was checked and what came of it. */
export type Stage = {
  /** As everybody reads what is no route of the API: pages, and data beside them. */
  readonly send: Send;
  /** Without it, materials are one line on a page. */
  readonly renderPdf: RenderPdf | null;
  party(login: string): Promise<Caller>;
  readonly anyone: Caller;
  /** Sets the day; the jobs of all days up to it run. */
  day(day: string): Promise<void>;
  readonly today: string;
  note(what: string, count: number): void;
  /** Counts a check; a failed one is kept with its name. */
  check(name: string, holds: boolean): void;
  readonly timeline: readonly Line[];
  readonly checked: number;
  readonly failures: readonly string[];
};

export function createStage(send: Send, password: string, log: (line: string) => void, renderPdf: RenderPdf | null = null): Stage {
  const parties = new Map<string, Promise<Caller>>();
  const timeline: Line[] = [];
  const failures: string[] = [];
  let checked = 0;
  let today = '';
  const stage: Stage = {
    send,
    renderPdf,
    party(login) {
      const known = parties.get(login) ?? signedIn(send, login, password);
      parties.set(login, known);
      return known;
    },
    anyone: callerOf(send, '公众', null),
    async day(day) {
      const admin = await stage.party('admin');
      const live = async (until: string) => {
        await admin('POST /api/demonstration/day', { body: { day: until } });
        today = until;
      };
      while (today !== '' && addDays(today, MOST_DAYS) < day) await live(addDays(today, MOST_DAYS));
      await live(day);
    },
    get today() {
      return today;
    },
    note(what, count) {
      timeline.push({ day: today, what, count });
      log(`${today}  ${what} ${count}`);
    },
    check(name, holds) {
      checked += 1;
      if (!holds) failures.push(`${today} ${name}`);
    },
    get timeline() {
      return timeline;
    },
    get checked() {
      return checked;
    },
    get failures() {
      return failures;
    },
  };
  return stage;
}

/** Works through a list, a few at a time. */
export async function each<T, R>(list: readonly T[], work: (item: T, index: number) => Promise<R>, width = 4): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const worker = async () => {
    while (next < list.length) {
      const index = next;
      next += 1;
      results[index] = await work(entryAt(list, index), index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, list.length) }, worker));
  return results;
}
