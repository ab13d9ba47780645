import { createContext, useContext } from 'react';
import type { Content } from '../../core/annexes/field.ts';
import type { Form } from '../../core/annexes/form-of.ts';
import type { Report } from '../form/change.ts';
import type { DoneImport, Imports } from './imports.ts';
import type { FormAnswer } from './view.ts';

/** The form in hand, for parts that look at it only when they are opened: nothing is drawn again because of it. */
export type Filling = {
  readonly dossierId: string;
  /** As the edition of its round asks for it. */
  readonly form: Form;
  /** That edition. */
  readonly scheme: string;
  readonly content: () => Content;
  readonly change: Report;
  readonly editable: FormAnswer['editable'];
  readonly imports: Imports;
  /** The imports that may be taken back, the last of each table. */
  readonly done: readonly DoneImport[];
};

export const FillingContext = createContext<Filling | null>(null);

/** Null where a form is only read. */
export const useFilling = (): Filling | null => useContext(FillingContext);
