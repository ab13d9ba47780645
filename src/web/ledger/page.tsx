import { KeptHere } from '../form/kept-here.tsx';
import { Loaded, useReadPage } from '../query.tsx';
import { useSession } from '../session.tsx';
import { useAsked } from '../ui/asked.ts';
import { Select } from '../ui/controls.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { BooksTab } from './books.tsx';
import { EnterprisesTab } from './enterprises.tsx';
import { EventsTab } from './events.tsx';
import { Imports } from './imports.tsx';
import { MonthSheet } from './month-sheet.tsx';
import { Parts } from './parts.tsx';
import { type LedgerView, shareWords } from './words.ts';

const FIRST_YEAR = 2023;

/** 服务台账 (第十五条): the own unit writes down what it does once, by month; reports and forms take their figures from it. */
export default function LedgerPage() {
  const { today } = useSession();
  const asked = useAsked(['year', 'at']);
  const year = Number(asked.filter.year) || Number(today.slice(0, 4));
  const at = asked.filter.at || String(Number(today.slice(5, 7)));
  const month = /^([1-9]|1[0-2])$/.test(at) ? Number(at) : 1;
  const read = useReadPage('GET /api/ledger', { query: { year, month } });
  const years = Array.from({ length: Number(today.slice(0, 4)) - FIRST_YEAR + 1 }, (_, i) => String(Number(today.slice(0, 4)) - i));
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        title="服务台账"
        meta={read.data ? metaOf(read.data) : ['第十五条']}
        actions={
          <>
            <Imports />
            <Select
              small
              aria-label="年份"
              options={years.map((value) => ({ value, label: `${value}年` }))}
              value={String(year)}
              onChange={(event) => asked.ask('year', event.target.value)}
            />
          </>
        }
      />
      <Loaded read={read} lines={12}>
        {(view) => (
          <Card flush>
            <Parts view={view} at={at} go={(to) => asked.ask('at', to)} today={today} />
            {at === 'events' ? (
              <EventsTab year={year} />
            ) : at === 'enterprises' ? (
              <EnterprisesTab year={year} />
            ) : at === 'books' ? (
              <BooksTab year={year} />
            ) : (
              <KeptHere key={`${year}-${month}`} place={`ledger:${year}-${month}`} lines={12}>
                {(kept) => <MonthSheet view={view} month={month} kept={kept} />}
              </KeptHere>
            )}
          </Card>
        )}
      </Loaded>
    </main>
  );
}

const metaOf = (view: LedgerView): string[] => [
  `${view.year}年 ${view.times} 次，${view.counted.enterprises} 户`,
  ...view.shares.filter(({ way }) => way === 'times').map((one) => `免费和低收费占比：${shareWords(one)}`),
  `已确认 ${view.confirmed} 行`,
];
