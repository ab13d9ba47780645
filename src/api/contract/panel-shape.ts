import * as z from 'zod';
import { discussionProcedure } from '../../core/procedure/discussion.ts';
import { invitationSteps } from '../../core/procedure/invitation.ts';
import { wordKinds } from '../../core/review/discussion.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { day, id } from './directory.ts';
import { moved } from './dossier.ts';
import { offer } from './offer.ts';

export const scores = z.record(z.string().max(40), z.string());
export const rubric = z.array(z.object({ key: z.string(), label: z.string(), weight: z.number(), article: z.string(), hint: z.string() }));

const seat = z.object({
  accountId: id,
  name: z.string(),
  employer: z.string(),
  position: z.string(),
  order: z.number(),
  state: z.enum(['seated', 'recused', 'away']),
  reason: z.string().nullable(),
  /** No conflict declared, and the seat taken; null: not answered yet. */
  acceptedAt: z.string().nullable(),
  /** The newest one-time link; null: none, or not this reader's to know. */
  invitation: z
    .object({
      ...{ madeAt: z.string(), expiresAt: z.string(), openedAt: z.string().nullable(), answeredAt: z.string().nullable() },
      /** What was said by the link; it takes no seat. */
      answer: z.enum(keysOf(invitationSteps)).nullable(),
    })
    .nullable(),
  signedAt: z.string().nullable(),
  scores: scores.nullable(),
  total: z.string().nullable(),
  opinion: z.string().nullable(),
  /** As it was signed, where it was changed in a discussion since. */
  signed: z.object({ total: z.string(), opinion: z.string() }).nullable(),
  /** On the draft of the panel's opinion; null: none yet. */
  voice: z.object({ dissent: z.string().nullable(), saidAt: z.string() }).nullable(),
});
export const discussionState = z.object({ name: z.enum(keysOf(discussionProcedure.states)), label: z.string() });
const discussion = z.object({
  state: discussionState,
  version: z.number(),
  /** The panel itself gives its opinion; else the office writes it down. */
  ofPanel: z.boolean(),
  moderator: z.string(),
  draft: z.string().nullable(),
  words: z.array(
    z.object({
      n: z.number(),
      name: z.string(),
      kind: z.enum(wordKinds),
      text: z.string(),
      total: z.string().nullable(),
      saidAt: z.string(),
    }),
  ),
  offers: z.array(offer),
});
export const recusalState = z.enum(['asked', 'declared', 'granted', 'refused', 'withdrawn']);
const recusal = z.object({
  id,
  accountId: id,
  state: recusalState,
  reason: z.string(),
  /** The review was signed when it was asked; it is kept. */
  signed: z.boolean(),
  askedName: z.string(),
  askedAt: z.string(),
  word: z.string().nullable(),
  decidedName: z.string().nullable(),
  decidedAt: z.string().nullable(),
  version: z.number(),
  offers: z.array(offer),
});
const summary = z.object({ mean: z.string(), spread: z.string(), wide: z.boolean() });
export const panel = z.object({
  dossier: moved.extend({ applicant: z.string() }),
  rubric,
  panelSize: z.number(),
  /** When the round's secret was published, by which the draws can be recomputed; null: not yet. */
  revealedOn: day.nullable(),
  draws: z.array(
    z.object({
      n: z.number(),
      subject: z.string(),
      seats: z.number(),
      candidates: z.number(),
      excluded: z.array(z.object({ id, name: z.string(), reason: z.string() })),
      listHash: z.string(),
      /** Version of the round's pool; null: drawn before pools were frozen. */
      pool: z.number().nullable(),
      drawnAt: z.string(),
    }),
  ),
  seats: z.array(seat),
  reserves: z.number(),
  /** Of those who sit; null until all of them have signed. */
  summary: summary.nullable(),
  /** The same with the signed reviews of those who have left since; null where there is none. */
  summaryWithLeft: summary.nullable(),
  recusals: z.array(recusal),
  /** Who sits and is like a party of the case by name: to be looked at, nothing is decided by it. */
  doubts: z.array(z.string()),
  groupOpinion: z.string(),
  /** After all have signed; empty before. */
  discussion,
  /** Why 评审结束 can't be done now; empty where it can; null where it is not this reader's to do. */
  concludeBlockedBy: z.array(z.string()).nullable(),
});
