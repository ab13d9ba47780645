import { useState } from 'react';
import { problemIn } from '../client.ts';
import { goToPlace, idOf } from '../form/place.ts';
import { useAct } from '../query.tsx';
import { Card } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Carried } from './carried.ts';
import type { DossierView } from './view.ts';

type CardProps = { view: Pick<DossierView, 'id' | 'carriedConfirmed'>; carried: Carried };

/** 往年带入的内容: each place named with its way, and the word that it still holds, without which nothing goes out (附件6). */
export function CarriedCard({ view, carried: { people, tables } }: CardProps) {
  const act = useAct('POST /api/dossiers/{id}/carried');
  const toast = useToast();
  // What was just ticked, until the server's answer has come back with the case.
  const [ticked, setTicked] = useState<boolean | null>(null);
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
