import type { AnswerOf } from '../client.ts';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Kv } from '../ui/page.tsx';
import type { ReportView } from './words.ts';

export type Receipt = AnswerOf<'POST /api/reports/{id}/submit'>;

/** What proves a submission; stays until it is closed, and is found again under 报送记录. */
export const ReceiptDialog = ({ view, receipt, onClose }: { view: ReportView; receipt: Receipt; onClose: () => void }) => (
  <Dialog open title="已报送" onClose={onClose} foot={<Button onClick={onClose}>关闭</Button>}>
    <Kv
      items={[
        ['回执号', <b key="number">{receipt.number}</b>],
        ['报送时间', dateAndTime(receipt.submittedAt)],
        ['收件部门', view.authority],
        ['是否逾期', receipt.daysLate > 0 ? `逾期 ${receipt.daysLate} 天，已接收并记明` : '按期'],
        ['校验码', receipt.hash],
      ]}
    />
  </Dialog>
);
