import { useState } from 'react';
import { useLocation } from 'wouter';
import { closingText } from '../../core/deadlines/round.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Choices, Select } from '../ui/controls.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';

type Beginning = AnswerOf<'GET /api/rounds/{id}/start'>;

/**
 * To whom the application goes: the authority of the place is chosen, with the reason; another only where it recommends directly (第三条、第八条（一）、
 * （三）). What stands against starting is said before anything is chosen.
 */
export function StartDialog({ roundId, onClose }: { roundId: string | null; onClose: () => void }) {
  const read = useRead('GET /api/rounds/{id}/start', roundId === null ? undefined : { params: { id: roundId } });
  const [direct, setDirect] = useState<string | null>(null);
  const [whole, setWhole] = useState<boolean | null>(null);
  const [, navigate] = useLocation();
  const act = useAct('POST /api/dossiers');
  const { data } = read;
  const recommenderId = direct ?? data?.own?.id ?? '';
  const takesOver = whole ?? data?.takeOver?.sameRound ?? false;
  const start = async (): Promise<void> => {
    if (roundId === null) return;
    await act
      .mutateAsync({ body: { roundId, recommenderId, takeOver: takesOver ? (data?.takeOver?.id ?? null) : null } })
      .then(({ id }) => navigate(to(paths.dossier, { id })))
      .catch(() => undefined);
  };
  return (
    <Confirm
      open={roundId !== null}
      title={data ? `开始申报：${data.round.year}年度（${data.round.issuerName}）` : '开始申报'}
      act="开始申报"
      onAct={start}
      onClose={onClose}
      reason={reasonAgainst(data, recommenderId)}
    >
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <Loaded read={read}>{(beginning) => <Choice beginning={beginning} direct={direct} onDirect={setDirect} />}</Loaded>
      {data?.takeOver && data.offer.blockedBy.length === 0 ? (
        <Whole offered={data.takeOver} chosen={takesOver} onChoose={setWhole} />
      ) : null}
    </Confirm>
  );
}

function reasonAgainst(data: Beginning | undefined, recommenderId: string): string | null {
  if (data === undefined) return '正在读取';
  if (data.offer.blockedBy.length > 0) return '现在不能开始，原因见上';
  return recommenderId === '' ? '请先选择推荐部门' : null;
}

type Props = { beginning: Beginning; direct: string | null; onDirect: (id: string | null) => void };

function Choice({ beginning: { round, own, noOwn, direct: units, offer }, direct, onDirect }: Props) {
  const counties = units.some(({ kind }) => kind === 'county');
  const channels = [
    ...(own ? [{ value: 'own', label: `当地主管部门：${own.name}` }] : []),
    ...(units.length > 0
      ? [{ value: 'direct', label: counties ? '由县（区）主管部门推荐' : '由全省性行业协会、省属有关单位直接推荐' }]
      : []),
  ];
  const byOther = direct !== null || own === null;
  if (offer.blockedBy.length > 0)
    return (
      <Alert tone="amber" title="现在不能开始申报">
        <ul>
          {offer.blockedBy.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </Alert>
    );
  return (
    <div className="form">
      <p className="f-12">
        {round.title}，申报至{closingText(round)}。
      </p>
      {noOwn ? (
        <div className="f-12">
          <Alert tone="amber" title={noOwn} />
        </div>
      ) : null}
      <Field label="推荐渠道" group source="第三条、第八条" hint={own?.why}>
        {({ id }) => (
          <Choices
            name="channel"
            id={id}
            options={channels}
            chosen={[byOther ? 'direct' : 'own']}
            onChoose={([next]) => onDirect(next === 'direct' ? '' : null)}
          />
        )}
      </Field>
      {byOther && units.length > 0 ? (
        <Field label={counties ? '推荐的县（区）主管部门' : '直接推荐的部门'} source="第八条（三）">
          {(ids) => (
            <Select
              {...ids}
              options={units.map(({ id, name }) => ({ value: id, label: name }))}
              empty="请选择"
              value={direct ?? ''}
              onChange={(event) => onDirect(event.target.value)}
            />
          )}
        </Field>
      ) : null}
      <p className="f-12 small muted">同一年度只能由一个部门推荐；开始后不能更换，需要更换时请先撤回。</p>
    </div>
  );
}

type WholeProps = { offered: NonNullable<Beginning['takeOver']>; chosen: boolean; onChoose: (whole: boolean) => void };

/** Whether all of the last dossier is taken over, or only what stands from year to year; said with what there is of it. */
const Whole = ({ offered, chosen, onChoose }: WholeProps) => (
  <div className="form">
    <Field
      label="以往填写的内容"
      group
      hint={chosen ? '带入后逐项可改；年龄、工作年限、上年度数据请核对后再提交' : '单位基本情况、设备和人员等照旧带入，其余重新填写'}
    >
      {({ id }) => (
        <Choices
          name="whole"
          id={id}
          options={[
            { value: 'whole', label: `沿用${offered.label}的全部内容：${offered.values}项、${offered.rows}行、${offered.materials}个文件` },
            { value: 'standing', label: '只带入基本情况' },
          ]}
          chosen={[chosen ? 'whole' : 'standing']}
          onChoose={([next]) => onChoose(next === 'whole')}
        />
      )}
    </Field>
    {offered.notes.length > 0 ? (
      <ul className="f-12 small">
        {offered.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    ) : null}
  </div>
);
