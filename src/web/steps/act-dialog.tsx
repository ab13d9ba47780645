import { type ReactNode, useState } from 'react';
import type { OfferedField } from '../../core/procedure/brings.ts';
import { Button } from '../ui/button.tsx';
import { Choices, DateInput, Input, Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { type ControlIds, Field } from '../ui/field.tsx';

/** What was written and chosen so far, by field; a choice of two is whether it is the first. */
export type Values = Readonly<Record<string, string | boolean>>;

type Props = {
  title: string;
  /** The word on the button, which names the act. */
  act: (values: Values) => string;
  grave: boolean;
  fields: readonly OfferedField[];
  given: Values;
  labels: Readonly<Record<string, string>>;
  leaves: (values: Values) => readonly string[];
  busy: boolean;
  /** Why it can't be done any more, whatever was written. */
  gone?: string | null;
  onSend: (values: Values) => void;
  onClose: () => void;
  children?: ReactNode;
};

/** Asks what must come along with a step, by the fields of its row, before it is done. */
export function ActDialog({ title, act, grave, fields: all, given, labels, leaves, busy, gone = null, onSend, onClose, children }: Props) {
  const [values, setValues] = useState<Values>(given);
  const left = leaves(values);
  const fields = all.filter(({ key }) => !left.includes(key)).map((field) => ({ ...field, label: labels[field.key] ?? field.label }));
  const asked = Object.fromEntries(fields.flatMap(({ key }) => (values[key] === undefined ? [] : [[key, trimmed(values[key])]])));
  const missing = fields.find((field) => isMissing(field, asked[field.key]))?.missing ?? null;
  return (
    <Dialog
      open
      wide={fields.some((field) => field.kind === 'text')}
      title={title}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look={grave ? 'danger' : 'primary'} reason={gone ?? missing} busy={busy} onClick={() => onSend(asked)}>
            {act(values)}
          </Button>
        </>
      }
    >
      {children}
      {fields.length === 0 ? null : (
        <div className="form">
          {fields.map((field) => (
            <Field
              key={field.key}
              label={field.label}
              hint={field.hint ?? undefined}
              group={field.options.length > 0}
              span={field.kind === 'day' ? 6 : 12}
            >
              {(ids) => (
                <Control
                  ids={ids}
                  field={field}
                  value={values[field.key]}
                  onChange={(value) => setValues({ ...values, [field.key]: value })}
                />
              )}
            </Field>
          ))}
        </div>
      )}
    </Dialog>
  );
}

const trimmed = (value: string | boolean): string | boolean => (typeof value === 'string' ? value.trim() : value);

/** By the same limits as the route's schema; the server judges again. */
function isMissing({ kind, optional, least }: OfferedField, value: string | boolean | undefined): boolean {
  if (value === undefined || value === '') return !optional || (value === '' && (least ?? 0) > 0);
  if (kind === 'day') return !/^\d{4}-\d\d-\d\d$/.test(String(value));
  return typeof value === 'string' && value.length < (least ?? 0);
}

type ControlProps = {
  ids: ControlIds;
  field: OfferedField;
  value: string | boolean | undefined;
  onChange: (value: string | boolean) => void;
};

function Control({ ids, field, value, onChange }: ControlProps) {
  const text = typeof value === 'string' ? value : '';
  const most = field.most === null ? {} : { maxLength: field.most };
  if (field.options.length > 0)
    return (
      <Choices
        id={ids.id}
        name={ids.id}
        options={field.options}
        chosen={chosenIn(field, value)}
        onChoose={([one = '']) => onChange(field.kind === 'yesNo' ? one === 'yes' : one)}
      />
    );
  if (field.kind === 'day')
    return <DateInput {...ids} value={text} picked={text} onPick={onChange} onChange={(event) => onChange(event.target.value)} />;
  if (field.line) return <Input {...ids} {...most} value={text} onChange={(event) => onChange(event.target.value)} />;
  return <Textarea {...ids} {...most} rows={rowsFor(field)} value={text} onChange={(event) => onChange(event.target.value)} />;
}

const chosenIn = ({ kind }: OfferedField, value: string | boolean | undefined): string[] =>
  value === undefined || value === '' ? [] : [kind === 'yesNo' ? (value === true ? 'yes' : 'no') : String(value)];

/** The long ones have room. */
const rowsFor = ({ most }: OfferedField): number => ((most ?? 0) > 10_000 ? 12 : 5);
