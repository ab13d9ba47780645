import { useState } from 'react';
import { checkCreditCode } from '../../core/identifiers/credit-code.ts';
import { problemIn, type RequestOf } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Input, Select } from '../ui/controls.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import { kinds } from './words.ts';

type Body = RequestOf<'POST /api/organisations'>['body'];
const blank: Pick<Body, 'kind'> & { name: string; creditCode: string; divisionCode: string } = {
  kind: 'applicant',
  name: '',
  creditCode: '',
  divisionCode: '',
};

/** Adds an organisation; its credit code is checked as it is typed, and refused where it stands already. */
export function AddOrganisation({ open, onClose }: { open: boolean; onClose: () => void }) {
  const [draft, setDraft] = useState(blank);
  const act = useAct('POST /api/organisations');
  const toast = useToast();
  const set = (part: Partial<typeof blank>): void => setDraft((now) => ({ ...now, ...part }));
  const checked = draft.creditCode.trim() === '' ? null : checkCreditCode(draft.creditCode);
  const reason =
    draft.name.trim().length < 2
      ? '请填写单位名称'
      : draft.kind === 'applicant' && checked === null
        ? '申报单位须填统一社会信用代码'
        : null;
  const close = (): void => {
    setDraft(blank);
    act.reset();
    onClose();
  };
  const add = async (): Promise<void> => {
    const body = {
      kind: draft.kind,
      name: draft.name.trim(),
      creditCode: draft.creditCode.trim() || null,
      divisionCode: draft.divisionCode.trim() || null,
    };
    await act
      .mutateAsync({ body })
      .then(({ name }) => {
        toast(`已新增 ${name}`);
        close();
      })
      .catch(() => undefined);
  };
  return (
    <Confirm open={open} title="新增单位" act="新增" onAct={add} onClose={close} reason={reason}>
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <div className="form">
        <Field label="类别">
          {(ids) => (
            <Select
              {...ids}
              options={kinds.filter((one) => one.addable)}
              value={draft.kind}
              onChange={(event) => set({ kind: event.target.value as Body['kind'] })}
            />
          )}
        </Field>
        <Field label="单位名称">
          {(ids) => <Input {...ids} maxLength={120} value={draft.name} onChange={(event) => set({ name: event.target.value })} />}
        </Field>
        <Field
          label="统一社会信用代码"
          source={draft.kind === 'applicant' ? undefined : '选填'}
          error={checked && !checked.ok ? checked.message : undefined}
        >
          {(ids) => (
            <Input {...ids} maxLength={40} value={draft.creditCode} onChange={(event) => set({ creditCode: event.target.value })} />
          )}
        </Field>
        <Field label="行政区划代码" source="选填" hint="设区市、县级主管部门填六位代码，如南昌市 360100">
          {(ids) => (
            <Input
              {...ids}
              maxLength={6}
              inputMode="numeric"
              value={draft.divisionCode}
              onChange={(event) => set({ divisionCode: event.target.value })}
            />
          )}
        </Field>
      </div>
    </Confirm>
  );
}
