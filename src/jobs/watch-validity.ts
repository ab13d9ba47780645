import type { Letter } from '../acts/context.ts';
import type { Reporter } from '../acts/reporting/port.ts';
import { addDays, addMonths, chineseDay, dayBefore } from '../core/calendar/day.ts';
import { schemeNamed } from '../core/scheme/schemes.ts';
import { type Job, postAll } from './job.ts';

/** How far back an expiry is still told of, should the system have stood still. */
const LOOK_BACK_DAYS = 60;

/**
 * The end of the three years (第十二条). Whether a title stands is always judged by its dates, so nothing is changed here: a letter ahead, as early as
 * the platform may apply anew, and one when it has ended.
 */
export const watchValidity: Job = {
  name: 'watchValidity',
  async run(tx, world) {
    const { today } = world;
    const expired = await tx.reporting.timeline.ending(addDays(today, -LOOK_BACK_DAYS), dayBefore(today));
    const months = Math.max(0, ...(await tx.reporting.inForce(today)).map((one) => windowOf(one)));
    const ending = (await tx.reporting.timeline.ending(today, addMonths(today, months))).filter(
      (one) => one.validTo <= addMonths(today, windowOf(one)),
    );
    return postAll(tx, [...expired.flatMap(expiredLetters), ...ending.map(endingLetter)]);
  },
};

type Ending = Reporter & { validTo: string; certificateNumber: string };

const windowOf = ({ scheme }: Reporter): number => schemeNamed(scheme).renewal.windowMonths;

const expiredLetters = (one: Ending): Letter[] =>
  [
    { organisationId: one.organisationId, role: 'clerk' },
    { organisationId: one.authorityId, role: 'officer' },
  ].map((to) => ({
    key: `expired:${one.id}:${to.organisationId}`,
    to,
    subject: `“${one.name}”示范平台认定已到期`,
    body: `证书 ${one.certificateNumber} 的有效期至${chineseDay(one.validTo)}（第十二条），现已到期；公开查询页同日起显示“已到期”。`,
    link: '/app/platforms',
  }));

const endingLetter = (one: Ending): Letter => ({
  key: `expiring:${one.id}`,
  to: { organisationId: one.organisationId, role: 'clerk' },
  subject: `示范平台认定将于${chineseDay(one.validTo)}到期`,
  body: `证书 ${one.certificateNumber} 的有效期至${chineseDay(one.validTo)}（第十二条）。需要继续认定的，请在年度认定工作开放后重新申报，原申报内容和报送数据可以带入。`,
  link: '/app/platforms',
});
