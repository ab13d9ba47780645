import { useState } from 'react';
import { withDerived } from '../../core/annexes/derive.ts';
import { isExtra } from '../../core/annexes/extra.ts';
import type { Content, Field, Section } from '../../core/annexes/field.ts';
import { applicationForm, valueFields } from '../../core/annexes/form.ts';
import type { Form as FormAsked } from '../../core/annexes/form-of.ts';
import { sectionsRead } from '../../core/annexes/sections-read.ts';
import { isVeiled } from '../../core/disclosure/in-text.ts';
import { call } from '../client.ts';
import { useOpening } from '../disclosure/opening.tsx';
import { idOf } from '../form/place.ts';
import { readable } from '../form/shown.ts';
import { useForm } from '../form/which-form.ts';
import { Tabs } from '../ui/tabs.tsx';
import { type Form, pinsAt, useMarking } from './case.ts';
import { MarkButton, PinnedNotes } from './mark-button.tsx';
import { RowsView } from './rows-view.tsx';

type Part = { key: string; label: string; holds: (section: Section) => boolean };

export const parts: readonly Part[] = [
  { key: 'table', label: '申请表', holds: (section) => section.annex === 2 && section.key !== 'narratives' },
  { key: 'report', label: '申请报告', holds: (section) => section.key === 'narratives' },
  { key: 'annex3', label: '附件3', holds: (section) => section.annex === 3 },
  { key: 'annex4', label: '附件4', holds: (section) => section.annex === 4 },
  { key: 'annex5', label: '附件5', holds: (section) => section.annex === 5 },
];

const sectionsOf = (part: string, content: Content, form: FormAsked) =>
  sectionsRead(content, form).filter((section) => parts.find((one) => one.key === part)?.holds(section));

/** The tab on which a place stands. */
export function partOf(path: string): string | null {
  const head = path.split('/')[0] ?? '';
  if (isExtra(path)) return 'table';
  const holds = (section: Section) => head in section.fields || section.tables.some((table) => table.key === head);
  return parts.find((part) => applicationForm.some((section) => part.holds(section) && holds(section)))?.key ?? null;
}

/** The submitted form to be read: every field with its value, what changed, and a place to mark it. */
export function FormView({ form, part, onPart }: { form: Form; part: string; onPart: (key: string) => void }) {
  const { items } = useMarking();
  const asked = useForm();
  const content = withDerived(form as Content);
  const marked = (key: string) => items.filter((item) => partOf(item.path) === key).length;
  return (
    <section className="card">
      <Tabs
        label="申报内容"
        tabs={parts.map(({ key, label }) => ({ key, label, ...(marked(key) > 0 ? { count: marked(key) } : {}) }))}
        current={part}
        onChange={onPart}
      >
        {sectionsOf(part, content, asked).map((section) => (
          <SectionView key={section.key} section={section} content={content} />
        ))}
      </Tabs>
    </section>
  );
}

const SectionView = ({ section, content }: { section: Section; content: Content }) => (
  <section aria-label={section.label}>
    <h2 className="group">{section.label}</h2>
    {Object.entries(section.fields).map(([key, field]) => (
      <FieldView key={key} path={key} field={field} content={content} />
    ))}
    {section.tables.map((table) => (
      <RowsView key={table.key} table={table} rows={content.tables[table.key] ?? []} />
    ))}
  </section>
);

function FieldView({ path, field, content }: { path: string; field: Field; content: Content }) {
  const { items, changed } = useMarking();
  const [revealed, setRevealed] = useState<string | null>(null);
  const pins = pinsAt(items, path);
  const change = changed.get(path);
  const shown = revealed ?? readable(field, content.values[path]);
  return (
    <div className={`rv${pins.length > 0 ? ' rv--ret' : change ? ' rv--chg' : ''}`} id={idOf(path)} tabIndex={-1}>
      <span className="rv__k">{field.label}</span>
      <span className="rv__v">
        {shown}
        {(field.personal || isVeiled(content.values[path])) && revealed === null && content.values[path] ? (
          <Reveal path={path} onShown={setRevealed} />
        ) : null}
        {field.derived ? <small className="muted">（{field.derived}）</small> : null}
      </span>
      {field.derived ? <span /> : <MarkButton path={path} label={field.label} pins={pins} />}
      {change ? <p className="rv__note">补正后修改，原为：{change.before ?? '未填写'}</p> : null}
      <PinnedNotes path={path} />
    </div>
  );
}

/** Shows one masked value on purpose; that it was shown stands in the journal. */
export function Reveal({ path, onShown }: { path: string; onShown: (value: string) => void }) {
  const { dossierId, mayReveal } = useMarking();
  const open = useOpening();
  if (!mayReveal) return null;
  const label = valueFields[path]?.label ?? '';
  const show = () =>
    open({
      title: `显示${label}`,
      act: '显示',
      work: async (purpose) =>
        onShown((await call('POST /api/dossiers/{id}/reveal', { params: { id: dossierId }, body: { path, purpose } })).value),
    });
  return (
    <>
      {' '}
      <button type="button" className="linkish small" onClick={() => void show()} aria-label={`显示${label}（记入日志）`}>
        显示
      </button>
    </>
  );
}
