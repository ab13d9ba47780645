import type { Context, Transaction } from '../context.ts';
import { disclose } from '../disclosure/disclose.ts';
import { needsProof } from '../proof.ts';
import { refuse } from '../refusal.ts';
import { caseInHand, caseSeen } from './case.ts';
import type { Attempt, Sample } from './records.ts';

/** Whom to call: a drawn row that waits, as annex 5 has it, opened. */
export type Callee = { rowId: string; contact: string; position: string; mobile: string; service: string };
/** `at` is the instant by which the desk dates its calls: the clock of an office PC may be wrong. */
export type CallDesk = { purpose: string; at: string; callees: Callee[] };

/** A purpose once stated holds for one session of work. Milliseconds, by the real clock. */
const STATED_FOR = 8 * 3_600_000;
const DESK = 'callDesk';
const work = { role: 'officer', states: ['assessing'], what: '电话测评', article: '附件1' } as const;

/**
 * Opens the contacts of all drawn enterprises that wait, to call them one after the other (附件1). Why is said once and holds for eight hours, `null` goes on
 * with it; each row that was not opened yet is in the journal. The law tells the officer to call them, so no leader is asked.
 * Refuses purposeNeeded where nothing was said yet.
 */
export async function openCallDesk(ctx: Context, dossierId: string, purpose: string | null): Promise<CallDesk> {
  return ctx.inTransaction(async (tx) => {
    const dossier = await caseInHand(tx, ctx, dossierId, work);
    const waiting = (await tx.recommendations.sample(dossierId, 'masked')).filter((one) => one.state === 'drawn');
    const said = purpose ?? (await openedBefore(tx, ctx, { dossierId, what: DESK }))?.purpose;
    if (said === undefined)
      return refuse({ kind: 'purposeNeeded', message: '电话台打开抽中企业的联系人和手机：请写明用途，写一次，记入日志' });
    const of = { article: '附件1', subject: { kind: 'dossier', id: dossierId }, parties: dossier, purpose: said, counted: false };
    if (purpose !== null) {
      needsProof(ctx);
      await disclose(tx, ctx, { ...of, action: 'openCallDesk', what: DESK, personal: 0, detail: { number: dossier.number } });
    }
    const list = new Map((await tx.recommendations.submittedList(dossierId, 'open')).map((row) => [row.id, row]));
    const callees: Callee[] = [];
    for (const { rowId, enterprise } of waiting) {
      const row = list.get(rowId);
      if (row === undefined) continue;
      const { contact, position, mobile, service } = row;
      const what = `served/${rowId}`;
      const personal = [contact, mobile].filter(Boolean).length;
      if (purpose !== null || (await openedBefore(tx, ctx, { dossierId, what })) === null)
        await disclose(tx, ctx, { ...of, action: 'revealContact', what, personal, detail: { rowId, enterprise } });
      callees.push({ rowId, contact, position, mobile, service });
    }
    return { purpose: said, at: ctx.now, callees };
  });
}

const openedBefore = (tx: Transaction, { actor, wallNow }: Context, { dossierId, what }: { dossierId: string; what: string }) =>
  tx.openings.last({
    accountId: actor.accountId,
    subjectId: dossierId,
    what,
    since: new Date(Date.parse(wallNow) - STATED_FOR).toISOString(),
  });

/** Greater after each interview, attempt and replacement of a case: who sits at its desk reads anew when it has grown. */
export const deskRevision = (sample: readonly Pick<Sample, 'version'>[], attempts: readonly Attempt[]): number =>
  sample.reduce((sum, { version }) => sum + version, 0) + attempts.length;

/** How far the calls of a case are, for an officer at its desk. */
export async function atCallDesk(ctx: Context, dossierId: string): Promise<{ revision: number }> {
  return ctx.inTransaction(async (tx) => {
    await caseSeen(tx, ctx, dossierId, ['recommenderOf']);
    const sample = await tx.recommendations.sample(dossierId, 'masked');
    return { revision: deskRevision(sample, await tx.recommendations.attempts(dossierId, 'masked')) };
  });
}
