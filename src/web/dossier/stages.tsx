import { stages } from '../../core/workflow/state.ts';
import { law } from '../scheme/law.ts';
import { useSession } from '../session.tsx';
import { dueIn, monthDay, windowLeft } from '../ui/dates.tsx';
import { type StepItem, Stepper } from '../ui/stepper.tsx';
import type { DossierView } from './view.ts';

/** Where the case stands in the year's procedure, with the dates of the round. */
export function CaseStepper({ view }: { view: DossierView }) {
  const { today } = useSession();
  return (
    <Stepper
      label={`${view.roundYear} 年度认定工作进程`}
      now={view.state.name === 'withdrawn' ? -1 : view.stage}
      steps={stages.map(({ key, label }): StepItem => ({ label, note: noteOf(key, view, today) }))}
    />
  );
}

function noteOf(stage: (typeof stages)[number]['key'], view: DossierView, today: string) {
  const { round } = view;
  switch (stage) {
    case 'fill':
      return <Filling view={view} today={today} />;
    case 'recommend':
      return `至${monthDay(round.recommendBy)}`;
    case 'review':
      return round.reviewBy ? `至${monthDay(round.reviewBy)}` : '日期另定';
    case 'notice':
      return `${law().notice.workdays} 个工作日`;
    case 'recognise':
      return view.state.name === 'recognised' ? `有效期${law().validity.years}年` : '公示无异议后';
  }
}

function Filling({ view, today }: { view: DossierView; today: string }) {
  const { round, state, correctionDueOn, correctionDaysLeft, windowDaysLeft } = view;
  if (state.name === 'returned' && correctionDueOn)
    return (
      <>
        补正至{monthDay(correctionDueOn)}，<em>{dueIn(correctionDueOn, correctionDaysLeft, today).text}</em>
      </>
    );
  const span = `${monthDay(round.opensOn)}至${monthDay(round.closesOn)}`;
  if (state.name !== 'draft') return span;
  return (
    <>
      {span}，<em>{windowLeft(round.closesOn, windowDaysLeft, today)}</em>
    </>
  );
}
