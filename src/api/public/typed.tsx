import type { ReactNode } from 'react';
import * as z from 'zod';
import type { InputFault } from '../../acts/refusal.ts';

/** What was typed into a form that works without script, with every fault at its field. */
export type Typed = { values: Readonly<Record<string, string>>; faults: readonly InputFault[] };
export const untouched: Typed = { values: {}, faults: [] };

/** A text of such a form; what is not there is empty. */
export const text = (max: number) => z.string().trim().max(max, `最多${max}字`).default('');
/** Two answers; null: neither was chosen. */
export const choice = (words: readonly [string, string]) =>
  z
    .enum(words)
    .nullish()
    .transform((one) => (one ? one === words[0] : null));

export const faultsIn = (error: z.ZodError | undefined): InputFault[] =>
  (error?.issues ?? []).map(({ path, code, message }) => ({ path: String(path[0] ?? ''), rule: code, message }));

/** All faults together on top, each a jump to its field. */
export const Faults = ({ faults }: Pick<Typed, 'faults'>) =>
  faults.length === 0 ? null : (
    <div className="alert alert--red lead" role="alert">
      <p className="alert__title">还没有提交，请补正：</p>
      <ul>
        {faults.map((fault) => (
          <li key={fault.path}>
            <a href={`#${fault.path}`}>{fault.message}</a>
          </li>
        ))}
      </ul>
    </div>
  );

type Asked = { name: string; label: string; typed: Typed };
const faultAt = ({ faults }: Typed, name: string) => faults.find((fault) => fault.path === name)?.message;

/** One of few answers, big enough for a thumb. */
export function Choice({ name, label, answers, typed }: Asked & { answers: readonly (readonly [string, string])[] }) {
  const fault = faultAt(typed, name);
  return (
    <fieldset className={fault ? 'field--error' : undefined} id={name} aria-describedby={fault ? `${name}-note` : undefined}>
      <legend className="field__label">
        <b>{label}</b>
      </legend>
      <div className="choices">
        {answers.map(([value, word]) => (
          <label className="choice" key={value}>
            <input type="radio" name={name} value={value} defaultChecked={typed.values[name] === value} />
            {word}
          </label>
        ))}
      </div>
      <Note name={name} fault={fault} />
    </fieldset>
  );
}

type TextAsked = Asked & { max: number; hint?: string; area?: true; complete?: string };

/** A line, or with `area` some lines, to be typed. */
export function Text({ name, label, typed, max, hint, area, complete }: TextAsked) {
  const fault = faultAt(typed, name);
  const shared = {
    id: name,
    name,
    maxLength: max,
    defaultValue: typed.values[name] ?? '',
    'aria-invalid': fault ? (true as const) : undefined,
    'aria-describedby': fault || hint ? `${name}-note` : undefined,
  };
  return (
    <div className={fault ? 'field--error' : undefined}>
      <label className="field__label" htmlFor={name}>
        <b>{label}</b>
      </label>
      {area ? (
        <textarea className="textarea" rows={3} {...shared} />
      ) : (
        <input className="input" autoComplete={complete} inputMode={complete === 'tel' ? 'tel' : undefined} {...shared} />
      )}
      <Note name={name} fault={fault} hint={hint} />
    </div>
  );
}

const Note = ({ name, fault, hint }: { name: string; fault: string | undefined; hint?: ReactNode }) =>
  fault || hint ? (
    <p className={fault ? 'field__err' : 'field__hint'} id={`${name}-note`}>
      {fault ?? hint}
    </p>
  ) : null;
