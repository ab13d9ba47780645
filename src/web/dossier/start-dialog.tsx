import { useState } from 'react';
import { useLocation } from 'wouter';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { useAct, useRead } from '../query.tsx';
import { Choices, Select } from '../ui/controls.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';

const channels = [
  { value: 'city', label: '所在设区市、赣江新区的中小企业主管部门' },
  { value: 'association', label: '全省性行业协会（直接推荐）' },
  { value: 'provincialUnit', label: '省属有关单位（直接推荐）' },
];

/** To whom the application goes: the local authority, or one of those that recommend directly (第八条（一）、（三）). */
export function StartDialog({ round, onClose }: { round: AnswerOf<'GET /api/rounds'>['rounds'][number] | null; onClose: () => void }) {
  const [kind, setKind] = useState('city');
  const [recommenderId, setRecommender] = useState('');
  const [, navigate] = useLocation();
  const units = useRead('GET /api/organisations', ...((round ? [{ query: { kind } }] : [undefined]) as [{ query: { kind: string } }]));
  const act = useAct('POST /api/dossiers');
  const start = async (): Promise<void> => {
    if (!round) return;
    await act
      .mutateAsync({ body: { roundId: round.id, recommenderId } })
      .then(({ id }) => navigate(to(paths.dossier, { id })))
      .catch(() => undefined);
  };
  const choices = (units.data?.organisations ?? []).filter((one) => one.active).map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Confirm
      open={round !== null}
      title={`开始申报：${round?.title ?? ''}`}
      act="开始申报"
      onAct={start}
      onClose={onClose}
      reason={recommenderId === '' ? '请先选择推荐部门' : null}
    >
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <div className="form">
        <Field label="推荐渠道" group source="第八条（三）">
          {({ id }) => (
            <Choices
              name="channel"
              id={id}
              options={channels}
              chosen={[kind]}
              onChoose={([next = 'city']) => {
                setKind(next);
                setRecommender('');
              }}
            />
          )}
        </Field>
        <Field label="推荐部门" hint="同一年度只能向一个推荐部门申报；开始后不能更换，需要更换时请先撤回。">
          {(ids) => (
            <Select
              {...ids}
              options={choices}
              empty={units.isPending ? '正在读取…' : '请选择'}
              value={recommenderId}
              onChange={(event) => setRecommender(event.target.value)}
            />
          )}
        </Field>
      </div>
    </Confirm>
  );
}
