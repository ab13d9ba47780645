import { useState } from 'react';
import { announcedYears } from '../../core/calendar/years.ts';
import type { AnswerOf } from '../client.ts';
import { Loaded, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { dayOf, fullDate } from '../ui/dates.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { countedWords } from './calendar-appraisal.tsx';
import { CalendarEditor, type Draft, draftOf, type Year } from './calendar-editor.tsx';
import { WaitingYear } from './calendar-waiting.tsx';

type Seen = AnswerOf<'GET /api/calendar'>;
type Version = Seen['versions'][number];

const columns: readonly Column<Year>[] = [
  { key: 'year', head: '年份', rowHead: true, cell: (one) => `${one.year} 年` },
  { key: 'doc', head: '依据', cell: (one) => one.doc },
  { key: 'counted', head: '天数', cell: (one) => countedWords(one.counted) },
  {
    key: 'from',
    head: '来源',
    cell: (one) => <Badge tone={one.builtIn ? 'green' : 'blue'}>{one.builtIn ? '系统自带' : '载入'}</Badge>,
  },
];

/** 工作日历: the State Council's yearly arrangement; without a year's data its statutory periods can't be computed. */
export default function CalendarPage() {
  const read = useRead('GET /api/calendar');
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead title="工作日历" meta={['国务院办公厅每年公布的放假调休安排，工作日期限按它计算；一人提交，另一人确认后生效']} />
      <Loaded read={read}>{(seen) => <Seen seen={seen} />}</Loaded>
    </main>
  );
}

function Seen({ seen: { years, waiting, versions } }: { seen: Seen }) {
  const { today, account } = useSession();
  const year = Number(today.slice(0, 4));
  const missing = [year, year + 1].filter((one) => !years.some((known) => known.year === one));
  const begin = missing[0] ?? year;
  const [draft, setDraft] = useState<Draft>(() =>
    draftOf(
      begin,
      years.find((one) => one.year === begin),
    ),
  );
  const choices = [...new Set([...years.map((one) => one.year), year, year + 1, draft.year])].sort((a, b) => b - a);
  return (
    <Stack>
      {missing.length > 0 ? <MissingYear missing={missing} /> : null}
      {waiting.map((one) => (
        <WaitingYear key={one.id} of={one} />
      ))}
      {account.roles.includes('administrator') ? <CalendarEditor draft={draft} onDraft={setDraft} years={years} choices={choices} /> : null}
      <Card title="已有安排的年份" flush>
        <Table
          caption="已有安排的年份"
          columns={columns}
          rows={years.toSorted((a, b) => b.year - a.year)}
          keyOf={(one) => String(one.year)}
          stack
        />
      </Card>
      {versions.length > 0 ? (
        <Versions versions={[...versions, ...hidden(years)]} onAgain={(one) => setDraft(draftOf(one.year, one))} />
      ) : null}
    </Stack>
  );
}

/** This year or the next is not there yet: what that means, and when the notice usually comes. */
function MissingYear({ missing }: { missing: readonly number[] }) {
  return (
    <Alert tone="amber" title={`还没有 ${missing.join('、')} 年的放假安排`}>
      <p>
        落在这些年份的法定期限（公示、补正等）暂时不能计算；季度报送按自然日提醒，不记逾期；到上一年 12
        月仍未载入的，每月告知有期限落在其中的单位。国务院办公厅一般在上一年 11 月公布，公布后请载入。
      </p>
    </Alert>
  );
}

/** What came with the system for a year that was loaded over it: the oldest version to go back to. */
const hidden = (years: readonly Year[]): Version[] =>
  years.flatMap(({ year, builtIn }) => {
    const own = announcedYears[year];
    if (builtIn || !own) return [];
    const value = { doc: own.doc, issued: own.issued ?? null, off: own.off.map(([a, b]): [string, string] => [a, b]), work: [...own.work] };
    const nobody = { fileName: null, said: null, outcome: null, word: null, decidedBy: null, decidedAt: null };
    return [{ id: `own-${year}`, year, digest: '', proposedBy: '系统自带', proposedAt: '', ...value, ...nobody }];
  });

const outcomes = { confirmed: '已确认', refused: '不予确认', withdrawn: '已收回' } as const;

/** Everything that was handed in; an earlier version is taken as a new draft and goes the same way. */
function Versions({ versions, onAgain }: { versions: readonly Version[]; onAgain: (version: Version) => void }) {
  const columnsOf: readonly Column<Version>[] = [
    { key: 'year', head: '年份', rowHead: true, cell: (one) => `${one.year} 年` },
    { key: 'doc', head: '依据', cell: (one) => `${one.doc}${one.fileName === null ? '' : `（文件“${one.fileName}”）`}` },
    { key: 'by', head: '提交', cell: (one) => `${one.proposedBy} ${fullDate(dayOf(one.proposedAt))}` },
    {
      key: 'outcome',
      head: '办理',
      cell: (one) => `${one.outcome === null ? '' : outcomes[one.outcome]} ${one.decidedBy ?? ''} ${one.word ?? ''}`,
    },
    { key: 'digest', head: '摘要', cell: (one) => <span className="chain">{one.digest.slice(0, 12)}</span> },
    {
      key: 'again',
      head: '退回到这一版',
      cell: (one) => (
        <Button
          small
          onClick={() => {
            onAgain(one);
            document.getElementById('main')?.scrollIntoView();
          }}
        >
          取这一版
        </Button>
      ),
    },
  ];
  return (
    <Card title="历次提交" flush>
      <Table caption="历次提交" columns={columnsOf} rows={versions} keyOf={(one) => one.id} stack />
    </Card>
  );
}
