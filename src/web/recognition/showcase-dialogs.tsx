import { type ReactNode, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Input, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import { PlatformChoice } from './platform-choice.tsx';

type Text = { title: string; body: string };

export function WriteShowcase({ onClose }: { onClose: () => void }) {
  const [id, setId] = useState('');
  const [text, setText] = useState<Text>({ title: '', body: '' });
  const act = useAct('POST /api/platforms/{id}/showcases');
  const toast = useToast();
  const done = () => {
    toast('已存为草稿，报送之前可以修改');
    onClose();
  };
  return (
    <TextDialog
      title="起草典型经验"
      act="存为草稿"
      text={text}
      onText={setText}
      missing={id === '' ? '请选择平台' : null}
      busy={act.isPending}
      problem={act.isError ? problemIn(act.error) : null}
      onSend={() => act.mutate({ params: { id }, body: text }, { onSuccess: done })}
      onClose={onClose}
    >
      <PlatformChoice side="authority" hint="只列出辖区内称号在有效期内的平台" value={id} onChoose={(choice) => setId(choice.id)} />
    </TextDialog>
  );
}

type Props = {
  title: string;
  act: string;
  text: Text;
  onText: (text: Text) => void;
  missing: string | null;
  busy: boolean;
  problem: Problem | null;
  onSend: () => void;
  onClose: () => void;
  children?: ReactNode;
};

function TextDialog({ title, act, text, onText, missing, busy, problem, onSend, onClose, children }: Props) {
  const blank = text.title.trim() === '' ? '请填写标题' : text.body.trim() === '' ? '请填写正文' : null;
  return (
    <Dialog
      open
      wide
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" reason={missing ?? blank} busy={busy} onClick={onSend}>
            {act}
          </Button>
        </>
      }
    >
      <div className="form">
        {children}
        <Field label="标题">
          {(ids) => (
            <Input {...ids} maxLength={120} value={text.title} onChange={(event) => onText({ ...text, title: event.target.value })} />
          )}
        </Field>
        <Field label="正文" hint="做法、成效、可推广之处；公开发布，不写个人信息">
          {(ids) => (
            <Textarea
              {...ids}
              rows={12}
              maxLength={20_000}
              value={text.body}
              onChange={(event) => onText({ ...text, body: event.target.value })}
            />
          )}
        </Field>
      </div>
      {problem ? <ProblemAlert problem={problem} /> : null}
    </Dialog>
  );
}
