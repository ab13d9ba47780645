import { Link } from 'wouter';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { TurnLine, until } from './turn-line.tsx';
import type { DossierView } from './view.ts';

/** Where the case stands and what is due from which office, in one line; what waits for whoever reads it stands first, in the words of the inbox. */
export function WhoseTurn({ view }: { view: DossierView }) {
  const { today } = useSession();
  return (
    <div className="stack turn">
      {view.tasks.map((task) => (
        <Alert key={`${task.action}${task.why}`} tone="amber" title={`请您${task.action}${until(task, today)}`}>
          {task.why}
          {task.otherwise ? `。不按期办：${task.otherwise}` : ''}（{task.article}） <Link href={task.link}>{task.action}</Link>
        </Alert>
      ))}
      <p className="turn__line">
        <TurnLine view={view} />
      </p>
    </div>
  );
}
