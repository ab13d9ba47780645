import { useState } from 'react';
import { type AnswerOf, call } from '../client.ts';
import { type FileColumn, LeftOut, ListFile } from '../list-file.tsx';
import { paths } from '../paths.ts';
import { Loaded, useReadPage } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { useAsked } from '../ui/asked.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Filters } from '../ui/filters.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { pageQuery, pagerOf } from '../ui/page-of.ts';
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
  const asked = useAsked(['kind', 'search']);
  const [adding, setAdding] = useState(false);
  const { filter: query, page, narrowed } = asked;
  const read = useReadPage('GET /api/organisations', { query: { ...query, ...pageQuery(page, PAGE) } });
  const whole = useWhole<Organisation>(
    ({ id }) => id,
    async (part) => {
      const { organisations, total } = await call('GET /api/organisations', { query: { ...query, ...part } });
      return { rows: organisations, total };
    },
  );
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
        <Filters
          asked={asked}
          search={{ name: 'search', by: '单位名称或信用代码' }}
          choices={[{ name: 'kind', label: '类别', options: kinds }]}
        />
        <Loaded read={read}>
          {({ organisations, total }) => (
            <>
              <Table
                caption="单位名录"
                columns={columns}
                rows={whole.rows ?? organisations}
                keyOf={(one) => one.id}
                stack
                empty={
                  total > 0 ? (
                    <PageGone />
                  ) : (
                    <Empty title="没有符合条件的单位" action={narrowed ? <Button onClick={asked.clear}>清除条件</Button> : undefined}>
                      请换一个条件，或新增单位。
                    </Empty>
                  )
                }
              />
              <LeftOut whole={whole} shown={organisations.length} total={total} />
              <Pager {...pagerOf(page, PAGE, total)} unit="家" onPage={asked.turn} />
            </>
          )}
        </Loaded>
      </Card>
      <AddOrganisation open={adding} onClose={() => setAdding(false)} />
    </main>
  );
}
