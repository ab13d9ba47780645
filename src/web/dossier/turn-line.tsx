import { closingText } from '../../core/deadlines/round.ts';
import { useSession } from '../session.tsx';
import { dueIn } from '../ui/dates.tsx';
import type { DossierView } from './view.ts';

type Due = Pick<DossierView['turn'], 'dueOn' | 'dueAt' | 'daysLeft'>;

/** Until when something is due, in words behind what is due; empty where no day is. */
export const until = ({ dueOn, dueAt, daysLeft }: Due, today: string): string =>
  dueOn === null ? '' : `，${closingText({ closesOn: dueOn, closesAt: dueAt })}前（${dueIn(dueOn, daysLeft, today).text}）`;

/** Who has the case, what is due from them until when, and whose it is after that. */
export function TurnLine({ view: { turn } }: { view: DossierView }) {
  const { today } = useSession();
  const [next] = turn.ahead;
  return (
    <>
      {turn.says}
      {until(turn, today)}
      {next ? `；之后由${next.who}${next.what}` : ''}
    </>
  );
}
