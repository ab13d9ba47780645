import { chineseMonthDay } from '../../core/calendar/day.ts';
import { clock, dayOf } from '../../core/calendar/instant.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Context } from '../context.ts';
import { disclose } from '../disclosure/disclose.ts';
import { needsProof } from '../proof.ts';
import { found, notNow } from '../refusal.ts';
import { caseInHand } from './case.ts';

/** Whom to call, for paper: a drawn row that waits, with its contact opened. */
export type Contact = {
  position: number;
  enterprise: string;
  contact: string;
  job: string;
  mobile: string;
  service: string;
  satisfied: boolean | null;
  /** Attempts so far: 4月20日 09:10 无人接听. */
  tried: string[];
};
/** A row that was replaced, and why. */
export type Gone = { position: number; enterprise: string; reason: string; note: string };
export type PrintedSheet = { number: string; applicant: string; recommender: string; scheme: Scheme; rows: Contact[]; replaced: Gone[] };

const work = { role: 'officer', states: ['assessing'], what: '打印测评电话表', article: '附件1' } as const;

type Read = { sheet: PrintedSheet; rows: readonly { rowId: string; shown: Contact }[] };

/**
 * The contacts of the drawn rows that wait (附件1), nobody else's, on what `made` makes of them; one journal entry a row, of what is shown nothing. It is
 * noted once the paper is there and before it is handed out: a paper that could not be made showed nobody anything.
 */
export async function printContacts<T>(
  ctx: Context,
  { dossierId, purpose }: { dossierId: string; purpose: string },
  made: (sheet: PrintedSheet) => Promise<T>,
): Promise<T> {
  const { sheet, rows } = await contactsOf(ctx, dossierId);
  needsProof(ctx);
  const paper = await made(sheet);
  await ctx.inTransaction(async (tx) => {
    const parties = await caseInHand(tx, ctx, dossierId, work);
    for (const { rowId, shown } of rows)
      await disclose(tx, ctx, {
        ...{ action: 'printContact', article: '附件1', subject: { kind: 'dossier', id: dossierId }, parties },
        detail: { rowId, enterprise: shown.enterprise },
        ...{ what: `served/${rowId}`, purpose, personal: [shown.contact, shown.mobile].filter(Boolean).length, counted: false },
      });
  });
  return paper;
}

function contactsOf(ctx: Context, dossierId: string): Promise<Read> {
  return ctx.inTransaction(async (tx) => {
    const dossier = await caseInHand(tx, ctx, dossierId, work);
    const line = found(await tx.dossiers.line(dossierId));
    const round = found(await tx.rounds.round(dossier.roundId));
    const list = await tx.recommendations.submittedList(dossierId, 'open');
    const sample = await tx.recommendations.sample(dossierId, 'masked');
    const attempts = await tx.recommendations.attempts(dossierId, 'masked');
    const waiting = sample.filter((one) => one.state === 'drawn');
    if (waiting.length === 0) notNow('附件1', '没有等待测评的企业：尚未抽取样本，或已全部记录，不用打印');
    const rows = waiting.map(({ rowId, position, enterprise }) => {
      const claimed = found(list.find((row) => row.id === rowId));
      const satisfied = typeof claimed.satisfied === 'boolean' ? claimed.satisfied : null;
      const { contact, position: job, mobile, service } = claimed;
      const tried = attempts
        .filter((one) => one.rowId === rowId)
        .map(({ at, disposition }) => `${chineseMonthDay(dayOf(at))} ${clock(at)} ${disposition}`);
      return { rowId, shown: { position, enterprise, contact, job, mobile, service, satisfied, tried } };
    });
    const sheet = {
      number: line.number ?? '',
      applicant: line.applicantName,
      recommender: line.recommenderName,
      scheme: ctx.tools.schemes.named(round.scheme),
      rows: rows.map(({ shown }) => shown),
      replaced: sample
        .filter((one) => one.state === 'replaced')
        .map(({ position, enterprise, replacedReason, note }) => ({
          position,
          enterprise,
          reason: replacedReason ?? '',
          note: note ?? '',
        })),
    };
    return { sheet, rows };
  });
}
