/** The entry at a place where there is one by the caller's own count. Throws where there is none: then the count is wrong. */
export function entryAt<T>(list: ArrayLike<T>, place: number): T {
  const entry = list[place];
  if (entry === undefined) throw new RangeError(`no entry at ${place} of ${list.length}`);
  return entry;
}

export const lastOf = <T>(list: ArrayLike<T>): T => entryAt(list, list.length - 1);
