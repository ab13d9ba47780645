import { useSearchParams } from 'wouter';
import { hourText, wholeDay } from '../../core/deadlines/round.ts';
import { finalStates } from '../../core/workflow/state.ts';
import type { AnswerOf } from '../client.ts';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { fullDate, windowLeft } from '../ui/dates.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { CaseTable } from './case-table.tsx';
import { StartDialog } from './start-dialog.tsx';
import type { DossierLine } from './view.ts';

type Round = AnswerOf<'GET /api/rounds'>['rounds'][number];

/** What an applicant has in hand, and which year's work it may join. */
export function OwnDossiers() {
  const session = useSession();
  const dossiers = useRead('GET /api/dossiers', { query: { limit: 200 } });
  const rounds = useRead('GET /api/rounds');
  return (
    <>
      <PageHead title="我的申报" meta={[session.organisation.name]} />
      <Loaded read={dossiers}>
        {({ dossiers: lines, total }) => (
          <Stack>
            <Card title="年度认定工作" flush>
              <Loaded read={rounds}>{(data) => <Rounds rounds={data.rounds} lines={lines} today={session.today} />}</Loaded>
            </Card>
            {lines.length > 0 ? (
              <Card title="申报记录" aside={<span className="small muted">共 {total} 件</span>} flush>
                <CaseTable caption="本单位的申报" lines={lines} />
              </Card>
            ) : null}
          </Stack>
        )}
      </Loaded>
    </>
  );
}

function Rounds({ rounds, lines, today }: { rounds: readonly Round[]; lines: readonly DossierLine[]; today: string }) {
  const [asked, setAsked] = useSearchParams();
  const starting = asked.get('start');
  const setStarting = (id: string | null): void => setAsked(id === null ? {} : { start: id }, { replace: true });
  const current = rounds.filter(
    (round) => (round.own && round.closesOn >= today) || lines.some((line) => line.roundId === round.id && isLive(line)),
  );
  if (current.length === 0)
    return (
      <Empty title="目前没有开放的年度认定工作" action={<ButtonLink href="/">查看申报通知</ButtonLink>}>
        省工业和信息化厅发布年度通知后，可以在这里开始申报（第十条）。
      </Empty>
    );
  return (
    <>
      {current.map((round) => (
        <RoundLine
          key={round.id}
          round={round}
          line={lines.find((one) => one.roundId === round.id && one.state.name !== 'withdrawn')}
          today={today}
          onStart={() => setStarting(round.id)}
        />
      ))}
      <StartDialog key={starting} roundId={starting} onClose={() => setStarting(null)} />
    </>
  );
}

const isLive = (line: DossierLine): boolean => !finalStates.some((one) => one === line.state.name);

type RoundLineProps = { round: Round; line: DossierLine | undefined; today: string; onStart: () => void };

function RoundLine({ round, line, today, onStart }: RoundLineProps) {
  return (
    <div className="starts">
      <div>
        <h3>{round.title}</h3>
        <p>
          {round.issuerName}，申报时间 {fullDate(round.opensOn)}至{fullDate(round.closesOn)}
          {round.closesAt === wholeDay ? '' : hourText(round.closesAt)}（
          {today < round.opensOn ? '尚未开始' : windowLeft(round.closesOn, round.windowDaysLeft, today)}），推荐截止{' '}
          {fullDate(round.recommendBy)}
        </p>
        <p>{line ? `当前状态：${line.state.label}` : '须准备：申请报告（附件2）、附件3至附件5、声明函（附件6）及第九条所列证明材料'}</p>
      </div>
      <div>{line ? <Continue line={line} /> : <StartButton round={round} today={today} onStart={onStart} />}</div>
    </div>
  );
}

const Continue = ({ line }: { line: DossierLine }) => (
  <ButtonLink look="primary" href={to(paths.dossier, { id: line.id })}>
    {line.state.name === 'draft' ? '继续填写' : line.state.name === 'returned' ? '去补正' : '查看申报'}
  </ButtonLink>
);

function StartButton({ round, today, onStart }: { round: Round; today: string; onStart: () => void }) {
  const reason = today < round.opensOn ? `${fullDate(round.opensOn)}开始申报` : today > round.closesOn ? '申报已截止' : null;
  return (
    <Button look="primary" reason={reason} onClick={onStart}>
      开始申报
    </Button>
  );
}
