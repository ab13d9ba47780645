import { type ReactNode, useId, useState } from 'react';
import { EXTRA_TITLE, MOST_EXTRA, newExtraKey } from '../../core/annexes/extra.ts';
import { formTables } from '../../core/annexes/form.ts';
import type { ExtraField, ExtraKind } from '../../core/scheme/edition/edition.ts';
import { extraKinds, placeOfExtra } from '../../core/scheme/edition/extra-words.ts';
import { Button } from '../ui/button.tsx';
import { Input, Select } from '../ui/controls.tsx';
import { type Field, onlyLooked, type Value } from './use-draft.ts';

const isOne = (one: unknown): one is ExtraField => typeof one === 'object' && one !== null && 'kind' in one;
const listOf = (value: Value): ExtraField[] => (Array.isArray(value) ? (value as readonly unknown[]).filter(isOne) : []);
const places = [{ value: '', label: EXTRA_TITLE }, ...formTables.map(({ key, label }) => ({ value: key, label: `${label}的一列` }))];
const kinds = Object.entries(extraKinds).map(([value, label]) => ({ value, label }));

type Change = (part: { readonly [K in keyof ExtraField]?: ExtraField[K] | undefined }) => void;
/** Without what does not belong to its kind, and without what was emptied. */
function tidied(one: ExtraField): ExtraField {
  const { kind, unit, options, longest, atLeast, atMost, hint, table, required, ...always } = one;
  return {
    ...always,
    kind,
    ...(table ? { table } : {}),
    ...(required ? { required } : {}),
    ...(hint ? { hint } : {}),
    ...(kind === 'number' && unit ? { unit } : {}),
    ...(kind === 'number' && atLeast !== undefined ? { atLeast } : {}),
    ...(kind === 'number' && atMost !== undefined ? { atMost } : {}),
    ...(kind === 'text' && longest !== undefined ? { longest } : {}),
    ...(kind === 'choice' ? { options: options ?? [] } : {}),
  };
}

/** The fields that are asked for beside the official forms, kept as a whole; the key is the program's and stays with its field. */
export function ExtraFields({ field, keep, locked }: { field: Field; keep: (value: Value) => void; locked: boolean }) {
  const [all, setAll] = useState(listOf(field.value));
  const change =
    (key: string): Change =>
    (part) =>
      setAll(all.map((one) => (one.key === key ? ({ ...one, ...part } as ExtraField) : one)));
  const whole = all.map(tidied);
  const same = JSON.stringify(whole) === JSON.stringify(listOf(field.value));
  const unnamed = whole.some(({ label, because }) => label.trim() === '' || because.trim() === '');
  const full = all.length >= MOST_EXTRA.fields + formTables.length * MOST_EXTRA.columns;
  return (
    <div className="stack-s">
      {all.length === 0 ? <p className="small muted">没有附加栏目</p> : null}
      {all.map((one) => (
        <One
          key={one.key}
          one={one}
          change={change(one.key)}
          locked={locked}
          drop={() => setAll(all.filter(({ key }) => key !== one.key))}
        />
      ))}
      <div className="row">
        <Button
          small
          reason={locked ? onlyLooked : full ? '栏目已满，请先删去一栏' : null}
          reasonAt="hidden"
          onClick={() =>
            setAll([...all, { key: newExtraKey(crypto.getRandomValues(new Uint8Array(4))), label: '', kind: 'text', because: '' }])
          }
        >
          加一栏
        </Button>
        <Button
          small
          look="primary"
          reason={locked ? onlyLooked : same ? '没有改动' : unnamed ? '请给每一栏写明名称和依据' : null}
          reasonAt={same || locked ? 'hidden' : 'before'}
          onClick={() => keep(whole.map(({ options, ...one }) => ({ ...one, ...(options ? { options: [...options] } : {}) })))}
        >
          保存附加栏目
        </Button>
      </div>
    </div>
  );
}

const numberIn = (text: string): number | undefined => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined);

function One({ one, change, drop, locked }: { one: ExtraField; change: Change; drop: () => void; locked: boolean }) {
  const text = (label: string, value: string | undefined, take: (text: string) => void, half = false): ReactNode => (
    <Labelled label={label} half={half}>
      {(id) => <Input id={id} small value={value ?? ''} readOnly={locked} onChange={(event) => take(event.target.value)} />}
    </Labelled>
  );
  const figure = (label: string, value: number | undefined, take: (number: number | undefined) => void): ReactNode => (
    <Figure label={label} value={value} take={take} locked={locked} />
  );
  return (
    <fieldset className="extra" disabled={locked}>
      <legend>{one.label === '' ? '新的一栏' : `${one.label}（${placeOfExtra(one)}）`}</legend>
      {text('名称', one.label, (label) => change({ label }), true)}
      <Labelled label="填在哪里">
        {(id) => (
          <Select
            id={id}
            small
            value={one.table ?? ''}
            options={places}
            onChange={(event) => change({ table: event.target.value || undefined })}
          />
        )}
      </Labelled>
      <Labelled label="种类">
        {(id) => (
          <Select id={id} small value={one.kind} options={kinds} onChange={(event) => change({ kind: event.target.value as ExtraKind })} />
        )}
      </Labelled>
      {one.kind === 'number' ? (
        <>
          {text('单位', one.unit, (unit) => change({ unit }))}
          {figure('最小', one.atLeast, (atLeast) => change({ atLeast }))}
          {figure('最大', one.atMost, (atMost) => change({ atMost }))}
        </>
      ) : null}
      {one.kind === 'choice' ? <Choices one={one} change={change} /> : null}
      {one.kind === 'text' ? figure('至多多少字', one.longest, (longest) => change({ longest })) : null}
      {text('填写说明', one.hint, (hint) => change({ hint }), true)}
      {text('依据（条款或理由）', one.because, (because) => change({ because }), true)}
      <label className="opt">
        <input type="checkbox" checked={one.required === true} onChange={(event) => change({ required: event.target.checked })} />
        <span>必填</span>
      </label>
      <Button small look="quiet" reason={locked ? onlyLooked : null} reasonAt="hidden" onClick={drop}>
        删去<span className="sr">{one.label}</span>
      </Button>
    </fieldset>
  );
}

type FigureProps = { label: string; value: number | undefined; take: (number: number | undefined) => void; locked: boolean };

/** What is typed stands as it is typed; what is no number counts as none. */
function Figure({ label, value, take, locked }: FigureProps) {
  const [text, setText] = useState(value === undefined ? '' : String(value));
  return (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          small
          num
          inputMode="decimal"
          value={text}
          readOnly={locked}
          aria-invalid={(text.trim() !== '' && numberIn(text) === undefined) || undefined}
          onChange={(event) => {
            setText(event.target.value);
            take(numberIn(event.target.value));
          }}
        />
      )}
    </Labelled>
  );
}

function Labelled({ label, half = false, children }: { label: string; half?: boolean; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className={half ? 'extra__one extra__half' : 'extra__one'}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

function Choices({ one, change }: { one: ExtraField; change: Change }) {
  const [text, setText] = useState((one.options ?? []).join('、'));
  return (
    <Labelled label="选项（用、分开）" half>
      {(id) => (
        <Input
          id={id}
          small
          value={text}
          onChange={(event) => {
            setText(event.target.value);
            change({ options: event.target.value.split(/[、\n]/).flatMap((option) => option.trim() || []) });
          }}
        />
      )}
    </Labelled>
  );
}
