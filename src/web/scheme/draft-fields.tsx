import { useId, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { Input, Textarea } from '../ui/controls.tsx';
import { ExtraFields } from './extra-fields.tsx';
import { RubricField } from './rubric-field.tsx';
import type { Field, Save, Value } from './use-draft.ts';

type Props = { field: Field; save: Save; locked: boolean };

/** One thing that may be changed, by its kind. What is typed is kept when one leaves it. */
export function DraftField(props: Props) {
  const { field, save, locked } = props;
  const keep = (value: Value): void => save([{ at: field.at, set: field.set, value }]);
  if (field.kind === 'choice') return <Options field={field} keep={keep} locked={locked} />;
  if (field.kind === 'several') return <Several field={field} keep={keep} locked={locked} />;
  if (field.kind === 'extra') return <ExtraFields field={field} keep={keep} locked={locked} />;
  if (field.kind === 'rubric') return <RubricField field={field} keep={keep} locked={locked} />;
  if (field.kind === 'number' || field.kind === 'line') return <Short field={field} keep={keep} locked={locked} />;
  return <Long field={field} keep={keep} locked={locked} />;
}

type Kept = { field: Field; keep: (value: Value) => void; locked: boolean };
const shown = ({ value }: Field): string => (Array.isArray(value) ? value.join('\n') : String(value ?? ''));

/** What is typed or picked, until the server has something else there. Nothing is drawn anew for it, so that the focus stays where it is. */
function useOver<T>(base: T): readonly [T, (next: T) => void] {
  const [over, setOver] = useState({ base, next: base });
  if (over.base !== base) setOver({ base, next: base });
  return [over.base === base ? over.next : base, (next) => setOver({ base, next })];
}

function Short({ field, keep, locked }: Kept) {
  const id = useId();
  const [text, setText] = useOver(shown(field));
  const [refused, setRefused] = useState<string | null>(null);
  const wrong = refused === text;
  const done = (): void => {
    const typed = text.trim();
    const number = Number(typed);
    const bad = field.kind === 'number' && (typed === '' || !Number.isFinite(number));
    setRefused(bad ? text : null);
    if (bad || typed === shown(field)) return;
    keep(field.kind === 'number' ? number : typed === '' ? null : typed);
  };
  return (
    <div className="numin">
      <label htmlFor={id}>{field.label}</label>
      <Input
        id={id}
        className={field.kind === 'line' ? 'input--l' : undefined}
        inputMode={field.kind === 'number' ? 'decimal' : undefined}
        value={text}
        readOnly={locked}
        aria-invalid={wrong || undefined}
        onChange={(event) => setText(event.target.value)}
        onBlur={done}
        onKeyDown={(event) => {
          if (event.key === 'Enter') done();
        }}
      />
      {field.unit === '' ? null : <span>{field.unit}</span>}
      {wrong ? <p className="field__err">“{text}”不是数字，没有保存</p> : null}
    </div>
  );
}

function Long({ field, keep, locked }: Kept) {
  const id = useId();
  const [text, setText] = useOver(shown(field));
  const lines = field.kind === 'lines';
  const done = (): void => {
    if (text.trim() === shown(field)) return;
    const all = text.split('\n').flatMap((line) => line.trim() || []);
    keep(lines ? all : all.join(''));
  };
  return (
    <div>
      <label className="small" htmlFor={id}>
        {field.label}
      </label>
      <Textarea
        id={id}
        rows={lines ? Math.min(8, Math.max(2, text.split('\n').length)) : Math.min(6, Math.ceil((text.length + 1) / 26))}
        value={text}
        readOnly={locked}
        onChange={(event) => setText(event.target.value)}
        onBlur={done}
      />
    </div>
  );
}

function Options({ field, keep, locked }: Kept) {
  const name = useId();
  const [picked, setPicked] = useOver(field.value);
  const pick = (value: Value): void => {
    setPicked(value);
    keep(value);
  };
  return (
    <fieldset className="opts">
      <legend>{field.label}</legend>
      {field.options.map(({ value, label, carried }) => (
        <label className="opt" key={String(value)}>
          <input type="radio" name={name} checked={value === picked} disabled={locked} onChange={() => pick(value)} />
          <span>
            {label}
            {carried ? null : <span className="small muted">（程序还不能照此办理）</span>}
          </span>
        </label>
      ))}
    </fieldset>
  );
}

/** As many of the options as are ticked, kept in their order. */
function Several({ field, keep, locked }: Kept) {
  const [ticked, setTicked] = useOver(field.value);
  const on = Array.isArray(ticked) ? (ticked as readonly Value[]) : [];
  const tick = (value: Value): void => {
    const next = field.options.flatMap((one) => ((one.value === value) !== on.includes(one.value) ? [String(one.value)] : []));
    setTicked(next);
    keep(next);
  };
  return (
    <fieldset className="opts">
      <legend>{field.label}</legend>
      {field.options.map(({ value, label }) => (
        <label className="opt" key={String(value)}>
          <input type="checkbox" checked={on.includes(value)} disabled={locked} onChange={() => tick(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The words of a sentence, with what a number or a doubt hangs on marked; a press opens them for writing. */
export function SentenceText({
  id,
  text,
  marks,
  save,
  locked,
}: {
  id: string;
  text: string;
  marks: readonly string[];
  save: Save;
  locked: boolean;
}) {
  const [typed, setTyped] = useState<string | null>(null);
  if (typed === null)
    return (
      <div>
        <p className="law__t">{marked(text, marks)}</p>
        {locked ? null : (
          <Button small look="quiet" aria-label={`改文字：${text.slice(0, 12)}`} onClick={() => setTyped(text)}>
            改文字
          </Button>
        )}
      </div>
    );
  const done = (): void => {
    if (typed.trim() !== text) save([{ at: id, set: 'text', value: typed.trim() }]);
    setTyped(null);
  };
  return (
    <div className="stack-s">
      <Textarea
        aria-label={`条文：${text.slice(0, 12)}`}
        rows={Math.ceil((typed.length + 1) / 20)}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="row">
        <Button small look="primary" onClick={done}>
          保存这一句
        </Button>
        <Button small onClick={() => setTyped(null)}>
          不改了
        </Button>
      </div>
    </div>
  );
}

function marked(text: string, marks: readonly string[]) {
  const found = marks.filter((mark) => mark !== '');
  if (found.length === 0) return text;
  const escaped = [...found].sort((a, b) => b.length - a.length).map((mark) => mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.split(new RegExp(`(${escaped.join('|')})`)).map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text, always in the same order
    found.includes(part) ? <mark key={index}>{part}</mark> : part,
  );
}
