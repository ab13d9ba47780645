import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import type { Kept } from '../form/kept.ts';
import { KeptHere } from '../form/kept-here.tsx';
import { SaveLine } from '../form/save-line.tsx';
import { Onward, useWayBack } from '../onward.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { dateAndTime, fullDate } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { Card } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { WorkBar } from '../work-bar.tsx';
import { Declaration } from './declaration.tsx';
import { FileView } from './file-view.tsx';
import { NextReview, OwnScores } from './own-scores.tsx';
import { RecuseDialog } from './recuse-dialog.tsx';
import { goodScores, Rubric } from './rubric.tsx';
import { OPINION, type ReviewFile, useReview } from './use-review.ts';

/** An expert's review: the material on one side, rubric and opinion on the other; saved as it is typed, signed once (第八条（四）). */
export default function ReviewPage() {
  const { id } = useParams<{ id: string }>();
  const invitation = useRead('GET /api/dossiers/{id}/invitation', { params: { id } });
  return (
    <main className="page page--desk" id="main" tabIndex={-1}>
      <Loaded read={invitation} lines={12}>
        {(data) => (data.state === 'accepted' ? <Accepted id={id} /> : <Declaration invitation={data} />)}
      </Loaded>
    </main>
  );
}

function Accepted({ id }: { id: string }) {
  const file = useRead('GET /api/dossiers/{id}/review-file', { params: { id } });
  return (
    <Loaded read={file} lines={12}>
      {(data) => <Review file={data} />}
    </Loaded>
  );
}

function Review({ file }: { file: ReviewFile }) {
  const { dossier, round, review } = file;
  const back = useWayBack();
  const open = dossier.state.name === 'admitted' && review.signedAt === null;
  return (
    <>
      <WorkBar
        title={dossier.applicant}
        back={back}
        badge={<ReviewState file={file} />}
        due={round.reviewBy ? `评审截止 ${fullDate(round.reviewBy)}` : null}
      >
        <Onward otherwise={<NextReview dossierId={dossier.id} />} />
        <ButtonLink href={paths.reviews}>我的评审</ButtonLink>
        {open ? <Recuse file={file} /> : null}
      </WorkBar>
      <div className="marks casework">
        <FileView file={file} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
        <section className="marks__sheet" tabIndex={0} aria-label="评分栏">
          {open ? (
            <KeptHere place={`review:${file.dossier.id}`}>{(kept) => <Writing file={file} kept={kept} />}</KeptHere>
          ) : (
            <Written file={file} />
          )}
          <OwnScores dossierId={dossier.id} />
        </section>
      </div>
    </>
  );
}

function ReviewState({ file: { review, dossier } }: { file: ReviewFile }) {
  if (review.signedAt) return <Badge tone="green">已签署</Badge>;
  return dossier.state.name === 'admitted' ? <Badge tone="amber">待签署</Badge> : <Badge tone="grey">评审已结束</Badge>;
}

function Recuse({ file }: { file: ReviewFile }) {
  const { account } = useSession();
  const [asking, setAsking] = useState(false);
  const [, go] = useLocation();
  return (
    <>
      <Button onClick={() => setAsking(true)}>申请回避</Button>
      {asking ? (
        <RecuseDialog
          own
          dossierId={file.dossier.id}
          seat={{ accountId: account.id, name: account.name }}
          onClose={() => setAsking(false)}
          onDone={() => go(paths.reviews)}
        />
      ) : null}
    </>
  );
}

function Writing({ file, kept }: { file: ReviewFile; kept: Kept }) {
  const draft = useReview(file, kept);
  const { rubric } = file.round;
  const good = goodScores(rubric, draft.text);
  const missing = rubric.filter(({ key }) => !(key in good)).map(({ label }) => label);
  const opinion = draft.text(OPINION);
  const reasons = [
    ...(missing.length > 0 ? [`还有 ${missing.length} 项未评分或有误：${missing.join('、')}`] : []),
    ...(opinion.trim() === '' ? ['尚未填写评审意见'] : []),
  ];
  return (
    <Card title="评分" aside={<SaveLine saving={draft.saving} />}>
      <Rubric rubric={rubric} text={draft.text} change={draft.change} />
      <div className="form">
        <Field label={OPINION} source={`${[...opinion].length} / 4000 字`}>
          {(ids) => (
            <Textarea {...ids} rows={5} maxLength={4000} value={opinion} onChange={(event) => draft.change(OPINION, event.target.value)} />
          )}
        </Field>
      </div>
      <Sign file={file} reasons={reasons} flush={draft.saving.flush} />
    </Card>
  );
}

/** Signing waits for the last save. */
function Sign({ file, reasons, flush }: { file: ReviewFile; reasons: readonly string[]; flush: () => Promise<boolean> }) {
  const [asking, setAsking] = useState(false);
  const sign = useAct('POST /api/dossiers/{id}/review/sign');
  const toast = useToast();
  const go = async () => {
    if (await flush())
      await sign.mutateAsync({ params: { id: file.dossier.id }, body: {} }).then(
        () => toast('已签署评审意见'),
        () => undefined,
      );
    setAsking(false);
  };
  return (
    <>
      <div className="row">
        <Button look="primary" reason={reasons.join('；') || null} reasonAt="after" onClick={() => setAsking(true)}>
          签署评审意见
        </Button>
      </div>
      {sign.isError ? <ProblemAlert problem={problemIn(sign.error)} /> : null}
      <Confirm open={asking} title="签署评审意见" act="签署" onAct={go} onClose={() => setAsking(false)}>
        <p>
          签署的评分和意见照存，不会删除；专家组全部签署后，才可以看到其他专家的评审，组织讨论的，在讨论中可以写明理由修改（第八条（四））。
        </p>
      </Confirm>
    </>
  );
}

function Written({ file: { review, round, dossier } }: { file: ReviewFile }) {
  return (
    <Card
      title="本人评审"
      aside={
        <ButtonLink small href={to(paths.panel, { id: dossier.id })}>
          看专家组
        </ButtonLink>
      }
    >
      {review.signedAt ? (
        <Alert title={`已于${dateAndTime(review.signedAt)} 签署，总分 ${review.total}`} />
      ) : (
        <Alert tone="amber" title="评审已结束，没有签署" />
      )}
      <table className="table table--tight">
        <caption className="sr">本人评分</caption>
        <tbody>
          {round.rubric.map(({ key, label, weight }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td className="num">
                {review.scores[key] ?? '未评'} / {weight}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{OPINION}</h3>
      <p>{review.opinion || <span className="muted">未填写</span>}</p>
    </Card>
  );
}
