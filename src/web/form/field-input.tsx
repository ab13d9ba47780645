import { memo, type ReactNode, useRef, useState } from 'react';
import type { Field as FormField, Value } from '../../core/annexes/field.ts';
import { faultsOf } from '../../core/annexes/read.ts';
import { Derived, Field, type Span } from '../ui/field.tsx';
import { useFocused } from '../ui/pressed.ts';
import type { Report } from './change.ts';
import { Control } from './control.tsx';
import { LookMark, type LookState, lookWords } from './look-mark.tsx';
import { useOrigin } from './origin.ts';
import { idOf } from './place.ts';
import { readable } from './shown.ts';
import { spanOf } from './span.ts';

export type FieldInputProps = {
  /** `key`, or `table/rowId/column`. */
  path: string;
  field: FormField;
  value: Value;
  onChange: Report;
  /** What is wrong with it; its own form is checked here, what is missing or disagrees is the caller's to say. */
  fault?: string | undefined;
  /** Where the value comes from: 来自上年申报 … */
  source?: ReactNode;
  /** Beside a derived figure: a link to what it is made of. */
  note?: ReactNode;
  span?: Span | undefined;
  readOnly?: boolean | undefined;
  /** Of a value that an earlier year brought: whether somebody has looked at it. */
  look?: LookState;
  /** Where the value comes from, where no source stands beside the label. */
  from?: string | undefined;
};

/** Any field of a form's table, with its label, unit, hint, source and fault; reports `{ path, value }`. */
export const FieldInput = memo(function FieldInput({
  path,
  field,
  value,
  onChange,
  fault,
  source,
  note,
  span,
  readOnly,
  look,
  from,
}: FieldInputProps) {
  const [focused, setFocused] = useFocused();
  // Nobody is told of a mistake in the middle of a word; one that stood when they came stays until it is mended.
  const stood = useRef(false);
  const [converted, setConverted] = useState<string | undefined>(undefined);
  const origin = useOrigin(path, value, focused);
  const width = span ?? spanOf(field);
  if (field.derived)
    return (
      <Derived
        label={field.label}
        id={idOf(path)}
        value={readable(field, value)}
        note={note}
        source={source ?? `由 ${field.derived} 得出`}
        error={fault}
        span={width}
      />
    );
  const error = fault ?? faultsOf(field, value)[0]?.message;
  if (!focused) stood.current = error !== undefined;
  const radios = field.type === 'choices' || field.type === 'yesNo' || field.type === 'satisfaction' || (field.options?.length ?? 9) <= 3;
  return (
    <Field
      label={field.label}
      id={idOf(path)}
      source={look === undefined ? (source ?? (field.required ? undefined : '选填')) : look === 'waits' ? undefined : `${source}，已核对`}
      from={look && typeof source === 'string' ? lookWords(source, look) : (from ?? origin)}
      mark={look ? <LookMark path={path} label={field.label} look={look} /> : undefined}
      hint={hintOf(field, converted)}
      error={focused && !stood.current ? undefined : error}
      span={width}
      group={radios}
    >
      {(ids) => (
        <Control
          field={field}
          value={value}
          ids={ids}
          readOnly={readOnly}
          onValue={(next) => onChange({ path, value: next })}
          onNote={setConverted}
          onFocusChange={setFocused}
        />
      )}
    </Field>
  );
});

function hintOf(field: FormField, converted: string | undefined): ReactNode {
  const parts = [converted, field.hint, field.beside, field.personal ? '个人信息，加密保存，仅办理时显示' : undefined].filter(
    (part) => part !== undefined,
  );
  return parts.length === 0 ? undefined : parts.join('；');
}
