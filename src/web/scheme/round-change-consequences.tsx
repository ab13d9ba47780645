import type { AnswerOf } from '../client.ts';
import { useReadPage } from '../query.tsx';
import { Card } from '../ui/page.tsx';

type Foreseen = AnswerOf<'GET /api/rounds/{id}/changes/foreseen'>;
const dayKeys = ['opensOn', 'closesOn', 'recommendBy', 'reviewBy'] as const;
export type Days = Readonly<Partial<Record<string, string>>>;

/** Of what was typed so far, the days that are days. */
export const daysIn = (asked: Days): Readonly<Record<string, string>> =>
  Object.fromEntries(dayKeys.flatMap((key) => (/^\d{4}-\d\d-\d\d$/.test(asked[key] ?? '') ? [[key, asked[key] ?? '']] : [])));

/** What a change of these days would bring about, as the server works it out. */
export const useForeseen = (roundId: string, asked: Days): Foreseen | undefined =>
  useReadPage('GET /api/rounds/{id}/changes/foreseen', { params: { id: roundId }, query: daysIn(asked) }).data;

/** What happens at once with the signature, said before it is given. */
export function Consequences({ roundId, asked }: { roundId: string; asked: Days }) {
  const seen = useForeseen(roundId, asked);
  if (seen === undefined) return null;
  const { told, lines, stays } = seen;
  const applicants = told.drafts + told.submitted;
  return (
    <Card title="签发后同时发生">
      <ul className="stack-s">
        <li>
          <b>公告一则</b>，在本年度工作的公开页面，写明由什么改为什么、原因、日期
        </li>
        <li>
          <b>告知 {applicants} 家申报单位</b>：填写中 {told.drafts} 家、已提交 {told.submitted} 家，消息和邮件各一次
        </li>
        <li>
          <b>告知 {told.recommenders} 个推荐部门</b>
          {told.experts > 0 ? `、${told.experts} 位尚未签署的专家` : ''}
        </li>
        {lines.map(({ key, label, to, notes }) => (
          <li key={key}>
            <b>
              {label} {to}
            </b>
            {notes.length > 0 ? `：${notes.join('；')}` : ''}
          </li>
        ))}
        <li>
          <b>不变的</b>：{stays.join('，')}；已提交的不用重新提交
        </li>
      </ul>
    </Card>
  );
}
