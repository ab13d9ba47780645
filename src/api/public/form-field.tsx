import type { ReactNode } from 'react';

export type Fault = { readonly path: string; readonly message: string };

/** What was typed, with every fault at its field: nothing is typed twice. */
export type Filled = {
  readonly values: Readonly<Record<string, string>>;
  readonly faults: readonly Fault[];
  readonly refused?: string;
};

/** What keeps a form from being taken, on top, each leading to its field. */
export const Faults = ({ filled: { faults, refused } }: { filled: Filled }) =>
  faults.length === 0 && refused === undefined ? null : (
    <div className="alert alert--red" role="alert">
      <p className="alert__title">{refused ?? '还不能提交，请补正：'}</p>
      {faults.length > 0 ? (
        <ul>
          {faults.map((fault) => (
            <li key={fault.path}>
              <a href={`#${fault.path}`}>{fault.message}</a>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );

type Props = {
  readonly name: string;
  readonly label: string;
  readonly filled: Filled;
  readonly wide?: boolean;
  readonly hint?: string;
  readonly children: (ids: { id: string; name: string; defaultValue: string; 'aria-describedby': string | undefined }) => ReactNode;
};

/** A field of a form that works without script: its label, hint, and what is wrong with it. */
export function FormField({ name, label, filled: { values, faults }, wide = false, hint, children }: Props) {
  const fault = faults.find(({ path }) => path === name);
  const said = fault?.message ?? hint;
  return (
    <div className={`${wide ? 'f-12' : 'f-6'}${fault ? ' field--error' : ''}`}>
      <label className="field__label" htmlFor={name}>
        <b>{label}</b>
      </label>
      {children({ id: name, name, defaultValue: values[name] ?? '', 'aria-describedby': said ? `${name}-said` : undefined })}
      {said ? (
        <p className={fault ? 'field__err' : 'field__hint'} id={`${name}-said`}>
          {said}
        </p>
      ) : null}
    </div>
  );
}
