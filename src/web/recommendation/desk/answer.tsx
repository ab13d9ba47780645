import type { ReactNode } from 'react';
import { assessmentMethods } from '../../../core/annexes/annex1.ts';
import { Choices, Input, Select, Textarea } from '../../ui/controls.tsx';
import { cx } from '../../ui/cx.ts';
import { type ControlIds, Field, type Span } from '../../ui/field.tsx';
import { type Draft, isInterview, mostNoted, results, ways } from './call.ts';

const methods = assessmentMethods.map(({ number, label }) => ({ value: number, label: `${number} ${label}` }));

type Props = {
  draft: Draft;
  /** What annex 5 has of each; a value that is still it says so. */
  listed: Pick<Draft, 'interviewee' | 'position' | 'mobile' | 'service'>;
  /** The number is being put right. */
  otherNumber: boolean;
  onPut: (part: Partial<Draft>) => void;
};
type TextKey = 'interviewee' | 'position' | 'mobile' | 'service';

/** What came of the call: one of five, and what goes into annex 1 with it, filled in already. */
export function Answer({ draft, listed, otherNumber, onPut }: Props) {
  const text = (key: TextKey, label: string, { span, most }: { span: Span; most: number }) => (
    <Field label={label} span={span} source={draft[key] !== listed[key] ? '已改' : listed[key] === '' ? '附件5未填' : '附件5'} key={key}>
      {(ids) => <Input {...ids} value={draft[key]} maxLength={most} onChange={(event) => onPut({ [key]: event.target.value })} />}
    </Field>
  );
  const when = (key: 'triedAt' | 'againAt', label: string, source: string) => (
    <Field label={label} span={4} source={source}>
      {(ids) => <Input {...ids} type="datetime-local" value={draft[key]} onChange={(event) => onPut({ [key]: event.target.value })} />}
    </Field>
  );
  const interview = draft.result === null || isInterview(draft.result);
  return (
    <>
      <fieldset className="results">
        <legend>通话结果</legend>
        {results.map(({ is, label, means }, index) => (
          <label key={is} className={cx('result', draft.result === is && 'result--on', is === 'denied' && 'result--red')}>
            <input type="radio" name="result" value={is} checked={draft.result === is} onChange={() => onPut({ result: is })} />
            {label}
            <small>{means}</small>
            <span className="kbd" aria-hidden="true">
              {index + 1}
            </span>
          </label>
        ))}
      </fieldset>
      {draft.result === 'unreached' ? <HowNot draft={draft} onPut={onPut} /> : null}
      <div className="form">
        <Field label="测评方法" span={4} source="沿用上一家">
          {(ids) => <Select {...ids} value={draft.method} options={methods} onChange={(event) => onPut({ method: event.target.value })} />}
        </Field>
        {interview ? text('interviewee', '被访人', { span: 4, most: 50 }) : when('triedAt', '联系时间', '不填为现在')}
        {interview ? text('position', '职务', { span: 4, most: 50 }) : null}
        {draft.result === 'later' ? when('againAt', '约定时间', '选填') : null}
        {otherNumber ? text('mobile', '手机', { span: 4, most: 30 }) : null}
        {interview && draft.result !== 'denied' ? text('service', '服务内容', { span: otherNumber ? 8 : 12, most: 500 }) : null}
      </div>
      <Note draft={draft} onPut={onPut} />
    </>
  );
}

type Part = Pick<Props, 'draft' | 'onPut'>;

const HowNot = ({ draft, onPut }: Part) => (
  <div className="form">
    <Field label="怎样没接通" group source="再按 4 换一种">
      {(ids) => (
        <Choices
          id={ids.id}
          name="how"
          options={ways.map((one) => ({ value: one, label: one }))}
          chosen={[draft.how]}
          onChoose={([one]) => onPut({ how: ways.find((way) => way === one) ?? '无人接听' })}
        />
      )}
    </Field>
    {draft.how === '其他' ? (
      <Field label="以后" group>
        {(ids) => (
          <Choices
            many
            id={ids.id}
            name="giveUp"
            options={[{ value: 'yes', label: '不再联系，由下一家递补' }]}
            chosen={draft.giveUp ? ['yes'] : []}
            onChoose={(chosen) => onPut({ giveUp: chosen.length > 0 })}
          />
        )}
      </Field>
    ) : null}
  </div>
);

/** A denial is kept in the enterprise's own words; what follows from it is said before. */
function Note({ draft, onPut }: Part) {
  const area =
    (rows: number, hint: string) =>
    (ids: ControlIds): ReactNode => (
      <Textarea
        {...ids}
        rows={rows}
        maxLength={mostNoted(draft.result)}
        value={draft.note}
        placeholder={hint}
        onChange={(event) => onPut({ note: event.target.value })}
      />
    );
  if (draft.result !== 'denied')
    return (
      <div className="form">
        <Field label="备注" source="选填">
          {area(1, '对服务的意见，或需要再核实的事')}
        </Field>
      </div>
    );
  return (
    <div className="denied">
      <Field label="对方原话（必填，随测评记录保存）" id="said" error={draft.note.trim() === '' ? '没有原话不能记为否认' : null}>
        {area(3, '')}
      </Field>
      <div className="alert alert--red">
        <p className="alert__title">记为否认之后</p>
        <ul>
          <li>计入不满意</li>
          <li>分管领导马上收到消息</li>
          <li>仍予推荐的，推荐表须写明理由</li>
          <li>更正须写明经过，先后都留存</li>
        </ul>
      </div>
    </div>
  );
}
