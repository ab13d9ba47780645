import { assessmentMethods } from '../../core/annexes/annex1.ts';
import { isVeiled } from '../../core/disclosure/in-text.ts';
import type { AnswerOf } from '../client.ts';
import { useSession } from '../session.tsx';
import { Badge } from '../ui/badge.tsx';
import { dateAndTime, dayOf } from '../ui/dates.tsx';
import type { SampleRow } from './case.ts';

export type Contact = AnswerOf<'POST /api/dossiers/{id}/sample/{rowId}/reveal'>;

const methodLabel = (method: number | null) => assessmentMethods.find((one) => Number(one.number) === method)?.label ?? '';
export const rated = (satisfied: boolean | null) => (satisfied === null ? '未评价' : satisfied ? '满意' : '不满意');

export function ContactCell({ row, contact, onReveal }: { row: SampleRow; contact: Contact | undefined; onReveal: (() => void) | null }) {
  if (row.state === 'replaced')
    return (
      <>
        <span className="muted">
          {row.replacedReason}
          {row.note ? `：${contact?.note ?? row.note}` : ''}
        </span>{' '}
        {onReveal && !contact && hidesNumbers(row) ? <Reveal row={row} what="联系记录中的号码" onReveal={onReveal} /> : null}
      </>
    );
  if (contact)
    return (
      <>
        {contact.contact}　<a href={`tel:${contact.mobile}`}>{contact.mobile}</a>
      </>
    );
  return (
    <>
      {row.claimed?.contact ?? '–'}　{row.claimed?.mobile ?? ''}{' '}
      {onReveal ? <Reveal row={row} what="联系方式" onReveal={onReveal} /> : null}
    </>
  );
}

/** Numbers of persons stand veiled in what was noted of it. */
const hidesNumbers = ({ note, service, attempts }: SampleRow): boolean =>
  [note, service, ...attempts.map((one) => one.note)].some((text) => isVeiled(text));

const Reveal = ({ row, what, onReveal }: { row: SampleRow; what: string; onReveal: () => void }) => (
  <button type="button" className="linkish" onClick={onReveal} aria-label={`显示${row.enterprise}的${what}（记入日志）`}>
    显示
  </button>
);

export function SaidCell({ row, opened }: { row: SampleRow; opened?: Contact | undefined }) {
  const { today } = useSession();
  if (row.state === 'replaced') return <Badge tone="grey">已替换</Badge>;
  if (row.state === 'drawn')
    return (
      <>
        <Badge tone="amber">未记录</Badge>
        {waits(row, today) ? <p className="small muted">链接已发，{dateAndTime(row.link?.expiresAt ?? '')} 前可填</p> : null}
      </>
    );
  return (
    <>
      {row.denied ? <Badge tone="red">否认接受过服务</Badge> : <Badge tone={row.satisfied ? 'green' : 'red'}>{rated(row.satisfied)}</Badge>}{' '}
      {methodLabel(row.method)}
      {row.interviewee ? `，${row.interviewee}` : ''}
      {row.intervieweePosition ? `（${row.intervieweePosition}）` : ''}
      {row.service ? `：${opened?.service ?? row.service}` : ''}
      <Differs row={row} />
      {row.note ? <p className="small muted">{opened?.note ?? row.note}</p> : null}
    </>
  );
}

/** By the business day: the demonstration's is not the wall clock's. */
const waits = ({ link }: SampleRow, today: string) =>
  link !== null && link.answeredAt === null && link.revokedAt === null && dayOf(link.expiresAt) >= today;

/** Where what was said is not what annex 5 claims, or not what the enterprise itself wrote. */
function Differs({ row }: { row: SampleRow }) {
  const own = row.link?.answer;
  const overruled = own && (own.received === row.denied || own.satisfied !== row.satisfied);
  return (
    <>
      {row.denied ? <p className="small late">附件5所填“{row.claimed?.service ?? ''}”，企业称没有接受过</p> : null}
      {!row.denied && row.claimed?.satisfied === true && row.satisfied === false ? (
        <p className="small soon">与附件5所填“满意”不一致</p>
      ) : null}
      {row.anotherService ? <p className="small soon">与附件5所填服务不同，请核对</p> : null}
      {overruled ? (
        <p className="small soon">
          企业本人网上答复：{own.received ? `接受过，${rated(own.satisfied)}；${own.service}` : '没有接受过服务'}
        </p>
      ) : null}
    </>
  );
}
