import { type InputHTMLAttributes, useState } from 'react';
import type { Field, FieldType, Value } from '../../core/annexes/field.ts';
import { Choices, DateInput, Input, type Option, Select } from '../ui/controls.tsx';
import type { ControlIds } from './control-ids.ts';
import { Prose } from './prose.tsx';
import { masked, noteOf, shownValue, storedFrom } from './shown.ts';

export type ControlProps = {
  field: Field;
  value: Value;
  onValue: (value: Value) => void;
  ids: ControlIds;
  readOnly?: boolean | undefined;
  /** In a table's cell: no radios, no text areas, no units. */
  compact?: boolean | undefined;
  /** What was done to a typed figure to take it in the field's unit. */
  onNote?: ((note: string | undefined) => void) | undefined;
  onFocusChange?: ((focused: boolean) => void) | undefined;
};

/** The control that a field asks for; every change is reported as the value to be stored, also one that is not right yet. */
export function Control(props: ControlProps) {
  const { field, value, onValue, ids, readOnly, compact } = props;
  const options = optionsOf(field);
  if (!options) return field.type === 'longText' && !compact ? <LongText {...props} /> : <OneLine {...props} />;
  const chosen = chosenOf(value);
  const choose = (keys: readonly string[]): void => onValue(fromChosen(field, keys));
  if (!compact && (field.type === 'choices' || options.length <= 3))
    return (
      <Choices
        name={ids.id}
        id={ids.id}
        options={options}
        chosen={chosen}
        many={field.type === 'choices'}
        onChoose={choose}
        disabled={readOnly}
      />
    );
  return (
    <Select
      {...ids}
      options={options}
      empty={field.type === 'satisfaction' ? '未评价' : '请选择'}
      value={chosen[0] ?? ''}
      disabled={readOnly}
      onChange={(event) => choose(event.target.value === '' ? [] : [event.target.value])}
    />
  );
}

const answers: Partial<Record<FieldType, readonly Option[]>> = {
  yesNo: [
    { value: 'true', label: '是' },
    { value: 'false', label: '否' },
  ],
  satisfaction: [
    { value: 'true', label: '满意' },
    { value: 'false', label: '不满意' },
  ],
};
const optionsOf = (field: Field): readonly Option[] | undefined =>
  answers[field.type] ?? field.options?.map((value) => ({ value, label: field.optionLabels?.[value] ?? value }));

const chosenOf = (value: Value): readonly string[] => (value === null ? [] : typeof value === 'object' ? value : [String(value)]);

function fromChosen(field: Field, keys: readonly string[]): Value {
  if (field.type === 'choices') return [...keys];
  const [key] = keys;
  if (key === undefined) return null;
  return answers[field.type] ? key === 'true' : key;
}

const numeric: readonly FieldType[] = ['integer', 'decimal', 'money', 'percent', 'year'];
const keyboards: Partial<Record<FieldType, InputHTMLAttributes<HTMLInputElement>['inputMode']>> = {
  integer: 'numeric',
  year: 'numeric',
  postcode: 'numeric',
  decimal: 'decimal',
  money: 'decimal',
  percent: 'decimal',
  mobile: 'tel',
  phone: 'tel',
  email: 'email',
  url: 'url',
};

/** Text being typed stays as typed until one leaves the field; then it stands as it was read. */
function useTyping({ field, value, onValue, onNote, onFocusChange, compact }: ControlProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [focused, setFocused] = useState(false);
  const stored = shownValue(field, value);
  return {
    text: typed ?? (field.personal && !focused && !compact ? masked(stored) : stored),
    type: (text: string) => {
      setTyped(text);
      onValue(storedFrom(field, text));
      onNote?.(noteOf(field, text));
    },
    onFocus: () => {
      setFocused(true);
      onFocusChange?.(true);
    },
    onBlur: () => {
      setTyped(null);
      setFocused(false);
      onFocusChange?.(false);
    },
  };
}

function OneLine(props: ControlProps) {
  const { field, value, onValue, ids, readOnly, compact } = props;
  const { text, type, onFocus, onBlur } = useTyping(props);
  const common = {
    ...ids,
    readOnly,
    onFocus,
    onBlur,
    value: text,
    onChange: (event: { target: { value: string } }) => type(event.target.value),
  };
  if (field.type === 'date' && !readOnly)
    return <DateInput {...common} picked={String(value ?? '')} onPick={(day) => onValue(day === '' ? null : day)} />;
  return (
    <Input
      {...common}
      num={numeric.includes(field.type)}
      unit={compact ? undefined : field.unit}
      inputMode={keyboards[field.type]}
      placeholder={field.type === 'month' ? '2023-05' : undefined}
    />
  );
}

function LongText(props: ControlProps) {
  const { field, ids, readOnly } = props;
  const { text, type, onFocus, onBlur } = useTyping(props);
  const most = field.maxLength ?? 4000;
  return <Prose ids={ids} readOnly={readOnly} text={text} most={most} onText={type} onFocus={onFocus} onBlur={onBlur} />;
}
