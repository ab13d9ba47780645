import { type ReactNode, useState } from 'react';
import { citable } from '../recommendation/articles.ts';
import { Button } from '../ui/button.tsx';
import { Select, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';

export type Reason = { article: string; text: string };
const empty: Reason = { article: '', text: '' };
/** The articles that a decision of the issuer may cite besides the conditions. */
export const authorityArticles = [...citable, ...['第八条（四）', '第八条（五）'].map((article) => ({ value: article, label: article }))];

type Props = {
  title: string;
  act: string;
  /** What the decision means and who hears of it. */
  says: string;
  articles: readonly { value: string; label: string }[];
  busy: boolean;
  onSend: (reasons: Reason[]) => void;
  onClose: () => void;
  children?: ReactNode;
};

/** Reasons for a decision, each with the article that it rests on; what is written goes to the parties. */
export function ReasonsDialog({ title, act, says, articles, busy, onSend, onClose, children }: Props) {
  const [reasons, setReasons] = useState<readonly Reason[]>([empty]);
  const change = (index: number, part: Partial<Reason>) => setReasons(reasons.map((one, i) => (i === index ? { ...one, ...part } : one)));
  const missing = reasons.some((one) => one.article === '' || one.text.trim() === '') ? '每条理由都要写明内容并引用办法条款' : null;
  return (
    <Dialog
      open
      wide
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="danger" reason={missing} busy={busy} onClick={() => onSend([...reasons])}>
            {act}
          </Button>
        </>
      }
    >
      <p>{says}</p>
      {reasons.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are only added and removed at the end
        <div className="form" key={index}>
          <Field label={`理由 ${index + 1}：依据`} span={4}>
            {(ids) => (
              <Select
                {...ids}
                empty="请选择条款"
                value={one.article}
                options={articles}
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
      {reasons.length > 1 ? (
        <Button small look="quiet" onClick={() => setReasons(reasons.slice(0, -1))}>
          去掉最后一条
        </Button>
      ) : null}
      {children}
    </Dialog>
  );
}
