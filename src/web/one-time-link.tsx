import { type ReactNode, useState } from 'react';
import type { Act } from './acting.ts';
import { problemIn } from './client.ts';
import { ProblemAlert } from './errors.tsx';
import { Button } from './ui/button.tsx';
import { Input } from './ui/controls.tsx';
import { dateAndTime } from './ui/dates.tsx';
import { Dialog } from './ui/dialog.tsx';
import { Field } from './ui/field.tsx';
import { useToast } from './ui/toast.tsx';

type Made = { url: string; expiresAt: string };
type Props = {
  title: string;
  made: Pick<Act<Made, never>, 'data' | 'isPending' | 'isError' | 'error'>;
  onMake: () => void;
  onClose: () => void;
  /** 填写, 答复: what it is good for, once; without it, as often as one likes until it ends. */
  once?: string;
  /** Whom to send it to; one that is shown is sent to nobody. */
  to?: string;
  word?: string;
  /** Its code, for whoever holds a phone to it. */
  picture?: ReactNode;
  /** What it is, before it is made. */
  children: ReactNode;
};

/** Makes a link; it is shown this once, to be sent by whatever way its maker has. */
export function OneTimeLink({ title, made, onMake, onClose, once, to, word = '生成链接', picture, children }: Props) {
  const toast = useToast();
  const [copied, setCopied] = useState(false);
  const { data } = made;
  const copy = async (url: string) => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      toast('没有复制成功，请选中链接后复制', { tone: 'red' });
    }
  };
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{data ? '关闭' : '取消'}</Button>
          {data ? (
            <Button look="primary" onClick={() => void copy(data.url)}>
              {copied ? '已复制' : '复制链接'}
            </Button>
          ) : (
            <Button look="primary" busy={made.isPending} onClick={onMake}>
              {word}
            </Button>
          )}
        </>
      }
    >
      {data ? (
        <>
          {picture}
          <Field label={once ? '一次性链接' : '链接'} hint={`${dateAndTime(data.expiresAt)} 前有效${once ? `，只能${once}一次` : ''}`}>
            {(ids) => <Input {...ids} readOnly value={data.url} onFocus={(event) => event.target.select()} />}
          </Field>
          <p>{to ? `请把链接发给${to}。` : ''}链接只显示这一次，关闭后看不到；需要时可以重新生成，前一个随即作废。</p>
        </>
      ) : (
        children
      )}
      {made.isError ? <ProblemAlert problem={problemIn(made.error)} /> : null}
    </Dialog>
  );
}
