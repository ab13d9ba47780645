/** What a record has under a key that came from outside; `constructor`, `toString`, `__proto__` are no entries of any. */
export const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;
