import { type DiscussionFacts, type DiscussionSteps, discussionProcedure, type Rescored } from '../../core/procedure/discussion.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { type DiscussionState, discussionOf, type PanelWord, printedOpinion, type WordKind } from '../../core/review/discussion.ts';
import type { Scores } from '../../core/review/scores.ts';
import type { RubricLine } from '../../core/scheme/round.ts';
import type { Context, Letter, Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { type Effects, type Kind, type Step, take } from '../procedure/take.ts';
import { found, refuse } from '../refusal.ts';
import { REVIEW } from './authority-case.ts';

/** A panel after all have signed: what it says, and how far its opinion is. `said`: what this step adds. */
export type Discussing = {
  readonly id: string;
  readonly dossier: Dossier;
  readonly words: readonly PanelWord[];
  readonly seated: readonly string[];
  readonly allSigned: boolean;
  readonly ofPanel: boolean;
  readonly rubric: readonly RubricLine[];
  readonly state: DiscussionState;
  /** Goes on with every turn, not with every word: nobody confirms another draft than the one that was read. */
  readonly version: number;
  readonly said?: Said;
};
type Said = Pick<PanelWord, 'accountId' | 'saidAt' | 'kind' | 'text' | 'scores' | 'opinion'>;

/** How the panel of a case stands. What it says is dark whenever its scores are. */
export async function discussing(tx: Transaction, ctx: Context, dossier: Dossier): Promise<Discussing> {
  const round = found(await tx.rounds.round(dossier.roundId));
  const seats = await tx.asSystem((system) => system.reviews.seats(dossier.id));
  const seated = seats.filter(({ state }) => state === 'seated').map(({ accountId }) => accountId);
  const words = await tx.reviews.words(dossier.id);
  return {
    ...{ id: dossier.id, dossier, words, seated, rubric: round.rubric, state: discussionOf(words, seated).state, version: turns(words) },
    allSigned: await tx.reviews.scoresOpen(dossier.id),
    ofPanel: ctx.tools.schemes.named(round.scheme).panel.confirmed,
  };
}

const turns = (words: readonly PanelWord[]): number => 1 + words.filter(({ kind }) => isTurn.includes(kind)).length;
const isTurn: readonly WordKind[] = ['opened', 'closed', 'drafted', 'reseated'];

function standing(ctx: Context, { dossier, words, seated, state, allSigned, ofPanel, rubric }: Discussing): Standing<DiscussionFacts> {
  const { voices } = discussionOf(words, seated);
  return {
    facts: {
      ...{ state, seated, allSigned, ofPanel, rubric, open: dossier.state === 'admitted' },
      spoken: voices.map(({ accountId }) => accountId),
      confirmed: voices.filter(({ dissent }) => dissent === null).length,
    },
    parties: { issuerId: dossier.issuerId },
    actor: ctx.actor,
    today: ctx.today,
  };
}

/** What this actor may do in a panel's discussion. */
export const discussionOffers = (ctx: Context, of: Discussing): Offer[] => offers(discussionProcedure, standing(ctx, of));

type Words = { readonly text?: string; readonly scores?: Scores; readonly opinion?: string };
const says = ({ actor, now }: Context, kind: WordKind, { text = '', scores, opinion }: Words = {}): { said: Said } => ({
  said: { accountId: actor.accountId, saidAt: now, kind, text, scores: scores ?? null, opinion: opinion ?? null },
});

const effects: Effects<Discussing, DiscussionSteps> = {
  open: ({ tx, ctx, brought }) => ({
    change: says(ctx, 'opened', brought),
    after: (moved) => letters(tx, moved, { subject: '专家组讨论', body: `主持专家组织讨论：${brought.text}` }),
  }),
  say: ({ ctx, brought }) => ({ change: says(ctx, 'said', brought) }),
  rescore: ({ ctx, brought }) => ({ change: says(ctx, 'rescored', brought) }),
  close: ({ ctx }) => ({ change: says(ctx, 'closed') }),
  draft: ({ tx, ctx, brought }) => ({
    change: says(ctx, 'drafted', brought),
    after: (moved) =>
      letters(tx, moved, {
        subject: '请确认专家组评审意见',
        body: '主持专家已起草专家组评审意见，请确认；有不同意见的请写明，照印在附件1',
      }),
  }),
  confirm: ({ tx, ctx, to }) => ({ change: says(ctx, 'confirmed'), after: (moved) => spokenOn(tx, ctx, { moved, to }) }),
  dissent: ({ tx, ctx, brought, to }) => ({
    change: says(ctx, 'dissented', brought),
    after: (moved) => spokenOn(tx, ctx, { moved, to }),
  }),
};

/** What follows from a word on the draft, where it was the last. */
async function spokenOn(tx: Transaction, ctx: Context, { moved, to }: { moved: Discussing; to: string }): Promise<Letter[]> {
  if (to === 'agreed') return agreed(tx, ctx, moved);
  if (to !== 'opposed') return [];
  const all = await letters(tx, moved, {
    subject: '多数专家有不同意见，请另起一稿',
    body: '对专家组评审意见的这一稿，多数专家有不同意见，不能作为专家组意见，由主持专家另起一稿，或者再组织讨论',
  });
  // Whoever spoke last, the moderator hears of it.
  return all.filter(({ to: reader }) => 'accountId' in reader && reader.accountId === moved.seated[0]);
}

/** Most of the panel agree: its opinion stands, with every dissent, and only the system may write it there. */
async function agreed(tx: Transaction, ctx: Context, { dossier, seated }: Discussing): Promise<Letter[]> {
  const names = new Map((await tx.asSystem((system) => system.reviews.pool())).map(({ accountId, name }) => [accountId, name]));
  const result = discussionOf(await tx.reviews.words(dossier.id), seated);
  const groupOpinion = printedOpinion(result, (id) => names.get(id) ?? '');
  const written = await tx.asSystem((system) => system.dossiers.change(dossier.id, dossier.version, { groupOpinion, updatedAt: ctx.now }));
  if (!written) refuse({ kind: 'conflict', message: '该申报刚被他人办理，请刷新后查看最新内容' });
  return [
    {
      key: `${dossier.id}:agreed:${ctx.now}`,
      to: { organisationId: dossier.issuerId, role: 'officer' },
      subject: `专家组评审意见已形成：${dossier.number ?? '申报'}`,
      body: `专家组各位专家均已对评审意见表示意见（${REVIEW}、附件1），可以结束评审。`,
      link: `/app/panels/${dossier.id}`,
    },
  ];
}

/** To everybody else who sits. */
async function letters(
  tx: Transaction,
  { dossier, seated, said }: Discussing,
  { subject, body }: Pick<Letter, 'subject' | 'body'>,
): Promise<Letter[]> {
  const { n = 0 } = (await tx.reviews.words(dossier.id)).at(-1) ?? {};
  return seated
    .filter((accountId) => accountId !== said?.accountId)
    .map((accountId) => ({
      key: `${dossier.id}:word:${n}:${accountId}`,
      to: { accountId },
      subject: `${subject}：${dossier.number ?? '申报'}`,
      body: `${body}（${REVIEW}）。`,
      link: `/app/panels/${dossier.id}`,
    }));
}

const discussionKind: Kind<Discussing, DiscussionFacts, DiscussionState, DiscussionSteps, Rescored> = {
  procedure: discussionProcedure,
  called: '这件专家组讨论',
  async locked(tx, ctx, id) {
    const seen = await tx.dossiers.dossier(id);
    if (seen === null) return null;
    await tx.asSystem((system) => system.dossiers.locked(id));
    return discussing(tx, ctx, found(await tx.dossiers.dossier(id)));
  },
  standing: async (_, ctx, row) => standing(ctx, row),
  async change(tx, { id, dossier: { issuerId } }, { said }) {
    await tx.reviews.addWord({ ...found(said), dossierId: id, issuerId });
    return true;
  },
  entry: ({ id, dossier: { issuerId }, said }) => ({
    subject: { kind: 'dossier', id },
    parties: { issuerId },
    detail: { characters: [...(said?.text ?? '')].length },
  }),
  effects,
};

/** Opens, speaks in, changes a review in or closes a panel's discussion, drafts its opinion, or gives a word on it (第八条（四）、附件1). */
export const discuss = <N extends keyof DiscussionSteps>(ctx: Context, step: Step<DiscussionSteps, N, Rescored>): Promise<Discussing> =>
  take(ctx, discussionKind, step);
