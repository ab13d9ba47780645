import { dayOf } from '../../core/calendar/instant.ts';
import { standing } from '../../core/deadlines/validity.ts';
import type { PanelBundle } from '../../core/draw/panel-bundle.ts';
import { type Facts, factsFormat, type Ranking, type Titled } from '../../core/evidence/facts.ts';
import type { Context, Transaction } from '../context.ts';
import { belowAsked } from '../dossier/below.ts';
import type { Dossier } from '../dossier/records.ts';
import { bundleIn } from '../recommendation/draw.ts';
import { found } from '../refusal.ts';

/** `sees`: whether whoever takes it may see what was scored of all cases. */
export type Asked = {
  readonly dossier: Dossier;
  readonly panel: PanelBundle | null;
  readonly law: Facts['files'];
  readonly sees: boolean;
};

/** All that a case's results follow from besides its form, and the results as they are kept; with the system's eyes. */
export async function factsOf(tx: Transaction, ctx: Context, { dossier, panel, law, sees }: Asked): Promise<Facts> {
  const { id, roundId, number, state, decisionReasons } = dossier;
  const { applicantName, recommenderName } = found(await tx.dossiers.line(id));
  const round = found(await tx.rounds.round(roundId));
  const submissions = await tx.dossiers.submissions(id);
  const draw = await tx.recommendations.draw(id);
  const scheme = ctx.tools.schemes.named(round.scheme);
  const onDay = { ...ctx, today: dayOf(submissions.at(-1)?.submittedAt ?? ctx.now) };
  return {
    ...{ format: factsFormat, takenOn: ctx.today, takenAt: ctx.now, program: ctx.tools.programDigest, files: law },
    dossier: { id, number: number ?? '', state, applicant: applicantName, recommender: recommenderName, reasons: decisionReasons ?? [] },
    round: roundShown(round),
    submissions: submissions.map(({ no, submittedAt: at, contentHash, listHash }) => ({ no, at, contentHash, listHash })),
    below: await belowAsked(tx, onDay, scheme, dossier),
    verdicts: submissions.at(-1)?.verdicts ?? [],
    corrections: (await tx.dossiers.corrections(id)).map(({ no, sentAt, dueOn }) => ({ no, sentAt, dueOn })),
    draw: draw === null ? null : await bundleIn(tx, ctx, { dossier, draw }),
    panel,
    ranking: sees ? await rankingOf(tx, dossier) : null,
    notice: await noticeOf(tx, dossier),
    title: await titleOf(tx, ctx, dossier),
  };
}

type Round = NonNullable<Awaited<ReturnType<Transaction['rounds']['round']>>>;

const roundShown = (round: Round): Facts['round'] => {
  const { id, year, title, scheme, opensOn, closesOn, closesAt, recommendBy, reviewBy, rubric, sampleSize, panelSize } = round;
  const { commitment, committedOn } = round;
  return {
    ...{ id, year, title, scheme, opensOn, closesOn, closesAt, recommendBy, reviewBy, rubric, sampleSize, panelSize },
    ...{ commitment, committedOn },
  };
};

async function rankingOf(tx: Transaction, { id, roundId }: Dossier): Promise<Ranking | null> {
  const lists = await tx.proposedLists.all(roundId);
  const signed = lists.find(({ state, entries }) => state === 'signed' && entries.some(({ dossierId }) => dossierId === id));
  if (signed === undefined) return null;
  const { cut, entries, listHash } = signed;
  const sheets = (await tx.proposedLists.scores(roundId)).flatMap(({ dossierId, scores }) => (dossierId === id ? [scores] : []));
  return { cut, entries, listHash, sheets };
}

async function noticeOf(tx: Transaction, { id: dossierId, roundId }: Dossier): Promise<Facts['notice']> {
  const notices = await tx.notices.notices({ roundId });
  const one = notices.find(({ list }) => list.some((line) => line.dossierId === dossierId));
  if (one === undefined) return null;
  const { id, publishedOn, endsOn, list, listHash } = one;
  return { id, publishedOn, endsOn, list, listHash };
}

async function titleOf(tx: Transaction, { today }: Context, { id, applicantId }: Dossier): Promise<Titled | null> {
  const one = (await tx.recognitions.platforms({ organisationId: applicantId })).find(({ dossierId }) => dossierId === id);
  if (one === undefined) return null;
  const { certificateNumber, recognisedOn, validFrom, validTo, revokedOn } = one;
  const reports = await tx.reporting.reports({ platformId: one.id });
  return {
    ...{ certificateNumber, recognisedOn, validFrom, validTo, revokedOn },
    standing: standing({ from: validFrom, to: validTo }, revokedOn, today),
    reports: reports
      .map(({ year, quarter, dueOn }) => ({ year, quarter, dueOn }))
      .toSorted((a, b) => a.year - b.year || a.quarter - b.quarter),
  };
}
