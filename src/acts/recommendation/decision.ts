import type { Scheme } from '../../core/scheme/scheme.ts';
import { own } from '../../core/text/own.ts';
import type { State } from '../../core/workflow/state.ts';
import { stepNamed } from '../../core/workflow/steps.ts';
import type { Context, World } from '../context.ts';
import { found, notNow } from '../refusal.ts';
import { caseSeen } from './case.ts';
import type { DecidedStep, DecisionContact, DecisionRecord } from './decision-port.ts';

/** What the applicant receives where a case ends against it. */
export type Decision = {
  kind: (typeof decisions)[keyof typeof decisions]['kind'];
  number: string;
  year: number;
  applicant: string;
  scheme: Scheme;
  authority: string;
  article: string;
  reasons: { article: string; text: string; says: string | null }[];
  /** The instant of the decision. */
  decidedAt: string;
  /** Its own number, whom to ask, and the code to check it by; null where it was made before letters had any. */
  letter: Letter | null;
};

export type Letter = { number: string; code: string; contact: DecisionContact | null };

const letterIn = (made: DecisionRecord | null): Letter | null =>
  made === null || made.number === null || made.code === null
    ? null
    : {
        number: made.number,
        code: made.code,
        contact: made.contactOffice === '' ? null : { office: made.contactOffice, phone: made.contactPhone },
      };

/** What the holder of a letter learns who gives its number and code; null where this system sent no such letter. */
export type CheckedDecision = {
  kind: Decision['kind'];
  number: string;
  dossierNumber: string;
  applicant: string;
  authority: string;
  decidedAt: string;
  articles: readonly string[];
  /** The instant at which a 复核 set it aside; null while it stands. */
  setAsideAt: string | null;
};

/** For anybody who holds the letter: whether it was sent, by whom, to whom, when, resting on which articles. Without the code nothing is said. */
export const checkDecision = (world: World, { number, code }: { number: string; code: string }): Promise<CheckedDecision | null> =>
  world.asSystem(async (tx) => {
    const made = await tx.decisions.numbered(number.trim());
    if (made === null || made.code !== code.trim().toLowerCase() || made.decidedAt === null) return null;
    const line = found(await tx.dossiers.line(made.dossierId));
    return {
      kind: kindOf(made.step),
      number: made.number ?? '',
      dossierNumber: line.number ?? '',
      applicant: line.applicantName,
      authority: made.step === 'decline' ? line.recommenderName : line.issuerName,
      decidedAt: made.decidedAt,
      articles: [...new Set(made.reasons.map(({ article }) => article))],
      setAsideAt: made.setAsideAt,
    };
  });

const decisions = {
  declined: { kind: '不予推荐', step: 'decline' },
  rejected: { kind: '不予受理', step: 'reject' },
  notProposed: { kind: '不列入拟认定名单', step: 'passOver' },
} as const;

const kindOf = (step: DecidedStep): Decision['kind'] =>
  Object.values(decisions).find((one) => one.step === step)?.kind ?? decisions.rejected.kind;

/** The decision that a case ended with in this state, where it is one that its applicant receives by a letter. */
export const decidedIn = (state: State): (typeof decisions)[keyof typeof decisions] | null =>
  own<(typeof decisions)[keyof typeof decisions]>(decisions, state) ?? null;

/** The decision with the words of every article that it cites (第八条（二）（四）). Refuses 422 while there is none. */
export async function decisionOf(ctx: Context, dossierId: string): Promise<Decision> {
  return ctx.inTransaction(async (tx) => {
    await caseSeen(tx, ctx, dossierId, ['applicantOf', 'recommenderOf', 'authorityOf', 'supervisor']);
    const line = found(await tx.dossiers.line(dossierId));
    const made = decidedIn(line.state) ?? notNow('第八条（二）', '本申报没有不予推荐、不予受理或者不列入名单的决定，没有通知可以查看');
    const round = found(await tx.rounds.round(line.roundId));
    const entry = (await tx.journal.entries({ subject: dossierId })).findLast((one) => one.action === made.step);
    return {
      kind: made.kind,
      number: line.number ?? '',
      year: line.roundYear,
      applicant: line.applicantName,
      scheme: ctx.tools.schemes.named(round.scheme),
      authority: made.step === 'decline' ? line.recommenderName : found(await tx.directory.organisation(line.issuerId)).name,
      article: stepNamed(made.step).article,
      reasons: (line.decisionReasons ?? []).map((one) => ({ ...one, says: ctx.tools.schemes.text(round.scheme, one.article) ?? null })),
      decidedAt: String(entry?.at ?? line.updatedAt),
      letter: letterIn(await tx.decisions.decision(dossierId, made.step)),
    };
  });
}
