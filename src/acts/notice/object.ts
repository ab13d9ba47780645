import { chineseDay } from '../../core/calendar/day.ts';
import { bySystem, type World } from '../context.ts';
import { freshCode, plainCode, type Receipt } from '../receipt.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import { counted, rules, sourceOf } from '../throttle.ts';
import type { MaskedObjection } from './port.ts';
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
 * Answers number and code, which together open state and reply, and to nobody else; the code is kept as a digest alone.
 */
export async function fileObjection(world: World, noticeId: string, input: NewObjection): Promise<Receipt> {
  const nth = await countedObjection(world, noticeId);
  return world.asSystem(async (tx) => {
    const notice = found(await tx.notices.notice(noticeId));
    checkRunning(notice, world.today);
    const line = notice.list.find((one) => one.dossierId === input.dossierId);
    if (!line) badInput('dossierId', '第八条（四）', '所选单位不在本公示名单中，请重新选择');
    const trackingNumber = `YY${notice.roundYear}-${freshNumber(world)}`;
    const code = freshCode(world);
    const objection: Objection = {
      ...input,
      id: world.tools.newId(),
      noticeId,
      issuerId: notice.issuerId,
      trackingNumber,
      codeHash: codeHash(world, trackingNumber, code),
      state: 'open',
      ...{ handlerId: null, acceptedAt: null, proposed: null, foundBy: null, foundAt: null, word: null },
      ...{ outcome: null, decidedBy: null, decidedAt: null },
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
    return { number: trackingNumber, code };
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

/** Ten characters that are not mistaken for one another, about 50 bits: a number tells neither how many there are nor of another one. */
const freshNumber = (world: World): string => plainCode(freshCode(world)).slice(0, 10);

const codeHash = ({ tools }: World, number: string, code: string): string => tools.digest(`objection code ${number} ${plainCode(code)}`);
/** Full width, blanks, small letters and a missing hyphen are forgiven. */
const numberOf = (typed: string): string => plainCode(typed).replace(/^(YY\d{4})/, '$1-');

/**
 * The objection of whoever holds number and code; one from before there were codes goes by its number alone. Nobody learns which of the two was wrong, and who tries
 * many waits.
 */
export async function heldObjection(world: World, held: Receipt): Promise<MaskedObjection> {
  const number = numberOf(held.number);
  const one = await world.asSystem((tx) => tx.notices.objectionByNumber(number));
  if (one !== null && (one.codeHash === null || one.codeHash === codeHash(world, number, held.code))) return one;
  await counted(
    world,
    { purpose: 'objectionCode', subject: '', source: sourceOf(world, world.origin.address) },
    rules.objectionCode,
    (wait) => `从您所在的网络查询的次数较多，请${wait}后再试`,
  );
  return refuse({ kind: 'notFound' });
}

export type Tracked = Pick<Objection, 'trackingNumber' | 'state' | 'outcome' | 'decidedAt' | 'filedAt' | 'acceptedAt'> & {
  readonly files: readonly { readonly name: string; readonly size: number }[];
};

/** State and reply by number and code; nothing of who objected or what was said. What was found is told once it is decided. */
export async function trackObjection(world: World, held: Receipt): Promise<Tracked> {
  const { id, trackingNumber, state, outcome, decidedAt, filedAt, acceptedAt } = await heldObjection(world, held);
  const files = (await world.asSystem((tx) => tx.evidence.of([id]))).map(({ name, size }) => ({ name, size }));
  return { trackingNumber, state, outcome: decidedAt === null ? null : outcome, decidedAt, filedAt, acceptedAt, files };
}
