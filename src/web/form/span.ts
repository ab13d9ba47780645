import type { Field } from '../../core/annexes/field.ts';
import type { Span } from '../ui/field.tsx';

const spans: Partial<Record<Field['type'], Span>> = { longText: 12, choices: 12, creditCode: 6, idNumber: 6 };

/** How wide a field would like to stand in the form's twelve columns. */
export const spanOf = (field: Field): Span => {
  if (field.type === 'text' && (field.maxLength ?? 0) >= 200) return 12;
  return spans[field.type] ?? ([...field.label].length > 12 || field.derived ? 6 : 4);
};
