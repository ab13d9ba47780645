import { useCallback, useMemo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { annex2Title } from '../../src/core/annexes/annex2.ts';
import { servedFigures } from '../../src/core/annexes/derive.ts';
import type { Content } from '../../src/core/annexes/field.ts';
import { tableAt } from '../../src/core/annexes/form.ts';
import { type Change, changed } from '../../src/web/form/change.ts';
import { RowsTable } from '../../src/web/form/rows-table.tsx';
import { servedRow } from './rows.ts';
import { ServedPage } from './served.tsx';
import '../../src/web/styles.css';

const asked = new URLSearchParams(location.search);
const count = Number(asked.get('rows') ?? 1600);
const table = tableAt(asked.get('table') ?? 'served');

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
if (asked.has('read')) root?.classList.add('page--desk');
if (root) createRoot(root).render(asked.has('read') ? <ServedPage count={count} /> : <Page />);
