import { sample as fields } from '../../core/annexes/annex1.ts';
import type { Field, Value } from '../../core/annexes/field.ts';
import { isBlank, readText, readValue } from '../../core/annexes/read.ts';
import { by, type Context } from '../context.ts';
import { found, type InputFault, notNow, refuse } from '../refusal.ts';
import { caseInHand } from './case.ts';
import type { SampleRecord } from './port.ts';
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
  note: string;
  version: number;
};

const work = { role: 'officer', states: ['assessing'], what: '记录测评', article: '附件1' } as const;

/** Records what one drawn enterprise said (附件1); may be put right while the assessment lasts, every version in the journal. */
export async function recordInterview(ctx: Context, at: { dossierId: string; rowId: string }, input: Interview): Promise<void> {
  await ctx.inTransaction(async (tx) => {
    const dossier = await caseInHand(tx, ctx, at.dossierId, work);
    const was = found((await tx.recommendations.sample(at.dossierId, 'open')).find((one) => one.rowId === at.rowId));
    if (was.state === 'replaced') notNow('附件1', `“${was.enterprise}”已被替换（${was.replacedReason}），不再记录`);
    const record = { ...checked(was, input), recordedBy: ctx.actor.accountId, recordedAt: ctx.now };
    if (!(await tx.recommendations.recordSample({ ...at, version: input.version }, record)))
      refuse({
        kind: 'conflict',
        message: `“${was.enterprise}”的测评刚被他人记录，请核对后再保存；您填写的内容没有丢失`,
        version: was.version,
      });
    await tx.record({
      ...by(ctx),
      action: was.state === 'recorded' ? 'correctInterview' : 'recordInterview',
      article: '附件1',
      subject: { kind: 'dossier', id: at.dossierId },
      parties: dossier,
      detail: { rowId: at.rowId, enterprise: was.enterprise, method: input.method, satisfied: input.satisfied, version: input.version + 1 },
    });
  });
}

type Checked = Omit<SampleRecord, 'recordedBy' | 'recordedAt'>;

function checked(was: Sample, input: Interview): Checked {
  const faults: InputFault[] = [];
  const take = (path: string, field: Field, raw: Value): Value => {
    const read = typeof raw === 'string' ? readText(field, raw) : readValue(field, raw);
    if (!read.ok) faults.push({ path, rule: read.rule, message: read.message });
    else if (field.required && isBlank(read.value)) faults.push({ path, rule: 'required', message: `${field.label}未填写` });
    return read.ok ? read.value : null;
  };
  const texts = {
    interviewee: take('interviewee', fields.interviewee, input.interviewee ?? was.interviewee),
    intervieweePosition: take('position', fields.position, input.position),
    mobile: take('mobile', fields.mobile, input.mobile ?? was.mobile),
    service: take('service', fields.service, input.service),
  };
  take('method', fields.method, String(input.method));
  if (faults.length > 0) refuse({ kind: 'badInput', faults });
  return { ...(texts as Record<keyof typeof texts, string>), method: input.method, satisfied: input.satisfied, note: input.note.trim() };
}
