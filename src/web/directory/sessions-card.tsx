import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';

type Line = AnswerOf<'GET /api/sessions'>['sessions'][number];

/** Where one is signed in now; a place that one does not know again is ended here. */
export function SessionsCard() {
  const read = useRead('GET /api/sessions');
  const end = useAct('DELETE /api/sessions/{id}');
  const toast = useToast();
  const onEnd = ({ id }: Line): void => end.mutate({ params: { id } }, { onSuccess: () => toast('已结束这一处登录') });
  return (
    <Card title="现在登录的地方" flush>
      {end.error ? <ProblemAlert problem={problemIn(end.error)} /> : null}
      <Loaded read={read}>
        {({ sessions }) => <Table caption="现在登录的地方" columns={columnsOf(onEnd)} rows={sessions} keyOf={(one) => one.id} stack />}
      </Loaded>
    </Card>
  );
}

const columnsOf = (onEnd: (one: Line) => void): Column<Line>[] => [
  { key: 'browser', head: '浏览器', rowHead: true, cell: (one) => one.browser || '未记录' },
  { key: 'since', head: '登录', cell: (one) => dateAndTime(one.createdAt) },
  { key: 'seen', head: '最近使用', cell: (one) => dateAndTime(one.seenAt) },
  {
    key: 'act',
    head: '办理',
    cell: (one) =>
      one.own ? (
        <span className="muted">本处</span>
      ) : (
        <Button small aria-label={`结束 ${one.browser} ${dateAndTime(one.createdAt)} 的登录`} onClick={() => onEnd(one)}>
          结束
        </Button>
      ),
  },
];
