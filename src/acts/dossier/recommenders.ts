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

export const whoRecommends = ({ kind, name }: Organisation): string =>
  kind === 'city'
    ? `本地的认定由${name}办理，请选择它或者按本地办法负责推荐的县（区）主管部门`
    : '请选择设区市、赣江新区中小企业主管部门，或全省性行业协会、省属有关单位（第八条）';
