import { numberMark } from '../../core/directory/organisation.ts';
import type { Reason } from '../../core/workflow/facts.ts';
import type { Context, Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { found } from '../refusal.ts';
import type { DecidedStep, DecisionRecord } from './decision-port.ts';

const series: Readonly<Record<DecidedStep, string>> = { decline: '不荐', reject: '不受', passOver: '不列' };
const CODE_DIGITS = 16;

type Of = { dossier: Dossier; step: DecidedStep; reasons: readonly Reason[] };

/** The number of the letter, one series a year and kind, and the code by which its holder can check it. */
export async function letterOf(
  tx: Transaction,
  ctx: Context,
  { dossier, step, reasons }: Of,
): Promise<Pick<DecisionRecord, 'decidedBy' | 'decidedAt' | 'number' | 'code'>> {
  const { year, issuerId } = found(await tx.rounds.round(dossier.roundId));
  const mark = numberMark(found(await tx.directory.organisation(issuerId)));
  const no = await tx.next(mark === '赣' ? `decision:${step}:${year}` : `decision:${step}:${year}:${issuerId}`);
  const number = `${mark}平${series[step]}${year}-${String(no).padStart(4, '0')}`;
  const said = JSON.stringify([number, dossier.number, dossier.applicantId, reasons, ctx.now]);
  return { decidedBy: ctx.actor.accountId, decidedAt: ctx.now, number, code: ctx.tools.digest(said).slice(0, CODE_DIGITS) };
}
