import { cityOf } from '../identifiers/divisions.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { type Organisation, recommenderKinds } from './organisation.ts';

/**
 * Whether a unit may recommend in a round of this edition: in the province's an authority of a place, an association, a provincial unit (第八条（一）（三）);
 * in a city's own (第十七条) the office itself, where it reviews alone, or the offices of its counties.
 */
export function mayRecommend({ recommenders }: Scheme, issuer: Organisation, unit: Organisation): boolean {
  if (issuer.kind !== 'city') return recommenderKinds.includes(unit.kind);
  const byCounties = recommenders.includes('countyAuthority');
  if (unit.id === issuer.id) return !byCounties;
  return byCounties && unit.kind === 'county' && cityOf(unit.divisionCode ?? '')?.code === issuer.divisionCode;
}
