import { chineseDay } from '../../core/calendar/day.ts';
import { bySystem, type World } from '../context.ts';
import { badInput, found, notNow } from '../refusal.ts';
import { counted, rules, sourceOf } from '../throttle.ts';
import type { Notice, Objection } from './records.ts';

export type NewObjection = {
  dossierId: string;
  byUnit: boolean;
  objector: string;
  contact: string;
  content: string;
  evidence: string;
};

/**
 * Anybody objects to a listed case while the notice runs (第八条（四）（五）); in writing, with name, contact and evidence, which stay confidential.
 * Answers the tracking number, which alone opens state and outcome.
 */
export async function fileObjection(world: World, noticeId: string, input: NewObjection): Promise<{ trackingNumber: string }> {
  const nth = await countedObjection(world, noticeId);
  return world.asSystem(async (tx) => {
    const notice = found(await tx.notices.notice(noticeId));
    checkRunning(notice, world.today);
    const line = notice.list.find((one) => one.dossierId === input.dossierId);
    if (!line) badInput('dossierId', '第八条（四）', '所选单位不在本公示名单中，请重新选择');
    const objection: Objection = {
      ...input,
      id: world.tools.newId(),
      noticeId,
      issuerId: notice.issuerId,
      trackingNumber: `YY${notice.roundYear}-${trackingCode(world.tools.newToken() + world.tools.newToken())}`,
      state: 'open',
      outcome: null,
      decidedBy: null,
      decidedAt: null,
      filedAt: world.now,
      nthFromSource: nth,
    };
    await tx.notices.addObjection(objection);
    await tx.record({
      ...bySystem(world),
      action: 'fileObjection',
      article: '第八条（五）',
      subject: { kind: 'objection', id: objection.id },
      parties: { issuerId: notice.issuerId },
      detail: { noticeId, dossierId: input.dossierId, byUnit: input.byUnit },
    });
    await tx.post({
      key: `${objection.id}:filed`,
      to: { organisationId: notice.issuerId, role: 'officer' },
      subject: `收到公示异议：${line?.name ?? ''}`,
      body: `公示期内收到对“${line?.name ?? ''}”的异议，请查证并作出处理（第八条（五））。未办结前不能认定。`,
      link: '/app/objections',
    });
    return { trackingNumber: objection.trackingNumber };
  });
}

/**
 * Which one from this address for this notice it is within the hour. Many from one address are taken all the same and say so to the officer: an
 * office of a hundred people shares an address, and one flooder behind it must not silence them; beyond 30 (on the last day 300) each waits seconds.
 */
async function countedObjection(world: World, noticeId: string): Promise<number> {
  const notice = found(await world.asSystem((tx) => tx.notices.notice(noticeId)));
  checkRunning(notice, world.today);
  const rule = world.today === notice.endsOn ? rules.objectionLastDay : rules.objection;
  const from = { purpose: 'objection', subject: noticeId, source: sourceOf(world, world.origin.address) };
  const said = (wait: string) =>
    `从您所在的网络提出的异议较多，请${wait}后再次提交；也可按公示上的地址书面提出，二者同等对待。填写的内容请先保留`;
  return counted(world, from, rule, said);
}

function checkRunning(notice: Notice, today: string): void {
  if (today < notice.publishedOn) notNow('第八条（四）', `公示自${chineseDay(notice.publishedOn)}开始，请届时提出异议`);
  if (today > notice.endsOn) notNow('第八条（四）', `公示期已于${chineseDay(notice.endsOn)}24时结束，不再接收异议`);
}

/** Ten characters that are not mistaken for one another; about 50 bits, so that a number cannot be guessed. */
const trackingCode = (token: string): string =>
  token
    .toUpperCase()
    .replace(/[^2-9A-HJ-NP-Z]/g, '')
    .slice(0, 10);

/** State and outcome by tracking number; nothing of who objected or what was said. */
export async function trackObjection(
  world: World,
  trackingNumber: string,
): Promise<Pick<Objection, 'state' | 'outcome' | 'decidedAt' | 'filedAt'>> {
  const objection = found(await world.asSystem((tx) => tx.notices.objectionByNumber(trackingNumber.trim().toUpperCase())));
  const { state, outcome, decidedAt, filedAt } = objection;
  return { state, outcome, decidedAt, filedAt };
}
