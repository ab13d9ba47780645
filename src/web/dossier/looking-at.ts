import type { Waiting } from '../../core/annexes/carried.ts';
import type { Form } from '../../core/annexes/form-of.ts';
import type { FormSaving } from '../form/autosave.ts';
import type { Look } from '../form/look-mark.tsx';
import type { ShowToast } from '../ui/toast.tsx';
import type { DossierView } from './view.ts';

/** What was brought, whether it waits or not: the places, and of each table how many rows and from where. One object as long as the sources are the same. */
export type Brought = {
  readonly places: ReadonlySet<string>;
  readonly tables: ReadonlyMap<string, { readonly rows: number; readonly source: string }>;
};

export type Around = { view: Pick<DossierView, 'id' | 'roundYear' | 'state'>; form: Form; saving: FormSaving; go: (path: string) => void };

export type Acting = Pick<Around, 'view' | 'saving'> & { unseen: readonly string[]; brought: Brought };
export type Saying = Acting & { toast: ShowToast };

export type Keys = { waiting: readonly Waiting[]; brought: Brought; look: Look; go: (path: string) => void };
