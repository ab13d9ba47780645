import { useState } from 'react';
import { useParams } from 'wouter';
import { functionsOf } from '../../core/scheme/functions.ts';
import { News, OthersAtWork } from '../at-work/at-work.tsx';
import type { Done } from '../at-work/news.ts';
import { useAtWork } from '../at-work/use-at-work.ts';
import { href } from '../client.ts';
import { Lacking } from '../form/lacking.tsx';
import { goToPlace } from '../form/place.ts';
import { Onward, useWayBack } from '../onward.tsx';
import { paths } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { PageHead } from '../ui/page.tsx';
import { DueLine } from './due.tsx';
import { type Receipt, ReceiptDialog } from './receipt.tsx';
import { ReportForm } from './report-form.tsx';
import { ReportRead } from './report-read.tsx';
import { type ReportView, toneOf } from './words.ts';

/** One quarterly report: a form for its platform while it may be changed, what came in for everybody else. */
export default function ReportPage() {
  const { id = '' } = useParams<{ id: string }>();
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const report = useRead('GET /api/reports/{id}', { params: { id } });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={report} lines={10}>
        {(view) => (
          <>
            <Head view={view} />
            {view.editable ? <ReportForm key={view.id} view={view} onReceipt={setReceipt} /> : <ReportRead view={view} />}
            {receipt ? <ReceiptDialog view={view} receipt={receipt} onClose={() => setReceipt(null)} /> : null}
          </>
        )}
      </Loaded>
    </main>
  );
}

/** What is wrong, place by place; in the form each leads there. */
const ReturnedFor = ({ view: { returnReason, returnItems, editable } }: { view: ReportView }) =>
  returnItems.length === 0 ? (
    <p>{returnReason}</p>
  ) : (
    <ul className="stack-s small">
      {returnItems.map(({ path, label, reason }) => (
        <li key={path}>
          {editable ? (
            <button type="button" className="linkish" onClick={() => goToPlace(path)}>
              {label}
            </button>
          ) : (
            label
          )}
          ：{reason}
        </li>
      ))}
    </ul>
  );

const none: readonly Done[] = [];

function Head({ view }: { view: ReportView }) {
  const params = { params: { id: view.id } };
  const on = hasRole(useSession(), 'clerk', 'officer', 'leader');
  const atWork = useAtWork({ kind: 'reports', id: view.id, place: 'report', on });
  return (
    <>
      <PageHead
        crumbs={[{ label: '季度调度表', href: useWayBack(paths.reports) }, { label: view.period }]}
        title={`${view.platform}　${view.period}调度表`}
        now={on ? <OthersAtWork {...atWork} /> : null}
        badge={<Badge tone={toneOf(view.state)}>{view.state.label}</Badge>}
        meta={[
          <DueLine key="due" due={view.due} revise={view.revise} />,
          view.derivation,
          view.place,
          functionsOf(view.functions),
          `报 ${view.authority}`,
        ]}
        actions={
          <>
            <Onward />
            <ButtonLink href={href('GET /api/reports/{id}/annex7.pdf', params)} newTab>
              附件7（PDF）
            </ButtonLink>
            <ButtonLink href={href('GET /api/reports/{id}/annex7.xlsx', params)} download>
              附件7（Excel）
            </ButtonLink>
          </>
        }
      />
      <News {...atWork} timeline={none} state={view.state.label} />
      <Lacking paper="附件7" texts={{ 平台单位名称: view.platform, 填报人: view.versions.at(-1)?.by ?? '' }} />
      {view.due.provisional ? (
        <Alert tone="amber" title="截止日期暂定">
          <p>{view.due.provisional}在此之前不记逾期。</p>
        </Alert>
      ) : null}
      {view.state.name === 'correcting' ? (
        <Alert tone="amber" title={view.editable ? '正在更正，重新报送之前以已报送的一版为准' : '平台正在更正，以下为已报送的一版'}>
          <p>{view.revision?.reason ? `更正理由：${view.revision.reason}` : '重新报送之后，两版都可以查看。'}</p>
        </Alert>
      ) : null}
      {view.returnReason && view.state.name === 'returned' ? (
        <Alert tone="red" title={`${view.authority}退回修改`}>
          <ReturnedFor view={view} />
          <p className="check__cite">依据：第十五条。原报送内容已留存，改好后重新报送，仍按首次报送的日期计算是否逾期。</p>
        </Alert>
      ) : null}
    </>
  );
}
