import type { Letter } from '../acts/context.ts';
import { chineseDay } from '../core/calendar/day.ts';
import { correctionOpen } from '../core/deadlines/correction.ts';
import { timeLeft } from '../core/deadlines/matter.ts';
import { type Job, postAll, rungKey, rungOf } from './job.ts';

/** Returned dossiers (第八条（三）): reminded ahead of their deadline; once it has passed, both sides are told, once. */
export const watchCorrections: Job = {
  name: 'watchCorrections',
  async run(tx, world) {
    const waiting = await tx.reporting.timeline.corrections();
    const letters = waiting.flatMap((one): Letter[] => {
      const [name, due, link] = [one.number ?? '申报', chineseDay(one.correctionDueOn), `/app/dossiers/${one.id}`];
      const applicant = { organisationId: one.applicantId, role: 'clerk' };
      if (correctionOpen(one.correctionDueOn, world.today)) {
        const rung = rungOf(one.correctionDueOn, world.today, world.calendar);
        if (rung === null) return [];
        const key = `remind:correction:${one.id}:${one.correctionDueOn}:${rungKey(rung)}`;
        const body = `申报 ${name} 的补正期限为${due}24时（第八条（三）），请按补正通知逐项补正后重新提交。`;
        return [{ key, to: applicant, subject: `补正期限${timeLeft(rung)}`, body, link }];
      }
      return [applicant, { organisationId: one.recommenderId, role: 'officer' }].map((to) => ({
        key: `correction:passed:${one.id}:${one.correctionDueOn}:${to.organisationId}`,
        to,
        subject: `${name}补正期限已过`,
        body: `申报 ${name} 的补正期限${due}已过，至今没有重新提交，系统不再接收补正（第八条（三））。`,
        link,
      }));
    });
    return postAll(tx, letters);
  },
};
