import { CONFIRM_DAYS } from '../../core/deadlines/confirm-link.ts';
import { OneTimeLink } from '../one-time-link.tsx';
import { useAct } from '../query.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import type { EnterpriseLine, EventLine, LinkSent } from './words.ts';

/** 已发3月2日，答 2/5 */
export const sentWords = (link: LinkSent | null): string =>
  link === null
    ? '未请'
    : link.asked === 0
      ? '已生成确认码'
      : link.answered > 0
        ? `已答 ${link.answered}/${link.asked} 行`
        : link.openedAt === null
          ? '已发，未打开'
          : '已打开，未答';

/** Makes the link by which an enterprise confirms its own lines; shown this once, to be sent by whatever way the clerk has. */
export function ConfirmDialog({ one, onClose }: { one: EnterpriseLine; onClose: () => void }) {
  const act = useAct('POST /api/ledger/enterprises/{id}/link');
  return (
    <OneTimeLink
      title={`请企业确认：${one.name}`}
      made={act}
      onMake={() => act.mutate({ params: { id: one.id } })}
      onClose={onClose}
      to={one.phone || '该企业'}
    >
      <p>
        {`链接只列这家企业自己还没有确认的服务，${CONFIRM_DAYS.enterprise}日内有效，不用登录，只问“有没有、满不满意”。请发到${one.phone || '该企业'}的手机，由企业自己答；`}
        生成和打开链接都记入日志，生成后不到1分钟又从同一网络答复的，主管部门看得到。
      </p>
      <p>确认过的可作旁证；没有确认的，不作任何不利推断。</p>
      <Before standing={one.link} />
    </OneTimeLink>
  );
}

/** Makes the code that is shown at an event, for its guests to say that they came. */
export function EventCodeDialog({ event, onClose }: { event: EventLine; onClose: () => void }) {
  const act = useAct('POST /api/ledger/events/{id}/code');
  return (
    <OneTimeLink
      title={`到场确认码：${event.name}`}
      made={act}
      onMake={() => act.mutate({ params: { id: event.id } })}
      onClose={onClose}
      word="生成确认码"
      picture={act.data ? <img className="ledger-code" src={act.data.qr} alt={`${event.name}的到场确认码`} /> : null}
    >
      <p>{`在活动现场出示，到场单位用手机扫码，填写单位名称即可，${CONFIRM_DAYS.event}日内有效，一家单位记一次。`}</p>
      {event.guests.length > 0 ? (
        <p>
          已确认 {event.guests.length} 家：{event.guests.join('、')}
        </p>
      ) : null}
      <Before standing={event.code} />
    </OneTimeLink>
  );
}

const Before = ({ standing }: { standing: LinkSent | null }) =>
  standing ? (
    <p className="small muted">{`${dateAndTime(standing.madeAt)} 生成过，${sentWords(standing)}；重新生成后，前一个作废，已答的留着。`}</p>
  ) : null;
