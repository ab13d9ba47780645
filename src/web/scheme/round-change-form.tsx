import { useState } from 'react';
import { draftedCall } from '../../core/scheme/call-draft.ts';
import { valueText } from '../../core/scheme/round-change.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { useStep } from '../steps/use-step.ts';
import { Button } from '../ui/button.tsx';
import { DateInput, Input, Textarea } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';
import { Card, Columns, Stack } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { law, useScheme } from './law.ts';
import { Consequences, daysIn, useForeseen } from './round-change-consequences.tsx';
import type { Change, Round } from './round-changes.tsx';

const days = [
  { key: 'closesOn', label: '申报截止改为' },
  { key: 'recommendBy', label: '推荐截止改为' },
  { key: 'reviewBy', label: '评审截止改为' },
  { key: 'opensOn', label: '申报开始改为' },
] as const;
const others = [
  { key: 'rewardAmount', label: '奖励金额改为', unit: '万元' },
  { key: 'rewardFund', label: '奖励资金总额改为', unit: '万元' },
  { key: 'renewalMonths', label: '重新申报的期限改为', unit: '个月' },
  { key: 'panelSize', label: '专家组人数改为', unit: '人' },
  { key: 'sampleSize', label: '抽样企业数改为', unit: '家' },
] as const;
type Key = (typeof days)[number]['key'] | (typeof others)[number]['key'] | 'closesAt' | 'title' | 'callNumber' | 'callText';
type Texts = Readonly<Partial<Record<Key | 'reason', string>>>;

/** What is to be changed, each beside what it is now; what is left empty stays. Beside it what follows, as the server works it out. */
export function ChangeForm({ round, open }: { round: Round; open: Change | undefined }) {
  const scheme = useScheme(round.scheme) ?? law();
  const [texts, setTexts] = useState<Texts>(() =>
    open ? { ...Object.fromEntries(open.lines.map(({ key, value }) => [key, value])), reason: open.reason } : {},
  );
  const prepare = useAct('POST /api/rounds/{id}/changes');
  const correct = useStep('round-changes');
  const act = open ? correct : prepare;
  const toast = useToast();
  const seen = useForeseen(round.id, texts);
  const set = (key: keyof Texts, value: string) => setTexts({ ...texts, [key]: value });
  const sent = act.error?.problem.faults ?? [];
  const fault = (key: string) => (sent.find(({ path }) => path === key) ?? seen?.faults.find(({ path }) => path === key))?.message;
  const given = Object.fromEntries(Object.entries(texts).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]])));
  const reason = texts.reason?.trim() ?? '';
  const onSuccess = () => toast('已送分管领导签发');
  const send = () =>
    open
      ? correct.mutate({ id: open.id, step: 'correct', brought: { ...given, reason }, version: open.version }, { onSuccess })
      : prepare.mutate({ params: { id: round.id }, body: { ...given, reason } }, { onSuccess });
  const missing = Object.keys(given).every((key) => key === 'reason') ? '请至少改一项' : reason.length < 4 ? '请写明变更的原因' : null;
  const now = (key: Key): string => valueText(key, round[key]);
  return (
    <Columns as="main-side">
      <Card title={open ? '修改后重新送签' : '要改的'}>
        <div className="stack">
          <div className="form">
            {days.map(({ key, label }) => (
              <Field key={key} id={key} label={label} source={`现为${now(key)}`} span={6} hint={hintOf(seen, key)} error={fault(key)}>
                {(ids) => (
                  <DateInput
                    {...ids}
                    value={texts[key] ?? ''}
                    picked={texts[key] ?? ''}
                    onPick={(day) => set(key, day)}
                    onChange={(event) => set(key, event.target.value.trim())}
                  />
                )}
              </Field>
            ))}
            {(seen?.suggested ?? []).map(({ key, label, day, why }) => (
              <p key={key} className="f-12">
                <Button small onClick={() => set(key, day)}>{`${label}一并改为${fullDate(day)}`}</Button>{' '}
                <span className="small muted">{why}</span>
              </p>
            ))}
            <Field
              id="closesAt"
              label="申报截止时刻改为"
              source={`现为${now('closesAt')}`}
              span={6}
              hint="写成 17:00 的样子，当日结束写 24:00"
              error={fault('closesAt')}
            >
              {(ids) => <Input {...ids} value={texts.closesAt ?? ''} onChange={(event) => set('closesAt', event.target.value)} />}
            </Field>
            {others.map(({ key, label, unit }) => (
              <Field key={key} id={key} label={label} source={`现为${now(key)}`} span={4} error={fault(key)}>
                {(ids) => <Input {...ids} num unit={unit} value={texts[key] ?? ''} onChange={(event) => set(key, event.target.value)} />}
              </Field>
            ))}
            <Field id="title" label="标题改为" source={`现为${now('title')}`} error={fault('title')}>
              {(ids) => <Input {...ids} maxLength={120} value={texts.title ?? ''} onChange={(event) => set('title', event.target.value)} />}
            </Field>
            <Field id="callNumber" label="申报通知文号改为" source={`现为${now('callNumber')}`} error={fault('callNumber')}>
              {(ids) => (
                <Input {...ids} maxLength={80} value={texts.callNumber ?? ''} onChange={(event) => set('callNumber', event.target.value)} />
              )}
            </Field>
            <Field
              id="callText"
              label={round.callText === null ? '申报通知正文' : '申报通知正文改为'}
              source={
                <Button small onClick={() => set('callText', round.callText ?? draftedCall({ ...round, ...daysIn(given) }, scheme))}>
                  {round.callText === null ? '按本年度的时间起草' : '从现在的正文改起'}
                </Button>
              }
              hint="签发后在公开页面发布，附八个附件的空白表格"
              error={fault('callText')}
            >
              {(ids) => (
                <Textarea
                  {...ids}
                  rows={8}
                  maxLength={20_000}
                  value={texts.callText ?? ''}
                  onChange={(event) => set('callText', event.target.value)}
                />
              )}
            </Field>
            <Field id="reason" label="原因（写入公告）" hint="随年度工作公开，不写个人信息" error={fault('reason')}>
              {(ids) => (
                <Textarea
                  {...ids}
                  rows={2}
                  maxLength={500}
                  value={texts.reason ?? ''}
                  onChange={(event) => set('reason', event.target.value)}
                />
              )}
            </Field>
          </div>
          {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
          <div className="row">
            <Button look="primary" reason={missing} busy={act.isPending} onClick={send}>
              送分管领导签发
            </Button>
            <span className="small muted">领导签发即生效；记入日志，不能撤销，只能再变更</span>
          </div>
        </div>
      </Card>
      <Stack>{open ? null : <Consequences roundId={round.id} asked={texts} />}</Stack>
    </Columns>
  );
}

const hintOf = (seen: ReturnType<typeof useForeseen>, key: string): string | undefined =>
  seen?.lines.find((line) => line.key === key)?.notes.join('；') || undefined;
