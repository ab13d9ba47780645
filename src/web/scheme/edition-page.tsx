import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { href, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { type Appraisal, DifferencesView } from './differences-view.tsx';
import { type Edition, editionLooks } from './editions-page.tsx';

/** One edition before it is signed, and after: what differs, who prepared it, and for a leader the signature. */
export default function EditionPage() {
  const { id = '' } = useParams<{ id: string }>();
  const list = useRead('GET /api/editions');
  const read = useRead('GET /api/editions/{id}', { params: { id } });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={read}>{(appraisal) => <Body appraisal={appraisal} line={list.data?.editions.find((one) => one.id === id)} />}</Loaded>
    </main>
  );
}

function Body({ appraisal, line }: { appraisal: Appraisal; line: Edition | undefined }) {
  const session = useSession();
  const waits = line?.own === true && line.state === 'prepared';
  return (
    <>
      <PageHead
        title={appraisal.title}
        meta={[appraisal.id, appraisal.inForce === null ? '施行日期未定' : `${appraisal.inForce} 起施行`]}
        crumbs={[{ label: '办法', href: paths.editions }]}
        badge={line ? <Badge tone={editionLooks[line.state].tone}>{editionLooks[line.state].label}</Badge> : null}
      />
      <div className="stack">
        <Card title={`与 ${appraisal.against} 的不同`}>
          <DifferencesView of={appraisal} />
        </Card>
        <Card title="办理">
          {line ? <p>{toldOf(line)}</p> : null}
          <p>
            <a href={href('GET /api/editions/{id}/file.yaml', { params: { id: appraisal.id } })} download>
              下载版本文件
            </a>
            <span className="small muted">　SHA-256 {appraisal.digest}</span>
          </p>
          {waits && hasRole(session, 'leader') ? <Sign appraisal={appraisal} mine={line.mine} /> : null}
          {line?.own && line.state !== 'signed' && hasRole(session, 'officer') ? <Drop id={appraisal.id} /> : null}
        </Card>
      </div>
    </>
  );
}

const toldOf = (one: Edition): string =>
  [
    one.preparedBy === null || one.preparedAt === null ? '' : `${one.preparedBy}于 ${dateAndTime(one.preparedAt)} 提交。`,
    one.signedBy === null || one.signedAt === null ? '' : `${one.signedBy}于 ${dateAndTime(one.signedAt)} 签发。`,
    one.word === null ? '' : `退回：${one.word}`,
  ].join('');

function Sign({ appraisal, mine }: { appraisal: Appraisal; mine: boolean }) {
  const [word, setWord] = useState('');
  const sign = useAct('POST /api/editions/{id}/sign');
  const giveBack = useAct('POST /api/editions/{id}/return');
  const toast = useToast();
  const params = { id: appraisal.id };
  const problem = sign.error ?? giveBack.error;
  const reason = mine ? '这个版本由您本人提交，须由另一位分管领导签发' : appraisal.open.length > 0 ? '还有上面列出的内容不能办理' : null;
  return (
    <div className="stack-s">
      {problem ? <ProblemAlert problem={problemIn(problem)} /> : null}
      <p>签发后自施行之日起，新建立的年度工作按这个版本办理；已有的年度工作、证书和报表不变。签发后不能再改，需要改动的另发一个新版本。</p>
      <div className="row">
        <Button
          look="primary"
          busy={sign.isPending}
          reason={reason}
          onClick={() => sign.mutate({ params, body: { digest: appraisal.digest } }, { onSuccess: () => toast('已签发') })}
        >
          签发
        </Button>
      </div>
      <Field label="退回意见" source="退回时必填">
        {(ids) => <Textarea {...ids} rows={2} maxLength={500} value={word} onChange={(event) => setWord(event.target.value)} />}
      </Field>
      <div className="row">
        <Button busy={giveBack.isPending} onClick={() => giveBack.mutate({ params, body: { word } }, { onSuccess: () => toast('已退回') })}>
          退回经办人
        </Button>
      </div>
    </div>
  );
}

function Drop({ id }: { id: string }) {
  const drop = useAct('DELETE /api/editions/{id}');
  const [, go] = useLocation();
  const toast = useToast();
  const done = (): void => {
    toast('已撤下');
    go(paths.editions);
  };
  return (
    <div className="row">
      {drop.error ? <ProblemAlert problem={problemIn(drop.error)} /> : null}
      <Button look="quiet" busy={drop.isPending} onClick={() => drop.mutate({ params: { id } }, { onSuccess: done })}>
        撤下这个版本
      </Button>
    </div>
  );
}
