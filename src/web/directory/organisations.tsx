import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'wouter';
import { type AnswerOf, call } from '../client.ts';
import { type FileColumn, LeftOut, ListFile } from '../list-file.tsx';
import { paths } from '../paths.ts';
import { Loaded, useReadPage } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Input, Select } from '../ui/controls.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { pageIn, pageQuery, pagerOf } from '../ui/page-of.ts';
import { PageGone, Pager } from '../ui/pager.tsx';
import { PrintButton } from '../ui/print.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useWhole } from '../ui/whole.ts';
import { AddOrganisation } from './add-organisation.tsx';
import { kindLabel, kinds } from './words.ts';

type Organisation = AnswerOf<'GET /api/organisations'>['organisations'][number];
const PAGE = 50;

const columns: readonly Column<Organisation>[] = [
  { key: 'name', head: '单位名称', rowHead: true, cell: (one) => one.name },
  { key: 'kind', head: '类别', cell: (one) => kindLabel(one.kind) },
  { key: 'code', head: '统一社会信用代码', cell: (one) => one.creditCode ?? <span className="muted">未登记</span> },
  { key: 'division', head: '行政区划代码', cell: (one) => one.divisionCode ?? '–' },
  { key: 'state', head: '状态', cell: (one) => <Badge tone={one.active ? 'green' : 'grey'}>{one.active ? '在用' : '停用'}</Badge> },
  {
    key: 'accounts',
    head: '账号',
    cell: (one) => (
      <ButtonLink small look="quiet" href={`${paths.accounts}?organisationId=${one.id}`}>
        查看账号
      </ButtonLink>
    ),
  },
];

const fileColumns: readonly FileColumn<Organisation>[] = [
  ['单位名称', (one) => one.name],
  ['类别', (one) => kindLabel(one.kind)],
  ['统一社会信用代码', (one) => one.creditCode ?? ''],
  ['行政区划代码', (one) => one.divisionCode ?? ''],
  ['状态', (one) => (one.active ? '在用' : '停用')],
];

/** 单位: everybody who takes part, and how a new one comes in. */
export default function OrganisationsPage() {
  const [asked, setAsked] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const query = { kind: asked.get('kind') ?? '', search: asked.get('search') ?? '' };
  const page = pageIn(asked);
  const read = useReadPage('GET /api/organisations', { query: { ...query, ...pageQuery(page, PAGE) } });
  const whole = useWhole<Organisation>(
    ({ id }) => id,
    async (part) => {
      const { organisations, total } = await call('GET /api/organisations', { query: { ...query, ...part } });
      return { rows: organisations, total };
    },
  );
  const ask = (part: Partial<typeof query> & { page?: string }): void =>
    setAsked(Object.fromEntries(Object.entries({ ...query, ...part }).filter(([, value]) => value !== '')), { replace: true });
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="单位"
        meta={['一个统一社会信用代码只登记一次，同一单位可有多个账号']}
        actions={
          <>
            <PrintButton />
            <ListFile whole={whole} name="单位名录" columns={fileColumns} total={read.data?.total} />
            <Button look="primary" onClick={() => setAdding(true)}>
              新增单位
            </Button>
          </>
        }
      />
      <Card title="单位名录" aside={<span className="small muted">{read.data ? `共 ${read.data.total} 家` : ''}</span>} flush>
        <Filters key={query.search} {...query} onAsk={ask} />
        <Loaded read={read}>
          {({ organisations, total }) => (
            <>
              <Table
                caption="单位名录"
                columns={columns}
                rows={whole.rows ?? organisations}
                keyOf={(one) => one.id}
                stack
                empty={total > 0 ? <PageGone /> : <Empty title="没有符合条件的单位">请换一个条件，或新增单位。</Empty>}
              />
              <LeftOut whole={whole} shown={organisations.length} total={total} />
              <Pager {...pagerOf(page, PAGE, total)} unit="家" onPage={(next) => ask({ page: next === 1 ? '' : String(next) })} />
            </>
          )}
        </Loaded>
      </Card>
      <AddOrganisation open={adding} onClose={() => setAdding(false)} />
    </main>
  );
}

type FiltersProps = { kind: string; search: string; onAsk: (part: { kind?: string; search?: string }) => void };

function Filters({ kind, search, onAsk }: FiltersProps) {
  const [typed, setTyped] = useState(search);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    onAsk({ search: typed.trim() });
  };
  return (
    <form className="filters" aria-label="筛选" onSubmit={find}>
      <label htmlFor="kind">类别</label>
      <Select id="kind" small options={kinds} empty="全部" value={kind} onChange={(event) => onAsk({ kind: event.target.value })} />
      <Input
        small
        aria-label="按名称查找"
        placeholder="单位名称或信用代码"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button small type="submit">
        查找
      </Button>
    </form>
  );
}
