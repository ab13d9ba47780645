import { type Came, carriedPeople, carriedRows } from '../../core/annexes/carried.ts';
import type { Content } from '../../core/annexes/field.ts';
import type { DossierView } from './view.ts';

type Around = { view: Pick<DossierView, 'roundYear' | 'carriedConfirmed' | 'state'>; came: Came; now?: Content | undefined };

/** What an earlier year brought into this draft and stands as it came, by place; `now`: as typed since. */
export const carriedOf = ({ view, came, now }: Around) =>
  view.state.name === 'draft'
    ? { people: carriedPeople(came, view.roundYear, now?.values), tables: carriedRows(came, view.roundYear, now?.tables) }
    : { people: [], tables: [] };

export type Carried = ReturnType<typeof carriedOf>;

/** Whether nothing of it waits for somebody's word. */
export function nothingCarried(around: Around): boolean {
  const { people, tables } = carriedOf(around);
  return around.view.carriedConfirmed || people.length + tables.length === 0;
}
