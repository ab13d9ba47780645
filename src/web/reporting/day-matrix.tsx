import { Link } from 'wouter';
import { type FigureKey, figureKeys } from '../../core/annexes/annex7.ts';
import { annex8 } from '../../core/annexes/annex8.ts';
import { paths, to } from '../paths.ts';
import { cx } from '../ui/cx.ts';
import { monthDay } from '../ui/dates.tsx';
import { FigureBehind } from './behind-figure.tsx';
import { Owed } from './day-owed.tsx';
import { type CityDay, type DayPoint, type DayRow, headOf, keyOf, madeBy } from './words.ts';

type Props = { view: CityDay; at: DayPoint | null; onGo: (point: DayPoint) => void };

/** Every platform's figures in the columns of annex 8; what is asked about is a coloured cell with a mark and words. */
export function DayMatrix({ view, at, onGo }: Props) {
  const owed = view.rows.filter(isOwed);
  const came = view.rows.filter((row) => !isOwed(row));
  return (
    <div className="table-wrap card" {...region(view.rows.length)}>
      <table className="mx">
        <caption className="sr">{view.period}各平台数据，基础能力为季末数，其余为一至本季累计数</caption>
        <thead>
          <tr>
            <th scope="col">平台</th>
            <th scope="col">状态</th>
            {figureKeys.map((key) => (
              <th key={key} scope="col" title={headOf(key)}>
                {columnOf(key)}
                <small>{annex8[key].unit}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {owed.map((row) => (
            <tr key={row.id} className={cx(isLate(row) && 'missing')}>
              <Name row={row} />
              <State row={row} />
              <td className="l" colSpan={figureKeys.length}>
                <Owed row={row} mayUrge={view.counts.owed > 0} authorityId={view.authorityId} />
              </td>
            </tr>
          ))}
          {came.map((row) => (
            <tr key={row.id} className={cx(at?.row.id === row.id && 'is-at')}>
              <Name row={row} />
              <State row={row} />
              {figureKeys.map((key) => (
                <Cell key={key} row={row} figure={key} at={at} onGo={onGo} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">合计（{view.counts.cameIn} 家）</th>
            <td className="l muted">{came.some(({ marks }) => marks.length > 0) ? '含疑问' : ''}</td>
            {figureKeys.map((key) => (
              <td key={key}>{view.totals[key] ?? '–'}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Scrolled by the keyboard too. */
const region = (count: number) => ({ role: 'region', 'aria-label': `${count} 家平台的 ${figureKeys.length} 项数据`, tabIndex: 0 });

const isOwed = ({ figures }: DayRow): boolean => figures === null;
const isLate = ({ due, revise }: DayRow): boolean => due.status === 'overdue' || (revise?.daysLate ?? 0) > 0;

/** Where the form's own words would make the head of a column four lines high; they stand in its title. */
const short: Partial<Record<FigureKey, string>> = {
  fullTimeStaff: '专职人员',
  gatheredInstitutions: '社会资源',
  frequentEnterprises: '5次以上企业',
  officialActivities: '部门活动',
};

/** Without what stands above it on the form, where the words beside it say it. */
function columnOf(key: FigureKey): string {
  const { over, label } = annex8[key];
  return short[key] ?? (over ? `活动${label}` : label.replace('其中：', '').replace('其中', ''));
}

const Name = ({ row }: { row: DayRow }) => (
  <th scope="row" title={`${row.platform}（证书 ${row.certificateNumber}）`}>
    <Link href={to(paths.report, { id: row.id })}>{row.platform}</Link>
  </th>
);

function State({ row }: { row: DayRow }) {
  const { due, revise, state, marks, plain } = row;
  if (revise && state.name === 'returned')
    return (
      <td className={cx('l', revise.daysLate > 0 ? 'late' : 'soon')}>
        {revise.daysLate > 0 ? `退回后逾期 ${revise.daysLate} 天` : `退回，${monthDay(revise.dueOn)}止`}
      </td>
    );
  if (row.figures === null) return <td className={cx('l', isLate(row) && 'late')}>{isLate(row) ? `逾期 ${due.daysLate} 天` : '未报'}</td>;
  if (state.name === 'correcting') return <td className="l soon">更正中</td>;
  if (state.name === 'accepted') return <td className="l ok">已接收</td>;
  return (
    <td className={cx('l', marks.length > 0 && 'soon')}>{marks.length > 0 ? `有疑问 ${marks.length}` : plain ? '无疑问' : '待审核'}</td>
  );
}

type CellProps = { row: DayRow; figure: FigureKey; at: DayPoint | null; onGo: Props['onGo'] };

function Cell({ row, figure, at, onGo }: CellProps) {
  const value = row.figures?.[figure] ?? '–';
  const mark = row.marks.find((one) => one.figure === figure);
  if (!mark)
    return (
      <td>
        <FigureBehind made={madeBy(row)} figure={figure}>
          {value}
        </FigureBehind>
      </td>
    );
  const point = { row, mark };
  return (
    <td className="q" aria-current={at && keyOf(at) === keyOf(point) ? 'true' : undefined}>
      <button type="button" title={mark.message} aria-label={`${value}：${mark.message}`} onClick={() => onGo(point)}>
        {value}
      </button>
    </td>
  );
}
