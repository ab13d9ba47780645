import { judge } from '../../core/procedure/judge.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { type RecusalFacts, type RecusalState, type RecusalSteps, recusalProcedure } from '../../core/procedure/recusal.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { type Kind, type Step, take } from '../procedure/take.ts';
import { found, reached, refuse } from '../refusal.ts';
import { isAuthorityOf, REVIEW } from './authority-case.ts';
import { awayNow } from './away.ts';
import type { PanelSeat, Recusal } from './records.ts';
import { seat } from './seat.ts';

/** `heldBy`: who made the link by which it is said, and has held it too: a leader decides, and not they. */
type Asked = { dossierId: string; accountId: string; reason: string; heldBy?: string };
export type Recused = { readonly recusal: Recusal; readonly next: string | null };

/**
 * 回避 (第八条（四）): an expert who has not signed leaves by the own word at once; whoever else asks for it, or of whatever is signed, has it decided by a leader
 * who did not ask. The next in the order of the draw takes the seat, never by choice; a signed review stays on record. Answers who came, or null.
 */
export const recuse = (ctx: Context, asked: Asked): Promise<Recused> => ctx.inTransaction((tx) => recuseWithin(tx, ctx, asked));

/** The same within a step that it follows from. Who has not taken the seat yet does not see the case, and may leave it all the same. */
export async function recuseWithin(tx: Transaction, ctx: Context, { dossierId, accountId, reason, heldBy }: Asked): Promise<Recused> {
  const own = accountId === ctx.actor.accountId && ctx.actor.roles.includes('expert');
  if (own) stillSits(await tx.reviews.seats(dossierId), accountId);
  else if (!isAuthorityOf(ctx, found(await tx.dossiers.dossier(dossierId)))) refuse({ kind: 'notAllowed' });
  const dossier = found(await tx.asSystem((system) => system.dossiers.locked(dossierId)));
  const seated = stillSits(await tx.reviews.seats(dossierId), accountId);
  const step = own && seated.signedAt === null && heldBy === undefined ? 'declare' : 'ask';
  const facts = factsOf({ dossier, accountId, askedBy: ctx.actor.accountId, heldBy: heldBy ?? null, seated });
  const standing = { facts, parties: { issuerId: dossier.issuerId }, actor: ctx.actor, today: ctx.today };
  const state = reached(judge(recusalProcedure, standing, { step, brought: {} }));
  const recusal: Recusal = {
    ...{ id: ctx.tools.newId(), dossierId, accountId, issuerId: dossier.issuerId, state, reason, version: 1 },
    ...{
      signed: seated.signedAt !== null,
      askedBy: ctx.actor.accountId,
      askedName: by(ctx).actor.name,
      askedAt: ctx.now,
      heldBy: heldBy ?? null,
    },
    ...{ word: null, decidedBy: null, decidedName: null, decidedAt: null },
  };
  if (!(await tx.reviews.addRecusal(recusal)))
    refuse({ kind: 'conflict', message: '已有人提出该专家回避，正等分管领导决定，请先等它办完或撤回' });
  await tx.record({ ...by(ctx), action: `${step}Recusal`, article: REVIEW, ...entryOf(recusal) });
  if (step === 'declare') return { recusal, next: await leaves(tx, ctx, { dossier, recusal }) };
  await tx.post(toLeader(dossier, recusal));
  return { recusal, next: null };
}

const entryOf = ({ id, dossierId, issuerId, accountId, reason, signed, state }: Recusal) => ({
  subject: { kind: 'dossier', id: dossierId },
  parties: { issuerId },
  detail: { recusal: id, account: accountId, reason, signed, state },
});

const toLeader = ({ id, issuerId, number }: Dossier, recusal: Recusal): Letter => ({
  key: `recusal:${recusal.id}`,
  to: { organisationId: issuerId, role: 'leader' },
  subject: `请决定专家是否回避：${number ?? '申报'}`,
  body: `${recusal.askedName}${recusal.heldBy === null ? '' : '（经一次性链接，请先与本人核实）'}提出一位专家回避${recusal.signed ? '，该专家已签署评审意见（意见保留在案）' : ''}，理由：${recusal.reason}（${REVIEW}）。`,
  link: `/app/panels/${id}`,
});

/**
 * The seat is empty, and the next in the order of the draw takes it; nobody leaves twice, where the expert had declared before the leader said so. What a group
 * agreed on that sits no longer is its opinion no more: the journal keeps it. Who comes only the system may write.
 */
const leaves = (tx: Transaction, ctx: Context, { dossier, recusal }: { dossier: Dossier; recusal: Recusal }): Promise<string | null> =>
  tx.asSystem(async (system) => {
    const before = await system.reviews.seats(dossier.id);
    if (!before.some(({ accountId, state }) => accountId === recusal.accountId && state === 'seated')) return null;
    // Dark from now on: what the panel said so far is not what the next one says.
    const spoken = (await system.reviews.words(dossier.id)).length > 0;
    await system.reviews.recuse(dossier.id, recusal.accountId, recusal.reason);
    const gone = { dossierId: dossier.id, issuerId: dossier.issuerId, accountId: recusal.accountId, saidAt: ctx.now };
    if (spoken) await system.reviews.addWord({ ...gone, kind: 'reseated', text: '', scores: null, opinion: null });
    const order = (await system.reviews.draws(dossier.id)).flatMap((draw) => draw.drawOrder);
    const left = order.filter((id) => !before.some((one) => one.accountId === id));
    const away = await awayNow(system, ctx, found(await system.rounds.round(dossier.roundId)).reviewBy);
    const [next = null] = await seat(system, ctx, { dossier, order: left, wanted: 1, from: before.length, away });
    const { groupOpinion } = dossier;
    if (groupOpinion !== null) await system.dossiers.change(dossier.id, dossier.version, { groupOpinion: null, updatedAt: ctx.now });
    await system.post({
      key: `${dossier.id}:recused:${recusal.accountId}`,
      to: { organisationId: dossier.issuerId, role: 'officer' },
      subject: `专家回避：${dossier.number ?? '申报'}`,
      body: `${
        next === null
          ? `一位专家回避，抽取顺序已用完，须由分管领导补充抽取（${REVIEW}）。`
          : `一位专家回避，已由抽取顺序中的下一位递补（${REVIEW}）。`
      }${groupOpinion === null ? '' : '原来填写的专家组评审意见不再有效，日志中留存，全部签署后请重新填写（附件1）。'}`,
      link: `/app/panels/${dossier.id}`,
    });
    await system.record({
      ...by(ctx),
      action: 'replaceRecused',
      article: REVIEW,
      subject: { kind: 'dossier', id: dossier.id },
      parties: { issuerId: dossier.issuerId },
      detail: { recusal: recusal.id, account: recusal.accountId, next, ...(groupOpinion === null ? {} : { groupOpinion }) },
    });
    return next;
  });

type Known = Pick<RecusalFacts, 'accountId' | 'askedBy' | 'heldBy'> & { dossier: Dossier; seated: PanelSeat };
const factsOf = ({ dossier, seated, ...asked }: Known): RecusalFacts => ({
  ...{ state: null, ...asked },
  ...{ signed: seated.signedAt !== null, open: dossier.state === 'admitted' },
});

function stillSits(seats: readonly PanelSeat[], accountId: string): PanelSeat {
  const seat = found(seats.find((one) => one.accountId === accountId));
  if (seat.state === 'away') refuse({ kind: 'conflict', message: '该专家本次不能参加，没有入席，不用再办' });
  return seat.state === 'seated' ? seat : refuse({ kind: 'conflict', message: '该专家已经回避，不用再办，请刷新后查看' });
}

const standingOf = (ctx: Context, recusal: Recusal, dossier: Dossier): Standing<RecusalFacts> => ({
  facts: { ...recusal, open: dossier.state === 'admitted' },
  parties: { issuerId: recusal.issuerId },
  actor: ctx.actor,
  today: ctx.today,
});

/** What this actor may do about a recusal. */
export const recusalOffers = (ctx: Context, recusal: Recusal, dossier: Dossier): Offer[] =>
  offers(recusalProcedure, standingOf(ctx, recusal, dossier));

const recusalKind: Kind<Recusal, RecusalFacts, RecusalState, RecusalSteps, object> = {
  procedure: recusalProcedure,
  called: '这件回避',
  over: '这件回避已经办理，请刷新后查看',
  async locked(tx, _, id) {
    const recusal = await tx.reviews.recusal(id);
    if (recusal === null) return null;
    await tx.asSystem((system) => system.dossiers.locked(recusal.dossierId));
    return tx.reviews.recusal(id);
  },
  standing: async (tx, ctx, recusal) => standingOf(ctx, recusal, found(await caseOf(tx, recusal))),
  change: (tx, { id, version }, change) => tx.reviews.changeRecusal(id, version, change),
  entry: entryOf,
  effects: {
    grant: ({ tx, ctx }) => ({
      change: { decidedBy: ctx.actor.accountId, decidedName: by(ctx, 'leader').actor.name, decidedAt: ctx.now },
      after: async (granted) => {
        await leaves(tx, ctx, { dossier: found(await caseOf(tx, granted)), recusal: granted });
        return [answer(granted, '同意回避，席位由抽取顺序的下一位递补')];
      },
    }),
    refuse: ({ ctx, brought: { word } }) => ({
      change: { word, decidedBy: ctx.actor.accountId, decidedName: by(ctx, 'leader').actor.name, decidedAt: ctx.now },
      detail: { word },
      after: (refused) => [answer(refused, `不同意回避：${word}`)],
    }),
  },
};

const caseOf = (tx: Transaction, { dossierId }: Recusal) => tx.asSystem((system) => system.dossiers.dossier(dossierId));

const answer = ({ id, dossierId, askedBy, accountId, decidedName }: Recusal, body: string): Letter => ({
  key: `recusal:${id}:answer`,
  to: { accountId: askedBy },
  subject: '专家回避已办理',
  body: `${decidedName}${body}（${REVIEW}）。`,
  link: askedBy === accountId ? '/app/reviews' : `/app/panels/${dossierId}`,
});

/** A leader's word on a recusal, or its asker's second thought. */
export const takeRecusalStep = <N extends keyof RecusalSteps>(ctx: Context, step: Step<RecusalSteps, N, object>): Promise<Recusal> =>
  take(ctx, recusalKind, step);
