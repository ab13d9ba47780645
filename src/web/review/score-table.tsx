import type { Panel, Seat } from './panel.ts';

/** Criteria by expert; the cell shows points of full marks. Who left after signing stands here too, marked. */
export function ScoreTable({ panel }: { panel: Panel }) {
  const signed = panel.seats.filter((seat) => seat.scores !== null);
  return (
    <div className="table-wrap">
      <table className="table table--tight">
        <caption className="sr">各专家逐项评分</caption>
        <thead>
          <tr>
            <th scope="col">评分项</th>
            <th scope="col" className="num">
              满分
            </th>
            {signed.map((seat) => (
              <th key={seat.accountId} scope="col" className="num">
                {seat.name}
                {seat.state === 'recused' ? <div className="small">已回避</div> : null}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {panel.rubric.map(({ key, label, weight, article }) => (
            <tr key={key}>
              <th scope="row">
                {label} <small className="muted">{article}</small>
              </th>
              <td className="num">{weight}</td>
              {signed.map((seat) => (
                <td key={seat.accountId} className="num">
                  {seat.scores?.[key] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <Totals signed={signed} />
        </tfoot>
      </table>
    </div>
  );
}

const Totals = ({ signed }: { signed: readonly Seat[] }) => (
  <tr>
    <th scope="row">总分</th>
    <td className="num">100</td>
    {signed.map((seat) => (
      <td key={seat.accountId} className="num">
        {seat.total}
        {seat.signed ? <div className="small muted">签署时 {seat.signed.total}</div> : null}
      </td>
    ))}
  </tr>
);
