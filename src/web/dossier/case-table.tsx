import { Link } from 'wouter';
import type { FileColumn } from '../list-file.tsx';
import { paths, to } from '../paths.ts';
import { Badge } from '../ui/badge.tsx';
import { fullDate } from '../ui/dates.tsx';
import { type Column, Table } from '../ui/table.tsx';
import type { DossierLine } from './view.ts';

type LinkOf = (line: DossierLine) => string;
const plainly: LinkOf = ({ id }) => to(paths.dossier, { id });

const columnsOf = (linkOf: LinkOf): readonly Column<DossierLine>[] => [
  { key: 'number', head: '申报编号', cell: (line) => line.number ?? <span className="muted">提交后编号</span> },
  {
    key: 'applicant',
    head: '申报单位',
    rowHead: true,
    cell: (line) => <Link href={linkOf(line)}>{line.applicant}</Link>,
  },
  { key: 'year', head: '年度', cell: (line) => `${line.roundYear}（${line.issuer}）` },
  { key: 'recommender', head: '推荐部门', cell: (line) => line.recommender },
  { key: 'state', head: '状态', cell: (line) => <Badge tone={line.state.tone}>{line.state.label}</Badge> },
  { key: 'submitted', head: '提交日期', cell: (line) => <span className="nowrap">{fullDate(line.submittedOn)}</span> },
];

/** The same as a file. */
export const caseFile: readonly FileColumn<DossierLine>[] = [
  ['申报编号', (line) => line.number ?? ''],
  ['申报单位', (line) => line.applicant],
  ['年度', (line) => String(line.roundYear)],
  ['认定部门', (line) => line.issuer],
  ['推荐部门', (line) => line.recommender],
  ['状态', (line) => line.state.label],
  ['提交日期', (line) => line.submittedOn ?? ''],
];

type Props = { lines: readonly DossierLine[]; caption: string; linkOf?: LinkOf };

export const CaseTable = ({ lines, caption, linkOf = plainly }: Props) => (
  <Table caption={caption} columns={columnsOf(linkOf)} rows={lines} keyOf={(line) => line.id} stack />
);
