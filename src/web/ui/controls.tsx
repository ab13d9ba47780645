import { type ComponentProps, createContext, type ReactNode, type SelectHTMLAttributes, useContext } from 'react';
import { cx } from './cx.ts';

type Plain<T> = Omit<T, 'style' | 'size'>;
export type InputProps = Plain<ComponentProps<'input'>> & {
  unit?: ReactNode;
  /** Figures stand at the right. */
  num?: boolean | undefined;
  small?: boolean | undefined;
};

export function Input({ unit, num, small, className, ...rest }: InputProps) {
  const input = (
    <input autoComplete="off" spellCheck={false} {...rest} className={cx('input', num && 'input--num', small && 'input--s', className)} />
  );
  if (!unit) return input;
  return (
    <div className={cx('input--unit', typeof unit === 'string' && unit.length > 2 && 'input--unit-l')}>
      {input}
      <span>{unit}</span>
    </div>
  );
}

/** A date as text in whatever spelling, with the browser's calendar at its right; `onPick` gets 2026-03-31. */
export function DateInput({ onPick, picked, ...rest }: InputProps & { onPick: (day: string) => void; picked: string }) {
  return (
    <div className="datein">
      <Input placeholder="2026-03-31" {...rest} />
      <input
        type="date"
        className="datein__pick"
        tabIndex={-1}
        aria-hidden="true"
        value={/^\d{4}-\d\d-\d\d$/.test(picked) ? picked : ''}
        onChange={(event) => onPick(event.target.value)}
        disabled={rest.disabled || rest.readOnly}
      />
    </div>
  );
}

export type Option<V extends string = string> = { value: V; label: string };

export function Select({
  options,
  empty,
  small,
  className,
  ...rest
}: Plain<SelectHTMLAttributes<HTMLSelectElement>> & {
  options: readonly Option[];
  /** The words of the choice that is none, like 请选择. */
  empty?: string | undefined;
  small?: boolean | undefined;
}) {
  return (
    <select {...rest} className={cx('select', small && 'select--s', className)}>
      {empty === undefined ? null : <option value="">{empty}</option>}
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

/** What is told of a text while it is typed, whichever field it is typed into; null: nothing. */
export const TextRemark = createContext<(text: string) => string | null>(() => null);

export function Textarea({ className, ...rest }: Plain<ComponentProps<'textarea'>>) {
  const remark = useContext(TextRemark)(typeof rest.value === 'string' ? rest.value : '');
  return (
    <>
      <textarea rows={4} {...rest} className={cx('textarea', className)} />
      <p className="field__remark" role="status">
        {remark}
      </p>
    </>
  );
}

export type ChoicesProps<V extends string = string> = {
  name: string;
  options: readonly Option<V>[];
  chosen: readonly string[];
  /** Exactly one, or any number. */
  many?: boolean | undefined;
  onChoose: (chosen: V[]) => void;
  disabled?: boolean | undefined;
  id?: string | undefined;
};

/** Radios or check boxes side by side. */
export function Choices<V extends string>({ name, options, chosen, many, onChoose, disabled, id }: ChoicesProps<V>) {
  const toggled = (value: V): V[] => {
    if (!many) return [value];
    return options.map((one) => one.value).filter((one) => (one === value ? !chosen.includes(one) : chosen.includes(one)));
  };
  return (
    <div className="choices">
      {options.map(({ value, label }, index) => (
        <label className="choice" key={value}>
          <input
            type={many ? 'checkbox' : 'radio'}
            id={index === 0 ? id : undefined}
            name={name}
            checked={chosen.includes(value)}
            disabled={disabled}
            onChange={() => onChoose(toggled(value))}
          />
          {label}
        </label>
      ))}
    </div>
  );
}
