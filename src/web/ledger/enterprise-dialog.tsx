import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import type { EnterpriseLine } from './words.ts';

const fields = { name: '企业名称', creditCode: '统一社会信用代码', contact: '联系人', phone: '电话' } as const;

/** One of the register: name, code, and whom to ask for. */
export function EnterpriseDialog({ one, onClose }: { one: EnterpriseLine; onClose: () => void }) {
  const { name, creditCode, contact, phone } = one;
  const [typed, setTyped] = useState({ name, creditCode: creditCode ?? '', contact, phone });
  const act = useAct('PUT /api/ledger/enterprises/{id}');
  return (
    <Dialog
      open
      title="修改企业"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look="primary"
            busy={act.isPending}
            onClick={() => act.mutate({ params: { id: one.id }, body: { ...typed, version: one.version } }, { onSuccess: onClose })}
          >
            保存
          </Button>
        </>
      }
    >
      <div className="form">
        {(Object.keys(fields) as (keyof typeof fields)[]).map((key) => (
          <Field key={key} label={fields[key]} span={key === 'name' ? 12 : 6}>
            {(at) => (
              <Input {...at} maxLength={200} value={typed[key]} onChange={({ target }) => setTyped({ ...typed, [key]: target.value })} />
            )}
          </Field>
        ))}
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </Dialog>
  );
}
