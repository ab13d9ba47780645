import { useState } from 'react';
import { later } from '../later.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import type { DossierView } from './view.ts';

const ReasonEditor = later(async () => (await import('./reason-editor.tsx')).ReasonEditor);

type Item = DossierView['corrections'][number]['items'][number];
type Props = { dossierId: string; no: number; number: number; item: Item };

/** Why an item of the open correction is left as it is, written beside it; the recommender reads it there after the resubmission. */
export function ItemReason({ dossierId, no, number, item }: Props) {
  const [editing, setEditing] = useState(false);
  const act = useAct('PUT /api/dossiers/{id}/corrections/{no}/items/{item}/answer');
  const said = item.answer?.reason ?? '';
  const save = (reason: string) => act.mutateAsync({ params: { id: dossierId, no, item: number }, body: { reason } });
  if (editing) return <ReasonEditor said={said} save={save} onDone={() => setEditing(false)} />;
  return (
    <div>
      <ItemSaid item={item} />
      <Button small onClick={() => setEditing(true)} aria-label={`${said ? '修改' : '填写'}说明：补正通知第 ${number} 项`}>
        {said ? '修改说明' : '填写说明'}
      </Button>
    </div>
  );
}

/** What the applicant said of an item that it did not change. */
export const ItemSaid = ({ item: { answer } }: { item: Pick<Item, 'answer'> }) =>
  answer ? <p className="flag__said">申报单位说明：{answer.reason}</p> : null;
