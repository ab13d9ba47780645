import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { GiveDialog } from './give-dialog.tsx';
import { dossierOf, type Item } from './list.ts';
import type { Office } from './office.ts';

type Props = {
  office: Office;
  /** How many cases fit, those that were not read yet too. */
  cases: number;
  /** What was read. */
  shown: readonly Item[];
  picked: ReadonlySet<string>;
  onPick: (ids: readonly string[], on: boolean) => void;
  /** Reads the rest too; null where there is none. */
  onAll: (() => Promise<readonly Item[]>) | null;
};

/** Several cases are chosen and given at once. What the filter hides is not given, even where it was chosen before. */
export function GiveBar({ office, cases: total, shown, picked, onPick, onAll }: Props) {
  const [giving, setGiving] = useState(false);
  const ids = casesIn(shown);
  const chosen = ids.filter((id) => picked.has(id));
  if (ids.length === 0) return null;
  const every = chosen.length === Math.max(total, ids.length);
  const pickAll = async (): Promise<void> => onPick(every || onAll === null ? ids : casesIn(await onAll()), !every);
  const cases = chosen.map((id) => ({ id, title: shown.find((item) => dossierOf(item) === id)?.title ?? '' }));
  return (
    <div className="give">
      <label className="choice">
        <input type="checkbox" checked={every} onChange={() => void pickAll()} />
        全选 {Math.max(total, ids.length)} 件申报
      </label>
      {chosen.length > 0 ? (
        <>
          <span className="muted" role="status">{`已选 ${chosen.length} 件`}</span>
          <Button small onClick={() => setGiving(true)}>
            分给…
          </Button>
          <Button small look="quiet" onClick={() => onPick(chosen, false)}>
            取消选择
          </Button>
        </>
      ) : null}
      {giving ? (
        <GiveDialog office={office} counted cases={cases} onClose={() => setGiving(false)} onGiven={(given) => onPick(given, false)} />
      ) : null}
    </div>
  );
}

const casesIn = (items: readonly Item[]): string[] => [...new Set(items.flatMap((item) => dossierOf(item) ?? []))];
