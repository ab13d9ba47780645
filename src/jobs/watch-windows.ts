import type { Letter } from '../acts/context.ts';
import { addDays, chineseDay } from '../core/calendar/day.ts';
import { timeLeft } from '../core/deadlines/matter.ts';
import { closingText } from '../core/deadlines/round.ts';
import { grouped, HORIZON_DAYS, type Job, postAll, rungKey, rungOf } from './job.ts';

/** Rounds that are about to close (第十条): drafts not yet submitted, dossiers not yet recommended. */
export const watchWindows: Job = {
  name: 'watchWindows',
  async run(tx, world) {
    const { today, calendar } = world;
    const until = addDays(today, HORIZON_DAYS);
    const drafts = await tx.reporting.timeline.draftsClosing(today, until);
    const applicants = grouped(drafts, (one) => `${one.roundId}:${one.applicantId}`).flatMap(([key, [one]]): Letter[] => {
      const rung = rungOf(one.closesOn, today, calendar);
      if (rung === null) return [];
      return [
        {
          key: `remind:draft:${key}:${one.closesOn}:${rungKey(rung)}`,
          to: { organisationId: one.applicantId, role: 'clerk' },
          subject: `申报截止${timeLeft(rung)}`,
          body: `${one.title}的申报截止时间为${closingText(one)}，贵单位的申报尚未提交。`,
          link: '/app',
        },
      ];
    });
    const waiting = await tx.reporting.timeline.awaitingRecommendation(today, until);
    const recommenders = waiting.flatMap((one): Letter[] => {
      const rung = rungOf(one.recommendBy, today, calendar);
      if (rung === null) return [];
      return [
        {
          key: `remind:recommend:${one.roundId}:${one.recommenderId}:${one.recommendBy}:${rungKey(rung)}`,
          to: { organisationId: one.recommenderId },
          subject: `推荐截止${timeLeft(rung)}`,
          body: `${one.title}的推荐截止时间为${chineseDay(one.recommendBy)}，贵单位还有 ${one.count} 份申报未办结（第八条（三））。`,
          link: '/app',
        },
      ];
    });
    return postAll(tx, [...applicants, ...recommenders]);
  },
};
