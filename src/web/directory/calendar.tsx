import { useRef, useState } from 'react';
import { parseCalendarYear } from '../../core/calendar/parse.ts';
import type { AnswerOf } from '../client.ts';
import { call, problemIn } from '../client.ts';
import { Loaded, refresh, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import './directory.css';

type Year = AnswerOf<'GET /api/calendar'>['years'][number];

const columns: readonly Column<Year>[] = [
  { key: 'year', head: '年份', rowHead: true, cell: (one) => `${one.year} 年` },
  { key: 'doc', head: '依据', cell: (one) => one.doc },
  {
    key: 'from',
    head: '来源',
    cell: (one) => <Badge tone={one.loaded ? 'blue' : 'green'}>{one.loaded ? '管理员载入' : '系统自带'}</Badge>,
  },
];

/** 工作日历: the State Council's yearly arrangement; without a year's data its statutory periods can't be computed. */
export default function CalendarPage() {
  const { today } = useSession();
  const read = useRead('GET /api/calendar');
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead title="工作日历" meta={['国务院办公厅每年公布的放假调休安排，工作日期限按它计算']} />
      <Stack>
        <Loaded read={read}>
          {({ years }) => (
            <>
              <MissingYear years={years} today={today} />
              <Card title="已有安排的年份" flush>
                <Table
                  caption="已有安排的年份"
                  columns={columns}
                  rows={years.toSorted((a, b) => b.year - a.year)}
                  keyOf={(one) => String(one.year)}
                  stack
                />
              </Card>
            </>
          )}
        </Loaded>
        <LoadYear />
      </Stack>
    </main>
  );
}

/** This year or the next is not there yet: what that means, and when the notice usually comes. */
function MissingYear({ years, today }: { years: readonly Year[]; today: string }) {
  const year = Number(today.slice(0, 4));
  const missing = [year, year + 1].filter((one) => !years.some((known) => known.year === one));
  if (missing.length === 0) return null;
  return (
    <Alert tone="amber" title={`还没有 ${missing.join('、')} 年的放假安排`}>
      <p>落在这些年份的法定期限（公示、补正等）暂时不能计算，预计日期只作参考。国务院办公厅一般在上一年 11 月公布，公布后请在下面载入。</p>
    </Alert>
  );
}

/** A file is checked here with the server's own rules before it is sent. */
function LoadYear() {
  const input = useRef<HTMLInputElement>(null);
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const take = async (file: File): Promise<void> => {
    setBusy(true);
    setFaults(await loaded(file, (year) => toast(`已载入 ${year} 年的放假安排`)));
    setBusy(false);
  };
  return (
    <Card title="载入一年的安排">
      {faults.length > 0 ? (
        <Alert tone="red" title="文件没有载入" live>
          <ul>
            {faults.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </Alert>
      ) : null}
      <p>JSON 文件，内容如：</p>
      <pre className="sample">{sample}</pre>
      <p className="field__hint">off 为放假的起止日期，work 为调休上班的周末。元旦、劳动节、国庆节必须列出；有误的文件不会改动已有安排。</p>
      <input
        ref={input}
        className="sr"
        type="file"
        accept=".json,application/json"
        tabIndex={-1}
        aria-label="放假安排文件"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void take(file);
        }}
      />
      <Button look="primary" busy={busy} onClick={() => input.current?.click()}>
        选择文件并载入
      </Button>
    </Card>
  );
}

const sample = `{
  "year": 2027,
  "doc": "国办发明电〔2026〕×号",
  "off": [["2027-01-01", "2027-01-03"], …],
  "work": ["2027-02-14", …]
}`;

/** What is wrong with the file, or nothing once it is loaded. */
async function loaded(file: File, onDone: (year: number) => void): Promise<readonly string[]> {
  const text = await file.text();
  const parsed = parseCalendarYear(text);
  if (!parsed.ok) return parsed.faults;
  try {
    await call('PUT /api/calendar/{year}', { params: { year: parsed.year }, body: JSON.parse(text.replace(/^\uFEFF/, '')) });
    await refresh('GET /api/calendar');
    onDone(parsed.year);
    return [];
  } catch (error) {
    const problem = problemIn(error);
    return problem.faults?.map((fault) => fault.message) ?? [problem.detail];
  }
}
