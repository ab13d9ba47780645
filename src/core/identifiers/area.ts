import { cityOf } from './divisions.ts';
import { ownAreaOf } from './registered-area.ts';

/** Where an applicant is registered, and by whom its case is recommended: what kind of organisation, and of which place. */
export type Placed = {
  readonly applicantDivision: string | null;
  readonly recommenderKind: string;
  readonly recommenderDivision: string | null;
};
/** `outside`: the authority is not that of the place (第三条、第八条（一）); a county's office recommends for its city (第十七条); a direct recommender has no area. */
export type Area = { registeredIn: string | null; outside: boolean };

export function areaOf({ applicantDivision, recommenderKind, recommenderDivision }: Placed): Area {
  const own = ownAreaOf(applicantDivision);
  const city = recommenderKind === 'county' ? cityOf(recommenderDivision ?? '')?.code : recommenderDivision;
  const placed = recommenderKind === 'city' || recommenderKind === 'county';
  return { registeredIn: own?.name ?? null, outside: placed && own !== null && own.authority !== city };
}
