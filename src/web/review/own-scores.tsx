import { Link } from 'wouter';
import { paths, to } from '../paths.ts';
import { useRead } from '../query.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';

/** 下一件: what still waits for one's own review, after this one. */
export function NextReview({ dossierId }: { dossierId: string }) {
  const lines = useRead('GET /api/reviews').data?.reviews ?? [];
  const waiting = lines.filter(({ signedAt, state }) => signedAt === null && state === 'admitted');
  const at = waiting.findIndex((line) => line.dossierId === dossierId);
  const next = waiting[at + 1] ?? waiting[0];
  return next === undefined || next.dossierId === dossierId ? null : (
    <ButtonLink href={to(paths.review, { id: next.dossierId })}>下一件（还有 {waiting.length - (at < 0 ? 0 : 1)} 件）</ButtonLink>
  );
}

/** One's own scores of all cases beside each other, so that like is scored alike; nobody else's. */
export function OwnScores({ dossierId }: { dossierId: string }) {
  const lines = (useRead('GET /api/reviews').data?.reviews ?? []).filter(({ scores }) => scores !== null);
  const others = lines.filter((line) => line.dossierId !== dossierId);
  const labels = [...new Set(lines.flatMap(({ scores }) => (scores ?? []).map(({ label }) => label)))];
  if (others.length === 0) return null;
  return (
    <Card title="本人评分对照" flush>
      <div className="table-wrap">
        <table className="table table--tight">
          <caption className="sr">本人对各件申报的评分</caption>
          <thead>
            <tr>
              <th scope="col">申报</th>
              <th scope="col" className="num">
                总分
              </th>
              {labels.map((label) => (
                <th key={label} scope="col" className="num">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map(({ dossierId: id, applicant, scores, total, signedAt }) => (
              <tr key={id}>
                <th scope="row">
                  {id === dossierId ? `${applicant}（本件）` : <Link href={to(paths.review, { id })}>{applicant}</Link>}
                  {signedAt === null ? <div className="small muted">未签署</div> : null}
                </th>
                <td className="num">{total}</td>
                {labels.map((label) => (
                  <td key={label} className="num">
                    {scores?.find((one) => one.label === label)?.score ?? ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
