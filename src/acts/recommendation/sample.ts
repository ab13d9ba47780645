import { personalNumbers } from '../../core/disclosure/in-text.ts';
import type { Unreached } from '../../core/draw/attempts.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Context } from '../context.ts';
import { disclose } from '../disclosure/disclose.ts';
import type { Dossier } from '../dossier/records.ts';
import { found } from '../refusal.ts';
import { caseSeen } from './case.ts';
import { samplesFrom } from './draw.ts';
import type { ListedRow } from './port.ts';
import type { Attempt, Draw, Sample } from './records.ts';
import { type Satisfaction, satisfactionOf } from './satisfaction.ts';
import type { SurveyLink } from './survey-records.ts';

/** The call sheet: what each drawn enterprise was claimed to say (annex 5) beside what it said. */
export type CallSheet = {
  dossier: Dossier;
  round: Round;
  draw: Draw | null;
  listed: number;
  rows: readonly { sample: Sample; claimed: ListedRow | null; link: SurveyLink | null; attempts: readonly Attempt[] }[];
  satisfaction: Satisfaction;
  /** How many recorded attempts, how far apart, let an enterprise be replaced. */
  unreached: Unreached;
  /** Who comes in next by the sealed order; null before the draw, and where the list is used up. */
  next: { position: number; enterprise: string } | null;
  /** Names of those who drew and recorded. */
  names: Readonly<Record<string, string>>;
};

/** The sample as the recommender and the authority see it; whoever shows it masks names and numbers. */
export async function callSheet(ctx: Context, dossierId: string): Promise<CallSheet> {
  return ctx.inTransaction(async (tx) => {
    const dossier = await caseSeen(tx, ctx, dossierId, ['recommenderOf', 'authorityOf']);
    const round = found(await tx.rounds.round(dossier.roundId));
    const draw = await tx.recommendations.draw(dossierId);
    const list = await tx.recommendations.submittedList(dossierId, 'masked');
    const sample = await tx.recommendations.sample(dossierId, 'masked');
    const links = await tx.surveys.ofDossier(dossierId, 'masked');
    const attempts = await tx.recommendations.attempts(dossierId, 'masked');
    const people = [draw?.drawnBy, ...sample.map((one) => one.recordedBy), ...attempts.map((one) => one.recordedBy)].filter(
      (id) => typeof id === 'string',
    );
    const { sample: asked, thresholds } = ctx.tools.schemes.named(round.scheme);
    return {
      dossier,
      round,
      draw,
      listed: list.length,
      rows: sample.map((one) => ({
        sample: one,
        claimed: list.find((row) => row.id === one.rowId) ?? null,
        link: lastLink(links.filter((link) => link.rowId === one.rowId)),
        attempts: attempts.filter((attempt) => attempt.rowId === one.rowId),
      })),
      satisfaction: satisfactionOf(sample, draw?.n ?? round.sampleSize, thresholds.satisfaction),
      unreached: { unanswered: asked.unanswered, apartMinutes: asked.apartMinutes },
      next: draw && nextOf(draw, sample.length, list),
      names: await tx.directory.names(people),
    };
  });
}

function nextOf(draw: Draw, drawn: number, list: readonly ListedRow[]): CallSheet['next'] {
  const taken = samplesFrom(draw, { from: drawn, count: 1, accountId: draw.drawnBy }, list)?.at(-1);
  return taken ? { position: taken.position, enterprise: taken.enterprise } : null;
}

/** The one that was answered, else the newest. */
const lastLink = (links: readonly SurveyLink[]): SurveyLink | null => links.find((link) => link.answer !== null) ?? links.at(-1) ?? null;

/**
 * Whom to call: contact and mobile of one drawn row, who answered if recorded, and what was noted with the numbers in it. Afterwards too, for the recommender
 * and the authority, who answer for what was written; one that was replaced is called by nobody, and only what was noted of it opens. That it was shown is in
 * the journal, what is not.
 */
export async function revealContact(ctx: Context, at: { dossierId: string; rowId: string; purpose: string }) {
  return ctx.inTransaction(async (tx) => {
    const dossier = await caseSeen(tx, ctx, at.dossierId, ['recommenderOf', 'authorityOf']);
    const sample = found((await tx.recommendations.sample(at.dossierId, 'open')).find((one) => one.rowId === at.rowId));
    const replaced = sample.state === 'replaced';
    const toCall = !replaced && dossier.state === 'assessing' && dossier.recommenderId === ctx.actor.organisationId;
    const list = await tx.recommendations.submittedList(at.dossierId, replaced ? 'masked' : 'open');
    const claimed = found(list.find((row) => row.id === at.rowId));
    const contact = { contact: claimed.contact, mobile: claimed.mobile, interviewee: sample.interviewee, intervieweeMobile: sample.mobile };
    const attempts = (await tx.recommendations.attempts(at.dossierId, 'open')).filter((one) => one.rowId === at.rowId);
    const written = { service: sample.service, note: sample.note, attempts: attempts.map((one) => one.note) };
    const inText = [written.service, written.note, ...written.attempts].flatMap((text) => personalNumbers(text ?? '')).length;
    await disclose(tx, ctx, {
      action: 'revealContact',
      article: '附件1',
      subject: { kind: 'dossier', id: at.dossierId },
      parties: dossier,
      detail: { rowId: at.rowId, enterprise: sample.enterprise },
      ...{
        what: `served/${at.rowId}`,
        purpose: at.purpose,
        personal: (replaced ? 0 : Object.values(contact).filter(Boolean).length) + inText,
        // What the law tells the officer to open, to call the drawn ones, is not counted; what is opened afterwards is.
        counted: !toCall,
      },
    });
    return { ...contact, ...written };
  });
}
