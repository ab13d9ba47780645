import type { ReactNode } from 'react';
import { recommendation as fields } from '../../core/annexes/annex1.ts';
import { type AnswerOf, href } from '../client.ts';
import { BeforeAfter } from '../dossier/changes.tsx';
import { ConditionsCard } from '../judging/conditions-card.tsx';
import { SiteVisitCard } from '../judging/site-visit-card.tsx';
import { Loaded, useRead } from '../query.tsx';
import type { CaseView } from '../recommendation/case.ts';
import { SaidCell } from '../recommendation/sheet-cells.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Check } from '../ui/check.tsx';
import { dateAndTime, fullDate } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';

type Sample = AnswerOf<'GET /api/dossiers/{id}/sample'>;
type Annex1 = AnswerOf<'GET /api/dossiers/{id}/recommendation'>;

/**
 * What the recommender found, beside each other, for whoever admits, sends back or rejects: the sample with what was said, annex 1, the conditions that people answered, the record of the
 * visit, the certificate, the signals, what was corrected (第八条（三）（四）). People's data is masked.
 */
export function IntakeBoard({ view }: { view: CaseView }) {
  const params = { params: { id: view.id } };
  const sample = useRead('GET /api/dossiers/{id}/sample', params);
  const annex1 = useRead('GET /api/dossiers/{id}/recommendation', params);
  return (
    <section className="intake" aria-label="推荐部门的测评与推荐">
      <div className="intake__col">
        <Cell label="抽样测评栏">
          <Loaded read={sample}>{(data) => <Survey sample={data} />}</Loaded>
        </Cell>
        <Cell label="推荐表栏">
          <Loaded read={annex1}>{(data) => <Annex1Card view={view} annex1={data} />}</Loaded>
        </Cell>
      </div>
      <div className="intake__col">
        <Cell label="条件栏">
          <ConditionsCard dossierId={view.id} />
        </Cell>
      </div>
      <div className="intake__col">
        <Cell label="查验栏">
          <Checked view={view} />
        </Cell>
        <Cell label="测评记录栏">
          <SiteVisitCard dossierId={view.id} />
        </Cell>
      </div>
    </section>
  );
}

/** A place that scrolls by itself, reached by keyboard too. */
const Cell = ({ label, children }: { label: string; children: ReactNode }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
  <section className="intake__cell" tabIndex={0} aria-label={label}>
    {children}
  </section>
);

/** Satisfaction on those drawn and on those reached, then each enterprise with what it said. */
function Survey({ sample }: { sample: Sample }) {
  const { satisfaction: s, rows } = sample;
  return (
    <Card
      title="抽样测评"
      aside={
        <span
          className={`small ${s.enough === false ? 'late' : 'muted'}`}
        >{`满意度 按抽到的 ${s.ofDrawn ?? '–'}%，按访到的 ${s.ofReached ?? '–'}%`}</span>
      }
      flush
    >
      <p className="intake__line small">
        {`抽到 ${s.drawn} 家，访到 ${s.reached} 家，满意 ${s.satisfied} 家，替换 ${s.replaced} 家`}
        {s.denied > 0 ? <b className="late">{`，${s.denied} 家否认接受过服务`}</b> : null}
      </p>
      <ul>
        {rows.map((row) => (
          <li className="intake__line small" key={row.rowId}>
            <b>
              {row.position}. {row.enterprise}
            </b>{' '}
            <SaidCell row={row} />
            {row.state === 'replaced' ? <span className="muted"> {row.replacedReason}</span> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

const texts = ['opinion', 'influence', 'demonstration'] as const;

function Annex1Card({ view, annex1 }: { view: CaseView; annex1: Annex1 }) {
  return (
    <Card
      title="附件1 推荐表"
      aside={
        <ButtonLink small newTab href={href('GET /api/dossiers/{id}/annexes/1.pdf', { params: { id: view.id } })}>
          PDF
        </ButtonLink>
      }
    >
      <p className="small muted">
        {view.recommender}，{annex1.preparedBy ?? '–'}填写，
        {annex1.signedAt ? `${annex1.signedBy ?? '–'}${dateAndTime(annex1.signedAt)}签发` : '尚未签发'}
      </p>
      {texts.map((key) => (
        <section key={key}>
          <h3>{fields[key].label}</h3>
          <p className="prose">{annex1[key] || '未填写'}</p>
        </section>
      ))}
    </Card>
  );
}

/** The certificate, the signals, and what the last correction changed; what could not be read is not told as if nothing were there. */
function Checked({ view }: { view: CaseView }) {
  const params = { params: { id: view.id } };
  const review = useRead('GET /api/dossiers/{id}/review', params);
  const found = useRead('GET /api/dossiers/{id}/signals', params);
  return (
    <Card
      title="查验、信号与补正"
      aside={
        <span className="small muted">{found.data ? `信号 ${found.data.signals.length} 条` : found.isPending ? '正在比对信号' : ''}</span>
      }
      flush
    >
      <Loaded read={found}>{({ signals }) => <Signals signals={signals} />}</Loaded>
      <Loaded read={review}>{(data) => <Corrected review={data} times={view.corrections.length} />}</Loaded>
    </Card>
  );
}

const Signals = ({ signals }: Pick<AnswerOf<'GET /api/dossiers/{id}/signals'>, 'signals'>) => (
  <ul>
    {signals.map((one) => (
      <Check key={one.id} title={one.title} tone="amber" badge="信号">
        {one.message}。仅供核实，不作为退回依据。
      </Check>
    ))}
  </ul>
);

function Corrected({ review, times }: { review: AnswerOf<'GET /api/dossiers/{id}/review'>; times: number }) {
  const { certificate, changes } = review;
  return (
    <ul>
      <Check
        title="信用代码证"
        tone={certificate === null ? 'grey' : certificate.outcome === 'matches' ? 'green' : 'red'}
        badge={certificate === null ? '未查验' : certificate.outcome === 'matches' ? '相符' : '不一致'}
      >
        {certificate ? [certificate.by, fullDate(certificate.checkedOn), certificate.note].filter(Boolean).join('，') : null}
      </Check>
      <Check title="补正" tone="grey" badge={`退回 ${times} 次，改动 ${changes.length} 处`} />
      {changes.map((change) => (
        <li className="check" key={`${change.path}-${change.before}-${change.after}`}>
          <div className="check__top">
            <span>{change.label}</span>
          </div>
          <BeforeAfter change={change} />
        </li>
      ))}
    </ul>
  );
}
