import { unveiled, veiledText } from '../../core/disclosure/in-text.ts';
import { inWords, visitOwed } from '../../core/eligibility/site-visit.ts';
import { reads } from '../../core/scheme/scheme.ts';
import { dossierProcedure } from '../../core/workflow/steps.ts';
import { by, type Context, type Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { badInput, found, refuse } from '../refusal.ts';
import { caseInHand, caseSeen } from './case.ts';
import type { SitePhoto, SiteVisit } from './judging-port.ts';

export const ARTICLE = dossierProcedure.steps.recommend.article;
export const readers = ['recommenderOf', 'authorityOf', 'supervisor'] as const;

export type Visits = {
  /** Whether the round asks for it before a case is recommended, and whether it has to be on the spot. */
  readonly asked: boolean;
  readonly onSite: boolean;
  /** What is still owed, in words; null: nothing. */
  readonly owed: string | null;
  readonly mine: boolean;
  /** Every version with its author's name; the last one stands. */
  readonly versions: readonly (SiteVisit & { readonly by: string })[];
  readonly photos: readonly SitePhoto[];
};

/** 测评 of 运营情况 and 服务业绩 as its office, the issuer and the supervisor read it; nobody else. */
export const siteVisitOf = (ctx: Context, dossierId: string): Promise<Visits> =>
  ctx.inTransaction(async (tx) => {
    const dossier = await caseSeen(tx, ctx, dossierId, readers);
    const { asked = [], scheme } = found(await tx.rounds.round(dossier.roundId));
    const onSite = reads(ctx.tools.schemes.named(scheme), 'siteVisit', 'onSite');
    const [visits, photos] = [await tx.judgings.visits(dossierId), await tx.judgings.photos(dossierId)];
    const names = await tx.asSystem((system) => system.directory.names([...new Set(visits.map(({ writtenBy }) => writtenBy))]));
    const last = visits.at(-1);
    const owed = visitOwed({ onSite }, last ? { how: last.how, present: last.present !== '', photos: photos.length } : null);
    return {
      ...{ asked: asked.includes('siteVisit'), onSite, photos },
      owed: asked.includes('siteVisit') ? owed : null,
      mine: dossier.recommenderId === ctx.actor.organisationId && ctx.actor.roles.includes('officer') && dossier.state === 'assessing',
      versions: visits.map((one) => ({
        ...(one.writtenBy === ctx.actor.accountId ? one : inWords(one, veiledText)),
        by: names[one.writtenBy] ?? '',
      })),
    };
  });

type Written = Omit<SiteVisit, 'dossierId' | 'no' | 'writtenBy' | 'writtenAt'> & { readonly no: number };

export const work = { role: 'officer', states: ['assessing'], what: '填写测评记录', article: ARTICLE } as const;

/** Keeps what an officer saw; `no` is the number of the version that was read, 0 before the first. Refuses a day before the submission or still to come, and 409 where a colleague was first. */
export const recordSiteVisit = (ctx: Context, dossierId: string, { no, ...written }: Written): Promise<{ no: number }> =>
  ctx.inTransaction(async (tx) => {
    const dossier = await caseInHand(tx, ctx, dossierId, work);
    possibleDay(ctx, dossier, written.visitedOn);
    const last = (await tx.judgings.visits(dossierId)).at(-1);
    const words = { ...written, dossierId, no: no + 1, writtenBy: ctx.actor.accountId, writtenAt: ctx.now };
    // A number that a colleague wrote is shown veiled, and comes back so.
    const visit = inWords(words, (text, key) => unveiled(text, last?.[key] ?? null));
    if ((last?.no ?? 0) !== no || !(await tx.judgings.record(visit)))
      refuse({
        kind: 'conflict',
        message: '测评记录刚由同事修改，没有保存。请看过最新内容再保存；您填写的内容没有丢失',
        version: last?.no ?? 0,
      });
    await noted(tx, ctx, dossier, { action: 'recordSiteVisit', detail: { no: no + 1, visitedOn: visit.visitedOn, how: visit.how } });
    return { no: no + 1 };
  });

function possibleDay(ctx: Context, { submittedOn }: Dossier, day: string): void {
  if (day > ctx.today) badInput('visitedOn', ARTICLE, '测评日期不能晚于今天，请填写实际测评的日期');
  if (submittedOn !== null && day < submittedOn) badInput('visitedOn', ARTICLE, '测评日期早于提交申报的日期，请填写对这次申报测评的日期');
}

/** It is told to the office and to the issuer, never to the applicant. */
export const noted = (
  tx: Transaction,
  ctx: Context,
  { id, recommenderId, issuerId }: Dossier,
  what: { action: string; detail: Record<string, unknown> },
) => tx.record({ ...by(ctx), article: ARTICLE, subject: { kind: 'dossier', id }, parties: { recommenderId, issuerId }, ...what });
