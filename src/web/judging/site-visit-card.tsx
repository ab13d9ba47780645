import { useState } from 'react';
import { type WayOfLooking, waysOfLooking } from '../../core/eligibility/site-visit.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import type { Kept } from '../form/kept.ts';
import { KeptHere } from '../form/kept-here.tsx';
import { useTyped } from '../form/typed.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, DateInput, Input, Textarea } from '../ui/controls.tsx';
import { dateAndTime, fullDate } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';
import { Card, Kv } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { Photos } from './photos.tsx';
import type { Visit } from './visit.ts';

type Version = Visit['versions'][number];
const ways = Object.entries(waysOfLooking).map(([value, label]) => ({ value: value as WayOfLooking, label }));

/** 测评 of 运营情况 and 服务业绩: who was where and when, and what was seen (第八条（三）); the applicant never reads it. */
export function SiteVisitCard({ dossierId }: { dossierId: string }) {
  const read = useRead('GET /api/dossiers/{id}/site-visit', { params: { id: dossierId } });
  return (
    <Loaded read={read} lines={8}>
      {(visit) => <VisitCard dossierId={dossierId} visit={visit} />}
    </Loaded>
  );
}

function VisitCard({ dossierId, visit }: { dossierId: string; visit: Visit }) {
  const last = visit.versions.at(-1);
  // As it was opened: where a colleague records it first, nothing is taken from under one's hands.
  const [open, setOpen] = useState(last === undefined);
  const writing = visit.mine && open;
  return (
    <Card title="运营情况、服务业绩测评记录" aside={<span className="small muted">申报单位看不到</span>}>
      {visit.owed ? <Alert tone="amber">{visit.owed}</Alert> : null}
      {last && !writing ? <Recorded visit={last} again={visit.versions.length - 1} /> : null}
      {!last && !visit.mine ? <p className="muted">没有测评记录。</p> : null}
      {visit.mine && !open ? (
        <Button small onClick={() => setOpen(true)}>
          改写记录
        </Button>
      ) : null}
      {writing ? (
        <KeptHere place={`site-visit:${dossierId}`}>
          {(kept) => <Writing dossierId={dossierId} last={last} kept={kept} onDone={() => setOpen(false)} />}
        </KeptHere>
      ) : null}
      <Photos dossierId={dossierId} photos={visit.photos} mine={visit.mine} />
    </Card>
  );
}

export const Recorded = ({ visit, again }: { visit: Version; again: number }) => (
  <>
    <Kv
      items={[
        ['测评', `${fullDate(visit.visitedOn)}，${waysOfLooking[visit.how]}，${visit.place}`],
        ['参加', `${visit.visitors}${visit.present === '' ? '' : `；在场：${visit.present}`}`],
        [
          '运营情况',
          <span key="o" className="prose">
            {visit.operations}
          </span>,
        ],
        [
          '服务业绩',
          <span key="p" className="prose">
            {visit.performance}
          </span>,
        ],
      ]}
    />
    <p className="small muted">
      {visit.by}，{dateAndTime(visit.writtenAt)}填写{again > 0 ? `，改写过 ${again} 次，历次都保留` : ''}
    </p>
  </>
);

type Draft = Pick<Version, 'visitedOn' | 'how' | 'place' | 'visitors' | 'present' | 'operations' | 'performance'>;
type WritingProps = { dossierId: string; last: Version | undefined; kept: Kept; onDone: () => void };

function Writing({ dossierId, last, kept, onDone }: WritingProps) {
  const { today, account } = useSession();
  const act = useAct('PUT /api/dossiers/{id}/site-visit');
  const { typed, over, put, drop } = useTyped<Draft>(kept, last?.no ?? 0, act.error);
  const toast = useToast();
  const empty: Draft = { visitedOn: today, how: 'onSite', place: '', visitors: account.name, present: '', operations: '', performance: '' };
  const draft = { ...empty, ...last, ...typed };
  const { visitedOn, how, place, visitors, present, operations, performance } = draft;
  const body = { no: over, visitedOn, how, place, visitors, present, operations, performance };
  const save = () =>
    act.mutate(
      { params: { id: dossierId }, body },
      {
        onSuccess: () => {
          drop();
          toast('测评记录已保存');
          onDone();
        },
      },
    );
  const text = (key: 'place' | 'visitors' | 'present', label: string, source?: string) => (
    <Field label={label} source={source} span={6}>
      {(ids) => <Input {...ids} maxLength={200} value={draft[key]} onChange={(event) => put({ [key]: event.target.value })} />}
    </Field>
  );
  const long = (key: 'operations' | 'performance', label: string, hint: string) => (
    <Field label={label} hint={hint}>
      {(ids) => <Textarea {...ids} rows={4} maxLength={4000} value={draft[key]} onChange={(event) => put({ [key]: event.target.value })} />}
    </Field>
  );
  return (
    <div className="form">
      {last && last.no !== over ? (
        <div className="f-12">
          <Alert tone="amber" title="同事刚填写了记录">
            <Recorded visit={last} again={last.no - 1} />
          </Alert>
        </div>
      ) : null}
      <Field label="怎样看的" group span={6}>
        {(ids) => <Choices id={ids.id} name="how" options={ways} chosen={[how]} onChoose={([one]) => one && put({ how: one })} />}
      </Field>
      <Field label="测评日期" span={6}>
        {(ids) => (
          <DateInput
            {...ids}
            value={visitedOn}
            picked={visitedOn}
            onPick={(day) => put({ visitedOn: day })}
            onChange={(event) => put({ visitedOn: event.target.value })}
          />
        )}
      </Field>
      {text('place', '地点')}
      {text('visitors', '参加测评的人员')}
      {text('present', '平台在场人', '选填')}
      {long('operations', '看到的运营情况', '服务场所、人员、设备、台账、收费公示，与申报是否一致')}
      {long('performance', '看到的服务业绩', '抽看了哪些服务记录、活动材料，看到多少、是否属实')}
      <div className="f-12 row">
        <Button look="primary" busy={act.isPending} reason={lacking(draft)} reasonAt="after" onClick={save}>
          保存记录
        </Button>
        {last ? (
          <Button
            onClick={() => {
              drop();
              onDone();
            }}
          >
            取消
          </Button>
        ) : null}
      </div>
      {act.isError ? (
        <div className="f-12">
          <ProblemAlert problem={problemIn(act.error)} />
        </div>
      ) : null}
    </div>
  );
}

/** What is not written yet, by its label. */
function lacking(draft: Draft): string | null {
  const asked = { place: '地点', visitors: '参加测评的人员', operations: '运营情况', performance: '服务业绩' } as const;
  const open = Object.entries(asked).filter(([key]) => draft[key as keyof typeof asked].trim().length < 2);
  return open.length === 0 ? null : `请填写${open.map(([, label]) => label).join('、')}`;
}
