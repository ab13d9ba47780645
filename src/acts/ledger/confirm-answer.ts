import { type Asked, askedOf, guestsAtMost, isSoon } from '../../core/deadlines/confirm-link.ts';
import { checkCreditCode } from '../../core/identifiers/credit-code.ts';
import { enterpriseKey } from '../../core/identifiers/enterprise-name.ts';
import { type ConfirmAnswerWord, confirmedBy } from '../../core/ledger/confirm.ts';
import type { LedgerEvent, Service } from '../../core/ledger/line.ts';
import type { Transaction, World } from '../context.ts';
import { badInput, found, refuse } from '../refusal.ts';
import { counted, rules, sourceOf } from '../throttle.ts';
import { visiting } from '../visiting.ts';
import { originOf } from './confirm-link.ts';
import type { ConfirmAnswer, ConfirmLink } from './confirm-port.ts';
import { article } from './ledger.ts';

/** By which link. */
export type Caller = { readonly token: string };
export type LineAsked = Pick<Service, 'id' | 'version' | 'servedOn' | 'content' | 'fee' | 'times'> & {
  readonly asked: Asked;
  readonly said: Pick<ConfirmAnswer, 'answer' | 'satisfied' | 'remark'> | null;
};
type Who = { readonly platform: string; readonly expiresAt: string };
/** What is behind a link: the own lines of one enterprise, or an event that its guests were at. Nothing of anybody else's. */
export type Confirming =
  | (Who & { readonly kind: 'lines'; readonly unit: string; readonly lines: readonly LineAsked[] })
  | (Who & { readonly kind: 'event'; readonly event: Pick<LedgerEvent, 'name' | 'heldOn' | 'place'> });

/** What one line is answered with; `answer` null where nothing was chosen. */
export type LineReply = {
  readonly line: string;
  readonly version: number;
  readonly answer: ConfirmAnswerWord | null;
  readonly satisfied: boolean | null;
  readonly remark: string;
};
/** What a guest of an event says. */
export type GuestReply = {
  readonly unit: string;
  readonly creditCode: string;
  readonly satisfied: boolean | null;
  readonly remark: string;
};

/** What a link asks. Refuses alike (404) what is guessed, revoked, run out, or has nothing left to ask; 429 after too many wrong ones. */
export const openConfirm = (world: World, { token }: Caller): Promise<Confirming> =>
  visiting(world, 'confirm', token, async (tx) => {
    const link = await linkOf(tx, world, token);
    const asks = await asked(tx, world, link);
    await tx.confirmations.opened(link, world.now, isSoon(link.madeAt, world.now));
    if (link.openedAt === null) await noted(tx, world, link, 'openConfirmLink', { count: link.serviceIds.length });
    return asks;
  });

/** Takes what the enterprise says of one line, or changes it within the term. 400 at the field where something is missing, or the line was changed meanwhile. */
export const answerLine = (world: World, { token }: Caller, reply: LineReply): Promise<Confirming> =>
  visiting(world, 'confirm', token, async (tx) => {
    const link = await linkOf(tx, world, token);
    const asks = await asked(tx, world, link);
    if (asks.kind !== 'lines') return refuse({ kind: 'notFound' });
    const line = found(asks.lines.find(({ id, asked: state }) => id === reply.line && state !== 'settled') ?? null);
    if (line.version !== reply.version) badInput('answer', '改过', '服务机构刚改过这条记录，请看过现在的内容，再答一次');
    const { answer } = reply;
    if (answer === null) return badInput('answer', '选择', '请选择有没有这次服务');
    if (answer === 'happened' && reply.satisfied === null) badInput('satisfied', '选择', '请选择是否满意');
    const satisfied = answer === 'happened' ? reply.satisfied : null;
    const of = { organisationId: link.organisationId, serviceId: line.id, serviceVersion: line.version };
    const [earlier] = await tx.confirmations.answers(link.organisationId, [line.id]);
    const confirmed = confirmedBy(answer, (earlier?.deniedAt ?? null) !== null);
    if (!(await tx.confirmations.confirm(of, { confirmed, satisfied }))) refuse({ kind: 'notFound' });
    const firstAt = line.asked === 'changeable' && earlier ? earlier.firstAt : world.now;
    const doubted = answer === 'happened' && bySameHand(world, link, token);
    await tx.confirmations.answer({ ...blank(world, link), ...of, answer, satisfied, remark: reply.remark, firstAt, doubted });
    await noted(tx, world, link, answer === 'denied' ? 'denyService' : 'confirmService', { satisfied });
    return asked(tx, world, link);
  });

/** Takes that a guest was at an event, a unit once; whoever comes under a name that is there already changes nothing of it. */
export async function answerGuest(world: World, { token }: Caller, reply: GuestReply): Promise<Confirming> {
  const posts = { purpose: 'confirmGuest', subject: '', source: sourceOf(world, `${token}\n${world.origin.address}`) };
  await counted(world, posts, rules.guest, (wait) => `这个网络提交的次数过多，请${wait}后再试`);
  return visiting(world, 'confirm', token, async (tx) => {
    const link = await linkOf(tx, world, token);
    const asks = await asked(tx, world, link);
    if (link.eventId === null) return refuse({ kind: 'notFound' });
    const unitKey = enterpriseKey(reply.unit);
    if (unitKey === '') badInput('unit', '必填', '请填写单位名称');
    const code = reply.creditCode.trim() === '' ? null : checkCreditCode(reply.creditCode);
    if (code && !code.ok) badInput('creditCode', '格式', code.message);
    const { satisfied, remark } = reply;
    const guest = { eventId: link.eventId, unit: reply.unit, unitKey, creditCode: code?.code ?? null, answer: 'happened' as const };
    await roomFor(tx, link.organisationId, guest);
    if (await tx.confirmations.answer({ ...blank(world, link), ...guest, satisfied, remark }))
      await noted(tx, world, link, 'confirmService', { satisfied });
    return asks;
  });
}

/** A script that tells many names fills no ledger; whoever is there already is thanked again. The link is held, so that of two at once one waits. */
async function roomFor(
  tx: Transaction,
  organisationId: string,
  { eventId, unitKey }: Pick<ConfirmAnswer, 'unitKey'> & { eventId: string },
): Promise<void> {
  const there = await tx.confirmations.guests(organisationId, [eventId]);
  const most = guestsAtMost((await tx.confirmations.event(organisationId, eventId))?.persons ?? 0);
  if (there.length >= most && !there.some((one) => one.unitKey === unitKey))
    badInput('unit', '已满', `这场活动已有${most}家单位确认，暂不再记，请与举办活动的服务机构联系`);
}

const bySameHand = (world: World, link: ConfirmLink, token: string): boolean =>
  isSoon(link.madeAt, world.now) && link.madeFrom === originOf(world.tools.digest, token, world.origin.address);

/** Of a guest nothing is doubted: the code hangs in the hall, in the network that it was made in. */
const blank = (world: World, link: ConfirmLink) => ({
  ...{ organisationId: link.organisationId, id: world.tools.newId(), linkId: link.id, serviceId: null, serviceVersion: null },
  ...{ eventId: null, unit: '', unitKey: '', creditCode: null, firstAt: world.now, changedAt: world.now, doubted: false, deniedAt: null },
});

async function linkOf(tx: Transaction, world: World, token: string): Promise<ConfirmLink> {
  const link = found(await tx.confirmations.byToken(world.tools.digest(token)));
  return link.revokedAt === null ? link : refuse({ kind: 'notFound' });
}

async function asked(tx: Transaction, world: World, link: ConfirmLink): Promise<Confirming> {
  const { organisationId, expiresAt, enterpriseId, eventId } = link;
  const { name: platform } = found(await tx.directory.organisation(organisationId));
  if (eventId !== null) {
    const event = found(await tx.confirmations.event(organisationId, eventId));
    return expiresAt <= world.now ? refuse({ kind: 'notFound' }) : { kind: 'event', platform, expiresAt, event };
  }
  const lines = await linesOf(tx, world, link, String(enterpriseId));
  if (lines.every((line) => line.asked === 'settled')) refuse({ kind: 'notFound' });
  return { kind: 'lines', platform, expiresAt, unit: await tx.confirmations.nameOf(organisationId, String(enterpriseId)), lines };
}

/** Those that still stand and are still this enterprise's, the newest first. */
async function linesOf(tx: Transaction, world: World, link: ConfirmLink, enterpriseId: string): Promise<LineAsked[]> {
  const { organisationId, serviceIds, expiresAt } = link;
  const kin = new Set(await tx.confirmations.kin(organisationId, enterpriseId));
  const said = new Map((await tx.confirmations.answers(organisationId, serviceIds)).map((one) => [one.serviceId, one]));
  const standing = (await tx.ledgers.servicesById(organisationId, serviceIds)).filter((one) => kin.has(one.enterpriseId));
  return standing
    .toSorted((a, b) => (a.servedOn < b.servedOn ? 1 : -1))
    .map(({ id, version, servedOn, content, fee, times }) => {
      const earlier = said.get(id);
      const own = earlier?.linkId === link.id ? earlier : null;
      return { id, version, servedOn, content, fee, times, asked: askedOf(own, expiresAt, world.now), said: own };
    });
}

/** The journal knows that it was the other side, and nothing more of it. */
const noted = (tx: Transaction, world: World, link: ConfirmLink, action: string, detail: Record<string, unknown>): Promise<void> =>
  tx.record({
    ...{ at: world.now, actor: { id: null, name: link.eventId === null ? '受服务企业' : '参加活动的单位', organisationId: null } },
    ...{
      action,
      article,
      subject: { kind: 'organisation', id: link.organisationId },
      parties: { applicantId: link.organisationId },
      detail,
    },
  });
