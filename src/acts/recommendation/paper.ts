import { markOfRecommendation, recommendationVersion, type VersionMark } from '../../core/annexes/version-mark.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import { MASKED_NOTE } from '../../core/disclosure/purpose.ts';
import { discussionOf } from '../../core/review/discussion.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { relationsTo } from '../../core/workflow/relation.ts';
import type { Context, Transaction } from '../context.ts';
import { nameThen } from '../dossier/papers.ts';
import { found } from '../refusal.ts';
import type { Recommendation, Sample } from './records.ts';
import { satisfactionOf } from './satisfaction.ts';

/** What annex 1 is made of; the panel's part is filled for the issuer's own papers once it has given its opinion. */
export type RecommendationPaper = {
  /** How many enterprises and experts annex 1 asks for at least, by the round's edition. */
  asks: { sample: number; panel: number };
  scheme: Scheme;
  number: string | null;
  applicant: string;
  recommender: string;
  recommenderKind: string;
  recommendation: Recommendation | null;
  sample: Sample[];
  /** Why it is recommended although the sample speaks against it, under its heading; null where the sample does not. */
  lowReason: { label: string; text: string } | null;
  panelOpinion: string;
  experts: { name: string; position: string; employer: string; signed: string }[];
  /** Which submission, text and records annex 1 says; null before the first submission. */
  mark: VersionMark | null;
  full: boolean;
  /** What it says of personal data at its foot. */
  note: string;
};

/** The stored recommendation for printing; the interviewed people's names and numbers where recommender or issuer opened them for a purpose, else masked. */
export async function recommendationPaper(ctx: Context, dossierId: string, opened: string | null = null): Promise<RecommendationPaper> {
  return ctx.inTransaction(async (tx) => {
    const line = found(await tx.dossiers.line(dossierId));
    const relations = relationsTo(ctx.actor, await tx.dossiers.partiesOf(line));
    const full = opened !== null && (relations.includes('recommenderOf') || relations.includes('authorityOf'));
    const shown = line.groupOpinion !== null && relations.includes('authorityOf');
    const recommendation = await tx.recommendations.recommendation(dossierId);
    const sample = await tx.recommendations.sample(dossierId, full ? 'open' : 'masked');
    const round = found(await tx.rounds.round(line.roundId));
    const scheme = ctx.tools.schemes.named(round.scheme);
    const { reasonAsked: asked } = satisfactionOf(sample, round.sampleSize, scheme.thresholds.satisfaction);
    const last = (await tx.dossiers.submissions(dossierId)).at(-1);
    return {
      asks: { sample: scheme.sample.atLeast, panel: scheme.panel.atLeast },
      scheme,
      number: line.number,
      applicant: await nameThen(tx, line, last ?? null),
      recommender: line.recommenderName,
      recommenderKind: line.recommenderKind,
      recommendation,
      sample,
      lowReason: asked === null ? null : { label: asked, text: recommendation?.lowReason ?? '' },
      panelOpinion: shown ? (line.groupOpinion ?? '') : '',
      experts: shown ? await panelOf(tx, dossierId) : [],
      mark:
        line.number !== null && last
          ? markOfRecommendation(line.number, { ...last, recommendation: recommendationVersion(recommendation, sample) }, ctx.tools.digest)
          : null,
      full,
      note: full ? opened : MASKED_NOTE,
    };
  });
}

/** Who sits, and under 签字 who signed what on which day: the word on the panel's opinion, or else the own review. */
async function panelOf(tx: Transaction, dossierId: string) {
  const seated = (await tx.reviews.seats(dossierId)).filter((seat) => seat.state === 'seated');
  const pool = new Map((await tx.asSystem((system) => system.reviews.pool())).map((expert) => [expert.accountId, expert]));
  const { voices, moderator } = discussionOf(
    await tx.reviews.words(dossierId),
    seated.map(({ accountId }) => accountId),
  );
  return seated.flatMap(({ accountId, signedAt }) => {
    const expert = pool.get(accountId);
    const voice = voices.find((one) => one.accountId === accountId);
    const word =
      voice === undefined ? '签署评审意见' : voice.dissent !== null ? '有不同意见' : accountId === moderator ? '起草并确认' : '确认';
    const at = voice?.saidAt ?? signedAt;
    const signed = at === null ? '' : `${word}\n${chineseDay(dayOf(at))}`;
    return expert ? [{ name: expert.name, position: expert.position, employer: expert.employer, signed }] : [];
  });
}
