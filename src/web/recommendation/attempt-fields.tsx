import { assessmentMethods } from '../../core/annexes/annex1.ts';
import { Input, Select } from '../ui/controls.tsx';
import { clock } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';

const methods = assessmentMethods.map(({ number, label }) => ({ value: number, label: `${number} ${label}` }));
const BY_PHONE = '2';

/** When and how one tried, as typed: the time by the clock of Asia/Shanghai, 2026-04-20T09:10. */
export type TriedAt = { at: string; method: string };

/** Now, on the business day; most attempts are calls. */
export const triedNow = (today: string): TriedAt => ({ at: `${today}T${clock(Date.now())}`, method: BY_PHONE });

/** As the server takes it; null while the time is not whole. */
export const sentAt = ({ at }: TriedAt): string | null => (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(at) ? `${at}:00+08:00` : null);

type Props = { tried: TriedAt; onChange: (tried: TriedAt) => void; fault: string | undefined };

/** When and by which of the five methods of annex 1 one tried to reach the enterprise. */
export function AttemptFields({ tried, onChange, fault }: Props) {
  return (
    <>
      <Field label="联系时间" span={6} error={fault}>
        {(ids) => (
          <Input {...ids} type="datetime-local" value={tried.at} onChange={(event) => onChange({ ...tried, at: event.target.value })} />
        )}
      </Field>
      <Field label="方法" span={6}>
        {(ids) => (
          <Select
            {...ids}
            value={tried.method}
            options={methods}
            onChange={(event) => onChange({ ...tried, method: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
