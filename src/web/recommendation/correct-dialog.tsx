import { useState } from 'react';
import { assessmentMethods } from '../../core/annexes/annex1.ts';
import { usePinned } from '../at-work/lasting.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, Input, type Option, Select, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import type { SampleRow } from './case.ts';
import type { Contact } from './sheet-cells.tsx';

const methods = assessmentMethods.map(({ number, label }) => ({ value: number, label: `${number} ${label}` }));
const answers: readonly Option<NonNullable<Answer>>[] = [
  { value: 'yes', label: '满意' },
  { value: 'no', label: '不满意' },
  { value: 'never', label: '否认接受过服务' },
];

const differs = '如：与附件5所填不一致之处；与企业本人网上答复不一致的必须写明';
const keepsWords = '对方原话要留存，更正的经过接着写在后面';

/** Puts right what one drawn enterprise said; the columns of annex 1. Who answered stays unless it was shown on purpose, or is typed anew. */
export function CorrectDialog({
  dossierId,
  row,
  contact,
  onClose,
}: {
  dossierId: string;
  row: SampleRow;
  contact: Contact | null;
  onClose: () => void;
}) {
  const [said, setSaid] = useState({
    method: row.method === null ? '' : String(row.method),
    interviewee: contact?.interviewee ?? '',
    position: row.intervieweePosition ?? '',
    mobile: contact?.intervieweeMobile ?? '',
    service: contact?.service ?? row.service ?? '',
    answer: answerOf(row),
    note: contact?.note ?? row.note ?? '',
  });
  const save = useAct('POST /api/dossiers/{id}/sample/{rowId}/record');
  const version = usePinned(row.version, save.error);
  const put = (part: Partial<typeof said>) => setSaid({ ...said, ...part });
  const faults = save.error?.problem.faults ?? [];
  const fault = (path: string) => faults.find((one) => one.path === path)?.message;
  const kept = '不改的留空，沿用已记录的';
  const reason = reasonOf(said);
  const send = () => {
    const { answer, method, interviewee, mobile, ...texts } = said;
    if (answer === null) return;
    save.mutate(
      {
        params: { id: dossierId, rowId: row.rowId },
        body: {
          ...texts,
          satisfied: answer === 'yes',
          denied: answer === 'never',
          method: Number(method),
          interviewee: interviewee.trim() || null,
          mobile: mobile.trim() || null,
          version,
        },
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog
      open
      wide
      title={`更正测评：${row.enterprise}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" reason={reason} busy={save.isPending} onClick={send}>
            保存
          </Button>
        </>
      }
    >
      {row.claimed ? (
        <p className="small muted">
          附件5所填：{row.claimed.service}；{row.claimed.satisfied === null ? '未评价' : row.claimed.satisfied ? '满意' : '不满意'}
        </p>
      ) : null}
      {save.isError && faults.length === 0 ? <ProblemAlert problem={problemIn(save.error)} /> : null}
      <div className="form">
        <Field label="测评方法" span={6} error={fault('method')}>
          {(ids) => (
            <Select
              {...ids}
              value={said.method}
              empty="请选择"
              options={methods}
              onChange={(event) => put({ method: event.target.value })}
            />
          )}
        </Field>
        <Field label="对所受服务满意与否" span={6} group>
          {(ids) => (
            <Choices
              id={ids.id}
              name="satisfied"
              options={answers}
              chosen={said.answer === null ? [] : [said.answer]}
              onChoose={([one]) => put({ answer: one ?? null })}
            />
          )}
        </Field>
        <Field label="被访人姓名" span={4} hint={kept} error={fault('interviewee')}>
          {(ids) => (
            <Input {...ids} value={said.interviewee} maxLength={50} onChange={(event) => put({ interviewee: event.target.value })} />
          )}
        </Field>
        <Field label="职务" span={4} source="选填" error={fault('position')}>
          {(ids) => <Input {...ids} value={said.position} maxLength={50} onChange={(event) => put({ position: event.target.value })} />}
        </Field>
        <Field label="手机" span={4} hint={kept} error={fault('mobile')}>
          {(ids) => (
            <Input
              {...ids}
              value={said.mobile}
              maxLength={30}
              inputMode="numeric"
              onChange={(event) => put({ mobile: event.target.value })}
            />
          )}
        </Field>
        <Field label="服务内容" source={said.answer === 'never' ? '选填，按不满意计' : undefined} error={fault('service')}>
          {(ids) => (
            <Textarea {...ids} rows={2} value={said.service} maxLength={500} onChange={(event) => put({ service: event.target.value })} />
          )}
        </Field>
        <Field label="备注" source={row.denied ? undefined : '选填'} hint={row.denied ? keepsWords : differs} error={fault('note')}>
          {(ids) => (
            <Textarea {...ids} rows={2} value={said.note} maxLength={2000} onChange={(event) => put({ note: event.target.value })} />
          )}
        </Field>
      </div>
    </Dialog>
  );
}

type Answer = 'yes' | 'no' | 'never' | null;
const answerOf = ({ satisfied, denied }: SampleRow): Answer => (denied ? 'never' : satisfied === null ? null : satisfied ? 'yes' : 'no');

type Said = { method: string; answer: Answer; service: string };

function reasonOf(said: Said): string | null {
  if (said.method === '') return '请选择测评方法';
  if (said.answer === null) return '请选择满意与否';
  return said.answer !== 'never' && said.service.trim() === '' ? '请填写服务内容' : null;
}
