import { fullDate } from '../ui/dates.tsx';
import type { Due, ReportLine } from './words.ts';

/** Until when, and how it stands: due, late but accepted, reported are never one word. */
export function DueLine({ due, revise = null }: { due: Due; revise?: ReportLine['revise'] }) {
  const late = due.daysLate > 0 ? `（逾期 ${due.daysLate} 天）` : '';
  return (
    <span>
      截止 {fullDate(due.dueOn)}24时{due.provisional ? '（暂定）' : ''}{' '}
      <span className={due.pastDue ? 'late' : undefined}>
        {due.status === 'open' ? '' : due.label.replace('（逾期）', '')}
        {late}
      </span>
      {revise ? <Revise revise={revise} /> : null}
    </span>
  );
}

/** What was given back, or is being corrected, has a day of its own. */
const Revise = ({ revise: { dueOn, provisional, daysLate } }: { revise: NonNullable<ReportLine['revise']> }) => (
  <span className={daysLate > 0 ? 'late' : undefined}>
    {`；重新报送截止 ${fullDate(dueOn)}24时${provisional ? '（暂定）' : ''}`}
    {daysLate > 0 ? `（逾期 ${daysLate} 天）` : ''}
  </span>
);
