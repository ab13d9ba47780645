import { fullDate } from '../ui/dates.tsx';
import type { Due } from './words.ts';

/** Until when, and how it stands: due, late but accepted, reported are never one word. */
export function DueLine({ due }: { due: Due }) {
  const late = due.daysLate > 0 ? `（逾期 ${due.daysLate} 天）` : '';
  return (
    <span>
      截止 {fullDate(due.dueOn)}24时{due.provisional ? '（暂定）' : ''}{' '}
      <span className={due.pastDue ? 'late' : undefined}>
        {due.status === 'open' ? '' : due.label.replace('（逾期）', '')}
        {late}
      </span>
    </span>
  );
}
