import { useState } from 'react';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { DateInput, Input } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

const dates = [
  { key: 'opensOn', label: '申报开始', source: '第十条' },
  { key: 'closesOn', label: '申报截止', source: '第十条' },
  { key: 'recommendBy', label: '推荐截止', source: '第八条（三）' },
  { key: 'reviewBy', label: '评审截止（选填）', source: '第八条（四）' },
] as const;

type Texts = Record<(typeof dates)[number]['key'] | 'year' | 'title' | 'panelSize' | 'sampleSize' | 'rewardAmount', string>;

/** Sets up a year's work; the server makes the draw's secret and publishes its digest at once. */
export function RoundDialog({ scheme, onClose }: { scheme: Scheme; onClose: () => void }) {
  const { today } = useSession();
  const year = today.slice(0, 4);
  const [texts, setTexts] = useState<Texts>({
    year,
    title: `${year}年度${scheme.names.platform}认定工作`,
    opensOn: today,
    closesOn: '',
    recommendBy: '',
    reviewBy: '',
    panelSize: String(scheme.panel.atLeast),
    sampleSize: String(scheme.sample.atLeast),
    rewardAmount: '',
  });
  const open = useAct('POST /api/rounds');
  const experts = useRead('GET /api/experts').data?.experts.filter(({ active, fields }) => active && fields.length > 0).length;
  const few = experts !== undefined && experts < Number(texts.panelSize);
  const none = experts !== undefined && experts === Number(texts.panelSize);
  const toast = useToast();
  const set = (key: keyof Texts, value: string) => setTexts({ ...texts, [key]: value });
  const fault = (key: string) => open.error?.problem.faults?.find((one) => one.path === key)?.message;
  const missing = dates.filter(({ key }) => key !== 'reviewBy' && !/^\d{4}-\d\d-\d\d$/.test(texts[key])).map(({ label }) => label);
  const send = () =>
    open.mutate(
      { body: bodyOf(texts) },
      {
        onSuccess: () => {
          toast('已建立，抽签密钥已封存并公布摘要');
          onClose();
        },
      },
    );
  const plain = (
    key: 'year' | 'panelSize' | 'sampleSize' | 'rewardAmount',
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
      title="建立年度工作"
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
          <Field key={key} label={label} source={source} span={6} error={fault(key)}>
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
      </div>
      {open.isError ? <ProblemAlert problem={problemIn(open.error)} /> : null}
    </Dialog>
  );
}

const bodyOf = ({ reviewBy, rewardAmount, year, panelSize, sampleSize, ...texts }: Texts) => ({
  ...texts,
  year: Number(year),
  panelSize: Number(panelSize),
  sampleSize: Number(sampleSize),
  reviewBy: reviewBy === '' ? null : reviewBy,
  rewardAmount: rewardAmount === '' ? null : rewardAmount,
});
