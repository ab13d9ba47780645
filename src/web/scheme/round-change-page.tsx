import { useParams } from 'wouter';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Steps } from '../steps/steps.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import { Consequences } from './round-change-consequences.tsx';
import { ChangeForm } from './round-change-form.tsx';
import { type Change, ChangeLines, type Round } from './round-changes.tsx';

/** Changing or extending a year's work: an officer writes what and why, a leader sees what follows from it and signs. */
export default function RoundChangePage() {
  const { id } = useParams<{ id: string }>();
  const view = useRead('GET /api/rounds/{id}', { params: { id } });
  const changes = useRead('GET /api/rounds/{id}/changes', { params: { id } });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={view} lines={10}>
        {({ round }) => (
          <Loaded read={changes}>
            {(data) => <Changing round={round} open={data.changes.find(({ state }) => ['prepared', 'returned'].includes(state.name))} />}
          </Loaded>
        )}
      </Loaded>
    </main>
  );
}

function Changing({ round, open }: { round: Round; open: Change | undefined }) {
  const session = useSession();
  const own = session.organisation.id === round.issuerId;
  const may = own && hasRole(session, 'officer') && round.cancelledAt === null;
  const correct = open?.offers.find(({ step }) => step === 'correct');
  return (
    <>
      <PageHead
        crumbs={[
          { label: '年度工作', href: paths.rounds },
          { label: `${round.year}年度`, href: to(paths.round, { id: round.id }) },
          { label: '变更、延期' },
        ]}
        title={`变更、延期：${round.title}`}
        badge={open ? <Badge tone="amber">{open.state.label}</Badge> : null}
        meta={[round.issuerName, `申报 ${fullDate(round.opensOn)}至${fullDate(round.closesOn)}`]}
      />
      {open ? <Open round={round} change={open} /> : null}
      {(open === undefined || correct) && may ? (
        <ChangeForm key={open ? `${open.id}:${open.version}` : `new:${round.version}`} round={round} open={open} />
      ) : null}
      {open === undefined && !may ? (
        <Alert title="没有待签发的变更">变更由组织部门的经办人起草，写明改什么、为什么，由另一位分管领导签发后生效并公布。</Alert>
      ) : null}
    </>
  );
}

function Open({ round, change }: { round: Round; change: Change }) {
  const { offers } = change;
  const given = Object.fromEntries(change.lines.map(({ key, value }) => [key, value]));
  return (
    <Columns as="main-side">
      <Card title={change.state.name === 'returned' ? '已退回的变更' : '待签发的变更'}>
        <div className="stack">
          <ChangeLines change={change} />
          <div className="row">
            <Steps
              kind="round-changes"
              of={change}
              offers={offers.filter(({ step }) => step !== 'correct')}
              words={{
                sign: {
                  label: '签发变更',
                  title: '签发变更',
                  act: () => '签发',
                  look: 'primary',
                  says: <p>签发即生效，在公开页面公布，并告知所有有关单位。不能撤销，只能再变更。</p>,
                  done: () => '已签发，已公布并告知有关单位',
                },
                giveBack: { look: 'plain', done: () => '已退回经办人' },
                drop: { look: 'plain', says: <p>撤下后这一次变更不再办理。</p>, done: () => '已撤下' },
              }}
            />
          </div>
        </div>
      </Card>
      <Stack>
        <Consequences roundId={round.id} asked={given} />
      </Stack>
    </Columns>
  );
}
