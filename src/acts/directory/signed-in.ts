import type { Actor, Role } from '../../core/workflow/relation.ts';

/** Who is signed in, with what a page or a journal entry says of them. */
export type SignedIn = Actor & {
  readonly name: string;
  readonly login: string;
  readonly organisationName: string;
  readonly organisationKind: string;
  readonly mustChangePassword: boolean;
  /** Whether this account signs in with a second factor. */
  readonly secondFactor?: boolean;
  /** When it was last shown that it is really they; left out where no session is behind. */
  readonly provedAt?: string;
  /** Names of colleagues whose roles this person holds today while they are away. */
  readonly standsInFor: readonly string[];
  /** Roles of which one is needed for what is asked now; null: any will do. */
  readonly askedIn?: readonly Role[] | null;
};
