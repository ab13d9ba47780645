import { type FormEvent, useState } from 'react';
import { useSearchParams } from 'wouter';
import { stateNames, states } from '../../core/workflow/state.ts';
import { call } from '../client.ts';
import { LeftOut, ListFile } from '../list-file.tsx';
import { Loaded, useReadPage } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Input, Select } from '../ui/controls.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { pageIn, pageQuery, pagerOf } from '../ui/page-of.ts';
import { Pager } from '../ui/pager.tsx';
import { PrintButton } from '../ui/print.tsx';
import { useWhole } from '../ui/whole.ts';
import { CaseTable, caseFile } from './case-table.tsx';
import type { DossierLine } from './view.ts';

const PAGE = 50;
const options = stateNames.filter((name) => name !== 'draft').map((name) => ({ value: name, label: states[name].label }));

/** The cases that concern the reader, by state and by name, a page at a time; what was asked stands in the address, so that it can be kept. */
export function CaseList() {
  const [asked, setAsked] = useSearchParams();
  const query = { state: asked.get('state') ?? '', search: asked.get('search') ?? '' };
  const page = pageIn(asked);
  const cases = useReadPage('GET /api/dossiers', { query: { ...query, ...pageQuery(page, PAGE) } });
  const ask = (part: Partial<typeof query> & { page?: string }): void =>
    setAsked(Object.fromEntries(Object.entries({ ...query, ...part }).filter(([, value]) => value !== '')), { replace: true });
  const whole = useWhole<DossierLine>(
    ({ id }) => id,
    async (part) => {
      const { dossiers, total } = await call('GET /api/dossiers', { query: { ...query, ...part } });
      return { rows: dossiers, total };
    },
  );
  const turn = (to: number): void => ask({ page: to === 1 ? '' : String(to) });
  return (
    <>
      <PageHead
        title="申报"
        meta={['只列出与贵单位有关的申报']}
        actions={
          <>
            <PrintButton />
            <ListFile whole={whole} name="申报名单" columns={caseFile} total={cases.data?.total} />
          </>
        }
      />
      <Card title="申报名单" aside={<span className="small muted">{cases.data ? `共 ${cases.data.total} 件` : ''}</span>} flush>
        <Filters key={query.search} {...query} onAsk={ask} />
        <Loaded read={cases}>
          {({ dossiers, total }) =>
            dossiers.length > 0 ? (
              <>
                <CaseTable caption="申报名单" lines={whole.rows ?? dossiers} />
                <LeftOut whole={whole} shown={dossiers.length} total={total} />
                <Pager {...pagerOf(page, PAGE, total)} unit="件" onPage={turn} />
              </>
            ) : total > 0 ? (
              <Empty title="这一页没有申报" action={<Button onClick={() => turn(1)}>回到第一页</Button>}>
                名单共 {total} 件，比打开时少了。
              </Empty>
            ) : (
              <Empty
                title={query.state || query.search ? '没有符合条件的申报' : '还没有申报'}
                action={query.state || query.search ? <Button onClick={() => ask({ state: '', search: '' })}>清除条件</Button> : undefined}
              >
                {query.state || query.search ? '请换一个条件，或清除条件查看全部。' : '申报单位提交后会出现在这里和待办中。'}
              </Empty>
            )
          }
        </Loaded>
      </Card>
    </>
  );
}

type FiltersProps = { state: string; search: string; onAsk: (part: { state?: string; search?: string }) => void };

function Filters({ state, search, onAsk }: FiltersProps) {
  const [typed, setTyped] = useState(search);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    onAsk({ search: typed.trim() });
  };
  return (
    <form className="filters" aria-label="筛选" onSubmit={find}>
      <label htmlFor="case-state">状态</label>
      <Select
        id="case-state"
        small
        options={options}
        empty="全部"
        value={state}
        onChange={(event) => onAsk({ state: event.target.value })}
      />
      <Input
        small
        aria-label="按申报单位、编号或统一社会信用代码查找"
        placeholder="申报单位、编号或信用代码"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button small type="submit">
        查找
      </Button>
    </form>
  );
}
