import { cityOf } from '../../core/identifiers/divisions.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { type Organisation, recommenderKinds } from '../directory/records.ts';

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

/** Whom an applicant is to choose, where it has chosen who may not recommend. */
export function whoRecommends({ recommenders }: Scheme, { kind, name }: Organisation): string {
  if (kind !== 'city') return '请选择设区市、赣江新区中小企业主管部门，或全省性行业协会、省属有关单位（第八条）';
  return recommenders.includes('countyAuthority')
    ? `按${name}的办法，由本市各县（区）主管部门推荐，请选择所在县（区）的`
    : `本地的认定由${name}自己初审，请选择它`;
}
