import { useMemo } from 'react';
import { withDerived } from '../../core/annexes/derive.ts';
import type { Content } from '../../core/annexes/field.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { href } from '../client.ts';
import { AskAudit } from '../disclosure/ask-audit.tsx';
import { EvidenceButton } from '../disclosure/evidence-button.tsx';
import { Lacking } from '../form/lacking.tsx';
import { Loaded, useRead } from '../query.tsx';
import { MaterialPanel } from '../recommendation/material-summary.tsx';
import { AuthorityCard } from '../review/authority-card.tsx';
import { IntakeBoard } from '../review/intake-board.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Alert, Skeleton } from '../ui/alert.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Check } from '../ui/check.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { ActionBar, Card, Columns, Stack } from '../ui/page.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { PastCorrections } from './correction-card.tsx';
import { Declaration } from './declaration.tsx';
import type { Checks } from './judged.ts';
import { Materials } from './materials.tsx';
import { ReadSections } from './read-sections.tsx';
import { ReconsiderationCard } from './reconsideration-card.tsx';
import { RevealContext } from './reveal.tsx';
import { Said } from './said.tsx';
import { ScanCard } from './scan-card.tsx';
import { SectionNav } from './section-nav.tsx';
import { TakeBack } from './take-back.tsx';
import { Timeline } from './timeline.tsx';
import type { DossierView, FormAnswer, Material } from './view.ts';
import { Withdraw } from './withdraw.tsx';

type CaseProps = { view: DossierView; form: FormAnswer; materials: readonly Material[]; scheme: Scheme };

/** The case to be read, for everybody who may see it; personal data stays masked until it is shown on purpose. */
export function Case({ view, form, materials, scheme }: CaseProps) {
  const session = useSession();
  const own = view.relation.includes('applicantOf');
  const reveal = useMemo(
    () => (own || hasRole(session, 'officer', 'leader', 'supervisor') ? { dossierId: view.id, own } : null),
    [own, session, view.id],
  );
  const content = useMemo<Content>(() => withDerived(form), [form]);
  const intake = view.relation.includes('authorityOf') && hasRole(session, 'officer', 'leader');
  return (
    <RevealContext value={reveal}>
      {intake ? (
        <div className="intake__view outcome">
          <AuthorityCard view={view} />
          <IntakeBoard view={view} />
        </div>
      ) : null}
      {hasRole(session, 'supervisor') ? (
        <div className="row">
          <AskAudit about={['dossier', 'draw', 'panel']} id={view.id} title={view.applicant} />
        </div>
      ) : null}
      <Outcome view={view} />
      <ReconsiderationCard view={view} decided={hasNotice(view)} />
      <Columns as="dossier">
        <SectionNav />
        <Stack>
          {own ? <ScanCard dossierId={view.id} papers={ownPapers} /> : null}
          <ReadSections content={content} />
          <Declaration view={view} scheme={scheme} open={false} />
          <Materials dossierId={view.id} scheme={scheme} content={content} materials={materials} editable={nothing} own={own} />
          {view.relation.includes('authorityOf') && hasRole(session, 'officer', 'leader') ? (
            <MaterialPanel
              kinds={scheme.materials}
              dossierId={view.id}
              content={content}
              open={hasRole(session, 'officer') && view.state.name === 'recommended'}
            />
          ) : null}
          {own || hasRole(session, 'expert') ? null : <ScanCard dossierId={view.id} papers={allPapers} />}
          {own && view.offers.some((offer) => offer.step === 'withdraw') ? (
            <ActionBar state={standing(view)}>
              <TakeBack view={view} />
              <Withdraw view={view} />
            </ActionBar>
          ) : null}
        </Stack>
        <Side view={view} scheme={scheme} own={own} />
      </Columns>
    </RevealContext>
  );
}

/** What whoever sent it can still do, by where it stands. */
const standing = (view: DossierView): string => {
  const back = view.offers.find((offer) => offer.step === 'takeBack');
  if (back?.blockedBy.length === 0) return '申报已提交。推荐部门开始初审前可以收回修改。';
  return back ? '申报已提交，内容不能再改；需要改动的，请等推荐部门退回补正。' : `申报${view.state.label}，内容不能再改。`;
};

const nothing: readonly string[] = [];
const ownPapers = ['2', '6'] as const;
const allPapers = ['1', '2', '6'] as const;

/** What has become of it: the number and the receipt, the reasons of a refusal, what is to be done next. */
function Outcome({ view }: { view: DossierView }) {
  const submitted = view.timeline.filter((entry) => entry.action === '提交申报').at(-1);
  if (!view.number && view.decisionReasons.length === 0) return null;
  return (
    <div className="stack outcome">
      {view.number ? (
        <Alert
          title={
            <span className="sent">
              申报编号 {view.number}
              {submitted ? `，${dateAndTime(submitted.at)} 提交` : null}
              <Receipt view={view} />
            </span>
          }
        >
          {view.contentHash ? <p className="hash">申报内容校验值（SHA-256）{view.contentHash}</p> : null}
        </Alert>
      ) : null}
      {view.decisionReasons.length > 0 ? (
        <Alert tone="red" title={`${view.state.label}的理由`}>
          <ol className="items">
            {view.decisionReasons.map((reason) => (
              <li key={reason.text}>
                {reason.text}（{reason.article}）
              </li>
            ))}
          </ol>
          <Notice view={view} />
        </Alert>
      ) : null}
      {hasNotice(view) ? <Lacking paper={`${view.state.label}通知`} texts={noticeTexts(view)} /> : null}
    </div>
  );
}

/** 不予推荐、不予受理、不列入名单通知 as a document; other endings have none. */
const hasNotice = (view: DossierView): boolean => ['declined', 'rejected', 'notProposed'].includes(view.state.name);

const noticeTexts = ({ applicant, decisionReasons }: DossierView): Readonly<Record<string, string>> => ({
  单位名称: applicant,
  ...Object.fromEntries(decisionReasons.map(({ text }, i) => [`第${i + 1}条理由`, text])),
});

function Notice({ view }: { view: DossierView }) {
  const session = useSession();
  if (hasRole(session, 'expert') || !hasNotice(view)) return null;
  return (
    <ButtonLink small href={href('GET /api/dossiers/{id}/decision.pdf', { params: { id: view.id } })} newTab>
      {view.state.label}通知（PDF）
    </ButtonLink>
  );
}

function Receipt({ view }: { view: DossierView }) {
  const session = useSession();
  if (hasRole(session, 'expert')) return null;
  const address = href('GET /api/dossiers/{id}/receipt.pdf', { params: { id: view.id } });
  return (
    <>
      <ButtonLink small href={address} newTab>
        提交回执（PDF）
      </ButtonLink>
      <ButtonLink small href={href('GET /api/dossiers/{id}/log-proof.json', { params: { id: view.id } })}>
        日志证明
      </ButtonLink>
      <EvidenceButton masked dossierId={view.id} number={view.number ?? ''} />
      {hasRole(session, 'supervisor') ? null : <EvidenceButton masked={false} dossierId={view.id} number={view.number ?? ''} />}
    </>
  );
}

function Side({ view, scheme, own }: { view: DossierView; scheme: Scheme; own: boolean }) {
  const checks = useRead('GET /api/dossiers/{id}/checks', { params: { id: view.id } });
  return (
    <Stack>
      <Card title="往来记录" flush>
        <Timeline entries={view.timeline} ahead={view.turn.ahead} />
      </Card>
      {view.corrections.length > 0 ? (
        <Card title="补正通知">
          <PastCorrections corrections={view.corrections} />
        </Card>
      ) : null}
      <Loaded read={checks} lines={8}>
        {(data) => (
          <>
            <ChecksPanel verdicts={data.verdicts} scheme={scheme} title={own ? '条件自查' : '条件核对'} sticky={false} />
            <Findings findings={data.findings} answers={data.answers} own={own} />
          </>
        )}
      </Loaded>
    </Stack>
  );
}

const tones = { error: 'red', warning: 'amber', signal: 'grey' } as const;
const words = { error: '矛盾', warning: '请核对', signal: '提示' } as const;

/** Figures that do not agree, and patterns worth a look; signals are for those who review. */
function Findings({ findings, answers, own }: { findings: Checks['findings']; answers: Checks['answers']; own: boolean }) {
  const shown = findings.filter((one) => !own || one.severity !== 'signal');
  if (shown.length === 0) return null;
  return (
    <Card title={`数据核对（${shown.length}）`} flush>
      <ul>
        {shown.map((one) => (
          <Check key={`${one.id}${one.paths[0]}`} title={one.article} tone={tones[one.severity]} badge={words[one.severity]}>
            {one.message}
            <Said finding={one} answers={answers} />
          </Check>
        ))}
      </ul>
    </Card>
  );
}

export const CaseSkeleton = () => <Skeleton lines={12} />;
