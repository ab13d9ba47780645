import type { Letter } from '../acts/context.ts';
import type { Reporter } from '../acts/reporting/port.ts';
import { addDays, addMonths, chineseDay, dayBefore, daysBetween } from '../core/calendar/day.ts';
import { closingText } from '../core/deadlines/round.ts';
import type { Round } from '../core/scheme/round.ts';
import { type Job, postAll } from './job.ts';

/** How far back an expiry is still told of, should the system have stood still. */
const LOOK_BACK_DAYS = 60;

/** Days before the end at which it is told; a day missed is made up for at the next run, each is told once. */
const RUNGS = [180, 90, 30] as const;
/** Days before the round for renewal closes at which it is told again. */
const CLOSING_DAYS = 15;

/**
 * The end of the three years (第十二条). Whether a title stands is always judged by its dates, so nothing is changed here: the unit, its city and the
 * issuer are told 180, 90 and 30 days ahead, when the round that takes it again opens, before that closes, and when the title has ended; their leaders
 * hear of the round as well. Who holds a later title is told none of it.
 */
export const watchValidity: Job = {
  name: 'watchValidity',
  async run(tx, world) {
    const { today } = world;
    const inForce = await tx.reporting.inForce(today);
    const renewed = (one: Reporter) => inForce.some((other) => sameUnit(one, other) && other.validTo > one.validTo);
    const expired = (await tx.reporting.timeline.ending(addDays(today, -LOOK_BACK_DAYS), dayBefore(today))).filter((one) => !renewed(one));
    const standing = inForce.filter((one) => !renewed(one));
    const rounds = await tx.rounds.rounds({ openOn: today });
    const windowOf = ({ scheme }: Reporter) => world.tools.schemes.named(scheme).renewal.windowMonths;
    return postAll(tx, [
      ...expired.flatMap(expiredLetters),
      ...standing.flatMap((one) => endingLetters(one, today)),
      ...rounds.flatMap((round) => {
        const taken = standing.filter((one) => takes(round, one, windowOf(one)));
        return [...taken.flatMap((one) => renewalLetters(one, round, today)), ...leadersDigests(taken, round, today)];
      }),
    ]);
  },
};

const sameUnit = (a: Reporter, b: Reporter): boolean => a.organisationId === b.organisationId && a.issuerId === b.issuerId;

/** Whether a round takes the unit again: its title ends within the window after the round opens. */
const takes = (round: Round, one: Reporter, windowMonths: number): boolean =>
  round.cancelledAt === null &&
  round.issuerId === one.issuerId &&
  one.validTo <= addMonths(round.opensOn, round.renewalMonths ?? windowMonths);

/** The unit, the authority of its place, and who recognised it. */
const concerned = (one: Reporter) => [
  { organisationId: one.organisationId, role: 'clerk' },
  { organisationId: one.authorityId, role: 'officer' },
  ...(one.issuerId === one.authorityId ? [] : [{ organisationId: one.issuerId, role: 'officer' }]),
];

const expiredLetters = (one: Reporter): Letter[] =>
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

function endingLetters(one: Reporter, today: string): Letter[] {
  const left = daysBetween(today, one.validTo);
  const rung = RUNGS.filter((days) => left <= days).at(-1);
  if (rung === undefined) return [];
  return concerned(one).map((to) => ({
    key: `expiring:${one.id}:${rung}:${to.organisationId}`,
    to,
    subject: `“${one.name}”示范平台认定还有${left}天到期`,
    body: `证书 ${one.certificateNumber} 的有效期至${chineseDay(one.validTo)}（第十二条）。需要继续认定的，请平台单位在年度认定工作开放后重新申报，上次申报和已报送的数据可以带入。`,
    link: '/app/platforms',
  }));
}

const isClosing = ({ closesOn }: Round, today: string): boolean => daysBetween(today, closesOn) <= CLOSING_DAYS;

function renewalLetters(one: Reporter, round: Round, today: string): Letter[] {
  const closing = isClosing(round, today);
  return concerned(one).map((to) => ({
    key: `renewal:${one.id}:${round.id}:${closing ? 'closing' : 'open'}:${to.organisationId}`,
    to,
    subject: `“${one.name}”重新申报：${round.title}${closing ? '将于' : '已开始，'}${closingText(round)}截止`,
    body: `证书 ${one.certificateNumber} 的有效期至${chineseDay(one.validTo)}（第十二条）。需要继续认定的，请在${closingText(round)}前提交重新申报（第十条）；已经提交的不用处理。`,
    link: '/app/dossiers',
  }));
}

/** A leader hears of the round once for all platforms that it takes again, not once for each. */
function leadersDigests(taken: readonly Reporter[], round: Round, today: string): Letter[] {
  const closing = isClosing(round, today);
  const offices = [...new Set(taken.flatMap((one) => [one.authorityId, one.issuerId]))];
  return offices.map((organisationId) => {
    const own = taken.filter((one) => one.authorityId === organisationId || one.issuerId === organisationId);
    const named = own.map((one) => `${one.name}（证书 ${one.certificateNumber}，有效期至${chineseDay(one.validTo)}）`);
    return {
      key: `renewals:${round.id}:${closing ? 'closing' : 'open'}:${organisationId}`,
      to: { organisationId, role: 'leader' },
      subject: `${round.title}：${own.length}家示范平台可以重新申报，${closingText(round)}截止`,
      body: `以下示范平台的有效期将满，需要继续认定的须在本年度重新申报（第十条、第十二条）：${named.join('、')}。`,
      link: '/app/platforms',
    };
  });
}
