import { type ReactNode, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { ProblemAlert } from '../errors.tsx';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';

/** A dialog that asks for one text before it acts; the button names the act. */
export function AskText({
  title,
  label,
  hint,
  act,
  most,
  grave,
  busy,
  gone = null,
  problem,
  children,
  onSend,
  onClose,
}: {
  title: string;
  label: string;
  hint?: string;
  act: string;
  /** As many characters as the route takes. */
  most: number;
  grave?: boolean;
  busy: boolean;
  /** Why it can't be sent any more, whatever was written. */
  gone?: string | null;
  problem: Problem | null;
  children?: ReactNode;
  onSend: (text: string) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  return (
    <Dialog
      open
      wide
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look={grave ? 'danger' : 'primary'}
            busy={busy}
            reason={gone ?? (text.trim() === '' ? `请填写${label}` : null)}
            onClick={() => onSend(text.trim())}
          >
            {act}
          </Button>
        </>
      }
    >
      {children}
      <div className="form">
        <Field label={label} hint={hint}>
          {(ids) => <Textarea {...ids} rows={6} maxLength={most} value={text} onChange={(event) => setText(event.target.value)} />}
        </Field>
      </div>
      {problem ? <ProblemAlert problem={problem} /> : null}
    </Dialog>
  );
}
