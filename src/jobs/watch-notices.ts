import { chineseDay } from '../core/calendar/day.ts';
import { type Job, postAll } from './job.ts';

/** A public notice has run its full working days (第八条（四）): the issuer may go on with what nobody objected to. */
export const watchNotices: Job = {
  name: 'watchNotices',
  async run(tx, world) {
    const ended = await tx.reporting.timeline.noticesEnded(world.today);
    return postAll(
      tx,
      ended.map((one) => ({
        key: `notice:ended:${one.id}`,
        to: { organisationId: one.issuerId },
        subject: `“${one.title}”公示期满`,
        body: `公示已于${chineseDay(one.endsOn)}期满（第八条（四））。没有异议或异议已办结的拟认定单位可以认定公布；有未办结异议的，先办结异议。`,
        link: '/app',
      })),
    );
  },
};
