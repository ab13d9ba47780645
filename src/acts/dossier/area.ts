import { cityOf } from '../../core/identifiers/divisions.ts';
import { ownAreaOf } from '../../core/identifiers/registered-area.ts';
import type { OrganisationKind } from '../directory/records.ts';

/** Where an applicant is registered, and by whom its case is recommended. */
export type Placed = { applicantDivision: string | null; recommenderKind: OrganisationKind; recommenderDivision: string | null };
/** `outside`: the authority is not that of the place (第三条、第八条（一）); a county's office recommends for its city (第十七条); a direct recommender has no area. */
export type Area = { registeredIn: string | null; outside: boolean };

export function areaOf({ applicantDivision, recommenderKind, recommenderDivision }: Placed): Area {
  const own = ownAreaOf(applicantDivision);
  const city = recommenderKind === 'county' ? cityOf(recommenderDivision ?? '')?.code : recommenderDivision;
  const placed = recommenderKind === 'city' || recommenderKind === 'county';
  return { registeredIn: own?.name ?? null, outside: placed && own !== null && own.authority !== city };
}
