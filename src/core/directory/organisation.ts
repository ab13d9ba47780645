import { divisionName } from '../identifiers/divisions.ts';

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

/** Whoever takes part: authorities, units, platforms. Instants ISO in UTC. */
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

/**
 * With what the numbers begin that an issuer gives to cases, letters and certificates: 赣 for the province; a city's own (第十七条) carry its name, so that
 * two series never meet.
 */
export const numberMark = ({ kind, divisionCode, name }: Organisation): string =>
  kind === 'province' ? '赣' : (divisionName(divisionCode ?? '') ?? name).replace(/市.*$/, '');
