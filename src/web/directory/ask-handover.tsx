import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Input, Select, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

type Props = { units: readonly { value: string; label: string }[]; onClose: () => void };
const blank = { unit: '', login: '', name: '', reason: '' };

/** Asks for a new manager of an organisation; nothing changes before another side has decided. */
export function AskHandover({ units, onClose }: Props) {
  const [typed, setTyped] = useState({ ...blank, unit: units.length === 1 ? (units[0]?.value ?? '') : '' });
  const act = useAct('POST /api/organisations/{id}/handover');
  const toast = useToast();
  const { unit, ...body } = typed;
  const incomplete =
    unit === ''
      ? '请选择单位'
      : typed.login.trim().length < 2 || typed.name.trim() === ''
        ? '请填写登录名和姓名'
        : typed.reason.trim().length < 4
          ? '请写明移交原因和核实情况'
          : null;
  const send = (): void =>
    act.mutate(
      { params: { id: unit }, body },
      {
        onSuccess: () => {
          toast('已提出，等待另一方确认');
          onClose();
        },
      },
    );
  const put = (part: Partial<typeof typed>) => setTyped({ ...typed, ...part });
  return (
    <Dialog
      open
      title="申请移交单位管理员"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" busy={act.isPending} reason={incomplete} onClick={send}>
            提出申请
          </Button>
        </>
      }
    >
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <p>原管理员会收到消息，3日内可以提出异议；由原管理员、省级主管部门领导或系统管理员确认后才移交。</p>
      <div className="form">
        {units.length === 1 ? null : (
          <Field label="单位">
            {(ids) => (
              <Select {...ids} options={units} empty="请选择" value={unit} onChange={(event) => put({ unit: event.target.value })} />
            )}
          </Field>
        )}
        <Field label="新管理员登录名" span={6} hint="新账号，或本单位同事已有的登录名">
          {(ids) => <Input {...ids} maxLength={60} value={typed.login} onChange={(event) => put({ login: event.target.value })} />}
        </Field>
        <Field label="新管理员姓名" span={6}>
          {(ids) => <Input {...ids} maxLength={50} value={typed.name} onChange={(event) => put({ name: event.target.value })} />}
        </Field>
        <Field label="移交原因和核实情况" hint="例如：原管理员何时离职，单位来函的日期和文号，如何核实">
          {(ids) => (
            <Textarea {...ids} rows={4} maxLength={500} value={typed.reason} onChange={(event) => put({ reason: event.target.value })} />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
