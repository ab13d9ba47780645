import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Select, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import { citable } from './articles.ts';
import type { CaseView, Reason } from './case.ts';

const empty: Reason = { article: '', text: '' };

/** 不予推荐: every reason with the article that it rests on; what is written goes to the applicant. */
export function DeclineDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const [reasons, setReasons] = useState<readonly Reason[]>([empty]);
  const decline = useAct('POST /api/dossiers/{id}/decline');
  const toast = useToast();
  const change = (index: number, part: Partial<Reason>) => setReasons(reasons.map((one, i) => (i === index ? { ...one, ...part } : one)));
  const missing = reasons.some((one) => one.article === '' || one.text.trim() === '') ? '每条理由都要写明内容并引用办法条款' : null;
  const send = () =>
    decline.mutate(
      { params: { id: view.id }, body: { reasons: [...reasons], version: view.version } },
      {
        onSuccess: () => {
          toast('已决定不予推荐，理由已告知申报单位');
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      wide
      title={`不予推荐：${view.applicant}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="danger" reason={missing} busy={decline.isPending} onClick={send}>
            不予推荐
          </Button>
        </>
      }
    >
      <p>作出后本申报即告终结，理由逐条告知申报单位（第八条（二））。可以补正的，请退回补正。</p>
      {reasons.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added and removed at the end
        <div className="form" key={index}>
          <Field label={`理由 ${index + 1}：依据`} span={4}>
            {(ids) => (
              <Select
                {...ids}
                empty="请选择条款"
                value={one.article}
                options={citable}
                onChange={(event) => change(index, { article: event.target.value })}
              />
            )}
          </Field>
          <Field label="理由" span={8}>
            {(ids) => (
              <Textarea
                {...ids}
                rows={2}
                maxLength={2000}
                value={one.text}
                onChange={(event) => change(index, { text: event.target.value })}
              />
            )}
          </Field>
        </div>
      ))}
      <Button small onClick={() => setReasons([...reasons, empty])}>
        再加一条
      </Button>{' '}
      <Button
        small
        look="quiet"
        reason={reasons.length > 1 ? null : '至少一条理由'}
        reasonAt="hidden"
        onClick={() => setReasons(reasons.slice(0, -1))}
      >
        去掉最后一条
      </Button>
      {decline.isError ? <ProblemAlert problem={problemIn(decline.error)} /> : null}
    </Dialog>
  );
}
