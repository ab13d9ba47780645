import { Link } from 'wouter';
import { figureKeys } from '../../core/annexes/annex7.ts';
import { type AnswerOf, href } from '../client.ts';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { headOf, toneOf } from './words.ts';

type Province = AnswerOf<'GET /api/reporting/province'>;
type Line = Province['lines'][number];

/** The issuer's own table of a quarter: what each authority signed last, and the total; nothing that is not signed. */
export function ProvinceTable({ period }: { period: { year: number; quarter: number } }) {
  const table = useRead('GET /api/reporting/province', { query: period });
  return (
    <Loaded read={table} lines={6}>
      {(data) => (
        <>
          <div className="filters">
            <b>{data.period}全省汇总</b>
            <span className="small muted">
              {data.lines.length} 个主管部门已签发，共 {data.platforms} 家平台
              {data.missing.length > 0 ? `；未签发：${data.missing.join('、')}` : ''}
            </span>
            <ButtonLink href={href('GET /api/reporting/province.pdf', { query: period })} newTab>
              PDF
            </ButtonLink>
            <ButtonLink href={href('GET /api/reporting/province.xlsx', { query: period })} download>
              Excel
            </ButtonLink>
            {data.lines.length > 0 ? (
              <ButtonLink href={href('GET /api/reporting/quarters.xlsx', {})} download>
                各季度（Excel）
              </ButtonLink>
            ) : null}
          </div>
          {data.lines.length > 0 ? <Figures data={data} /> : null}
        </>
      )}
    </Loaded>
  );
}

const Figures = ({ data }: { data: Province }) => (
  <div className="quarter">
    <Table
      caption={`${data.period}全省汇总`}
      columns={columns}
      rows={data.lines}
      keyOf={(line) => line.summaryId}
      tight
      wide
      foot={
        <tr>
          <th scope="row">合计</th>
          <td />
          <td className="num">{data.platforms}</td>
          {figureKeys.map((key) => (
            <td key={key} className="num">
              {data.totals[key] ?? '–'}
            </td>
          ))}
        </tr>
      }
    />
  </div>
);

const columns: readonly Column<Line>[] = [
  {
    key: 'authority',
    head: '主管部门',
    rowHead: true,
    cell: (line) => <Link href={to(paths.summary, { id: line.summaryId })}>{line.authority}</Link>,
  },
  {
    key: 'signed',
    head: '签发',
    cell: (line) => (
      <>
        {fullDate(line.signedOn)}
        {line.no > 1 ? `（第${line.no - 1}次更正）` : ''} <Badge tone={toneOf(line.state)}>{line.state.label}</Badge>
      </>
    ),
  },
  { key: 'platforms', head: '平台数', num: true, cell: (line) => line.platforms },
  ...figureKeys.map((key) => ({ key, head: headOf(key), num: true, cell: (line: Line) => line.figures[key] ?? '–' })),
];
