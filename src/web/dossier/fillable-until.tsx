import { hourText, wholeDay } from '../../core/deadlines/round.ts';
import { dueIn, monthDay, windowLeft } from '../ui/dates.tsx';
import type { DossierView } from './view.ts';

/** Until when the form can be filled in or put right; `brief` without the day on which the window opened. */
export function FillableUntil({ view, today, brief }: { view: DossierView; today: string; brief?: boolean }) {
  const { round, state, correctionDueOn, correctionDaysLeft, windowDaysLeft } = view;
  if (state.name === 'returned' && correctionDueOn)
    return (
      <>
        补正至{monthDay(correctionDueOn)}，<em>{dueIn(correctionDueOn, correctionDaysLeft, today).text}</em>
      </>
    );
  const closes = `${monthDay(round.closesOn)}${round.closesAt === wholeDay ? '' : hourText(round.closesAt)}`;
  const span = brief ? `${closes}截止` : `${monthDay(round.opensOn)}至${closes}`;
  if (state.name !== 'draft') return span;
  return (
    <>
      {span}，<em>{windowLeft(round.closesOn, windowDaysLeft, today)}</em>
    </>
  );
}
