import { Link } from 'wouter';
import { paths, to } from '../paths.ts';
import { Badge } from '../ui/badge.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import type { RankedLine, Ranking } from './ranking.ts';
import { Hash } from './ranking-side.tsx';

const columns: Column<RankedLine>[] = [
  { key: 'place', head: '序', num: true, cell: ({ position }) => position ?? '–' },
  {
    key: 'name',
    head: '单位',
    rowHead: true,
    cell: ({ dossierId, name }) => <Link href={to(paths.panel, { id: dossierId })}>{name}</Link>,
  },
  { key: 'score', head: '平均', num: true, cell: ({ score }) => score },
  { key: 'spread', head: '相差', num: true, cell: ({ spread }) => spread },
  { key: 'reason', head: '理由', cell: ({ reason }) => (reason ? `${reason.text}（${reason.article}）` : '') },
  { key: 'state', head: '现在', cell: ({ dossier }) => <Badge tone={dossier.state.tone}>{dossier.state.label}</Badge> },
];

/** Lists that were signed, and what has become of those who stood in them. */
export const SignedLists = ({ signed, lines }: { signed: Ranking['signed']; lines: readonly RankedLine[] }) =>
  signed.length === 0 && lines.length === 0 ? null : (
    <Card title="已签署的名单" flush>
      {signed.map((one) => (
        <p key={one.id} className="card__body small">
          第 {one.number} 份，{one.signedAt ? `${dateAndTime(one.signedAt)}签署` : ''}：列入 {one.listed} 家，不列入{' '}
          {one.count - one.listed} 家。名单指纹 <Hash of={one.listHash} />
        </p>
      ))}
      <Table caption="已签署名单上的各家" columns={columns} rows={lines} keyOf={({ dossierId }) => dossierId} stack tight />
    </Card>
  );
