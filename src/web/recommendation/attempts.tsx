import { clock, dayOf, monthDay } from '../ui/dates.tsx';
import type { SampleRow } from './case.ts';

/** 已联系 2 次, each with its time and what came of it; nothing where nobody tried. `opened`: the notes with the numbers in them. */
export function Attempts({ of, opened }: { of: SampleRow['attempts']; opened?: readonly string[] | undefined }) {
  if (of.length === 0) return null;
  return (
    <div className="small muted">
      已联系 {of.length} 次
      <ul>
        {of.map(({ at, disposition, note }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: attempts are only added, at the end
          <li key={index}>
            {monthDay(dayOf(at))} {clock(at)} {disposition}
            {note ? `（${opened?.[index] ?? note}）` : ''}
          </li>
        ))}
      </ul>
    </div>
  );
}
