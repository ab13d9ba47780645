import { useState } from 'react';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { useStep } from '../steps/use-step.ts';
import { Button } from '../ui/button.tsx';
import { DateInput, Input, Select, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

type One = AnswerOf<'GET /api/interpretations/own'>['interpretations'][number];

/** Picks the sentence and says what is not clear about it. */
export function AskQuestion() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        提出疑问
      </Button>
      {open ? <Asking onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Asking({ onClose }: { onClose: () => void }) {
  const [place, setPlace] = useState('');
  const [sentence, setSentence] = useState('');
  const [question, setQuestion] = useState('');
  const read = useRead('GET /api/interpretations/sentences', { query: {} });
  const act = useAct('POST /api/interpretations');
  const toast = useToast();
  const all = read.data?.sentences ?? [];
  const places = [...new Set(all.map((one) => one.place))].map((value) => ({ value, label: value }));
  const missing = sentence === '' ? '请选择条文的一句' : question.trim().length < 2 ? '请写明疑问' : null;
  const done = () => {
    toast('已提出，待省工信厅解释');
    onClose();
  };
  return (
    <Dialog
      open
      wide
      title="就办法提出疑问"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look="primary"
            reason={missing}
            busy={act.isPending}
            onClick={() => act.mutate({ body: { edition: read.data?.edition ?? '', sentence, question } }, { onSuccess: done })}
          >
            提出疑问
          </Button>
        </>
      }
    >
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <div className="form">
        <Field label="条、款或附件" span={6}>
          {(ids) => (
            <Select
              {...ids}
              empty="请选择"
              options={places}
              value={place}
              onChange={(event) => {
                setPlace(event.target.value);
                setSentence('');
              }}
            />
          )}
        </Field>
        <Field label="哪一句" span={12}>
          {(ids) => (
            <Select
              {...ids}
              empty={place === '' ? '先选条、款或附件' : '请选择'}
              options={all.filter((one) => one.place === place).map(({ id, text }) => ({ value: id, label: text }))}
              value={sentence}
              onChange={(event) => setSentence(event.target.value)}
            />
          )}
        </Field>
        <Field label="疑问" hint="答复以前只有本部门和省工信厅看得到；不写个人信息" span={12}>
          {(ids) => <Textarea {...ids} rows={5} maxLength={2000} value={question} onChange={(event) => setQuestion(event.target.value)} />}
        </Field>
      </div>
    </Dialog>
  );
}

/** Drafts the answer: from when it counts, what it takes the place of, and which reading it decides. */
export function AnswerQuestion({ one, blockedBy }: { one: One; blockedBy: readonly string[] }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small reason={blockedBy.join('；') || null} onClick={() => setOpen(true)}>
        {one.answer === null ? '起草解释' : '修改解释'}
      </Button>
      {open ? <Answering one={one} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function Answering({ one, onClose }: { one: One; onClose: () => void }) {
  const { today } = useSession();
  const [answer, setAnswer] = useState(one.answer ?? '');
  const [from, setFrom] = useState(one.validFrom ?? today);
  const [choice, setChoice] = useState(one.choice ?? '');
  const [replaces, setReplaces] = useState(one.replaces ?? '');
  const read = useRead('GET /api/interpretations/sentences', { query: { edition: one.edition } });
  const act = useStep('interpretations');
  const toast = useToast();
  const choices = (read.data?.choices ?? []).toSorted((a, b) => Number(b.sentence === one.sentence) - Number(a.sentence === one.sentence));
  const done = () => {
    toast('已起草，待分管领导签发');
    onClose();
  };
  const brought = { answer: answer.trim(), from, choice, replaces: replaces.trim() };
  return (
    <Dialog
      open
      wide
      title={`起草解释：${one.place}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look="primary"
            reason={answer.trim().length < 2 ? '请写明解释' : from === '' ? '请填写自何日起适用' : null}
            busy={act.isPending}
            onClick={() => act.mutate({ id: one.id, step: 'answer', brought, version: one.version }, { onSuccess: done })}
          >
            提交分管领导签发
          </Button>
        </>
      }
    >
      <p className="pre">
        “{one.quoted}”　{one.asker}问：{one.question}
      </p>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <div className="form">
        <Field label="解释" hint="随办法公开，不写个人信息" span={12}>
          {(ids) => <Textarea {...ids} rows={6} maxLength={4000} value={answer} onChange={(event) => setAnswer(event.target.value)} />}
        </Field>
        <Field label="自何日起适用" span={6}>
          {(ids) => <DateInput {...ids} value={from} picked={from} onPick={setFrom} onChange={(event) => setFrom(event.target.value)} />}
        </Field>
        <Field label="替代哪一件解释" hint="原解释的编号，没有的留空" span={6}>
          {(ids) => <Input {...ids} maxLength={60} value={replaces} onChange={(event) => setReplaces(event.target.value)} />}
        </Field>
        <Field label="涉及的口径" hint="口径的取法由办法的新版本改动，签发后可以据此起草" span={12}>
          {(ids) => (
            <Select {...ids} empty="不涉及口径" options={choices} value={choice} onChange={(event) => setChoice(event.target.value)} />
          )}
        </Field>
      </div>
    </Dialog>
  );
}
