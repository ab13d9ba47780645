import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';

export type Span = 3 | 4 | 6 | 8 | 12;
/** What a control takes over from its field, so that label, hint and error are read with it. */
export type ControlIds = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined };

export type FieldProps = {
  label: ReactNode;
  /** The control's id; also where the error summary jumps to. */
  id?: string | undefined;
  /** Where the figure comes from, its article, 选填; at the right of the label. */
  source?: ReactNode;
  hint?: ReactNode;
  error?: ReactNode;
  span?: Span | undefined;
  /** Where what stands there comes from, in words: read with the control, and shown beside it while it has the focus or the pointer. */
  from?: string | undefined;
  /** A button that stands beside the label, not in it. */
  mark?: ReactNode;
  /** Several controls under one label: choices, radios. */
  group?: boolean | undefined;
  children: (ids: ControlIds) => ReactNode;
};

/** One labelled control of a form; stands in a `.form` grid of 12. */
export function Field({ label, id: given, source, hint, error, span = 12, from, mark, group, children }: FieldProps) {
  const made = useId();
  const id = given ?? made;
  const described = cx(hint ? `${id}-hint` : null, error ? `${id}-error` : null, from ? `${id}-from` : null) || undefined;
  const head = (
    <>
      <b>{label}</b>
      {source ? <span className="field__src">{source}</span> : null}
    </>
  );
  const body = children({ id: group ? `${id}-1` : id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined });
  return (
    <div className={cx(`f-${span}`, error ? 'field--error' : null, mark ? 'field--marked' : null, from ? 'field--from' : null)}>
      {mark}
      {group ? (
        <span className="field__label" id={`${id}-label`}>
          {head}
        </span>
      ) : (
        <label className="field__label" htmlFor={id}>
          {head}
        </label>
      )}
      {group ? (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand in the label's grid
        <div role="group" id={id} tabIndex={-1} aria-labelledby={`${id}-label`} aria-describedby={described}>
          {body}
        </div>
      ) : (
        body
      )}
      {hint ? (
        <p className="field__hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {error ? (
        <p className="field__err" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
      {from ? (
        <span className="field__from" id={`${id}-from`}>
          {from}
        </span>
      ) : null}
    </div>
  );
}

/** A figure that the system computed: shown, never typed. */
export function Derived({
  label,
  id,
  value,
  note,
  source,
  error,
  span = 6,
}: {
  label: ReactNode;
  id?: string | undefined;
  value: ReactNode;
  /** A link or a word at the right, like 查看并添加活动. */
  note?: ReactNode;
  /** How it comes about. */
  source?: ReactNode;
  error?: ReactNode;
  span?: Span | undefined;
}) {
  return (
    <div className={cx(`f-${span}`, error ? 'field--error' : null)} id={id} tabIndex={id ? -1 : undefined}>
      <span className="field__label">
        <b>{label}</b>
        {source ? <span className="field__src">{source}</span> : null}
      </span>
      <div className="derived">
        <span>{value}</span>
        {note ? <small>{note}</small> : null}
      </div>
      {error ? <p className="field__err">{error}</p> : null}
    </div>
  );
}
