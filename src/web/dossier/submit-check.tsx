import { useEffect, useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';
import { waitingIn } from '../../core/annexes/carried.ts';
import type { Content } from '../../core/annexes/field.ts';
import { formOf } from '../../core/annexes/form-of.ts';
import { isAnswerable } from '../../core/consistency/answerable.ts';
import { waitingFiles } from '../../core/materials/validity.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { useScheme } from '../scheme/law.ts';
import { Alert } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Tally } from '../ui/check.tsx';
import { Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import { PrintButton } from '../ui/print.tsx';
import { ChangesCard } from './changes.tsx';
import { Flags } from './flags-card.tsx';
import type { Checks, LiveChecks } from './judged.ts';
import { errorLines, type Line, openLines, unprovenLines } from './marks.ts';
import { placeIn } from './place-link.ts';
import { progressOf } from './progress.ts';
import { SentCard } from './sent-card.tsx';
import { SubmitDialog } from './submit-dialog.tsx';
import { type DossierView, type FormAnswer, type Material, offerOf } from './view.ts';
import { waitingLines } from './waiting-lines.ts';

/** 提交前核对: what will be sent, what keeps it from being sent, what is flagged and why it stands; then the submission itself. */
export default function SubmitCheckPage() {
  const { id = '' } = useParams();
  const params = { id };
  const view = useRead('GET /api/dossiers/{id}', { params });
  const form = useRead('GET /api/dossiers/{id}/form', { params });
  const checks = useRead('GET /api/dossiers/{id}/checks', { params });
  const materials = useRead('GET /api/dossiers/{id}/materials', { params });
  const scheme = useScheme(view.data?.scheme);
  return (
    <main className="page submitcheck" id="main" tabIndex={-1}>
      <Loaded read={view} lines={3}>
        {(dossier) => (
          <Loaded read={form} lines={6}>
            {(content) => (
              <Loaded read={checks} lines={6}>
                {(judged) => (
                  <Loaded read={materials}>
                    {({ materials: files }) =>
                      scheme ? (
                        <SubmitCheck
                          view={dossier}
                          content={content as Content & Pick<FormAnswer, 'sources' | 'unseen'>}
                          checks={judged}
                          materials={files}
                          scheme={scheme}
                        />
                      ) : null
                    }
                  </Loaded>
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </main>
  );
}

type Props = {
  view: DossierView;
  content: Content & Pick<FormAnswer, 'sources' | 'unseen'>;
  checks: Checks;
  materials: readonly Material[];
  scheme: Scheme;
};

function SubmitCheck({ view, content, checks, materials, scheme }: Props) {
  const [asking, setAsking] = useState(false);
  const [, navigate] = useLocation();
  const offer = offerOf(view, 'submit');
  const live = liveOf({ content, checks, materials, scheme });
  const barred = [
    ...errorLines(live),
    ...waitingLines(live.waiting ?? []).map((line) => ({ ...line, message: `往年带入、待核对：${line.message}` })),
    ...openLines(live, { declared: view.declarationConfirmed }),
    ...correctionLines(view),
  ];
  const warnings = checks.findings.filter(isAnswerable);
  const back = to(paths.dossier, { id: view.id });
  const again = view.state.name === 'returned';
  // Once it is sent, its number and receipt stand on the case.
  const [began] = useState(view.state.name);
  useEffect(() => {
    if (view.state.name === 'submitted' && began !== 'submitted') navigate(back);
  }, [view.state.name, began, back, navigate]);
  return (
    <>
      <PageHead
        crumbs={[{ label: `${view.roundYear} 年度示范平台申报（${view.issuer}）`, href: back }, { label: '提交前核对' }]}
        title="提交前核对"
        badge={<Badge tone={view.state.tone}>{view.state.label}</Badge>}
        meta={[view.applicant, `推荐部门：${view.recommender}`, `统一社会信用代码：${view.creditCode}`]}
        actions={
          <>
            <ButtonLink href={back}>返回填写</ButtonLink>
            <PrintButton />
            {offer ? (
              <Button
                look="primary"
                reason={offer.blockedBy.length > 0 ? '请先解决下方列出的问题' : null}
                reasonAt="hidden"
                onClick={() => setAsking(true)}
              >
                {again ? '重新提交' : '提交申报'}
              </Button>
            ) : null}
          </>
        }
      />
      {offer ? null : (
        <Alert title="这份申报现在不能提交">
          <p>当前状态：{view.state.label}。</p>
        </Alert>
      )}
      <Columns as="half">
        <SentCard view={view} content={content} materials={materials} scheme={scheme} progress={live.progress} below={checks.below} />
        <Stack>
          {again ? <ChangesCard view={view} dossier={back} /> : null}
          <Verdicts checks={checks} />
          <Barred lines={barred} dossier={back} />
          <Unproven lines={unprovenLines(live.unproven)} dossier={back} />
          <Flags dossierId={view.id} findings={warnings} answers={checks.answers} open={offer !== undefined} dossier={back} />
        </Stack>
      </Columns>
      <SubmitDialog view={view} content={content} scheme={scheme} materials={materials} open={asking} onClose={() => setAsking(false)} />
    </>
  );
}

/** Items of the open correction that were neither changed nor explained, in the server's one sentence. */
function correctionLines(view: DossierView): readonly Line[] {
  const [first] = view.corrections.find((one) => one.resolvedAt === null)?.items ?? [];
  const left = offerOf(view, 'submit')?.blockedBy.filter((reason) => reason.startsWith('补正通知')) ?? [];
  return left.map((message) => ({ key: 'correction', path: first?.path ?? '', message }));
}

/** The server's judgement in the shape of the form's own, with the progress of each section. */
function liveOf({ content, checks, materials, scheme }: Omit<Props, 'view'>): LiveChecks {
  const waiting = [...waitingIn(formOf(scheme), content.sources, content.unseen), ...waitingFiles(materials, scheme)];
  const errors = checks.findings.filter((one) => one.severity === 'error');
  return { ...checks, waiting, progress: progressOf(content, checks.faults, { contradictions: errors, waiting }) };
}

function Verdicts({ checks: { verdicts } }: { checks: Checks }) {
  const count = (status: string): number => verdicts.filter((one) => one.status === status).length;
  return (
    <Card title="申报条件" aside={<span className="small muted">第六、七条，共 {verdicts.length} 项</span>} flush>
      <Tally
        items={[
          { n: count('met'), label: '符合', tone: 'ok' },
          { n: count('notMet'), label: '不符合', tone: 'late' },
          { n: count('forPerson'), label: '需人工', tone: 'soon' },
          { n: count('unknown'), label: '未填' },
        ]}
      />
    </Card>
  );
}

/** Events and agreements that no file is tied to (第九条（七）（八）): bars nothing, and is seen by whoever reviews. */
function Unproven({ lines, dossier }: { lines: readonly Line[]; dossier: string }) {
  if (lines.length === 0) return null;
  return (
    <Alert tone="amber" title={`有 ${lines.length} 项活动或协议没有标明由哪份材料证明（不影响提交，审核时会看到）`}>
      <ul>
        {lines.map((line) => (
          <li key={line.key}>
            <Link href={placeIn(dossier, line.path)}>{line.message}</Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** Everything that bars the submission, each with the way to its place. */
function Barred({ lines, dossier }: { lines: readonly Line[]; dossier: string }) {
  if (lines.length === 0)
    return (
      <Card title="不能提交的问题">
        <p className="ok">没有。必填内容、条件和材料都已具备。</p>
      </Card>
    );
  return (
    <Alert tone="red" title={`有 ${lines.length} 项解决后才能提交`}>
      <ul>
        {lines.map((line) => (
          <li key={line.key}>
            <Link href={placeIn(dossier, line.path)}>{line.message}</Link>
          </li>
        ))}
      </ul>
    </Alert>
  );
}
