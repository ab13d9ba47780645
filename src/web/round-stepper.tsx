import { roundOn } from '../core/deadlines/round.ts';
import { stages } from '../core/workflow/state.ts';
import type { AnswerOf } from './client.ts';
import { useRead } from './query.tsx';
import { law } from './scheme/law.ts';
import { useSession } from './session.tsx';
import { monthDay } from './ui/dates.tsx';
import { Stepper } from './ui/stepper.tsx';

export type Round = AnswerOf<'GET /api/rounds'>['rounds'][number];
type Window = Pick<Round, 'opensOn' | 'closesOn' | 'recommendBy' | 'reviewBy'>;

/** Where the year's procedure stands: by the stage of a case where there is one, else by today's date. */
export function RoundStepper({ round: given, stage }: { round?: Round | undefined; stage?: number | undefined }) {
  const { today } = useSession();
  const rounds = useRead('GET /api/rounds');
  const round = given ?? ownRoundOn(rounds.data?.rounds, today);
  if (!round) return rounds.isPending && !given ? <div className="stepper stepper--wait" /> : null;
  const now = stage ?? stageByDate(round, today);
  return (
    <Stepper
      label={`${round.year} 年度认定工作进程（${round.issuerName}）`}
      now={now}
      steps={stages.map(({ label }, index) => ({ label, note: <Note round={round} index={index} now={index === now} today={today} /> }))}
    />
  );
}

/** Which of the five stages the dates say; -1 before the round opens. */
export function stageByDate({ opensOn, closesOn, recommendBy, reviewBy }: Window, today: string): number {
  if (today < opensOn) return -1;
  if (today <= closesOn) return 0;
  if (today <= recommendBy) return 1;
  return reviewBy === null || today <= reviewBy ? 2 : 3;
}

/** The server counts the working days, by the years that an administrator loaded. */
function Note({ round, index, now, today }: { round: Round; index: number; now: boolean; today: string }) {
  const ends = [round.closesOn, round.recommendBy, round.reviewBy][index] ?? null;
  if (ends === null)
    return (
      <span className="step__none">{index < 3 ? '日期另定' : index === 3 ? `${law().notice.workdays} 个工作日` : '公示无异议后'}</span>
    );
  const words = index === 0 ? `${monthDay(round.opensOn)}至${monthDay(ends)}` : `至${monthDay(ends)}`;
  const left = now && today <= ends ? (round.daysLeft[index] ?? null) : null;
  return (
    <>
      {words}
      {left !== null ? (
        <>
          ，<em>{left === 0 ? '今天截止' : `还有 ${left} 个工作日`}</em>
        </>
      ) : null}
    </>
  );
}

/** The round by which one goes on a day: the province's, or one's own authority's; another city's dates are nobody else's. */
export const ownRoundOn = (rounds: readonly Round[] = [], today: string): Round | null =>
  roundOn(
    rounds.filter(({ own }) => own),
    today,
  );
