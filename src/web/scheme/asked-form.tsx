import type { ReactNode } from 'react';
import { formOf, officialForm } from '../../core/annexes/form-of.ts';
import { FormContext } from '../form/which-form.ts';
import { useScheme } from './law.ts';

/** What is within shows the form of a case as its round's edition asks for it. */
export function AskedForm({ scheme: id, children }: { scheme: string; children: ReactNode }) {
  const scheme = useScheme(id);
  return <FormContext value={scheme ? formOf(scheme) : officialForm}>{children}</FormContext>;
}
