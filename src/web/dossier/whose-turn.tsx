import { Link } from 'wouter';
import { closingText } from '../../core/deadlines/round.ts';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { dueIn } from '../ui/dates.tsx';
import type { DossierView } from './view.ts';

/** Where the case stands and what is due from which office, in one line; what waits for whoever reads it stands first, in the words of the inbox. */
export function WhoseTurn({ view: { turn, tasks } }: { view: DossierView }) {
  const { today } = useSession();
  const until = ({ dueOn, dueAt, daysLeft }: Pick<DossierView['turn'], 'dueOn' | 'dueAt' | 'daysLeft'>) =>
    dueOn === null ? '' : `，${closingText({ closesOn: dueOn, closesAt: dueAt })}前（${dueIn(dueOn, daysLeft, today).text}）`;
  return (
    <div className="stack turn">
      {tasks.map((task) => (
        <Alert key={`${task.action}${task.why}`} tone="amber" title={`请您${task.action}${until(task)}`}>
          {task.why}
          {task.otherwise ? `。不按期办：${task.otherwise}` : ''}（{task.article}） <Link href={task.link}>{task.action}</Link>
        </Alert>
      ))}
      <p className="turn__line">
        {turn.says}
        {until(turn)}
        {turn.ahead[0] ? `；之后由${turn.ahead[0].who}${turn.ahead[0].what}` : ''}
      </p>
    </div>
  );
}
