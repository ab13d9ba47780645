import { useCallback, useMemo, useState } from 'react';
import { type Look, linesOf, looked, lookIn } from '../../src/web/recommendation/served-lines.ts';
import { ReadSheet } from '../../src/web/recommendation/served-sheet.tsx';
import { servedRow } from './rows.ts';
import '../../src/web/pages.css';

/** Annex 5 as whoever reviews it reads it: every seventh row with a signal, twelve drawn, a word that is searched for. */
export function ServedPage({ count }: { count: number }) {
  const lines = useMemo(() => {
    const rows = Array.from({ length: count }, (_, i) => servedRow(i));
    const paths = rows.filter((_, i) => i % 7 === 0).map(({ id }) => `served/${id}/mobile`);
    return linesOf(rows, {
      patterns: [{ id: 'same-mobile', title: '同一手机', message: '手机相同', paths }],
      drawn: rows.slice(0, 12).map(({ id }) => ({ rowId: id, state: 'recorded', satisfied: true, denied: false })),
      marked: [],
    });
  }, [count]);
  const [look, setLook] = useState<Look>(() => lookIn(''));
  const set = useCallback((part: Partial<Look>) => setLook((now) => ({ ...now, ...part })), []);
  const shown = useMemo(() => looked(lines, look), [lines, look]);
  return (
    <div className="served casework">
      <section className="served__list" aria-label="名单">
        <div className="served__bar">
          <input aria-label="查找" value={look.query} onChange={(event) => set({ query: event.target.value })} />
        </div>
        <ReadSheet shown={shown} look={look} onSort={set} onAt={nothing} />
      </section>
    </div>
  );
}

const nothing = (): void => undefined;
