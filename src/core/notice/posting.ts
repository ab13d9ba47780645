import { chineseDay, type Day } from '../calendar/day.ts';
import { type Calendar, noticeEnd } from '../calendar/workday.ts';
import type { NoticeRule } from './period.ts';

/** Where and when a notice was put on the department's own site, and the file that proves it. */
export type Posting = { readonly address: string; readonly on: Day; readonly time: string; readonly fileId: string };

type Asked = { readonly publishedOn: Day; readonly endsOn: Day; readonly posting: Posting | null };

/**
 * What is to be said of the site to whoever recognises (第八条（四） counts the days there): nothing is proved yet, or it came later than the first day, and until
 * when the days run from then. Null: nothing.
 */
export function postingFault({ publishedOn, endsOn, posting }: Asked, rule: NoticeRule, calendar: Calendar): string | null {
  if (posting === null) return '还没有登记在本部门网站公示的网址、时间和截图，请经办人登记';
  if (posting.on <= publishedOn) return null;
  const end = noticeEnd(posting.on, rule, calendar);
  const counted = !end.ok ? '' : `；从登载算起，${rule.workdays}个工作日到${chineseDay(end.value)}24时为止`;
  const short = end.ok && end.value > endsOn ? '，晚于公示所写的截止日' : '';
  return `本部门网站${chineseDay(posting.on)}才登载，晚于公示开始的${chineseDay(publishedOn)}${counted}${short}`;
}
