import { cellAt, rowsOf, textIn } from '../../core/annexes/rows.ts';
import { type InvitationFacts, type InvitationState, type InvitationSteps, invitationProcedure } from '../../core/procedure/invitation.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import type { Context, Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { type Kind, type Step, type Taking, take } from '../procedure/take.ts';
import { found, refuse } from '../refusal.ts';
import type { PanelSeat } from './records.ts';
import { recuseWithin } from './recuse.ts';

/** The actor's own seat on a case whose form is shut until it is taken; `id`: of the case. */
type Invited = { readonly id: string; readonly dossier: Dossier; readonly seat: PanelSeat; readonly acceptedAt?: string };

/** What a drawn expert has to know to say whether a conflict stands against the seat: names of units, and nothing of the form besides. */
export type InvitationView = {
  readonly dossierId: string;
  readonly number: string | null;
  readonly round: string;
  readonly reviewBy: string | null;
  readonly applicant: string;
  readonly recommender: string;
  /** Investors and partners of annex 2; of people nobody. */
  readonly units: readonly { readonly name: string; readonly is: string }[];
  readonly state: InvitationState;
  readonly offers: readonly Offer[];
};

const stateOf = ({ state, acceptedAt }: PanelSeat): InvitationState =>
  state !== 'seated' ? 'left' : acceptedAt === null ? 'invited' : 'accepted';

async function ownSeat(tx: Transaction, ctx: Context, id: string): Promise<Invited | null> {
  const own = async () =>
    (await tx.reviews.seats(id)).find(({ accountId, state }) => accountId === ctx.actor.accountId && state !== 'away');
  if (!(await own())) return null;
  const dossier = found(await tx.asSystem((system) => system.dossiers.locked(id)));
  return { id, dossier, seat: found(await own()) };
}

const standing = (ctx: Context, { dossier, seat }: Invited) => ({
  facts: { state: stateOf(seat), accountId: seat.accountId, open: dossier.state === 'admitted' },
  parties: { issuerId: dossier.issuerId },
  actor: ctx.actor,
  today: ctx.today,
});

/** The invitation to one's own seat (第八条（四）); 404 for whoever was not drawn. */
export const showInvitation = (ctx: Context, dossierId: string): Promise<InvitationView> =>
  ctx.inTransaction((tx) => invitationIn(tx, ctx, dossierId));

/** The same within a transaction. Who has left learns nothing more of the case. */
export async function invitationIn(tx: Transaction, ctx: Context, dossierId: string): Promise<InvitationView> {
  const invited = found(await ownSeat(tx, ctx, dossierId));
  const state = stateOf(invited.seat);
  if (state === 'left') return refuse({ kind: 'notFound' });
  const { dossier } = invited;
  return tx.asSystem(async (system) => {
    const round = found(await system.rounds.round(dossier.roundId));
    const nameOf = async (id: string) => found(await system.directory.organisation(id)).name;
    return {
      ...{ dossierId, number: dossier.number, round: round.title, reviewBy: round.reviewBy, state },
      ...{ applicant: await nameOf(dossier.applicantId), recommender: await nameOf(dossier.recommenderId) },
      units: await unitsOf(system, dossierId),
      offers: offers(invitationProcedure, standing(ctx, invited)),
    };
  });
}

const TABLES = [
  ['investors', '投资方'],
  ['agreements', '合作单位'],
  ['otherPartners', '合作单位'],
] as const;

async function unitsOf(system: Transaction, dossierId: string): Promise<InvitationView['units']> {
  const content = await system.dossiers.content(dossierId, 'masked');
  const all = TABLES.flatMap(([table, is]) =>
    rowsOf(content, table)
      .filter((row) => !/个人|自然人/.test(textIn(cellAt(row, 'nature'))))
      .map((row) => ({ name: textIn(cellAt(row, 'name')).trim(), is })),
  );
  return all.filter(({ name }, i) => name !== '' && all.findIndex((one) => one.name === name) === i);
}

/** What a seat is left for, in front of the expert's own reason. */
export const invitationLeaves = { declareConflict: '有利害关系', decline: '不能参加' } as const;

/** Leaves by a recusal of the own: the next in the order of the draw takes the seat. */
const leaving =
  (step: keyof typeof invitationLeaves) =>
  ({ tx, ctx, row, brought }: Taking<Invited, { readonly reason: string }>) => ({
    after: async () => {
      await recuseWithin(tx, ctx, {
        dossierId: row.id,
        accountId: row.seat.accountId,
        reason: `${invitationLeaves[step]}：${brought.reason.trim()}`,
      });
      return [];
    },
  });

const invitationKind: Kind<Invited, InvitationFacts, InvitationState, InvitationSteps, object> = {
  procedure: invitationProcedure,
  called: '这件评审邀请',
  over: '这件评审邀请已经答复，请刷新后查看',
  locked: ownSeat,
  standing: async (_, ctx, row) => standing(ctx, row),
  change: async (tx, { id, seat: { accountId } }, { acceptedAt }) =>
    acceptedAt === undefined ? true : tx.invitations.accept({ dossierId: id, accountId }, acceptedAt),
  entry: ({ id, dossier: { issuerId }, seat: { accountId } }) => ({
    subject: { kind: 'dossier', id },
    parties: { issuerId },
    detail: { account: accountId },
  }),
  effects: {
    accept: ({ ctx }) => ({ change: { acceptedAt: ctx.now } }),
    declareConflict: leaving('declareConflict'),
    decline: leaving('decline'),
  },
};

/** A drawn expert's answer: takes the seat without a conflict, or leaves it with the reason (第八条（四）). */
export const answerInvitation = <N extends keyof InvitationSteps>(ctx: Context, step: Step<InvitationSteps, N, object>): Promise<Invited> =>
  take(ctx, invitationKind, step);
