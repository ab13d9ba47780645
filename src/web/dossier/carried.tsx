import { useState } from 'react';
import { type Came, carriedPeople, carriedRows } from '../../core/annexes/carried.ts';
import type { Content } from '../../core/annexes/field.ts';
import { problemIn } from '../client.ts';
import { goToPlace, idOf } from '../form/place.ts';
import { useAct } from '../query.tsx';
import { Card } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import type { DossierView } from './view.ts';

type Around = { view: Pick<DossierView, 'roundYear' | 'carriedConfirmed' | 'state'>; came: Came; now?: Content | undefined };

/** What an earlier year brought into this draft and stands as it came, by place; `now`: as typed since. */
export const carriedOf = ({ view, came, now }: Around) =>
  view.state.name === 'draft'
    ? { people: carriedPeople(came, view.roundYear, now?.values), tables: carriedRows(came, view.roundYear, now?.tables) }
    : { people: [], tables: [] };

/** Whether nothing of it waits for somebody's word. */
export function nothingCarried(around: Around): boolean {
  const { people, tables } = carriedOf(around);
  return around.view.carriedConfirmed || people.length + tables.length === 0;
}

/** 往年带入的内容: each place named with its way, and the word that it still holds, without which nothing goes out (附件6). */
export function CarriedCard({ view, came, now }: Around & { view: DossierView }) {
  const act = useAct('POST /api/dossiers/{id}/carried');
  const toast = useToast();
  // What was just ticked, until the server's answer has come back with the case.
  const [ticked, setTicked] = useState<boolean | null>(null);
  const { people, tables } = carriedOf({ view, came, now });
  if (people.length + tables.length === 0) return null;
  const set = (confirmed: boolean): void => {
    setTicked(confirmed);
    const onError = (error: unknown): void => {
      setTicked(null);
      toast(problemIn(error).detail, { tone: 'red' });
    };
    act.mutate({ params: { id: view.id }, body: { confirmed } }, { onError });
  };
  return (
    <Card title="往年带入的内容" aside={<span className="small muted">带入后没有改动，提交前核对</span>}>
      <ul>
        {people.map(({ key, label, source }) => (
          <li key={key}>
            <Go path={key}>{label}</Go>（{source}）
          </li>
        ))}
        {tables.map(({ key, label, rows, source }) => (
          <li key={key}>
            <Go path={key}>{label}</Go> {rows} 行（{source}）
          </li>
        ))}
      </ul>
      <label className="choice">
        <input
          type="checkbox"
          id={idOf('carried')}
          checked={ticked ?? view.carriedConfirmed}
          onChange={(event) => set(event.target.checked)}
        />
        以上已逐项核对，现在仍然有效
      </label>
    </Card>
  );
}

const Go = ({ path, children }: { path: string; children: string }) => (
  <a
    href={`#${path}`}
    onClick={(event) => {
      event.preventDefault();
      goToPlace(path);
    }}
  >
    {children}
  </a>
);
