import { useState } from 'react';
import { pastedAttendance } from '../../core/ledger/attendance.ts';
import { eventColumns, organisers } from '../../core/ledger/line.ts';
import { functionLabels } from '../../core/scheme/functions.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { emptyRow } from '../form/new-row.ts';
import { storedFrom } from '../form/shown.ts';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Input, Select, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { type EventLine, optionsOf } from './words.ts';

type Typed = Record<'name' | 'heldOn' | 'place' | 'content' | 'function' | 'organiser' | 'households' | 'persons' | 'pasted', string>;
const typedFrom = (event: EventLine | null): Typed => ({
  ...{ name: event?.name ?? '', heldOn: event?.heldOn ?? '', place: event?.place ?? '', content: event?.content ?? '' },
  ...{ function: event?.function ?? 'information', organiser: event?.organiser ?? 'own' },
  ...{ households: String(event?.households ?? ''), persons: String(event?.persons ?? '') },
  pasted: (event?.attendance ?? []).map(({ enterprise, persons }) => `${enterprise}\t${persons}`).join('\n'),
});
const texts = ['name', 'heldOn', 'place', 'content'] as const;

/** One event, with the attendance as it is copied out of the sheet that people signed. */
export function EventDialog({ event, onClose }: { event: EventLine | null; onClose: () => void }) {
  const [typed, setTyped] = useState(() => typedFrom(event));
  const [id] = useState(() => event?.id ?? emptyRow().id);
  const save = useAct('PUT /api/ledger/events/{id}');
  const put = (part: Partial<Typed>): void => setTyped((now) => ({ ...now, ...part }));
  const attendance = pastedAttendance(typed.pasted);
  const send = (): void =>
    save.mutate(
      {
        params: { id },
        body: {
          ...{ name: typed.name, place: typed.place, content: typed.content, version: event?.version ?? 0, attendance },
          ...{ function: typed.function as EventLine['function'], organiser: typed.organiser as EventLine['organiser'] },
          heldOn: String(storedFrom(eventColumns.heldOn, typed.heldOn)),
          households: attendance.length > 0 ? attendance.length : Number(typed.households),
          persons: attendance.length > 0 ? 0 : Number(typed.persons),
        },
      },
      { onSuccess: onClose },
    );
  return (
    <Dialog
      open
      wide
      title={event ? '修改活动' : '记一场活动'}
      onClose={onClose}
      foot={
        <>
          {event ? <VoidEvent id={id} onDone={onClose} /> : null}
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" busy={save.isPending} onClick={send}>
            记下
          </Button>
        </>
      }
    >
      <div className="form">
        {texts.map((key) => (
          <Field key={key} label={eventColumns[key].label} span={6}>
            {(at) => (
              <Input
                {...at}
                maxLength={eventColumnLength(key)}
                value={typed[key]}
                onChange={({ target }) => put({ [key]: target.value })}
              />
            )}
          </Field>
        ))}
        <Field label="功能" span={6}>
          {(at) => (
            <Select
              {...at}
              options={optionsOf(functionLabels)}
              value={typed.function}
              onChange={({ target }) => put({ function: target.value })}
            />
          )}
        </Field>
        <Field label="组织单位" span={6} hint="中小企业主管部门组织的，另计入参加主管部门活动次数">
          {(at) => (
            <Select
              {...at}
              options={optionsOf(organisers)}
              value={typed.organiser}
              onChange={({ target }) => put({ organiser: target.value })}
            />
          )}
        </Field>
        <Field
          label="签到"
          hint="从签到表复制两列粘贴：企业名称、人数；没有人数的按1人计"
          source={attendance.length > 0 ? `${attendance.length} 行` : '选填'}
        >
          {(at) => <Textarea {...at} rows={5} value={typed.pasted} onChange={({ target }) => put({ pasted: target.value })} />}
        </Field>
        {attendance.length > 0
          ? null
          : (['households', 'persons'] as const).map((key) => (
              <Field key={key} label={eventColumns[key].label} span={6}>
                {(at) => (
                  <Input
                    {...at}
                    num
                    inputMode="numeric"
                    unit={eventColumns[key].unit}
                    value={typed[key]}
                    onChange={({ target }) => put({ [key]: target.value })}
                  />
                )}
              </Field>
            ))}
      </div>
      {save.isError ? <ProblemAlert problem={problemIn(save.error)} /> : null}
    </Dialog>
  );
}

const eventColumnLength = (key: (typeof texts)[number]): number => (key === 'heldOn' ? 20 : eventColumns[key].maxLength);

function VoidEvent({ id, onDone }: { id: string; onDone: () => void }) {
  const act = useAct('POST /api/ledger/events/{id}/void');
  const [reason, setReason] = useState('');
  return (
    <>
      <Input
        small
        aria-label="作废理由"
        placeholder="作废理由"
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Button
        look="danger"
        busy={act.isPending}
        reason={reason.trim().length < 2 ? '请先写明作废的理由' : null}
        reasonAt="hidden"
        onClick={() => act.mutate({ params: { id }, body: { reason } }, { onSuccess: onDone })}
      >
        作废
      </Button>
    </>
  );
}
