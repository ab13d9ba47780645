import { useState } from 'react';
import { figureKeys } from '../../core/annexes/annex7.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useStep } from '../steps/use-step.ts';
import { Button } from '../ui/button.tsx';
import { DateInput, Input, Select } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import { type DayRow, figureLabel, offerOf } from './words.ts';

type Mark = DayRow['marks'][number];
type Props = { row: DayRow; first: Mark; reviseBy: string | null; onClose: () => void; onDone: () => void };
type Place = { readonly path: string; readonly label: string; readonly asks: string };

/** What the platform is to do, cell by cell, and by which day. */
export function ReturnByCell({ row, first, reviseBy, onClose, onDone }: Props) {
  const [places, setPlaces] = useState<readonly Place[]>([{ path: first.path, label: labelAt(first), asks: '' }]);
  const [dueOn, setDueOn] = useState(reviseBy ?? '');
  const act = useStep('reports');
  const toast = useToast();
  const asked = places.filter(({ asks }) => asks.trim() !== '');
  const missing = asked.length === 0 ? '请写明请对方怎么改' : /^\d{4}-\d\d-\d\d$/.test(dueOn) ? null : '请填写改好的截止日期';
  const article = offerOf(row.offers, 'return')?.article ?? '';
  const send = (): void => {
    const items = asked.map(({ path, label, asks }) => ({ path, label, reason: asks.trim(), article, expected: '' }));
    const reason = items.map((one) => `${one.label}：${one.reason}`).join('；');
    act.mutate(
      { id: row.id, step: 'return', brought: { items, reason, dueOn }, version: row.version },
      {
        onSuccess: () => {
          toast(`已退回${row.platform}，理由和期限已告知`);
          onDone();
        },
      },
    );
  };
  const write = (path: string, asks: string): void => setPlaces(places.map((one) => (one.path === path ? { ...one, asks } : one)));
  const rest = figureKeys.filter((key) => !places.some(({ path }) => path === key));
  return (
    <>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      {places.map(({ path, label, asks }) => (
        <Field key={path} label={`${label}：请对方怎么改`}>
          {(ids) => <Input {...ids} small maxLength={1000} value={asks} onChange={(event) => write(path, event.target.value)} />}
        </Field>
      ))}
      <span className="inspect__pair">
        <Select
          small
          aria-label="另加一处"
          value=""
          options={[{ value: '', label: '另加一处…' }, ...rest.map((key) => ({ value: key, label: figureLabel(key) }))]}
          onChange={({ target: { value } }) => {
            const key = rest.find((one) => one === value);
            if (key) setPlaces([...places, { path: key, label: figureLabel(key), asks: '' }]);
          }}
        />
        <DateInput
          small
          aria-label="改好的截止日期"
          value={dueOn}
          picked={dueOn}
          onPick={setDueOn}
          onChange={(event) => setDueOn(event.target.value)}
        />
      </span>
      <span className="row">
        <Button small onClick={onClose}>
          不退回
        </Button>
        <Button small look="primary" reason={missing} busy={act.isPending} onClick={send}>
          退回，下一处
        </Button>
      </span>
    </>
  );
}

/** A cell of a sample table is called by the figure that its table backs, and says itself where it is. */
const labelAt = ({ figure, path, message }: Mark): string => {
  const key = figureKeys.find((one) => one === figure);
  return path.includes('/') ? (/^样表\d第\d+行/.exec(message)?.[0] ?? '样表') : key ? figureLabel(key) : figure;
};
