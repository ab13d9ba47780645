import {
  type ObjectionBrought,
  type ObjectionFacts,
  type ObjectionState,
  type ObjectionSteps,
  objectionProcedure,
} from '../../core/procedure/objection.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import { disclose } from '../disclosure/disclose.ts';
import type { Kind } from '../procedure/take.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import type { InquiryLine, MaskedObjection } from './port.ts';
import type { Objection } from './records.ts';

const { article } = objectionProcedure;

/**
 * Opens who objected and how to reach them, and what was said with the numbers in it, for the one who verifies it and nobody else. Others of the office, and
 * the leader who decides, read what was said and what came of it; who said it stays masked. A supervisor opens it too, of whatever authority, and the leader of
 * that one is told who did and why. Every opening is in the journal.
 */
export async function revealObjector(ctx: Context, id: string, purpose: string) {
  return ctx.inTransaction(async (tx) => {
    const objection = found(await tx.notices.objection(id));
    const supervises = ctx.actor.roles.includes('supervisor');
    if (!supervises && objection.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    const verifies = supervises || objection.handlerId === ctx.actor.accountId;
    if (!verifies && !ctx.actor.roles.includes('leader'))
      notNow(
        article,
        objection.handlerId === null
          ? '还没有受理，请先受理：受理的人为经办人，提出人的身份只对经办人公开'
          : '提出人的身份只对经办这一件的人公开；需要由您办理的，请先接手',
      );
    await disclose(tx, ctx, {
      action: verifies ? 'revealObjector' : 'openObjection',
      article,
      subject: { kind: 'objection', id },
      parties: { issuerId: objection.issuerId },
      ...(verifies ? { what: '异议人', purpose, personal: 2 } : { what: '异议内容和处理结果', purpose, personal: 1 }),
    });
    if (supervises) await tx.post(toIssuer(ctx, objection, purpose));
    const opened = found(await tx.notices.objectorOf(id));
    return verifies ? opened : { ...opened, objector: objection.objector, contact: objection.contact };
  });
}

/** The leader of the authority whose list it is against learns that somebody from outside looked, and why; not what was seen. */
const toIssuer = (ctx: Context, { id, issuerId, applicantName, trackingNumber }: MaskedObjection, purpose: string): Letter => ({
  key: `objection:${id}:revealed:${ctx.now}:${ctx.actor.accountId}`,
  to: { organisationId: issuerId, role: 'leader' },
  subject: `审计监察查看了异议人：${trackingNumber}`,
  body: `${ctx.actor.organisationName}${by(ctx, 'supervisor').actor.name}查看了对“${applicantName}”的异议的提出人，用途：${purpose}（${article}）。已记入日志。`,
  link: '/app/objections',
});

/** What is known of an objection besides its row: who made the list that it is against, and whether somebody may still answer. */
export type InHand = MaskedObjection & Pick<ObjectionFacts, 'listHands' | 'asksUntil'>;

/** The same of several, with what others were asked: asked once for all of them, and once for each notice that they are against. */
export async function inHands(tx: Transaction, objections: readonly MaskedObjection[]): Promise<(InHand & { inquiries: InquiryLine[] })[]> {
  const asked = await tx.notices.inquiries({ objections: objections.map(({ id }) => id) });
  const hands = new Map<string, string[]>();
  for (const noticeId of new Set(objections.map((one) => one.noticeId))) hands.set(noticeId, await listHandsOf(tx, noticeId));
  return objections.map((one) => {
    const inquiries = asked.filter(({ objectionId }) => objectionId === one.id);
    const open = inquiries.flatMap(({ state, dueOn }) => (state === 'asked' ? [dueOn] : []));
    return { ...one, inquiries, listHands: hands.get(one.noticeId) ?? [], asksUntil: open.toSorted().at(-1) ?? null };
  });
}

/** Who ranked a list or wrote its notice. */
async function listHandsOf(tx: Transaction, noticeId: string): Promise<string[]> {
  const { roundId } = found(await tx.notices.notice(noticeId));
  const hands = [...(await tx.journal.hands('noticeDraft', noticeId))];
  for (const { id, preparedBy } of await tx.proposedLists.all(roundId))
    hands.push(preparedBy, ...(await tx.journal.hands('proposedList', id)));
  return hands;
}

async function inHand(tx: Transaction, objection: MaskedObjection): Promise<InHand> {
  const [{ inquiries: _, ...one }] = (await inHands(tx, [objection])) as [InHand & { inquiries: InquiryLine[] }];
  return one;
}

/**
 * 公示异议 as `take` knows it: an officer accepts it and verifies, and proposes what came of it; another person decides. Upheld, the case is set aside by a
 * leader; dismissed, it no longer bars recognition.
 */
export const objectionKind: Kind<InHand, ObjectionFacts, ObjectionState, ObjectionSteps, ObjectionBrought> = {
  procedure: objectionProcedure,
  called: '这件异议',
  over: '这件异议已由他人办理，请刷新后查看',
  async locked(tx, _, id) {
    const objection = await tx.notices.lockedObjection(id);
    return objection && inHand(tx, objection);
  },
  standing: async (_, ctx, objection) => objectionStanding(ctx, objection),
  change: (tx, { id, state }, change) => tx.notices.changeObjection(id, state, kept(change)),
  entry: ({ id, issuerId, dossierId }) => ({ subject: { kind: 'objection', id }, parties: { issuerId }, detail: { dossierId } }),
  effects: {
    accept: ({ ctx }) => ({ change: { handlerId: ctx.actor.accountId, acceptedAt: ctx.now } }),
    takeOver: ({ ctx, row, brought: { reason } }) => ({
      change: { handlerId: ctx.actor.accountId },
      detail: { reason, from: row.handlerId },
    }),
    async propose({ tx, ctx, row, brought: { upheld, outcome } }) {
      await withoutObjector(tx, row.id, { path: 'outcome', text: outcome });
      return {
        change: { proposed: upheld, outcome, foundBy: ctx.actor.accountId, foundAt: ctx.now, word: null },
        detail: { upheld },
        after: ({ id, issuerId, applicantName }) => [
          {
            key: `${id}:found:${ctx.now}`,
            to: { organisationId: issuerId, role: 'leader' },
            subject: `公示异议待审定：${applicantName}`,
            body: `对“${applicantName}”的异议已查证，处理意见待审定（${article}）。`,
            link: '/app/objections',
          },
        ],
      };
    },
    giveBack: ({ ctx, row, brought: { word } }) => ({
      change: { word, proposed: null },
      detail: { word },
      after: ({ id, applicantName }) =>
        row.handlerId === null
          ? []
          : [
              {
                key: `${id}:back:${ctx.now}`,
                to: { accountId: row.handlerId },
                subject: `异议的处理意见已退回：${applicantName}`,
                body: `领导退回：${word}。请补充查证后再提出处理意见（${article}）。`,
                link: '/app/objections',
              },
            ],
    }),
    decide: ({ tx, ctx, row }) => ({
      change: { decidedBy: ctx.actor.accountId, decidedAt: ctx.now },
      detail: { upheld: row.proposed },
      async after({ id, issuerId, applicantName, dossierId }) {
        await tx.notices.closeInquiries(id);
        return [
          {
            key: `${id}:decided`,
            to: { organisationId: issuerId, role: 'leader' },
            subject: `公示异议已办结：${applicantName}`,
            body: row.proposed ? `异议成立，请签发不予认定（${article}）。` : `异议不成立，公示期满后可以认定（${article}）。`,
            link: `/app/dossiers/${dossierId}`,
          },
        ];
      },
    }),
  },
};

/** What of a row lies in its table. */
const kept = ({ listHands: _, asksUntil: __, applicantName: ___, noticeTitle: ____, ...change }: Partial<InHand>): Partial<Objection> =>
  change;

/** What the platform, its recommender or everybody will read names nobody who objected. */
export async function withoutObjector(tx: Transaction, id: string, { path, text }: { path: string; text: string }): Promise<void> {
  const { objector, contact } = found(await tx.notices.objectorOf(id));
  const plain = (one: string) => one.replace(/\s+/g, '');
  if ([objector, contact].some((one) => plain(one).length > 1 && plain(text).includes(plain(one))))
    badInput(path, article, '文中写有提出人的姓名或者联系方式，提出人的身份保密，请删去');
}

const objectionStanding = ({ actor, today }: Context, objection: InHand): Standing<ObjectionFacts> => ({
  facts: { ...objection, hands: [objection.handlerId, objection.foundBy] },
  parties: { issuerId: objection.issuerId },
  actor,
  today,
});

/** What this actor may do about an objection. */
export const objectionOffers = (ctx: Context, objection: InHand): Offer[] => offers(objectionProcedure, objectionStanding(ctx, objection));
