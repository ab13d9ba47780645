import { useState } from 'react';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { DateInput } from '../ui/controls.tsx';
import { dateWithWeekday } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';
import { Card, Kv, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';

type Done = AnswerOf<'POST /api/demonstration/day'>['done'][number];

const jobWords: Readonly<Record<string, string>> = {
  openReports: '生成季度调度表',
  remindReports: '催报季度调度表',
  remindStamps: '提醒上传盖章扫描件',
  markOverdue: '标记逾期调度表',
  watchCorrections: '提醒补正到期',
  watchWindows: '提醒申报、推荐截止',
  watchNotices: '公示期满',
  watchValidity: '称号到期',
  watchCalendar: '提醒载入工作日历',
  deliver: '发送消息',
};

const columns: readonly Column<Done>[] = [
  { key: 'job', head: '事项', rowHead: true, cell: (one) => jobWords[one.job] ?? one.job },
  { key: 'count', head: '办理数', num: true, cell: (one) => one.count },
];

/** 运行状态, and in the demonstration the day: set it, and what time asks for until then is done. */
export default function DayPage() {
  const session = useSession();
  const health = useRead('GET /api/health');
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead title="运行与日期" meta={[dateWithWeekday(session.today)]} />
      <Stack>
        <Card title="运行状态">
          <Loaded read={health} lines={2}>
            {({ ok, version, today }) => (
              <Kv
                items={[
                  [
                    '服务',
                    <Badge key="ok" tone={ok ? 'green' : 'red'}>
                      {ok ? '正常' : '异常'}
                    </Badge>,
                  ],
                  ['版本', version],
                  ['系统日期', today],
                  ['用途', session.demonstration ? '演示（数据虚构，只在本机开放）' : '正式'],
                ]}
              />
            )}
          </Loaded>
        </Card>
        {session.demonstration ? (
          <SetDay today={session.today} />
        ) : (
          <Alert title="正式系统按北京时间自动办理到期事项">
            <p>设定日期只在演示系统中可用。</p>
          </Alert>
        )}
      </Stack>
    </main>
  );
}

function SetDay({ today }: { today: string }) {
  const [day, setDay] = useState(today);
  const act = useAct('POST /api/demonstration/day');
  const wellFormed = /^\d{4}-\d\d-\d\d$/.test(day);
  const reason = !wellFormed ? '日期请写成 2026-03-31 的样子' : day < today ? '日期只能往后，不能回到以前' : null;
  return (
    <Card title="演示：设定系统日期">
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <p>设定后，到这一天为止应由系统办理的事项（生成季度调度表、提醒、公示期满、到期等）会逐日办完。</p>
      <div className="form day">
        <Field label="系统日期" span={4}>
          {(ids) => <DateInput {...ids} value={day} picked={day} onPick={setDay} onChange={(event) => setDay(event.target.value.trim())} />}
        </Field>
      </div>
      <Button look="primary" busy={act.isPending} reason={reason} reasonAt="after" onClick={() => act.mutate({ body: { day } })}>
        设定并办理
      </Button>
      {act.data ? <WhatWasDone answer={act.data} /> : null}
    </Card>
  );
}

function WhatWasDone({ answer }: { answer: AnswerOf<'POST /api/demonstration/day'> }) {
  const done = [...totalled(answer.done)].filter((one) => one.count > 0);
  return (
    <div role="status" className="day-done">
      <h3>系统日期已是 {dateWithWeekday(answer.today)}</h3>
      {done.length === 0 ? (
        <p>到这一天没有到期事项。</p>
      ) : (
        <Table caption="办理的到期事项" columns={columns} rows={done} keyOf={(one) => one.job} tight />
      )}
    </div>
  );
}

/** Several days lived through add up by what was done. */
const totalled = (done: readonly Done[]): readonly Done[] =>
  [...new Set(done.map((one) => one.job))].map((job) => ({
    job,
    count: done.reduce((n, one) => (one.job === job ? n + one.count : n), 0),
  }));
