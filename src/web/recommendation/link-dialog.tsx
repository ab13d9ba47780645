import { LINK_DAYS } from '../../core/deadlines/survey-link.ts';
import { OneTimeLink } from '../one-time-link.tsx';
import { useAct } from '../query.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import type { SampleRow } from './case.ts';

/** Makes a one-time link for a drawn enterprise. */
export function LinkDialog({ dossierId, row, onClose }: { dossierId: string; row: SampleRow; onClose: () => void }) {
  const make = useAct('POST /api/dossiers/{id}/sample/{rowId}/link');
  const open = row.link !== null && row.link.answeredAt === null && row.link.revokedAt === null;
  return (
    <OneTimeLink
      title={`测评链接：${row.enterprise}`}
      made={make}
      onMake={() => make.mutate({ params: { id: dossierId, rowId: row.rowId } })}
      onClose={onClose}
      once="填写"
      to="该企业的联系人"
    >
      <p>
        {`由企业自己在手机上填写：是否接受过服务、服务内容、满意与否、姓名职务。不用登录，${LINK_DAYS}日内有效，只能填写一次，答复按“网络互动”记入测评。`}
        {open && row.link ? `已有一个未填写的链接（${dateAndTime(row.link.expiresAt)} 前有效），重新生成后作废。` : ''}
      </p>
    </OneTimeLink>
  );
}
