import { type ReactNode, useState } from 'react';
import { useParams, useSearch } from 'wouter';
import { News, OthersAtWork } from '../at-work/at-work.tsx';
import { useLasting } from '../at-work/lasting.ts';
import { isOffices, useAtWork } from '../at-work/use-at-work.ts';
import { href, problemIn } from '../client.ts';
import { RegisteredIn } from '../dossier/registered-in.tsx';
import { ProblemAlert } from '../errors.tsx';
import { Handler } from '../inbox/handler.tsx';
import { ConditionsCard } from '../judging/conditions-card.tsx';
import { SiteVisitCard } from '../judging/site-visit-card.tsx';
import { Onward, useStillListed, useWayBack } from '../onward.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { DueText, fullDate, monthDay } from '../ui/dates.tsx';
import { Columns } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { useToast } from '../ui/toast.tsx';
import { WorkBar } from '../work-bar.tsx';
import { Assessment } from './assessment.tsx';
import { type CaseView, offerOf } from './case.ts';
import { DeclineCard } from './decline-card.tsx';
import { DeclineDialog } from './decline-dialog.tsx';
import { DenialFlag } from './denial-flag.tsx';
import { PaneSwitches, type Panes, usePanes } from './panes.tsx';
import { PreliminaryReview } from './preliminary-review.tsx';
import { RecommendationForm } from './recommendation-form.tsx';
import { type Defects, useDefects } from './use-defects.ts';

/** The recommender's page of one case: first review, draw and interviews, recommendation (第八条（三）). */
export default function ReviewPage() {
  const { id = '' } = useParams<{ id: string }>();
  const read = useRead('GET /api/dossiers/{id}', { params: { id } });
  return (
    <main className="page page--desk" id="main" tabIndex={-1}>
      <Loaded read={read} lines={12}>
        {(view) => <CasePage key={view.id} view={view} />}
      </Loaded>
    </main>
  );
}

const steps = ['review', 'assessment', 'judging', 'recommendation'] as const;
type Step = (typeof steps)[number];
const stepLabels: Readonly<Record<Step, string>> = {
  review: '初审',
  assessment: '抽样与测评',
  judging: '条件与现场',
  recommendation: '推荐表',
};

/** Where the work stands: what is open first. */
const stepOf = (view: CaseView): Step => {
  if (view.state.name === 'submitted' || view.state.name === 'returned' || view.state.name === 'declined') return 'review';
  if (view.state.name !== 'assessing') return 'recommendation';
  return offerOf(view, 'recommend') ? 'recommendation' : 'assessment';
};

function CasePage({ view }: { view: CaseView }) {
  const session = useSession();
  const asked = new URLSearchParams(useSearch()).get('step');
  // As it was opened: where a colleague moves the case on, nothing is taken from under one's hands.
  const [step, setStep] = useState<Step>(steps.find((one) => one === asked) ?? stepOf(view));
  const defects = useDefects(view.id, view.relation.includes('recommenderOf'));
  const officer = hasRole(session, 'officer') && view.relation.includes('recommenderOf');
  const panes = usePanes();
  const on = isOffices(view.relation);
  const atWork = useAtWork({ kind: 'dossiers', id: view.id, place: step, on });
  const onward = stepOf(view);
  return (
    <>
      <Head view={view} defects={defects} others={<OthersAtWork {...atWork} />} onAccepted={() => setStep('assessment')} />
      <div className="casework">
        <News {...atWork} timeline={view.timeline} state={view.state.label}>
          {onward === step ? null : (
            <Button small onClick={() => setStep(onward)}>
              到“{stepLabels[onward]}”
            </Button>
          )}
        </News>
        <DenialFlag dossierId={view.id} />
        <Tabs
          label="推荐工作"
          tabs={steps.map((key) => ({ key, label: stepLabels[key] }))}
          current={step}
          onChange={setStep}
          end={
            <>
              <Meta view={view} />
              <Handler dossierId={view.id} title={view.applicant} relation={view.relation} />
              {step === 'review' ? <PaneSwitches panes={panes} /> : null}
            </>
          }
        >
          <div className="work stack">
            {step === 'review' ? <ReviewStep view={view} defects={defects} officer={officer} panes={panes} /> : null}
            {step === 'assessment' ? <AssessmentStep view={view} officer={officer} /> : null}
            {step === 'judging' ? <JudgingStep dossierId={view.id} /> : null}
            {step === 'recommendation' ? <RecommendationStep view={view} officer={officer} /> : null}
          </div>
        </Tabs>
      </div>
    </>
  );
}

/** What one looks up about the case, in one line. */
function Meta({ view }: { view: CaseView }) {
  return (
    <span className="tabs__meta">
      <span>{`${view.roundYear} 年度（${view.issuer}）`}</span>
      {view.number ? <span>申报编号 {view.number}</span> : null}
      <span>
        <RegisteredIn {...view} />
      </span>
      {view.submittedOn ? <span>{fullDate(view.submittedOn)}提交</span> : null}
      {view.correctionDueOn ? <span>补正至{fullDate(view.correctionDueOn)}</span> : null}
    </span>
  );
}

type HeadProps = { view: CaseView; defects: Defects; others: ReactNode; onAccepted: () => void };

function Head({ view, defects, others, onAccepted }: HeadProps) {
  const { today } = useSession();
  const [declining, setDeclining] = useState(false);
  const review = useRead('GET /api/dossiers/{id}/review', { params: { id: view.id } });
  const accept = useAct('POST /api/dossiers/{id}/accept');
  const toast = useToast();
  const back = useWayBack();
  const listed = useStillListed();
  const acceptOffer = offerOf(view, 'accept');
  const declineOffer = offerOf(view, 'proposeDecline');
  const { gone } = useLasting(declineOffer, declining, view.state.label);
  const blocked = [
    ...(defects.items.length > 0 ? [`有 ${defects.items.length} 处缺陷未了结，请发出补正通知，或逐处删除`] : []),
    ...(acceptOffer?.blockedBy ?? []),
  ];
  const pass = () =>
    accept.mutate(
      { params: { id: view.id }, body: { version: view.version } },
      {
        onSuccess: () => {
          toast('已通过初审，请抽取样本');
          onAccepted();
        },
      },
    );
  const inHand = view.state.name === 'submitted' || view.state.name === 'assessing';
  return (
    <>
      <WorkBar
        title={view.applicant}
        back={back}
        now={others}
        badge={<Badge tone={view.state.tone}>{view.state.label}</Badge>}
        due={
          inHand ? (
            <>
              推荐截止 {monthDay(view.round.recommendBy)}，
              <DueText dueOn={view.round.recommendBy} daysLeft={review.data?.recommendDaysLeft ?? null} today={today} />
            </>
          ) : null
        }
      >
        <Onward />
        <ButtonLink href={listed(`/app/dossiers/${view.id}`)}>申报详情</ButtonLink>
        {view.state.name === 'declined' || view.state.name === 'rejected' ? (
          <ButtonLink href={href('GET /api/dossiers/{id}/decision.pdf', { params: { id: view.id } })} newTab>
            {view.state.label}通知（PDF）
          </ButtonLink>
        ) : null}
        {declineOffer ? (
          <Button reason={declineOffer.blockedBy.join('；') || null} reasonAt="hidden" onClick={() => setDeclining(true)}>
            {review.data?.decline && !review.data.decline.givenBack ? '修改不予推荐的报请' : declineOffer.label}
          </Button>
        ) : null}
        {acceptOffer ? (
          <Button look="primary" reason={blocked.join('；') || null} busy={accept.isPending} onClick={pass}>
            {acceptOffer.label}
          </Button>
        ) : null}
      </WorkBar>
      {accept.isError ? <ProblemAlert problem={problemIn(accept.error)} /> : null}
      {review.data?.decline ? <DeclineCard view={view} decline={review.data.decline} /> : null}
      {declining ? <DeclineDialog view={view} review={review.data} gone={gone} onClose={() => setDeclining(false)} /> : null}
    </>
  );
}

function ReviewStep({ view, defects, officer, panes }: { view: CaseView; defects: Defects; officer: boolean; panes: Panes }) {
  const params = { params: { id: view.id } };
  const review = useRead('GET /api/dossiers/{id}/review', params);
  const form = useRead('GET /api/dossiers/{id}/form', params);
  const checks = useRead('GET /api/dossiers/{id}/checks', params);
  const materials = useRead('GET /api/dossiers/{id}/materials', params);
  return (
    <Loaded read={review} lines={12}>
      {(reviewed) => (
        <Loaded read={form} lines={12}>
          {(content) => (
            <Loaded read={checks} lines={12}>
              {(checked) => (
                <Loaded read={materials} lines={12}>
                  {({ materials: files }) => (
                    <PreliminaryReview
                      view={view}
                      review={reviewed}
                      form={content}
                      checks={checked}
                      materials={files}
                      defects={defects}
                      officer={officer}
                      panes={panes}
                    />
                  )}
                </Loaded>
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  );
}

function AssessmentStep({ view, officer }: { view: CaseView; officer: boolean }) {
  const read = useRead('GET /api/dossiers/{id}/sample', { params: { id: view.id } });
  return <Loaded read={read}>{(sample) => <Assessment view={view} sample={sample} officer={officer} />}</Loaded>;
}

/** What only a person can judge: the conditions that no figure decides, and what was seen at the platform. */
const JudgingStep = ({ dossierId }: { dossierId: string }) => (
  <Columns as="half">
    <ConditionsCard dossierId={dossierId} />
    <SiteVisitCard dossierId={dossierId} />
  </Columns>
);

function RecommendationStep({ view, officer }: { view: CaseView; officer: boolean }) {
  const read = useRead('GET /api/dossiers/{id}/recommendation', { params: { id: view.id } });
  return (
    <Loaded read={read}>{(recommendation) => <RecommendationForm view={view} recommendation={recommendation} officer={officer} />}</Loaded>
  );
}
