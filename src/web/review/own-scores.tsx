import { Link, useLocation } from 'wouter';
import { NEXT_KEY, useNextKey } from '../inbox/next-key.ts';
import { paths, to } from '../paths.ts';
import { useRead } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';

/** 下一件: what still waits for one's own review, after this one. */
export function NextReview({ dossierId }: { dossierId: string }) {
  const [, navigate] = useLocation();
  const lines = useRead('GET /api/reviews').data?.reviews ?? [];
  const waiting = lines.filter(({ signedAt, state }) => signedAt === null && state === 'admitted');
  const at = waiting.findIndex((line) => line.dossierId === dossierId);
  const next = [waiting[at + 1] ?? waiting[0]].find((line) => line && line.dossierId !== dossierId);
  const go = () => next && navigate(to(paths.review, { id: next.dossierId }));
  useNextKey(go);
  return next === undefined ? null : (
    <Button title={`下一件：${next.applicant}`} aria-keyshortcuts={NEXT_KEY} onClick={go}>
      下一件（还有 {waiting.length - (at < 0 ? 0 : 1)} 件） <kbd className="kbd kbd--btn">{NEXT_KEY}</kbd>
    </Button>
  );
}

/** One's own scores of all cases beside each other, so that like is scored alike; nobody else's. */
export function OwnScores({ dossierId }: { dossierId: string }) {
  const lines = (useRead('GET /api/reviews').data?.reviews ?? []).filter(({ scores }) => scores !== null);
  const labels = [...new Set(lines.flatMap(({ scores }) => (scores ?? []).map(({ label }) => label)))];
  if (lines.every((line) => line.dossierId === dossierId)) return null;
  return (
    <Card title="本人评分对照" flush>
      <Table
        caption="本人对各件申报的评分"
        wide
        tight
        rows={lines}
        keyOf={(line) => line.dossierId}
        columns={[
          {
            ...{ key: 'applicant', head: '申报', rowHead: true },
            cell: ({ dossierId: id, applicant, signedAt }) => (
              <>
                {id === dossierId ? `${applicant}（本件）` : <Link href={to(paths.review, { id })}>{applicant}</Link>}
                {signedAt === null ? <div className="small muted">未签署</div> : null}
              </>
            ),
          },
          { key: 'total', head: '总分', num: true, cell: ({ total }) => total },
          ...labels.map((label) => ({
            ...{ key: label, head: label, num: true },
            cell: ({ scores }: (typeof lines)[number]) => scores?.find((one) => one.label === label)?.score ?? '',
          })),
        ]}
      />
    </Card>
  );
}
