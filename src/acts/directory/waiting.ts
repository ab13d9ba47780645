import type { Tone } from '../../core/workflow/state.ts';

/** One thing that waits for the actor: what, why, by which article, until when, and where it is done. */
export type Waiting = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly organisation: string;
  readonly why: string;
  readonly article: string;
  readonly dueOn: string | null;
  readonly state: { readonly label: string; readonly tone: Tone };
  readonly link: string;
  /** Of the case that it is about: by these it is found too. */
  readonly number?: string | null;
  readonly creditCode?: string | null;
  readonly actions: { label: string; link: string }[];
};
