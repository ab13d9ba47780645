import type { Content } from '../../core/annexes/field.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Opened } from '../../core/workflow/opened.ts';
import type { Material } from './view.ts';

export type MaterialsProps = {
  dossierId: string;
  scheme: Scheme;
  content: Content;
  materials: readonly Material[];
  /** Where files may be added and removed; an empty list: only to be looked at. */
  editable: Opened;
  /** Whose form it is needs to know what is missing; a reader sees what is there. */
  own: boolean;
  /** Of a returned dossier: only the kinds that may be changed. */
  /** A recognition that the system holds itself and that needs no copy. */
  below?: string | null;
  only?: boolean | undefined;
};
