import { cx } from '../ui/cx.ts';
import type { LedgerView } from './words.ts';

/** The parts of a year's ledger: its months with how often, then events, the register, the accounts. */
export function Parts({ view, at, go, today }: { view: LedgerView; at: string; go: (at: string) => void; today: string }) {
  const begun = view.year < Number(today.slice(0, 4)) ? 12 : Number(today.slice(5, 7));
  const parts = [
    ...view.months
      .slice(0, begun)
      .map((times, i) => ({ at: String(i + 1), label: `${i + 1}月`, said: times === 0 ? '未记' : `${times} 次`, none: times === 0 })),
    { at: 'events', label: '活动', said: `${view.events} 场`, none: view.events === 0 },
    { at: 'enterprises', label: '企业库', said: `${view.enterprises} 家`, none: view.enterprises === 0 },
    { at: 'books', label: '账册', said: '收入和能力', none: true },
  ];
  return (
    <nav className="ledger-parts" aria-label="月份和其他">
      {parts.map((part) => (
        <button
          key={part.at}
          type="button"
          className={cx(part.none && 'is-none')}
          aria-current={part.at === at ? 'page' : undefined}
          onClick={() => go(part.at)}
        >
          {part.label}
          <b>{part.said}</b>
        </button>
      ))}
    </nav>
  );
}
