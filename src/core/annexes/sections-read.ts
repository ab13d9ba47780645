import type { Content, Section } from './field.ts';
import { sectionsWithout } from './form.ts';
import { type Form, officialForm } from './form-of.ts';

/** Of a form that is read: a section that can be left out and was not filled in was not asked for. */
export function sectionsRead(content: Content, { sections }: Form = officialForm): readonly Section[] {
  if ((content.values[CAN_BE_LEFT_OUT] ?? '') !== '') return sections;
  const labels = new Map(sectionsWithout([CAN_BE_LEFT_OUT]).map(({ key, label }) => [key, label]));
  return sections.flatMap((one) => {
    if (one.key === CAN_BE_LEFT_OUT) return [];
    const label = labels.get(one.key) ?? one.label;
    return [label === one.label ? one : { ...one, label }];
  });
}
const CAN_BE_LEFT_OUT = 'municipalRecognition';
