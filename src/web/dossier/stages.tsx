import { stages } from '../../core/workflow/state.ts';
import { law } from '../scheme/law.ts';
import { useSession } from '../session.tsx';
import { monthDay } from '../ui/dates.tsx';
import { type StepItem, Stepper } from '../ui/stepper.tsx';
import { FillableUntil } from './fillable-until.tsx';
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
      return <FillableUntil view={view} today={today} />;
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
