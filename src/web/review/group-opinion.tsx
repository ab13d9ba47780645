import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { Card } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Panel } from './panel.ts';

const MOST = 4000;

/** 专家组评审意见 (附件1), as the officer writes down what the panel agreed on. */
export function GroupOpinion({ panel, writable }: { panel: Panel; writable: boolean }) {
  const [text, setText] = useState(panel.groupOpinion);
  const save = useAct('PUT /api/dossiers/{id}/group-opinion');
  const toast = useToast();
  if (!writable)
    return (
      <Card title="专家组评审意见">
        <p className="pre">{panel.groupOpinion || <span className="muted">{panel.discussion.ofPanel ? '尚未形成' : '尚未填写'}</span>}</p>
      </Card>
    );
  const reason = text.trim().length < 2 ? '请填写意见' : text === panel.groupOpinion ? '没有改动' : null;
  const send = () =>
    save.mutate(
      { params: { id: panel.dossier.id }, body: { text, version: panel.dossier.version } },
      { onSuccess: () => toast('已保存专家组评审意见') },
    );
  return (
    <Card title="专家组评审意见">
      <div className="stack">
        <div className="form">
          <Field label="附件1 专家组评审意见" source={`${[...text].length} / ${MOST} 字`}>
            {(ids) => <Textarea {...ids} rows={5} maxLength={MOST} value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
        </div>
        <div className="row">
          <Button reason={reason} reasonAt="after" busy={save.isPending} onClick={send}>
            保存意见
          </Button>
        </div>
      </div>
      {save.isError ? <ProblemAlert problem={problemIn(save.error)} /> : null}
    </Card>
  );
}
