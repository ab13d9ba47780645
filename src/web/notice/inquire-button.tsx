import { useState } from 'react';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, DateInput, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';

type Objection = AnswerOf<'GET /api/objections'>['objections'][number];
const sides = [
  { value: 'applicant', label: '被异议的单位' },
  { value: 'recommender', label: '推荐部门' },
] as const;

/** Asks the platform or its recommender about the facts, until a day; they are not told who objected. */
export function InquireButton({ objection: { id, applicant } }: { objection: Objection }) {
  const [open, setOpen] = useState(false);
  const [whom, setWhom] = useState<(typeof sides)[number]['value']>('applicant');
  const [question, setQuestion] = useState('');
  const [dueOn, setDueOn] = useState('');
  const act = useAct('POST /api/objections/{id}/inquiries');
  const missing = question.trim().length < 4 ? '请写明要说明的情况' : /^\d{4}-\d\d-\d\d$/.test(dueOn) ? null : '请填写答复期限';
  const send = () =>
    act.mutateAsync({ params: { id }, body: { whom, question: question.trim(), dueOn } }).then(
      () => setOpen(false),
      () => undefined,
    );
  return (
    <>
      <Button onClick={() => setOpen(true)}>函询</Button>
      <Dialog
        open={open}
        wide
        title={`函询：${applicant}`}
        onClose={() => setOpen(false)}
        foot={
          <>
            <Button onClick={() => setOpen(false)}>取消</Button>
            <Button look="primary" reason={missing} busy={act.isPending} onClick={() => void send()}>
              发出函询
            </Button>
          </>
        }
      >
        {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
        <div className="form">
          <Field label="问谁" group>
            {(ids) => (
              <Choices
                id={ids.id}
                name={ids.id}
                options={sides}
                chosen={[whom]}
                onChoose={([one]) => setWhom(one === 'recommender' ? 'recommender' : 'applicant')}
              />
            )}
          </Field>
          <Field label="要说明的情况" hint="对方在待办中看到并答复；提出人的身份保密，不要写入提出人的信息">
            {(ids) => (
              <Textarea {...ids} rows={5} maxLength={4000} value={question} onChange={(event) => setQuestion(event.target.value)} />
            )}
          </Field>
          <Field label="答复期限" span={6}>
            {(ids) => (
              <DateInput {...ids} value={dueOn} picked={dueOn} onPick={setDueOn} onChange={(event) => setDueOn(event.target.value)} />
            )}
          </Field>
        </div>
      </Dialog>
    </>
  );
}
