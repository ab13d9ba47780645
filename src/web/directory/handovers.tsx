import { useState } from 'react';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { AskText } from '../recognition/ask-text.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Card, Kv } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { GivenLink, type Handed } from './given-link.tsx';

export type Handover = AnswerOf<'GET /api/handovers'>['handovers'][number];

const looks: Record<Handover['state'], { tone: Tone; label: string }> = {
  asked: { tone: 'amber', label: '待确认' },
  objected: { tone: 'red', label: '有异议' },
  done: { tone: 'green', label: '已移交' },
  refused: { tone: 'grey', label: '不同意' },
  withdrawn: { tone: 'grey', label: '已撤回' },
};

/** One handover of an organisation's manager: what was asked, what was said against it, and what the reader may do. */
export function HandoverCard({ handover: one }: { handover: Handover }) {
  const [asking, setAsking] = useState<'agree' | 'refuse' | 'object' | null>(null);
  const [handed, setHanded] = useState<Handed | null>(null);
  const withdraw = useAct('POST /api/handovers/{id}/withdraw');
  const { tone, label } = looks[one.state];
  return (
    <Card title={`移交单位管理员：${one.organisation}`} aside={<Badge tone={tone}>{label}</Badge>}>
      <div className="stack">
        {one.objection === null ? null : (
          <Alert tone="red">
            <p>
              原管理员{one.objectedBy}有异议：{one.objection}
            </p>
          </Alert>
        )}
        <Kv
          items={[
            ['移交给', `${one.name}（登录名 ${one.login}）`],
            ['原因和核实情况', one.reason],
            ['提出', `${one.askedFrom} ${one.askedName}，${dateAndTime(one.askedAt)}`],
            ...(one.decidedAt === null
              ? []
              : ([['决定', `${one.decidedName}，${dateAndTime(one.decidedAt)}${one.word ? `：${one.word}` : ''}`]] as const)),
          ]}
        />
        {withdraw.error ? <ProblemAlert problem={problemIn(withdraw.error)} /> : null}
        {one.agree !== undefined || one.mayObject || one.mayWithdraw ? (
          <div className="row">
            {one.agree === undefined ? null : (
              <Button look="primary" reason={one.agree} reasonAt="after" onClick={() => setAsking('agree')}>
                同意移交
              </Button>
            )}
            {one.mayRefuse ? <Button onClick={() => setAsking('refuse')}>不同意</Button> : null}
            {one.mayObject ? <Button onClick={() => setAsking('object')}>提出异议</Button> : null}
            {one.mayWithdraw ? (
              <Button look="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate({ params: { id: one.id } })}>
                撤回
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      {asking === 'agree' ? <Agree handover={one} onClose={() => setAsking(null)} onHanded={setHanded} /> : null}
      {asking === 'refuse' || asking === 'object' ? <Say handover={one} what={asking} onClose={() => setAsking(null)} /> : null}
      <GivenLink handed={handed} onClose={() => setHanded(null)} />
    </Card>
  );
}

function Agree({ handover: one, onClose, onHanded }: { handover: Handover; onClose: () => void; onHanded: (handed: Handed) => void }) {
  const act = useAct('POST /api/handovers/{id}/decide');
  const [word, setWord] = useState('');
  const toast = useToast();
  const send = (): void =>
    act.mutate(
      { params: { id: one.id }, body: { agree: true, word } },
      {
        onSuccess: ({ link }) => {
          toast('已移交');
          onClose();
          if (link !== null) onHanded({ login: one.login, name: one.name, link });
        },
      },
    );
  return (
    <Dialog
      open
      title={`同意移交：${one.organisation}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="danger" busy={act.isPending} onClick={send}>
            同意移交
          </Button>
        </>
      }
    >
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <p>
        移交后，{one.name}（{one.login}）是单位管理员，原管理员的账号停用；申报和季度调度表仍归单位所有。
      </p>
      <div className="form">
        <Field label="理由和核实情况" hint="有异议的、异议期未满的必须写明">
          {(ids) => <Textarea {...ids} rows={4} maxLength={500} value={word} onChange={(event) => setWord(event.target.value)} />}
        </Field>
      </div>
    </Dialog>
  );
}

function Say({ handover: one, what, onClose }: { handover: Handover; what: 'refuse' | 'object'; onClose: () => void }) {
  const refuse = useAct('POST /api/handovers/{id}/decide');
  const object = useAct('POST /api/handovers/{id}/object');
  const toast = useToast();
  const told = (said: string) => ({
    onSuccess: () => {
      toast(said);
      onClose();
    },
  });
  const send = (word: string): void =>
    what === 'refuse'
      ? refuse.mutate({ params: { id: one.id }, body: { agree: false, word } }, told('已答复不同意'))
      : object.mutate({ params: { id: one.id }, body: { word } }, told('异议已送达，由省级主管部门领导决定'));
  const error = refuse.error ?? object.error;
  return (
    <AskText
      title={`${what === 'refuse' ? '不同意移交' : '提出异议'}：${one.organisation}`}
      label={what === 'refuse' ? '不同意的理由' : '异议的理由'}
      act={what === 'refuse' ? '不同意' : '提出异议'}
      most={500}
      busy={refuse.isPending || object.isPending}
      problem={error ? problemIn(error) : null}
      onSend={send}
      onClose={onClose}
    />
  );
}
