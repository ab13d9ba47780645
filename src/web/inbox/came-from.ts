import { type Place, placeText, placeIn as placeWritten } from '../../core/waiting/order.ts';
import { addressIn, addressText, type Filter } from './address.ts';
import type { Item } from './list.ts';

/** The list that a case was opened from, and where in it the case stood: both stand in the case's address, so that they outlive the case's line and the window. */
export type CameFrom = { readonly filter: Filter; readonly place: Place };

const LIST = 'list';
const AT = 'at';

/** The address of a case, with the list that it is opened from. */
export function withList(link: string, { filter, place }: CameFrom): string {
  const { pathname, searchParams, hash } = new URL(link, 'http://here');
  searchParams.set(LIST, addressText(filter));
  searchParams.set(AT, placeText(place));
  return `${pathname}?${searchParams}${hash}`;
}

/** The list in an address; null where it was opened from none, or where somebody wrote into it what is no place. */
export function cameFrom(search: string): CameFrom | null {
  const asked = new URLSearchParams(search);
  const [list, at] = [asked.get(LIST), asked.get(AT)];
  const place = at === null ? null : placeWritten(at);
  return list === null || place === null ? null : { filter: addressIn(new URLSearchParams(list)), place };
}

/** The case that an address is about; null for a page of something else. */
export const caseIn = (link: string): string | null => /^\/app\/[a-z-]+\/([0-9a-f-]{36})(?:$|[/?#])/.exec(link)?.[1] ?? null;

/** Of what stands behind the case in its list, the first that is about another one. */
export const nextOf = <I extends { readonly link: string }>(items: readonly I[], caseId: string): I | null =>
  items.find(({ link }) => caseIn(link) !== null && caseIn(link) !== caseId) ?? null;

/** Where an item stands in its list. */
export const placeOf = ({ dueOn, submittedOn, title, id }: Item): Place => ({ dueOn, submittedOn, title, id });
