import type { Reminder } from './reporting.ts';

/** How a reminder says what is left; its letter's subject ends with it. */
export function timeLeft({ workdaysLeft, natural }: Reminder): string {
  if (natural) return workdaysLeft === 0 ? '今天24时止' : `还有${workdaysLeft}天（当年放假安排未载入，按自然日计）`;
  return workdaysLeft === 0 ? '今天是最后一个工作日' : `还有${workdaysLeft}个工作日`;
}

const countdown = /还有\d+(?:个工作日|天(?:（当年放假安排未载入，按自然日计）)?)|今天24时止|今天是最后一个工作日/;
const record = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

/** What a message is about. */
export type Matter = {
  /** The record that its link opens, on whichever of its pages; where it opens a list, what it says there. Messages of one matter stand together. */
  readonly matter: string;
  /** Its subject without what is left until the day: of one topic of a matter the newest says all that the earlier ones said, its day included. */
  readonly topic: string;
};

export function matterOf({ subject, link }: { subject: string; link: string | null }): Matter {
  const topic = subject.replace(countdown, '');
  const page = link?.replace(/[?#].*$/, '') ?? '';
  return { topic, matter: record.exec(page)?.[0] ?? `${page} ${topic}` };
}

const threadOf = (one: { subject: string; link: string | null }): string => {
  const { matter, topic } = matterOf(one);
  return `${matter}\n${topic}`;
};

/** How many things somebody has not read: five reminders of one day are one, and a new thing of the same matter counts by itself. */
export const unreadOf = (unread: readonly { subject: string; link: string | null }[]): number => new Set(unread.map(threadOf)).size;

/** Those that somebody has read with one: the same topic of the same matter. */
export function readWith<T extends { subject: string; link: string | null }>(one: T, others: readonly T[]): T[] {
  const thread = threadOf(one);
  return others.filter((other) => threadOf(other) === thread);
}
