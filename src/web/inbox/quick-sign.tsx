import { recommendation as fields } from '../../core/annexes/annex1.ts';
import { goneFromInbox, usePinned } from '../at-work/lasting.ts';
import { href, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { JudgingSummary } from '../judging/judging-summary.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { type CaseView, offerOf, type Recommendation } from '../recommendation/case.ts';
import { DenialFlag } from '../recommendation/denial-flag.tsx';
import { LowReason } from '../recommendation/low-reason.tsx';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Kv } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { Gone } from './quick-step.tsx';

const keys = ['influence', 'demonstration', 'opinion'] as const;

/** A recommendation read and signed without leaving the inbox; who signs is another person than who wrote it (第八条（三）). */
export function QuickSign({ dossierId, onClose }: { dossierId: string; onClose: () => void }) {
  const params = { params: { id: dossierId } };
  const view = useRead('GET /api/dossiers/{id}', params);
  const paper = useRead('GET /api/dossiers/{id}/recommendation', params);
  const sign = useAct('POST /api/dossiers/{id}/recommend');
  const toast = useToast();
  // What was read is signed: where an officer changes it meanwhile, the page follows, and the signature is refused once.
  const read = view.data && paper.data ? readOf(view.data, paper.data) : undefined;
  const body = usePinned(read, sign.error);
  const go = (applicant: string) =>
    body &&
    sign.mutate(
      { ...params, body },
      {
        onSuccess: () => {
          toast(`已签发推荐：${applicant}，申报已报送认定部门`);
          onClose();
        },
      },
    );
  const offer = view.data ? offerOf(view.data, 'recommend') : null;
  return (
    <Dialog
      open
      wide
      title={view.data ? `签发推荐：${view.data.applicant}` : '签发推荐'}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <ButtonLink href={`${to(paths.recommendation, { id: dossierId })}?step=recommendation`}>打开推荐工作</ButtonLink>
          {view.data && offer && paper.data ? (
            <Button
              look="primary"
              reason={offer.blockedBy.join('；') || null}
              busy={sign.isPending}
              onClick={() => view.data && go(view.data.applicant)}
            >
              签发
            </Button>
          ) : null}
        </>
      }
    >
      {view.data && !offer && !sign.isPending ? <Gone says={goneFromInbox('签发推荐', view.data.state.label)} /> : null}
      <Loaded read={view} lines={8}>
        {(one) => (
          <Loaded read={paper} lines={8}>
            {(written) => <Paper view={one} paper={written} article={offer?.article ?? null} />}
          </Loaded>
        )}
      </Loaded>
      {sign.isError ? <ProblemAlert problem={problemIn(sign.error)} /> : null}
    </Dialog>
  );
}

const readOf = ({ version }: CaseView, { version: recommendation, sampleRevision: sample }: Recommendation) => ({
  version,
  read: { recommendation, sample },
});

function Paper({ view, paper, article }: { view: CaseView; paper: Recommendation; article: string | null }) {
  const { account } = useSession();
  const { satisfaction: s } = paper;
  return (
    <div className="stack">
      <Kv
        items={[
          ['申报编号', view.number],
          ['测评', `抽到 ${s.drawn} 家，访到 ${s.reached} 家，满意 ${s.satisfied} 家`],
          ['满意度', `按访到的 ${s.ofReached ?? '–'}%，按抽到的 ${s.ofDrawn ?? '–'}%`],
          ['填写', paper.preparedAt ? `${paper.preparedBy ?? view.recommender}，${dateAndTime(paper.preparedAt)}` : '尚未填写'],
          [
            '推荐表',
            <a key="pdf" href={href('GET /api/dossiers/{id}/annexes/1.pdf', { params: { id: view.id } })} target="_blank" rel="noopener">
              附件1（PDF，新窗口）
            </a>,
          ],
        ]}
      />
      <DenialFlag dossierId={view.id} />
      {s.enough === false ? <Alert tone="amber">满意度低于要求：{s.sentence}</Alert> : <p className="small">{s.sentence}</p>}
      <JudgingSummary dossierId={view.id} />
      {keys.map((key) => (
        <section key={key}>
          <h3>{fields[key].label}</h3>
          <p className="pre">{paper[key] || <span className="muted">未填写</span>}</p>
        </section>
      ))}
      <LowReason recommendation={paper} />
      {article === null ? null : (
        <p className="small">
          以 {view.recommender} 名义推荐，签发人 {account.name}。签发后申报材料和推荐表报送认定部门，不能自行收回（{article}）。
        </p>
      )}
    </div>
  );
}
