import { useCallback, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { annex2Title } from '../../src/core/annexes/annex2.ts';
import { servedFigures } from '../../src/core/annexes/derive.ts';
import type { Content, Row } from '../../src/core/annexes/field.ts';
import { tableAt } from '../../src/core/annexes/form.ts';
import { type Change, changed } from '../../src/web/form/change.ts';
import { RowsTable } from '../../src/web/form/rows-table.tsx';
import '../../src/web/styles.css';

const asked = new URLSearchParams(location.search);
const count = Number(asked.get('rows') ?? 1600);
const table = tableAt(asked.get('table') ?? 'served');

const surnames = '赵钱孙李周吴郑王冯陈';
const trades = ['精密机械', '食品', '模具', '软件技术', '纺织', '新材料', '物流', '文具', '中药饮片', '印务'];
const services = ['生产线数字化诊断', '电商平台开店辅导', '云 ERP 部署', '工业软件选型咨询', '生产管理系统培训'];
const servedRow = (i: number): Row => ({
  id: `00000000-0000-7000-8000-${String(i).padStart(12, '0')}`,
  cells: {
    enterprise: `南昌第${i + 1}${trades[i % trades.length]}有限公司`,
    contact: `${surnames[i % surnames.length]}${i % 3 ? '志刚' : '丽萍'}`,
    position: i % 2 ? '总经理' : '厂长',
    mobile: i % 400 === 5 ? '139700215' : `1380${String(1_000_000 + i)}`,
    service: services[i % services.length] ?? null,
    satisfied: i % 23 === 0 ? null : i % 17 !== 0,
  },
});

/** One sheet alone on its page, kept as the form is kept: what a key or a paste costs is the sheet's and the form's, not the page's. */
function Page() {
  const [content, setContent] = useState<Content>({
    values: {},
    tables: { [table?.key ?? '']: Array.from({ length: count }, (_, i) => servedRow(i)) },
  });
  const onChange = useCallback((...changes: Change[]) => setContent((now) => changed(now, ...changes)), []);
  const figures = useMemo(() => servedFigures(content), [content]);
  if (!table) return <p>{asked.get('table')}</p>;
  return (
    <>
      <h1>{annex2Title}</h1>
      <section className="card" aria-label={table.label}>
        <RowsTable
          table={table}
          rows={content.tables[table.key] ?? []}
          onChange={onChange}
          barEnd={
            <span className="counter">
              已填 <b>{figures.distinct}</b> / 120 家
            </span>
          }
          footEnd={`满意 ${figures.satisfied}　满意度 ${figures.rate ?? '–'}%`}
        />
      </section>
    </>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Page />);
