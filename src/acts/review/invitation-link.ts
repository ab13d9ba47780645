import { daysAfter } from '../../core/calendar/instant.ts';
import { INVITATION_DAYS } from '../../core/deadlines/invitation.ts';
import { type InvitationSteps, invitationSteps } from '../../core/procedure/invitation.ts';
import { by, type Context, type Transaction, type World } from '../context.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import { visiting } from '../visiting.ts';
import { authorityCase, mustBe, REVIEW } from './authority-case.ts';
import { type InvitationView, invitationIn, invitationLeaves } from './invitation.ts';
import type { PanelInvitation } from './records.ts';
import { recuseWithin } from './recuse.ts';

type SeatOf = { readonly dossierId: string; readonly accountId: string };

/**
 * Makes a one-time link by which a drawn expert answers without a login: 256 random bits, shown this once and kept only as their digest. A new one ends the one
 * before. Refuses: 422 where the seat is taken or left already.
 */
export const invite = (ctx: Context, of: SeatOf): Promise<{ token: string; expiresAt: string }> =>
  ctx.inTransaction(async (tx) => {
    const { dossierId, accountId } = of;
    const dossier = await authorityCase(tx, ctx, dossierId);
    mustBe(dossier, 'admitted', '邀请专家');
    const seat = found((await tx.reviews.seats(dossierId)).find((one) => one.accountId === accountId));
    if (seat.state !== 'seated') notNow(REVIEW, '这位专家不在专家组，不用再邀请，请刷新后查看由谁递补');
    if (seat.acceptedAt !== null) notNow(REVIEW, '这位专家已经答复参加评审，不用再邀请');
    const last = (await tx.invitations.newest(dossierId)).find((one) => one.accountId === accountId);
    if (last?.answer === 'accept') notNow(REVIEW, '这位专家已经由链接答复参加评审，不用再邀请，请专家登录后在“我的评审”中确认');
    const token = ctx.tools.newToken();
    const expiresAt = daysAfter(ctx.now, INVITATION_DAYS);
    const revoked = await tx.invitations.revoke(of, ctx.now);
    await tx.invitations.add({
      ...{ id: ctx.tools.newId(), ...of, issuerId: dossier.issuerId, tokenHash: ctx.tools.digest(token), madeBy: ctx.actor.accountId },
      ...{ madeAt: ctx.now, expiresAt, openedAt: null, answeredAt: null, answer: null, revokedAt: null },
    });
    await tx.record({
      ...by(ctx),
      action: 'inviteExpert',
      article: REVIEW,
      subject: { kind: 'dossier', id: dossierId },
      parties: { issuerId: dossier.issuerId },
      detail: { account: accountId, expiresAt, revoked },
    });
    return { token, expiresAt };
  });

/** By which link. */
export type Caller = { readonly token: string };
export type Invited = InvitationView & { readonly expert: string; readonly expiresAt: string };

/** What stands behind a link. Refuses alike (404) what is guessed, expired, ended, answered, or of a seat that is taken or left; 429 after 20 wrong ones. */
export const openInvitation = (world: World, { token }: Caller): Promise<Invited> =>
  visiting(world, 'invitation', token, async (tx) => {
    const { ctx, link, view } = await open(tx, world, token);
    await tx.invitations.opened(link.id, world.now);
    return { ...view, expert: ctx.actor.name, expiresAt: link.expiresAt };
  });

/** `step` null: nothing was chosen. */
export type InvitationReply = { readonly step: keyof InvitationSteps | null; readonly reason: string };

/**
 * Takes the one answer of a link. The officer who made it has held it too, and one hand neither fills a seat nor empties one: who would take the seat confirms it by the
 * step of the workspace, signed in, and the case stays shut until then; who leaves it asks a leader to decide. The expert is told either way. Refuses as
 * `openInvitation`; 400 leaves the link as it was.
 */
export const answerByLink = (world: World, { token }: Caller, { step, reason }: InvitationReply): Promise<void> =>
  visiting(world, 'invitation', token, async (tx) => {
    const { ctx, link, view } = await open(tx, world, token);
    if (step === null) return badInput('step', REVIEW, '请选择是否参加评审');
    if (!(await tx.invitations.answered(link.id, { answer: step, answeredAt: world.now }))) refuse({ kind: 'notFound' });
    const { dossierId } = view;
    if (step !== 'accept') {
      const { least, missing } = invitationSteps[step].brings.reason;
      if (reason.trim().length < least) badInput('reason', REVIEW, missing);
      const asked = { dossierId, accountId: link.accountId, reason: `${invitationLeaves[step]}：${reason.trim()}` };
      await recuseWithin(tx, ctx, { ...asked, heldBy: link.madeBy });
    }
    // The step's own entry names the expert: this one says that it came by a link, which its maker has held too.
    await tx.record({
      ...by(ctx),
      action: 'answerByLink',
      article: REVIEW,
      subject: { kind: 'dossier', id: dossierId },
      parties: { issuerId: link.issuerId },
      detail: { account: link.accountId, verdict: invitationSteps[step].label },
    });
    await tx.post({
      key: `invitation:${link.id}:answered`,
      to: { accountId: link.accountId },
      subject: `评审邀请已答复：${view.number ?? '申报'}`,
      body: `您的一次性链接已答复：${invitationSteps[step].label}。${step === 'accept' ? '请在“我的评审”中确认，确认后才能看到申报材料。' : ''}不是您本人答复的，请告知认定部门分管领导（${REVIEW}）。`,
      link: '/app/reviews',
    });
  });

type Open = { readonly ctx: Context; readonly link: PanelInvitation; readonly view: InvitationView };

/** The link as long as it may be answered, and the expert's own context over this same transaction. */
async function open(tx: Transaction, world: World, token: string): Promise<Open> {
  const link = found(await tx.invitations.byToken(world.tools.digest(token)));
  if (link.answeredAt !== null || link.revokedAt !== null || link.expiresAt <= world.now) refuse({ kind: 'notFound' });
  const actor = found(await tx.invitations.expert(link.accountId));
  await tx.invitations.onBehalfOf(actor);
  const ctx: Context = { ...world, actor, inTransaction: (work) => work(tx), asSystem: (work) => work(tx) };
  const view = await invitationIn(tx, ctx, link.dossierId);
  if (view.state !== 'invited' || !view.offers.some(({ step, blockedBy }) => step === 'accept' && blockedBy.length === 0))
    refuse({ kind: 'notFound' });
  return { ctx, link, view };
}
