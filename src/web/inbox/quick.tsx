import type { ComponentType } from 'react';
import { Loaded, useRead } from '../query.tsx';
import { Alerts } from '../reporting/report-facts.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Kv } from '../ui/page.tsx';
import { QuickReview } from './quick-review.tsx';
import { QuickSign } from './quick-sign.tsx';
import { QuickStep } from './quick-step.tsx';
import type { Desk } from './row.tsx';

type Props = { desk: Desk; onClose: () => void };

/** Steps before which papers are read, beside their own page. */
const reading: Readonly<Record<string, ComponentType<{ dossierId: string; onClose: () => void }>>> = {
  accept: QuickReview,
  recommend: QuickSign,
};

/** The usual case of a line, finished without leaving the inbox; the case is read anew, and its step is taken over the version that is shown. */
export function Quick({ desk, onClose }: Props) {
  if (desk.item.link.startsWith('/app/reports/')) return <OfReport desk={desk} onClose={onClose} />;
  if (desk.item.link.startsWith('/app/summaries/')) return <OfSummary desk={desk} onClose={onClose} />;
  const Reading = reading[desk.step];
  return Reading ? <Reading dossierId={desk.caseId} onClose={onClose} /> : <OfDossier desk={desk} onClose={onClose} />;
}

function OfDossier({ desk, onClose }: Props) {
  const view = useRead('GET /api/dossiers/{id}', { params: { id: desk.caseId } });
  if (!view.data) return <Unread desk={desk} read={view} onClose={onClose} />;
  return (
    <QuickStep kind="dossiers" desk={desk} of={view.data} title={view.data.applicant} onClose={onClose}>
      <Kv items={[['申报编号', view.data.number]]} />
      <p>
        {desk.item.why}。依据{desk.item.article}办理“{desk.says}”，办理记入日志。
      </p>
    </QuickStep>
  );
}

/** What its page warns of stands above the button. */
function OfReport({ desk, onClose }: Props) {
  const view = useRead('GET /api/reports/{id}', { params: { id: desk.caseId } });
  if (!view.data) return <Unread desk={desk} read={view} onClose={onClose} />;
  const { platform, period, state, versions, alerts } = view.data;
  return (
    <QuickStep kind="reports" desk={desk} of={view.data} title={`${platform}　${period}调度表`} onClose={onClose}>
      <Kv
        items={[
          ['状态', state.label],
          ['报送', versions.length > 0 ? `共 ${versions.length} 次` : null],
        ]}
      />
      <Alerts alerts={alerts} />
    </QuickStep>
  );
}

function OfSummary({ desk, onClose }: Props) {
  const view = useRead('GET /api/summaries/{id}', { params: { id: desk.caseId } });
  if (!view.data) return <Unread desk={desk} read={view} onClose={onClose} />;
  const { authority, issuer, period, lines, missing, notAccepted, preparedBy, stale, overview, state } = view.data;
  return (
    <QuickStep kind="summaries" desk={desk} of={view.data} title={`${authority}　${period}汇总表`} onClose={onClose}>
      <Kv
        items={[
          ['编制', preparedBy],
          ['已报', `${lines.length} 家${notAccepted > 0 ? `，其中 ${notAccepted} 家尚未接收` : ''}`],
          ['未报', missing.length > 0 ? `${missing.length} 家：${missing.join('、')}` : '没有'],
          ['说明', overview || null],
        ]}
      />
      {stale ? <Alert tone="amber">编制之后平台的报送有变化，须退回经办人重新编制。</Alert> : null}
      <p>
        {state.name === 'sent'
          ? '接收后，所汇总的调度表不再变动；确需更正的，先退回汇总表。'
          : `签发后报送${issuer}；以后有补报、更正的，另行编制更正表。`}
      </p>
    </QuickStep>
  );
}

/** Until the case is there, and where it could not be read. */
const Unread = ({ desk, read, onClose }: Props & { read: Parameters<typeof Loaded>[0]['read'] }) => (
  <Dialog open title={`${desk.says}：${desk.item.title}`} onClose={onClose} foot={<Button onClick={onClose}>关闭</Button>}>
    <Loaded read={read} lines={6}>
      {() => null}
    </Loaded>
  </Dialog>
);
