import type { ReactNode } from 'react';
import { Section } from './page.tsx';

export type Given = readonly { readonly label: string; readonly value: string }[];

/** What somebody wrote into a form that can't take it any more, to be copied; works without script. */
export const GivenBack = ({ given, children }: { given: Given; children: ReactNode }) => {
  const written = given.filter(({ value }) => value.trim() !== '');
  return written.length === 0 ? null : (
    <Section title="您刚才填写的内容">
      <p className="lead">{children}</p>
      <div className="stack lead">
        {written.map(({ label, value }, index) => (
          <div key={label}>
            <label className="field__label" htmlFor={`given-${index}`}>
              <b>{label}</b>
            </label>
            <textarea className="textarea" id={`given-${index}`} readOnly rows={rowsOf(value)} defaultValue={value} />
          </div>
        ))}
      </div>
    </Section>
  );
};

const rowsOf = (value: string): number =>
  Math.min(
    12,
    value.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 60), 0),
  );
