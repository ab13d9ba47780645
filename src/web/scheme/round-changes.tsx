import type { AnswerOf } from '../client.ts';
import { useRead } from '../query.tsx';
import { Badge } from '../ui/badge.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';

export type Round = AnswerOf<'GET /api/rounds/{id}'>['round'];
export type Change = AnswerOf<'GET /api/rounds/{id}/changes'>['changes'][number];

const tones: Readonly<Record<string, 'green' | 'amber' | 'grey'>> = { signed: 'green', prepared: 'amber', returned: 'amber' };

/** Every change of a year's work that one may see: what, from what to what, why and when. */
export function ChangesCard({ roundId }: { roundId: string }) {
  const { data } = useRead('GET /api/rounds/{id}/changes', { params: { id: roundId } });
  if (data === undefined || data.changes.length === 0) return null;
  return (
    <Card
      title="变更和延期"
      aside={
        <a className="small" href={`/rounds/${roundId}`}>
          公开页面
        </a>
      }
    >
      <div className="stack">
        {data.changes.map((change) => (
          <article key={change.id} className="stack-s">
            <p className="row">
              <b>{change.number === null ? '变更' : `第 ${change.number} 次变更`}</b>
              <Badge tone={tones[change.state.name] ?? 'grey'}>{change.state.label}</Badge>
              <span className="small muted">{dateAndTime(change.signedAt ?? change.preparedAt)}</span>
            </p>
            <ChangeLines change={change} />
          </article>
        ))}
      </div>
    </Card>
  );
}

export const ChangeLines = ({ change }: { change: Pick<Change, 'lines' | 'reason' | 'word'> }) => (
  <>
    <ul>
      {change.lines.map(({ key, label, from, to, value }) => (
        <li key={key}>
          {label}：{from} → <b>{to}</b>
          {key === 'callText' ? <Words text={value} /> : null}
        </li>
      ))}
    </ul>
    <p>原因：{change.reason}</p>
    {change.word === null ? null : <p>退回意见：{change.word}</p>}
  </>
);

/** The call word for word: nobody signs what does not lie before the eyes. */
const Words = ({ text }: { text: string }) => (
  <blockquote className="stack-s">
    {text
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map((line) => (
        <p key={line}>{line}</p>
      ))}
  </blockquote>
);
