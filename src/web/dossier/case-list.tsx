import { call } from '../client.ts';
import { LeftOut, ListFile } from '../list-file.tsx';
import { useListed } from '../onward.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useRead, useReadPage } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { useAsked } from '../ui/asked.ts';
import { Button } from '../ui/button.tsx';
import { Filters } from '../ui/filters.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { pageQuery, pagerOf } from '../ui/page-of.ts';
import { Pager } from '../ui/pager.tsx';
import { PrintButton } from '../ui/print.tsx';
import { useWhole } from '../ui/whole.ts';
import { Views } from '../views/views.tsx';
import { CaseTable, caseFile } from './case-table.tsx';
import { caseNames, casesAsked, stateOptions } from './cases-asked.ts';
import type { DossierLine } from './view.ts';

const PAGE = 50;

/** The cases that concern the reader, by state and by name, a page at a time; what was asked stands in the address, so that it can be kept. */
export function CaseList() {
  const asked = useAsked(caseNames);
  const { filter, page, narrowed } = asked;
  const query = casesAsked(filter);
  const rounds = useRead('GET /api/rounds').data?.rounds;
  const choices = [
    {
      name: 'round',
      label: '年度',
      options: (rounds ?? []).map(({ id, year, issuerName }) => ({ value: id, label: `${year}（${issuerName}）` })),
    },
    { name: 'state', label: '状态', options: stateOptions },
  ] as const;
  const known = (name: string, value: string): boolean =>
    choices.find((choice) => choice.name === name)?.options.some((one) => one.value === value) ?? true;
  const listed = useListed();
  const cases = useReadPage('GET /api/dossiers', { query: { ...query, ...pageQuery(page, PAGE) } });
  const whole = useWhole<DossierLine>(
    ({ id }) => id,
    async (part) => {
      const { dossiers, total } = await call('GET /api/dossiers', { query: { ...query, ...part } });
      return { rows: dossiers, total };
    },
  );
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
        <Filters asked={asked} search={{ name: 'search', by: '申报单位、申报编号或信用代码' }} choices={choices}>
          {rounds ? <Views list="dossiers" filter={filter} knows={known} onOpen={asked.askAll} /> : null}
        </Filters>
        <Loaded read={cases}>
          {({ dossiers, total }) =>
            dossiers.length > 0 ? (
              <>
                <CaseTable caption="申报名单" lines={whole.rows ?? dossiers} linkOf={({ id }) => listed(to(paths.dossier, { id }))} />
                <LeftOut whole={whole} shown={dossiers.length} total={total} />
                <Pager {...pagerOf(page, PAGE, total)} unit="件" onPage={asked.turn} />
              </>
            ) : total > 0 ? (
              <Empty title="这一页没有申报" action={<Button onClick={() => asked.turn(1)}>回到第一页</Button>}>
                名单共 {total} 件，比打开时少了。
              </Empty>
            ) : (
              <Empty
                title={narrowed ? '没有符合条件的申报' : '还没有申报'}
                action={narrowed ? <Button onClick={asked.clear}>清除条件</Button> : undefined}
              >
                {narrowed ? '请换一个条件，或清除条件查看全部。' : '申报单位提交后会出现在这里和待办中。'}
              </Empty>
            )
          }
        </Loaded>
      </Card>
    </>
  );
}
