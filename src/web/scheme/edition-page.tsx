import { useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { href, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Card, Kv, PageHead } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { type Appraisal, DifferencesView } from './differences-view.tsx';
import { type Edition, editionLooks } from './edition-looks.ts';
import { ImpactCard } from './impact-card.tsx';

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
  const offered = (step: string) => appraisal.offers.find((one) => one.step === step);
  const [sign, drop] = [offered('sign'), offered('drop')];
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
        {line?.own ? <ImpactCard id={appraisal.id} mark={appraisal.digest} /> : null}
        <Card title="办理">
          {line ? <p>{toldOf(line)}</p> : null}
          {offered('revise') ? (
            <p>
              <Link href={to(paths.draft, { id: appraisal.id })}>逐句修改</Link>
            </p>
          ) : null}
          <p>
            <a href={href('GET /api/editions/{id}/file.yaml', { params: { id: appraisal.id } })} download>
              下载版本文件
            </a>
          </p>
          <Kv items={[['SHA-256', appraisal.digest]]} />
          {sign ? <Sign appraisal={appraisal} offer={sign} /> : null}
          {drop ? <Drop id={appraisal.id} offer={drop} /> : null}
        </Card>
      </div>
    </>
  );
}

const toldOf = (one: Edition): string =>
  [
    one.preparedBy === null || one.preparedAt === null ? '' : `${one.preparedBy}于${dateAndTime(one.preparedAt)} 提交。`,
    one.signedBy === null || one.signedAt === null ? '' : `${one.signedBy}于${dateAndTime(one.signedAt)} 签发。`,
    one.word === null ? '' : `退回：${one.word}`,
  ].join('');

type Offered = Appraisal['offers'][number];

function Sign({ appraisal, offer }: { appraisal: Appraisal; offer: Offered }) {
  const [word, setWord] = useState('');
  const [asking, setAsking] = useState(false);
  const sign = useAct('POST /api/editions/{id}/sign');
  const giveBack = useAct('POST /api/editions/{id}/return');
  const toast = useToast();
  const params = { id: appraisal.id };
  const problem = sign.error ?? giveBack.error;
  const reason = offer.blockedBy.length > 0 ? offer.blockedBy.join('；') : null;
  return (
    <div className="stack-s">
      {problem ? <ProblemAlert problem={problemIn(problem)} /> : null}
      <p>
        签发后自施行之日起，新建立的年度工作按这个版本办理；已有的年度工作、证书和季度调度表不变。签发后不能再改，需要改动的另发一个新版本。
      </p>
      <div className="row">
        <Button look="primary" busy={sign.isPending} reason={reason} onClick={() => setAsking(true)}>
          {offer.label}
        </Button>
      </div>
      <Confirm
        open={asking}
        title={`签发 ${appraisal.id}`}
        act={offer.label}
        grave={offer.grave}
        onClose={() => setAsking(false)}
        onAct={() => {
          setAsking(false);
          sign.mutate({ params, body: { digest: appraisal.digest } }, { onSuccess: () => toast('已签发') });
        }}
      >
        <p>
          与 {appraisal.against} 有 {appraisal.differences.length} 处不同，{appraisal.inForce} 起施行。签发后不能再改。
        </p>
      </Confirm>
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

function Drop({ id, offer }: { id: string; offer: Offered }) {
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
        {offer.label}这个版本
      </Button>
    </div>
  );
}
