import type { Role } from '../workflow/relation.ts';

/** What nobody's password hashes to. */
export const NO_PASSWORD = '!';

/** Nobody can sign in with it until its owner has used the link (docs/decisions/0011). */
export const waitsForOwner = ({ passwordHash }: { readonly passwordHash: string }): boolean => passwordHash === NO_PASSWORD;

/** Roles in offices: an account that holds one is suspended where nobody uses it, and reopened by two hands. */
export const staffRoles: readonly Role[] = ['officer', 'leader', 'supervisor', 'administrator'];
export const isStaff = ({ roles }: { readonly roles: readonly Role[] }): boolean => roles.some((role) => staffRoles.includes(role));

/** Who is in office: an account that stopped, or that waits for its owner, does nothing for anybody. */
export const canSignIn = (account: { readonly passwordHash: string; readonly active: boolean }): boolean =>
  account.active && !waitsForOwner(account);
