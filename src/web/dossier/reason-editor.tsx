import { useState } from 'react';
import { problemIn } from '../client.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';

const MOST = 500;

type Props = {
  /** What is there already; empty: nothing yet. */
  said: string;
  /** Keeps it; an empty text takes it back. Throws where it was not kept. */
  save: (reason: string) => Promise<unknown>;
  onDone: () => void;
};

/** A short reason, written in place and kept by a button; what was typed stays where it could not be kept. */
export function ReasonEditor({ said, save, onDone }: Props) {
  const [text, setText] = useState(said);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const keep = async (reason: string): Promise<void> => {
    setBusy(true);
    setFailed(null);
    try {
      await save(reason);
      onDone();
    } catch (error) {
      setFailed(error);
      setBusy(false);
    }
  };
  const length = [...text].length;
  const reason = length > MOST ? `最多 ${MOST} 字` : text.trim() === '' ? '请先填写说明' : null;
  return (
    <div className="stack-s">
      {failed ? (
        <Alert tone="red" title="说明没有保存" live>
          <p>{problemIn(failed).detail}</p>
        </Alert>
      ) : null}
      <Field label="说明" hint={`审核人员可见，${length} / ${MOST} 字`}>
        {(ids) => <Textarea {...ids} rows={2} value={text} onChange={(event) => setText(event.target.value)} />}
      </Field>
      <div className="row">
        <Button small look="primary" busy={busy} reason={reason} onClick={() => void keep(text)}>
          保存说明
        </Button>
        <Button small onClick={onDone}>
          取消
        </Button>
        {said === '' ? null : (
          <Button small look="quiet" onClick={() => void keep('')}>
            收回说明
          </Button>
        )}
      </div>
    </div>
  );
}
