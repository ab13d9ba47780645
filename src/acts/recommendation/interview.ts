import { sample as fields } from '../../core/annexes/annex1.ts';
import type { Field, Value } from '../../core/annexes/field.ts';
import { isBlank, readText, readValue } from '../../core/annexes/read.ts';
import { type InputFault, refuse } from '../refusal.ts';
import type { SampleRecord } from './port.ts';

/** What one drawn enterprise said, before it is checked; `denied`: it never had a service of this platform. */
export type Said = {
  method: number;
  interviewee: string | null;
  position: string;
  mobile: string | null;
  service: string;
  satisfied: boolean;
  denied: boolean;
  note: string;
};
export type Heard = Omit<SampleRecord, 'recordedBy' | 'recordedAt'>;

/**
 * The columns of annex 1, checked; who denies any service has none to name and is counted as not satisfied. `optional`: columns that may stay
 * empty though annex 1 asks for them. Refuses with every fault at its field.
 */
export function heard(said: Said, optional: readonly ('interviewee' | 'mobile')[] = []): Heard {
  const faults: InputFault[] = [];
  const take = (path: keyof Said, field: Field, mayLack = optional.some((one) => one === path)): string | null => {
    const raw: Value = said[path] as Value;
    const read = typeof raw === 'string' ? readText(field, raw) : readValue(field, raw);
    if (!read.ok) faults.push({ path, rule: read.rule, message: read.message });
    else if (field.required && !mayLack && isBlank(read.value)) faults.push({ path, rule: 'required', message: `${field.label}未填写` });
    return read.ok ? (read.value as string | null) : null;
  };
  const texts = {
    interviewee: take('interviewee', fields.interviewee),
    intervieweePosition: take('position', fields.position),
    mobile: take('mobile', fields.mobile),
    service: take('service', fields.service, said.denied),
  };
  const { method, denied } = said;
  if (!fields.method.options.some((one) => one === String(method)))
    faults.push({ path: 'method', rule: 'choice', message: `测评方法只能填编号${fields.method.options.join('、')}` });
  if (faults.length > 0) refuse({ kind: 'badInput', faults });
  return { ...texts, method, denied, satisfied: said.satisfied && !denied, note: said.note.trim() };
}
