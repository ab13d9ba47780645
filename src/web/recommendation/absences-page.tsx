import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { type Absence, nameIn, type Office } from '../inbox/office.ts';
import { paths } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import { AbsenceDialog } from './absences-dialog.tsx';

/** Who of the office is away, from when to when, and who stands in. */
export default function AbsencesPage() {
  const office = useRead('GET /api/office');
  const [entering, setEntering] = useState(false);
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        crumbs={[{ label: '待办', href: paths.inbox }, { label: '外出与代办' }]}
        title="外出与代办"
        meta={['代办人在起止日期内有外出人的角色，以本人名义办理，日志和文书写明代谁']}
        actions={
          <Button look="primary" reason={office.data ? null : '正在读取'} reasonAt="hidden" onClick={() => setEntering(true)}>
            登记外出
          </Button>
        }
      />
      <Card flush>
        <Loaded read={office} lines={5}>
          {(data) => <Absences office={data} />}
        </Loaded>
      </Card>
      {entering && office.data ? <AbsenceDialog office={office.data} onClose={() => setEntering(false)} /> : null}
    </main>
  );
}

function Absences({ office }: { office: Office }) {
  const session = useSession();
  const [ending, setEnding] = useState<Absence | null>(null);
  const leader = hasRole(session, 'leader');
  const mayEnd = (one: Absence): boolean => leader || one.accountId === session.account.id;
  const columns: Column<Absence>[] = [
    { key: 'who', head: '外出', rowHead: true, cell: (one) => nameIn(office, one.accountId) },
    { key: 'deputy', head: '代办', cell: (one) => nameIn(office, one.deputyId) },
    { key: 'days', head: '起止', cell: (one) => <span className="nowrap">{`${fullDate(one.fromOn)}至${fullDate(one.toOn)}`}</span> },
    {
      key: 'state',
      head: '状态',
      cell: (one) => (one.fromOn <= session.today ? <Badge tone="blue">代办中</Badge> : <Badge>未开始</Badge>),
    },
    {
      key: 'act',
      head: <span className="sr">办理</span>,
      cell: (one) => (
        <Button
          small
          reason={mayEnd(one) ? null : '请由本人或分管领导结束'}
          reasonAt="hidden"
          onClick={() => setEnding(one)}
          aria-label={`${one.fromOn <= session.today ? '结束' : '取消'}${nameIn(office, one.accountId)}的代办`}
        >
          {one.fromOn <= session.today ? '结束' : '取消'}
        </Button>
      ),
    },
  ];
  return (
    <>
      <Table
        caption="外出与代办"
        columns={columns}
        rows={office.absences}
        keyOf={(one) => one.id}
        stack
        empty={<Empty title="没有人外出">出差、休假之前登记代办人，待办就不会耽误。期满自动结束。</Empty>}
      />
      {ending ? <EndAbsence office={office} one={ending} onClose={() => setEnding(null)} /> : null}
    </>
  );
}

function EndAbsence({ office, one, onClose }: { office: Office; one: Absence; onClose: () => void }) {
  const end = useAct('DELETE /api/absences/{id}');
  const toast = useToast();
  const [who, deputy] = [nameIn(office, one.accountId), nameIn(office, one.deputyId)];
  const go = () =>
    end.mutateAsync({ params: { id: one.id } }).then(
      () => {
        toast(`${who}的代办已结束`);
        onClose();
      },
      () => undefined,
    );
  return (
    <Confirm open title={`结束代办：${who}`} act="结束" onAct={go} onClose={onClose}>
      <p>
        {deputy}代{who}办理，原定至{fullDate(one.toOn)}。结束后{deputy}不再有{who}的角色，已办的事项不变。
      </p>
      {end.isError ? <ProblemAlert problem={problemIn(end.error)} /> : null}
    </Confirm>
  );
}
