import { useRef, useState } from 'react';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, DateInput, Input } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

const dates = [
  { key: 'opensOn', label: '申报开始', source: '第十条' },
  { key: 'closesOn', label: '申报截止', source: '第十条' },
  { key: 'recommendBy', label: '推荐截止', source: '第八条（三）' },
  { key: 'reviewBy', label: '评审截止（选填）', source: '第八条（四）' },
] as const;

type Texts = Record<
  | (typeof dates)[number]['key']
  | 'year'
  | 'title'
  | 'panelSize'
  | 'sampleSize'
  | 'rewardAmount'
  | 'rewardFund'
  | 'closesAt'
  | 'renewalMonths',
  string
>;
type Next = AnswerOf<'GET /api/rounds/{id}/next'>;

/** Last year's of the own office, moved; null where there is none to go by. */
function useNext(last: string | null, chosen: Partial<Texts>): Next | null | undefined {
  const query = Object.fromEntries(
    dates.flatMap(({ key }) => (/^\d{4}-\d\d-\d\d$/.test(chosen[key] ?? '') ? [[key, chosen[key] ?? '']] : [])),
  );
  const kept = useRef<Next>(undefined);
  const { data } = useRead('GET /api/rounds/{id}/next', last === null ? undefined : { params: { id: last }, query });
  if (data) kept.current = data;
  return last === null ? null : (data ?? kept.current);
}

/** Sets up a year's work; the server makes the draw's secret and publishes its digest at once. */
export function RoundDialog({ scheme, last, onClose }: { scheme: Scheme; last: string | null; onClose: () => void }) {
  const [chosen, setChosen] = useState<Partial<Texts>>({});
  const next = useNext(last, chosen);
  if (next === undefined) return null;
  return <Setting scheme={scheme} next={next} chosen={chosen} onChoose={setChosen} onClose={onClose} />;
}

type Props = {
  scheme: Scheme;
  next: Next | null;
  chosen: Partial<Texts>;
  onChoose: (chosen: Partial<Texts>) => void;
  onClose: () => void;
};

/** What stands in a field that nobody has touched: last year's, its days moved, else what the edition asks for. */
function suggestedBy(next: Next | null, scheme: Scheme, today: string): Texts {
  const year = today.slice(0, 4);
  const day = (key: string) => next?.days.find((one) => one.key === key)?.day ?? '';
  const text = (value: string | number | null | undefined) => String(value ?? '');
  return {
    year: next ? text(next.year) : year,
    title: next?.title ?? `${year}年度${scheme.names.platform}认定工作`,
    opensOn: next ? day('opensOn') : today,
    ...{ closesOn: day('closesOn'), recommendBy: day('recommendBy'), reviewBy: day('reviewBy'), closesAt: next?.closesAt ?? '24:00' },
    panelSize: text(Math.max(next?.panelSize ?? 0, scheme.panel.atLeast)),
    sampleSize: text(Math.max(next?.sampleSize ?? 0, scheme.sample.atLeast)),
    ...{ rewardAmount: text(next?.rewardAmount), rewardFund: text(next?.rewardFund), renewalMonths: text(next?.renewalMonths) },
  };
}

function Setting({ scheme, next, chosen, onChoose, onClose }: Props) {
  const { today } = useSession();
  const texts: Texts = { ...suggestedBy(next, scheme, today), ...chosen };
  const [sameQuotas, setSameQuotas] = useState(true);
  const quotas = next?.quotas ?? [];
  const open = useAct('POST /api/rounds');
  const experts = useRead('GET /api/experts').data?.experts.filter(({ active, fields }) => active && fields.length > 0).length;
  const few = experts !== undefined && experts < Number(texts.panelSize);
  const none = experts !== undefined && experts === Number(texts.panelSize);
  const toast = useToast();
  const set = (key: keyof Texts, value: string) => onChoose({ ...chosen, [key]: value });
  const moved = (key: string) => next?.days.find((one) => one.key === key);
  const fault = (key: string) => open.error?.problem.faults?.find((one) => one.path === key)?.message;
  const missing = dates.filter(({ key }) => key !== 'reviewBy' && !/^\d{4}-\d\d-\d\d$/.test(texts[key])).map(({ label }) => label);
  const send = () =>
    open.mutate(
      { body: { ...bodyOf(texts), ...(next && sameQuotas && quotas.length > 0 ? { quotasOf: next.from.id } : {}) } },
      {
        onSuccess: () => {
          toast('已建立，抽签密钥已封存并公布摘要');
          onClose();
        },
      },
    );
  const plain = (
    key: 'year' | 'panelSize' | 'sampleSize' | 'rewardAmount' | 'rewardFund' | 'closesAt' | 'renewalMonths',
    label: string,
    more: { source?: string; unit?: string; hint?: string },
  ) => (
    <Field label={label} span={6} source={more.source} hint={more.hint} error={fault(key)}>
      {(ids) => <Input {...ids} num unit={more.unit} value={texts[key]} onChange={(event) => set(key, event.target.value.trim())} />}
    </Field>
  );
  return (
    <Dialog
      open
      wide
      title={next ? `照${next.from.year}年度建立年度工作` : '建立年度工作'}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look="primary"
            reason={missing.length > 0 ? `请填写${missing.join('、')}，如 2026-03-31` : null}
            busy={open.isPending}
            onClick={send}
          >
            建立
          </Button>
        </>
      }
    >
      <div className="form">
        {plain('year', '年度', {})}
        <Field label="标题" span={6} error={fault('title')}>
          {(ids) => <Input {...ids} value={texts.title} onChange={(event) => set('title', event.target.value)} />}
        </Field>
        {dates.map(({ key, label, source }) => (
          <Field
            key={key}
            label={label}
            source={moved(key)?.was ? `去年 ${fullDate(moved(key)?.was ?? '')}` : source}
            hint={moved(key)?.notes.join('；') || undefined}
            span={6}
            error={fault(key)}
          >
            {(ids) => (
              <DateInput
                {...ids}
                value={texts[key]}
                picked={texts[key]}
                onPick={(day) => set(key, day)}
                onChange={(event) => set(key, event.target.value.trim())}
              />
            )}
          </Field>
        ))}
        {plain('closesAt', '截止时刻', { hint: '24:00 为当日结束' })}
        {plain('renewalMonths', '重新申报的期限（选填）', {
          unit: '个月',
          hint: `到期前多少个月内可以重新申报；不填按办法，${scheme.renewal.windowMonths}个月`,
        })}
        {plain('panelSize', '专家组人数', {
          source: '第八条（四）',
          unit: '人',
          hint: `不少于${scheme.panel.atLeast}人${scheme.panel.odd ? '，单数' : ''}`,
        })}
        {few ? (
          <div className="f-12">
            <Alert tone="amber" title={`专家库现有 ${experts} 人，不足专家组的 ${texts.panelSize} 人`}>
              照此建立后抽不出专家组，年度工作建立后人数不能改。请先补充专家库，或改少人数（不少于 {scheme.panel.atLeast}{' '}
              人，第八条（四））。
            </Alert>
          </div>
        ) : null}
        {none ? (
          <div className="f-12">
            <Alert tone="amber" title={`专家库现有 ${experts} 人，专家组须全部入选`}>
              有一人回避即无人可以递补，也无人可以补抽。请补充专家库，或改少人数（第八条（四））。
            </Alert>
          </div>
        ) : null}
        {plain('sampleSize', '抽样企业数', { source: '附件1', unit: '家', hint: `${scheme.sample.atLeast}家以上` })}
        {plain('rewardAmount', '奖励金额（选填）', { source: '第十三条', unit: '万元', hint: '只对首次认定的平台' })}
        {plain('rewardFund', '奖励资金总额（选填）', { unit: '万元', hint: '提出的奖励合计不能超过' })}
        {quotas.length > 0 ? (
          <Field label="推荐名额" hint={quotas.map(({ recommender, limit }) => `${recommender} ${limit}`).join('，')} group>
            {(ids) => (
              <Choices
                id={ids.id}
                name="quotas"
                options={[
                  { value: 'same', label: '与去年相同' },
                  { value: 'none', label: '另行设定' },
                ]}
                chosen={[sameQuotas ? 'same' : 'none']}
                onChoose={([one]) => setSameQuotas(one === 'same')}
              />
            )}
          </Field>
        ) : null}
      </div>
      {open.isError ? <ProblemAlert problem={problemIn(open.error)} /> : null}
    </Dialog>
  );
}

const bodyOf = ({ reviewBy, rewardAmount, rewardFund, renewalMonths, closesAt, year, panelSize, sampleSize, ...texts }: Texts) => ({
  ...texts,
  closesAt,
  year: Number(year),
  panelSize: Number(panelSize),
  sampleSize: Number(sampleSize),
  reviewBy: reviewBy === '' ? null : reviewBy,
  rewardAmount: rewardAmount === '' ? null : rewardAmount,
  rewardFund: rewardFund === '' ? null : rewardFund,
  renewalMonths: renewalMonths === '' ? null : Number(renewalMonths),
});
