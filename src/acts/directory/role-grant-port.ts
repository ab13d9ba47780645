import type { RoleGrantState } from '../../core/procedure/role-grant.ts';
import type { Role } from '../../core/workflow/relation.ts';

/** Roles that an administrator gives to an account and another hand confirms. Instants ISO in UTC. */
export type RoleGrant = {
  id: string;
  accountId: string;
  organisationId: string;
  /** The roles that it held when it was asked, and those that it is to hold. */
  before: Role[];
  roles: Role[];
  state: RoleGrantState;
  version: number;
  askedBy: string;
  askedName: string;
  askedAt: string;
  word: string | null;
  decidedBy: string | null;
  decidedName: string | null;
  decidedAt: string | null;
};
export type RoleGrantLine = RoleGrant & { login: string; name: string; organisation: string };

export type RoleGrants = {
  /** False where one is open for the account. */
  add(grant: RoleGrant): Promise<boolean>;
  locked(id: string): Promise<RoleGrantLine | null>;
  /** Newest first, as the actor may see them; at most 200. */
  all(filter: { open?: boolean }): Promise<RoleGrantLine[]>;
  /** False where it has another version by now. */
  change(
    id: string,
    version: number,
    change: Partial<Pick<RoleGrant, 'state' | 'word' | 'decidedBy' | 'decidedName' | 'decidedAt'>>,
  ): Promise<boolean>;
};
