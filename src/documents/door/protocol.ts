import type { Flaw } from '../../core/files/flaw.ts';

/** A file of somebody else and what is asked of it: whether it can be opened; its pages, cleaned; what the code on it says. */
export type DoorWork = { readonly what: 'look' | 'clean' | 'read'; readonly bytes: Uint8Array; readonly mediaType: string };

/** A PDF whose pages can be bound: nothing in it acts. */
export type CleanPages = { readonly kind: 'pages'; readonly pages: number; readonly pdf: Uint8Array };
export type Flawed = { readonly kind: 'flawed'; readonly flaw: Flaw; readonly detail: string };

export type DoorAnswer = { readonly kind: 'good' } | CleanPages | Flawed | { readonly kind: 'texts'; readonly texts: readonly string[] };
