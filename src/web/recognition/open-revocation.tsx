import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import { PlatformChoice } from './platform-choice.tsx';
import { missingOf, noViolation, ViolationFields } from './violation-fields.tsx';

/** 立案: which platform, where the case comes from, which law was broken. */
export function OpenRevocation({ onClose }: { onClose: () => void }) {
  const [form, setForm] = useState({ id: '', source: '' });
  const [violation, setViolation] = useState(noViolation);
  const act = useAct('POST /api/platforms/{id}/revocations');
  const toast = useToast();
  const missing = form.id === '' ? '请选择平台' : form.source.trim() === '' ? '请填写案件来源' : missingOf(violation);
  const send = () =>
    violation.kind !== '' &&
    act.mutate(
      {
        params: { id: form.id },
        body: { source: form.source, ...violation, kind: violation.kind, documentOn: violation.documentOn || null },
      },
      {
        onSuccess: () => {
          toast('已立案，请记录查明的事实与证据');
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      wide
      title="撤销称号立案"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" reason={missing} busy={act.isPending} onClick={send}>
            立案
          </Button>
        </>
      }
    >
      <div className="form">
        <PlatformChoice
          side="issuer"
          hint="只列出本部门认定、称号在有效期内的平台"
          value={form.id}
          onChoose={({ id }) => setForm({ ...form, id })}
        />
        <Field label="案件来源" hint="如：审计发现、投诉举报、其他部门移送及其文号">
          {(ids) => (
            <Input {...ids} maxLength={500} value={form.source} onChange={(event) => setForm({ ...form, source: event.target.value })} />
          )}
        </Field>
        <ViolationFields typed={violation} onType={setViolation} />
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </Dialog>
  );
}
