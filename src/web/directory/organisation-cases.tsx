import { useState } from 'react';
import { groupedCode } from '../../core/identifiers/credit-code.ts';
import { type AnswerOf, href, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { refresh, useAct } from '../query.tsx';
import { AskText } from '../recognition/ask-text.tsx';
import { useSession } from '../session.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card, Kv } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { upload } from '../upload.ts';
import { UploadOne } from './upload-one.tsx';

type Case = AnswerOf<'GET /api/organisation-cases'>['cases'][number];

const looks = {
  asked: { tone: 'amber', label: '待决定' },
  done: { tone: 'green', label: '已办理' },
  refused: { tone: 'grey', label: '未获同意' },
  withdrawn: { tone: 'grey', label: '已撤回' },
} as const;

/** One correction or dispute, as its sides and the authority see it; what may be done follows from which of them one is. */
export function OrganisationCaseCard({ one, decides }: { one: Case; decides: boolean }) {
  const own = useSession().organisation.id;
  const [asking, setAsking] = useState<'agree' | 'refuse' | 'answer' | null>(null);
  const open = one.state === 'asked';
  const side = own === one.organisationId || own === one.againstId;
  const withdraw = useAct('POST /api/organisation-cases/{id}/withdraw');
  return (
    <Card
      title={one.kind === 'dispute' ? `信用代码争议：${groupedCode(one.creditCode ?? '')}` : `登记信息更正：${one.organisation}`}
      aside={<Badge tone={looks[one.state].tone}>{looks[one.state].label}</Badge>}
    >
      <div className="stack">
        <Kv items={linesOf(one)} />
        {withdraw.error ? <ProblemAlert problem={problemIn(withdraw.error)} /> : null}
        {open && side ? (
          <UploadOne
            label="上传证据"
            hint="营业执照等证照的照片或扫描件"
            done="证据已上传"
            onSend={(file) =>
              upload('PUT /api/organisation-cases/{id}/evidence', { params: { id: one.id }, query: { name: file.name }, body: file }).then(
                () => refresh('GET /api/organisation-cases'),
              )
            }
          />
        ) : null}
        {open && (side || decides) ? (
          <div className="row">
            {decides && !side ? (
              <>
                <Button look="primary" onClick={() => setAsking('agree')}>
                  {one.kind === 'dispute' ? '代码归提出争议的单位' : '同意更正'}
                </Button>
                <Button onClick={() => setAsking('refuse')}>{one.kind === 'dispute' ? '代码仍归已登记的单位' : '不予更正'}</Button>
              </>
            ) : null}
            {own === one.againstId ? <Button onClick={() => setAsking('answer')}>答复争议</Button> : null}
            {own === one.organisationId ? (
              <Button look="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate({ params: { id: one.id } })}>
                撤回
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
      {asking === null ? null : <Say one={one} what={asking} onClose={() => setAsking(null)} />}
    </Card>
  );
}

const linesOf = (one: Case): (readonly [string, React.ReactNode])[] => [
  ['提出', `${one.organisation} ${one.askedName}，${dateAndTime(one.askedAt)}`],
  ...(one.against === null ? [] : [['已登记的单位', one.against] as const]),
  ...(one.name === null ? [] : [['单位名称更正为', one.name] as const]),
  ...(one.kind === 'dispute' || one.creditCode === null ? [] : [['代码更正为', groupedCode(one.creditCode)] as const]),
  ...(one.place === null ? [] : [['登记所在地更正为', one.place] as const]),
  ['理由', one.reason],
  ...(one.answer === null ? [] : [['已登记单位的答复', one.answer] as const]),
  [
    '证据',
    one.evidence.length === 0
      ? '还没有上传'
      : one.evidence.map((file) => (
          <div key={file.id}>
            <a
              href={href('GET /api/organisation-cases/{id}/evidence/{evidenceId}', { params: { id: one.id, evidenceId: file.id } })}
              target="_blank"
              rel="noopener"
            >
              {file.name}
            </a>
            <span className="small muted">
              {' '}
              {file.organisationId === one.organisationId ? one.organisation : one.against}，{dateAndTime(file.addedAt)}
            </span>
          </div>
        )),
  ],
  ...(one.word === null ? [] : [['决定', `${one.decidedName}：${one.word}`] as const]),
];

const words = {
  agree: { label: '理由和查验情况', act: '决定' },
  refuse: { label: '理由和查验情况', act: '决定' },
  answer: { label: '情况说明', act: '答复' },
} as const;

function Say({ one, what, onClose }: { one: Case; what: keyof typeof words; onClose: () => void }) {
  const decide = useAct('POST /api/organisation-cases/{id}/decide');
  const answer = useAct('POST /api/organisation-cases/{id}/answer');
  const toast = useToast();
  const error = decide.error ?? answer.error;
  const done = (said: string) => ({
    onSuccess: () => {
      toast(said);
      onClose();
    },
  });
  const send = (text: string): void =>
    what === 'answer'
      ? answer.mutate({ params: { id: one.id }, body: { answer: text } }, done('已答复'))
      : decide.mutate({ params: { id: one.id }, body: { agree: what === 'agree', word: text } }, done('已决定，双方都会收到'));
  return (
    <AskText
      title={one.kind === 'dispute' ? '信用代码争议' : '登记信息更正'}
      {...words[what]}
      grave={what === 'agree' && one.kind === 'dispute'}
      busy={decide.isPending || answer.isPending}
      problem={error ? problemIn(error) : null}
      onSend={send}
      onClose={onClose}
    >
      {what === 'agree' && one.kind === 'dispute' ? (
        <p>
          代码改归“{one.organisation}”；“{one.against}”在办的申报停办，内容保留，可以查看。不能撤回。
        </p>
      ) : null}
    </AskText>
  );
}
