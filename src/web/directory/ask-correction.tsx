import { useState } from 'react';
import { registeredPlaces } from '../../core/identifiers/registered-area.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Input, Select, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

const blank = { name: '', creditCode: '', divisionCode: '', reason: '' };
const places = registeredPlaces.map(({ code, name }) => ({ value: code, label: name }));

/** Asks that name, code or place be corrected; what is left empty stays. */
export function AskCorrection({ onClose }: { onClose: () => void }) {
  const [typed, setTyped] = useState(blank);
  const act = useAct('POST /api/organisation-cases');
  const toast = useToast();
  const put = (part: Partial<typeof blank>) => setTyped({ ...typed, ...part });
  const incomplete =
    typed.name.trim() + typed.creditCode.trim() + typed.divisionCode === ''
      ? '请填写要更正的内容'
      : typed.reason.trim().length < 4
        ? '请写明更正的原因'
        : null;
  const send = (): void =>
    act.mutate(
      { body: typed },
      {
        onSuccess: () => {
          toast('已提出，请上传证照');
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      title="申请更正登记信息"
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
      <p>只填要更正的，其余留空。提出后上传证照，由所在地主管部门决定；此前提交的纸件和回执仍用原来的名称。</p>
      <div className="form">
        <Field label="单位名称">
          {(ids) => <Input {...ids} maxLength={120} value={typed.name} onChange={(event) => put({ name: event.target.value })} />}
        </Field>
        <Field label="统一社会信用代码" span={6}>
          {(ids) => (
            <Input {...ids} maxLength={40} value={typed.creditCode} onChange={(event) => put({ creditCode: event.target.value })} />
          )}
        </Field>
        <Field label="登记所在地" span={6}>
          {(ids) => (
            <Select
              {...ids}
              options={places}
              empty="不更正"
              value={typed.divisionCode}
              onChange={(event) => put({ divisionCode: event.target.value })}
            />
          )}
        </Field>
        <Field label="更正的原因">
          {(ids) => (
            <Textarea {...ids} rows={3} maxLength={500} value={typed.reason} onChange={(event) => put({ reason: event.target.value })} />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
