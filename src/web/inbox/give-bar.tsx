import { useState } from 'react';
import { Button } from '../ui/button.tsx';
import { GiveDialog } from './give-dialog.tsx';
import { dossierOf, type Inbox, type Item } from './list.ts';
import type { Office } from './office.ts';

type Props = {
  office: Office;
  inbox: Inbox;
  /** As filtered, those that are not drawn yet too. */
  shown: readonly Item[];
  picked: ReadonlySet<string>;
  onPick: (ids: readonly string[], on: boolean) => void;
};

/** Several cases are chosen and given at once. What the filter hides is not given, even where it was chosen before. */
export function GiveBar({ office, inbox, shown, picked, onPick }: Props) {
  const [giving, setGiving] = useState(false);
  const ids = [...new Set(shown.flatMap((item) => dossierOf(item) ?? []))];
  const chosen = ids.filter((id) => picked.has(id));
  if (ids.length === 0) return null;
  const every = chosen.length === ids.length;
  const cases = chosen.map((id) => ({ id, title: shown.find((item) => dossierOf(item) === id)?.title ?? '' }));
  return (
    <div className="give">
      <label className="choice">
        <input type="checkbox" checked={every} onChange={() => onPick(ids, !every)} />
        全选 {ids.length} 件申报
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
        <GiveDialog
          office={office}
          inbox={inbox}
          cases={cases}
          onClose={() => setGiving(false)}
          onGiven={(given) => onPick(given, false)}
        />
      ) : null}
    </div>
  );
}
