import { useRead } from '../query.tsx';
import { ownRoundOn } from '../round-stepper.tsx';
import { useSession } from '../session.tsx';
import { Card } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';

/** How many of the cases that one may see stand where in the round under way. */
export function RoundProgress() {
  const { today } = useSession();
  const rounds = useRead('GET /api/rounds');
  const round = ownRoundOn(rounds.data?.rounds, today);
  const detail = useRead('GET /api/rounds/{id}', round === null ? undefined : { params: { id: round.id } });
  const funnel = detail.data?.funnel.filter(({ count }) => count > 0) ?? [];
  if (!round || funnel.length === 0) return null;
  return (
    <Card title="本轮进度" aside={<span className="small muted">{round.year} 年度</span>} flush>
      <Table
        caption="本轮各状态的申报单位数"
        tight
        rows={funnel}
        keyOf={({ state }) => state}
        columns={[
          { key: 'label', head: '状态', cell: ({ label }) => label, rowHead: true },
          { key: 'count', head: '申报单位', num: true, cell: ({ count }) => count },
        ]}
        foot={
          <tr>
            <th scope="row">合计</th>
            <td className="num">{funnel.reduce((sum, { count }) => sum + count, 0)}</td>
          </tr>
        }
      />
    </Card>
  );
}
