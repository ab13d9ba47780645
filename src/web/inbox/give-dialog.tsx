import { useState } from 'react';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, Input, Select } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import { nameIn, type Office, staffOf } from './office.ts';

type Refused = AnswerOf<'POST /api/assignments'>['refused'];
export type Given = { id: string; title: string };
type Props = {
  office: Office;
  /** How many cases each colleague has in hand is said beside the name. */
  counted?: boolean;
  cases: readonly Given[];
  onClose: () => void;
  onGiven?: (ids: readonly string[]) => void;
};

const NOBODY = 'nobody';
const days = [
  { value: 'keep', label: '不变' },
  { value: 'set', label: '定为' },
  { value: 'none', label: '不设' },
];

/** To whom and, by the office's own reckoning, until when (内部办结日); what could not be given is said case by case. */
export function GiveDialog({ office, counted, cases, onClose, onGiven }: Props) {
  const session = useSession();
  const act = useAct('POST /api/assignments');
  const toast = useToast();
  const only = cases.length === 1 ? office.assignments.find(({ dossierId }) => dossierId === cases[0]?.id) : undefined;
  const [to, setTo] = useState(only?.accountId ?? '');
  const [how, setHow] = useState('keep');
  const [day, setDay] = useState(only?.innerDueOn ?? '');
  const [refused, setRefused] = useState<Refused>([]);
  const accountId = to === NOBODY ? null : to;
  const innerDueOn = to === NOBODY || how === 'keep' ? undefined : how === 'none' ? null : day;
  const incomplete = to === '' ? '请选经办人' : innerDueOn === '' ? '请填内部办结日' : null;
  const send = (): void => {
    const body = { dossierIds: cases.map(({ id }) => id), accountId, ...(innerDueOn === undefined ? {} : { innerDueOn }) };
    act.mutate(
      { body },
      {
        onSuccess: (done) => {
          if (done.assigned > 0) toast(`${done.assigned} 件已${accountId === null ? '取消分办' : `分给${nameIn(office, accountId)}`}`);
          onGiven?.(cases.map(({ id }) => id).filter((id) => !done.refused.some(({ dossierId }) => dossierId === id)));
          setRefused(done.refused);
          if (done.refused.length === 0) onClose();
        },
      },
    );
  };
  const fault = act.error?.problem.faults?.find(({ path }) => path === 'innerDueOn')?.message;
  const people = staffOf(office).map(({ id, name }) => ({
    value: id,
    label: `${id === session.account.id ? `${name}（我）` : name}${counted ? `，在办 ${inHand(office, id)} 件` : ''}`,
  }));
  return (
    <Dialog
      open
      title={cases.length === 1 ? `分办：${cases[0]?.title ?? ''}` : `分办 ${cases.length} 件申报`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{refused.length > 0 ? '关闭' : '取消'}</Button>
          <Button look="primary" reason={incomplete} busy={act.isPending} onClick={send}>
            {to === NOBODY ? '取消分办' : '分办'}
          </Button>
        </>
      }
    >
      {refused.length > 0 ? <NotGiven refused={refused} cases={cases} /> : null}
      {act.isError && !fault ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <div className="form">
        <Field label="经办人">
          {(ids) => (
            <Select
              {...ids}
              empty="请选择"
              options={[...people, { value: NOBODY, label: '取消分办' }]}
              value={to}
              onChange={(event) => setTo(event.target.value)}
            />
          )}
        </Field>
        {to === NOBODY ? null : (
          <Field
            label="内部办结日"
            group
            hint="本部门自定的工作日，不晚于推荐截止日（受理后为评审截止日）；只有本部门看得到，被分到的人收到消息"
          >
            {(ids) => <Choices name={ids.id} id={ids.id} options={days} chosen={[how]} onChoose={([one = 'keep']) => setHow(one)} />}
          </Field>
        )}
        {to !== NOBODY && how === 'set' ? (
          <Field label="办结日期" span={6} error={fault}>
            {(ids) => <Input {...ids} type="date" min={session.today} value={day} onChange={(event) => setDay(event.target.value)} />}
          </Field>
        ) : null}
      </div>
    </Dialog>
  );
}

function NotGiven({ refused, cases }: { refused: Refused; cases: readonly Given[] }) {
  const titleOf = (id: string) => cases.find((one) => one.id === id)?.title ?? '';
  return (
    <Alert tone="amber" title={`${refused.length} 件没有分成${cases.length > refused.length ? '，其余已分办' : ''}`} live>
      <ul>
        {refused.map(({ dossierId, applicant, reason }) => (
          <li key={dossierId}>
            {applicant ?? titleOf(dossierId)}：{reason}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

const inHand = (office: Office, accountId: string): number => office.inHand.find((one) => one.accountId === accountId)?.count ?? 0;
