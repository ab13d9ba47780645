import { unveiled } from '../../core/disclosure/in-text.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import { caseInHand } from './case.ts';
import { tellOfDenial } from './denial.ts';
import { type Heard, heard } from './interview.ts';
import type { Sample } from './records.ts';

export type Interview = {
  method: number;
  /** null: as recorded before, which the screen shows masked. */
  interviewee: string | null;
  position: string;
  /** null: as recorded before. */
  mobile: string | null;
  service: string;
  satisfied: boolean;
  /** It says that it never had a service of this platform. */
  denied?: boolean | undefined;
  note: string;
  version: number;
};

const work = { role: 'officer', states: ['assessing'], what: '记录测评', article: '附件1' } as const;

type Place = { dossierId: string; rowId: string };

/**
 * Records what one drawn enterprise said (附件1); may be put right while the assessment lasts, every version in the journal. What it answered
 * itself by its link may be overruled only with a note that says why, and a denial that an officer heard is kept in the enterprise's own words,
 * also where it is taken back. An open link ends.
 */
export async function recordInterview(ctx: Context, at: Place, input: Interview): Promise<void> {
  await ctx.inTransaction(async (tx) => {
    const dossier = await caseInHand(tx, ctx, at.dossierId, work);
    const was = found((await tx.recommendations.sample(at.dossierId, 'open')).find((one) => one.rowId === at.rowId));
    if (was.state === 'replaced') notNow('附件1', `“${was.enterprise}”已被替换（${was.replacedReason}），不用再记录`);
    const { denied = false, interviewee, mobile, version, ...said } = input;
    const texts = {
      position: unveiled(said.position, was.intervieweePosition),
      service: unveiled(said.service, was.service),
      note: unveiled(said.note, was.note),
    };
    const record = heard({ ...said, ...texts, denied, interviewee: interviewee ?? was.interviewee, mobile: mobile ?? was.mobile });
    if (record.denied && !was.denied && !record.note) badInput('note', '备注', '请写下对方原话：没有原话不能记为否认（附件1）');
    refuseForgetting(was, record);
    await refuseOverruling(tx, at, record);
    if (!(await tx.recommendations.recordSample({ ...at, version }, { ...record, recordedBy: ctx.actor.accountId, recordedAt: ctx.now })))
      refuse({
        kind: 'conflict',
        message: `“${was.enterprise}”的测评刚被他人记录，请核对后再保存；您填写的内容没有丢失`,
        version: was.version,
      });
    await tx.surveys.revoke(at, ctx.now);
    await tx.record({
      ...by(ctx),
      action: was.state === 'recorded' ? 'correctInterview' : 'recordInterview',
      article: '附件1',
      subject: { kind: 'dossier', id: at.dossierId },
      parties: dossier,
      detail: { rowId: at.rowId, enterprise: was.enterprise, method: record.method, satisfied: record.satisfied, version: version + 1 },
    });
    if (denied !== was.denied) await tellOfDenial(tx, by(ctx), denied, { dossier, row: was, method: input.method, version: version + 1 });
  });
}

/** A denial that an officer heard stays in the words that it was said in, whatever is put right later; whoever takes it back says how that came. */
function refuseForgetting({ denied, recordedBy, note }: Sample, record: Heard): void {
  if (!denied || recordedBy === null) return;
  const words = note?.trim() ?? '';
  if (!record.note?.includes(words)) badInput('note', '备注', '记为否认时的原话要留存：请保留原话，更正的经过接着写在后面（附件1）');
  if (!record.denied && record.note === words) badInput('note', '备注', '由否认更正的，请在原话后面写明更正的经过和依据（附件1）');
}

/** What an enterprise wrote itself is evidence: whoever records otherwise says why. */
async function refuseOverruling(tx: Transaction, at: Place, { denied, satisfied, note }: Heard): Promise<void> {
  const links = await tx.surveys.ofDossier(at.dossierId, 'masked');
  const own = links.find((link) => link.rowId === at.rowId && link.answer !== null)?.answer;
  if (own && !note && (own.received === denied || own.satisfied !== satisfied))
    badInput('note', '备注', '记录与该企业本人在网上的答复不一致，请在备注中写明经过和依据');
}
