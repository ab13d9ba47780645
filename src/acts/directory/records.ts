import type { Role } from '../../core/workflow/relation.ts';

/** Organisations and accounts; an account belongs to one organisation and holds roles there. Dates 'YYYY-MM-DD', instants ISO in UTC, money decimal strings. */
export type OrganisationKind =
  | 'province'
  | 'city'
  | 'county'
  | 'association'
  | 'provincialUnit'
  | 'applicant'
  | 'pool'
  | 'supervision'
  | 'operator';
/** Who may recommend: a local authority, and directly an association or a provincial unit (第八条（二）（三）). */
export const recommenderKinds: readonly OrganisationKind[] = ['city', 'association', 'provincialUnit'];

export type Organisation = {
  id: string;
  kind: OrganisationKind;
  name: string;
  creditCode: string | null;
  divisionCode: string | null;
  reportsTo: string | null;
  active: boolean;
  createdAt: string;
  /** Registered by itself, and no authority has seen its certificate yet (第八条（三）). */
  pending: boolean;
};
export type Account = {
  id: string;
  organisationId: string;
  login: string;
  name: string;
  passwordHash: string;
  mustChangePassword: boolean;
  /** Until when a one-time password opens anything; null for one that its owner chose. */
  passwordEndsAt: string | null;
  roles: Role[];
  active: boolean;
  createdAt: string;
};
export type Session = { tokenHash: string; accountId: string; createdAt: string; seenAt: string; endsAt: string };
