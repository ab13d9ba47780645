import { bySystem, type World } from '../context.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import type { Notice, Objection } from './records.ts';

export type NewObjection = {
  dossierId: string;
  byUnit: boolean;
  objector: string;
  contact: string;
  content: string;
  evidence: string;
};

const WINDOW_MINUTES = 10;
const MOST_IN_WINDOW = 30;

/**
 * Anybody objects to a listed case while the notice runs (第八条（四）（五）); in writing, with name, contact and evidence, which stay confidential.
 * Answers the tracking number, which alone opens state and outcome.
 */
export async function fileObjection(world: World, noticeId: string, input: NewObjection): Promise<{ trackingNumber: string }> {
  return world.asSystem(async (tx) => {
    const notice = found(await tx.notices.notice(noticeId));
    checkRunning(notice, world.today);
    const line = notice.list.find((one) => one.dossierId === input.dossierId);
    if (!line) badInput('dossierId', '第八条（四）', '所选单位不在本公示名单中，请重新选择');
    const since = new Date(Date.parse(world.now) - WINDOW_MINUTES * 60_000).toISOString();
    if ((await tx.notices.filedSince(noticeId, since)) >= MOST_IN_WINDOW)
      refuse({
        kind: 'tooMany',
        message: '提交异议的人较多，请10分钟后再试，或按公示上的地址书面提出',
        retryAfterSeconds: WINDOW_MINUTES * 60,
      });
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

function checkRunning(notice: Notice, today: string): void {
  if (today < notice.publishedOn) notNow('第八条（四）', `公示自 ${notice.publishedOn} 开始`);
  if (today > notice.endsOn) notNow('第八条（四）', `公示期已于 ${notice.endsOn} 24时结束，不再接收异议`);
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
