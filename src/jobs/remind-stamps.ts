import { addDays, chineseDay } from '../core/calendar/day.ts';
import { HORIZON_DAYS, type Job, postAll, rungOf } from './job.ts';

/**
 * Papers that the applicant brings with a seal before its case is recommended (第八条（三）、第九条): told once, as far ahead of the day as the first reminder of any
 * deadline, in the words of its task. A round that is put off has another day, and is told of anew.
 */
export const remindStamps: Job = {
  name: 'remindStamps',
  async run(tx, { today, calendar }) {
    const due = await tx.inbox.due('stampPapers', today, addDays(today, HORIZON_DAYS));
    const reached = due.filter(({ dueOn }) => rungOf(dueOn, today, calendar) !== null);
    return postAll(
      tx,
      reached.map(({ caseId, organisationId, unit, dueOn, said: { number, why, otherwise, article, link } }) => ({
        key: `remind:stamps:${caseId}:${dueOn}`,
        to: { organisationId, role: 'clerk' },
        subject: `${number}：盖章扫描件须在${chineseDay(dueOn)}24时前上传`,
        body: `${unit}的申报 ${number} ${why}。截止${chineseDay(dueOn)}24时（${article}）；到期${otherwise}。`,
        link,
      })),
    );
  },
};
