import { useState } from 'react';
import { useParams } from 'wouter';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { PrintButton } from '../ui/print.tsx';
import { Inspect } from './day-inspect.tsx';
import { DayMatrix } from './day-matrix.tsx';
import { DueLine } from './due.tsx';
import { InOneGo } from './in-one-go.tsx';
import { type CityDay, type DayPoint, keyOf, nextAfter, pointsIn } from './words.ts';

/** 季度调度审核: an officer's quarter on one page; late ones with whom to call, figures with what is asked about, and what becomes of each. */
export default function CityDayPage() {
  const { id = '' } = useParams<{ id: string }>();
  const day = useRead('GET /api/summaries/{id}/day', { params: { id } });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={day} lines={14}>
        {(view) => <Day key={view.id} view={view} />}
      </Loaded>
    </main>
  );
}

function Day({ view }: { view: CityDay }) {
  const points = pointsIn(view);
  // What is looked at is held by what it is: nothing else may come under the officer's Enter because a colleague dealt with it meanwhile.
  const [asked, setAsked] = useState(points[0] ? keyOf(points[0]) : null);
  const index = points.findIndex((one) => keyOf(one) === asked);
  const at = points[index] ?? null;
  const go = (point: DayPoint): void => setAsked(keyOf(point));
  const next = at && nextAfter(points, at);
  return (
    <>
      <Head view={view} />
      {view.rows.length === 0 ? (
        <Empty title="本季度没有应报的平台">该季度末没有在有效期内的示范平台。</Empty>
      ) : (
        <>
          <DayMatrix view={view} at={at} onGo={go} />
          {at ? (
            <Inspect
              key={at.row.id}
              view={view}
              point={at}
              place={index + 1}
              of={points.length}
              onDone={() => next && go(next)}
              onGo={go}
            />
          ) : points[0] ? (
            <Gone first={points[0]} left={points.length} wasAsked={asked !== null} onGo={go} />
          ) : (
            <Done view={view} />
          )}
        </>
      )}
    </>
  );
}

function Head({ view }: { view: CityDay }) {
  const { asked, cameIn, late, plain, owed } = view.counts;
  const notAccepted = view.rows.filter(({ state }) => state.name === 'submitted').length;
  return (
    <div className="headline">
      <h1>{view.period}</h1>
      <p className="head__meta">
        <span>{asked} 家应报</span>
        <span>{cameIn} 家已报</span>
        {late > 0 ? <span className="late">{late} 家逾期</span> : null}
        <span title={view.derivation ?? undefined}>
          汇总表 <DueLine due={view.due} />
        </span>
      </p>
      <div className="headline__end">
        <PrintButton />
        <ButtonLink href={to(paths.summary, { id: view.id })}>汇总表</ButtonLink>
        <InOneGo view={{ id: view.id, period: view.period, plain, owed, notAccepted }} />
      </div>
    </div>
  );
}

type GoneProps = { first: DayPoint; left: number; wasAsked: boolean; onGo: (point: DayPoint) => void };

/** What was looked at is no longer asked about; the next one is gone to, never slid under. */
const Gone = ({ first, left, wasAsked, onGo }: GoneProps) => (
  <section className="inspect" aria-label="疑问有变化">
    <div role="status">
      <h2>{wasAsked ? '刚才查看的一处已经办理，或者平台正在更正' : '又有平台报送，有新的疑问'}</h2>
      <p className="small muted">还有 {left} 处疑问没有处理</p>
    </div>
    <div />
    <div className="inspect__act">
      <Button look="primary" onClick={() => onGo(first)}>
        看下一处
      </Button>
    </div>
  </section>
);

/** Nothing is left to look at. */
const Done = ({ view: { id, rows, counts } }: { view: CityDay }) => {
  const back = rows.filter(({ state }) => state.name === 'returned').length;
  const taken = rows.filter(({ state }) => state.name === 'accepted').length;
  return (
    <section className="inspect" aria-label="审核结果">
      <div>
        <h2>
          存疑的都已处理：接收 {taken} 家，退回 {back} 家
        </h2>
        <p className="small muted">
          {counts.plain > 0 ? `另有 ${counts.plain} 家没有疑问，可以一并接收。` : ''}
          {counts.owed > 0 ? `${counts.owed} 家尚未报送，签发前报来的自动并入，签发后的编制更正表。` : ''}
        </p>
      </div>
      <div />
      <div className="inspect__act">
        <ButtonLink look="primary" href={to(paths.summary, { id })}>
          去编制汇总表
        </ButtonLink>
      </div>
    </section>
  );
};
