import { useState } from 'react';
import { recommendation as fields, lowReason } from '../../core/annexes/annex1.ts';
import { goneSentence, useLasting, usePinned } from '../at-work/lasting.ts';
import { problemIn } from '../client.ts';
import { ScanCard } from '../dossier/scan-card.tsx';
import { ProblemAlert } from '../errors.tsx';
import type { Kept } from '../form/kept.ts';
import { KeptHere } from '../form/kept-here.tsx';
import { Lacking, printsAsGeta } from '../form/lacking.tsx';
import { Prose } from '../form/prose.tsx';
import { SaveLine } from '../form/save-line.tsx';
import { JudgingSummary } from '../judging/judging-summary.tsx';
import { useOnce } from '../later.tsx';
import { refresh, useAct } from '../query.tsx';
import { AskText } from '../recognition/ask-text.tsx';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { DocumentPreview } from '../ui/document-preview.tsx';
import { Field } from '../ui/field.tsx';
import { Card, Columns, Kv, Stack } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { type CaseView, offerOf, type Recommendation } from './case.ts';
import { LowReason } from './low-reason.tsx';
import { MaterialSummary } from './material-summary.tsx';
import { PapersOwed } from './papers-owed.tsx';
import { keys, useRecommendation } from './use-recommendation.ts';

type Props = { view: CaseView; recommendation: Recommendation; officer: boolean };

/** Annex 1: an officer writes, a leader who is another person signs; beside it the paper as it will be. */
export function RecommendationForm({ view, recommendation, officer }: Props) {
  const writable = officer && view.state.name === 'assessing';
  // What was begun stays with what was typed: once it can't be written any more, it says so.
  const began = useOnce(writable);
  return (
    <Columns as="half">
      <Stack>
        {began ? (
          <KeptHere place={`recommendation:${view.id}`}>
            {(kept) => <Writing view={view} recommendation={recommendation} kept={kept} writable={writable} />}
          </KeptHere>
        ) : (
          <Written recommendation={recommendation} />
        )}
        <Signing view={view} recommendation={recommendation} />
        <ScanCard dossierId={view.id} papers={stamped} />
      </Stack>
      <Stack>
        <Lacking paper="附件1" texts={textsOf(view, recommendation)} />
        <DocumentPreview
          key={recommendation.version}
          title="附件1 推荐表"
          src={`/api/dossiers/${view.id}/annexes/1.pdf?v=${recommendation.version}`}
        />
      </Stack>
    </Columns>
  );
}

/** What stands on annex 1 besides the sample, whose names annex 5's own warnings tell. */
const textsOf = (view: CaseView, recommendation: Recommendation) => ({
  申报单位: view.applicant,
  ...Object.fromEntries(keys.map((key) => [fields[key].label, recommendation[key]])),
  [lowReason.label]: recommendation.lowReason,
});

const stamped = ['1'] as const;

type WritingProps = { view: CaseView; recommendation: Recommendation; kept: Kept; writable: boolean };

function Writing({ view, recommendation, kept, writable }: WritingProps) {
  const draft = useRecommendation(view.id, recommendation, kept);
  const asked = recommendation.satisfaction.reasonAsked;
  if (!writable && draft.saving.pending === 0 && draft.saving.conflicts.length === 0) return <Written recommendation={recommendation} />;
  const show = async () => {
    if (await draft.saving.flush()) await refresh('GET /api/dossiers/{id}/recommendation', 'GET /api/dossiers/{id}');
  };
  return (
    <Card title="推荐表" aside={<SaveLine saving={draft.saving} />}>
      {writable ? null : <Alert tone="amber">{goneSentence('填写推荐表', view.state.label)}</Alert>}
      {recommendation.givenBackReason ? (
        <Alert tone="amber" title="分管领导退回修改">
          {recommendation.givenBackReason}
        </Alert>
      ) : null}
      {recommendation.signedAt ? <Alert tone="amber">推荐表已退回修改，改动后须重新签发。</Alert> : null}
      <div className="form">
        {keys.map((key) => {
          const { label, maxLength } = fields[key];
          const text = draft.text(key);
          return (
            <Field key={key} label={label} hint={printsAsGeta(text)} error={tooLong(text, maxLength)}>
              {(ids) => <Prose ids={ids} text={text} most={maxLength} onText={(next) => draft.change(key, next)} />}
            </Field>
          );
        })}
        {asked === null ? null : (
          <Field
            label={asked}
            source={draft.text('lowReason').trim() === '' ? '必填，未填写' : '必填'}
            hint="第六条（三）、附件1：由推荐部门决定是否推荐；仍予推荐的须写明理由，签发前由负责人看过，印在推荐意见之后"
            error={tooLong(draft.text('lowReason'), lowReason.maxLength)}
          >
            {(ids) => (
              <Prose
                ids={ids}
                text={draft.text('lowReason')}
                most={lowReason.maxLength}
                onText={(next) => draft.change('lowReason', next)}
              />
            )}
          </Field>
        )}
      </div>
      <Button small onClick={() => void show()}>
        按最新内容更新预览
      </Button>
    </Card>
  );
}

const tooLong = (text: string, most: number) => ([...text].length > most ? `超过 ${most} 字，请精简` : undefined);

const Written = ({ recommendation }: { recommendation: Recommendation }) => (
  <Card title="推荐表">
    {keys.map((key) => (
      <section key={key}>
        <h3>{fields[key].label}</h3>
        <p className="prose">{recommendation[key] || <span className="muted">未填写</span>}</p>
      </section>
    ))}
    <LowReason recommendation={recommendation} />
  </Card>
);

/** A leader who will not sign says why; the officers have it again. */
function GiveBack({ view }: { view: CaseView }) {
  const [asking, setAsking] = useState(false);
  const act = useAct('POST /api/dossiers/{id}/give-back');
  const toast = useToast();
  const { offer, gone } = useLasting(offerOf(view, 'giveBack'), asking, view.state.label);
  if (!offer) return null;
  const done = () => {
    setAsking(false);
    toast('已退回经办人修改');
  };
  return (
    <>
      <Button reason={gone ?? (offer.blockedBy.join('；') || null)} reasonAt="after" onClick={() => setAsking(true)}>
        {offer.label}
      </Button>
      {asking ? (
        <AskText
          title={`退回经办人修改：${view.applicant}`}
          label="要改什么"
          act="退回"
          most={2000}
          busy={act.isPending}
          gone={gone}
          problem={act.isError ? problemIn(act.error) : null}
          onSend={(reason) => act.mutate({ params: { id: view.id }, body: { reason, version: view.version } }, { onSuccess: done })}
          onClose={() => setAsking(false)}
        >
          <p>推荐表退回本部门经办人，申报仍在测评中；经办人重新保存后再送您签发。申报单位看不到。</p>
        </AskText>
      ) : null}
    </>
  );
}

/** The signature: who prepared, who may sign, and what still hinders it. */
function Signing({ view, recommendation }: { view: CaseView; recommendation: Recommendation }) {
  const [asking, setAsking] = useState(false);
  const { offer, gone } = useLasting(offerOf(view, 'recommend'), asking, view.state.label);
  const { satisfaction: s } = recommendation;
  return (
    <Card title="签发">
      <Kv
        items={[
          [
            '测评',
            `抽到 ${s.drawn} 家，访到 ${s.reached} 家，满意 ${s.satisfied} 家；按访到的 ${s.ofReached ?? '–'}%，按抽到的 ${s.ofDrawn ?? '–'}%`,
          ],
          [
            '填写',
            recommendation.preparedAt
              ? `${recommendation.preparedBy ?? view.recommender}，${dateAndTime(recommendation.preparedAt)}`
              : '尚未填写',
          ],
          [
            '签发',
            recommendation.signedAt
              ? `${recommendation.signedBy ?? view.recommender}，${dateAndTime(recommendation.signedAt)}`
              : '尚未签发',
          ],
        ]}
      />
      <MaterialSummary dossierId={view.id} />
      <JudgingSummary dossierId={view.id} />
      {view.state.name === 'assessing' ? <PapersOwed dossierId={view.id} /> : null}
      {s.denied > 0 ? <Alert tone="red">{s.denied} 家企业否认接受过服务，已按不满意计入，请在签发前核实（附件1）。</Alert> : null}
      {s.enough === false ? <Alert tone="amber">满意度低于要求：{s.sentence}</Alert> : null}
      {offer ? (
        <Button look="primary" reason={gone ?? (offer.blockedBy.join('；') || null)} reasonAt="after" onClick={() => setAsking(true)}>
          {offer.label}
        </Button>
      ) : view.state.name === 'assessing' ? (
        <p className="small muted">由分管领导签发，填写人不能签发本人填写的推荐表（第八条（三））。</p>
      ) : null}
      <GiveBack view={view} />
      {asking && offer ? (
        <SignDialog view={view} recommendation={recommendation} article={offer.article} gone={gone} onClose={() => setAsking(false)} />
      ) : null}
    </Card>
  );
}

type SignProps = Pick<Props, 'view' | 'recommendation'> & { article: string; gone: string | null; onClose: () => void };

/** Signs what stood before the eyes when it was opened: what was changed since is said, and not signed along. */
function SignDialog({ view, recommendation, article, gone, onClose }: SignProps) {
  const { account } = useSession();
  const sign = useAct('POST /api/dossiers/{id}/recommend');
  const toast = useToast();
  const { reasonAsked } = recommendation.satisfaction;
  const now = { version: view.version, read: { recommendation: recommendation.version, sample: recommendation.sampleRevision } };
  const body = usePinned(now, sign.error);
  const go = () =>
    sign.mutateAsync({ params: { id: view.id }, body }).then(
      () => {
        onClose();
        toast('已签发推荐，申报已报送认定部门');
      },
      () => undefined,
    );
  return (
    <Confirm open title={`签发推荐：${view.applicant}`} act="签发" reason={gone} onAct={go} onClose={onClose}>
      <p>
        以 {view.recommender} 名义推荐 {view.applicant}，签发人 {account.name}。签发后申报材料和推荐表报送认定部门，不能自行收回（{article}
        ）。
      </p>
      {reasonAsked === null ? null : (
        <Alert tone="amber" title={reasonAsked}>
          {recommendation.lowReason || '未填写'}
        </Alert>
      )}
      {sign.isError ? <ProblemAlert problem={problemIn(sign.error)} /> : null}
    </Confirm>
  );
}
