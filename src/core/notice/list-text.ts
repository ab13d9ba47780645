/** One line of a proposed list as it is published. */
export type ListedLine = {
  readonly dossierId: string;
  readonly name: string;
  readonly recommender: string;
  readonly kind: string;
  readonly functions: readonly string[];
};

/**
 * The text whose SHA-256 (UTF-8, 64 lower-case hex digits) is a notice's 名单摘要: the list as JSON without spaces, each line with these five members in
 * this order, whatever order they are served in (docs/draw.md, 8).
 */
export const listText = (list: readonly ListedLine[]): string =>
  JSON.stringify(list.map(({ dossierId, name, recommender, kind, functions }) => ({ dossierId, name, recommender, kind, functions })));

/** Whether what was read is a notice as it is served: a list of lines, and the digest. */
export function isServedNotice(value: unknown): value is { readonly list: readonly ListedLine[]; readonly listHash: string } {
  if (typeof value !== 'object' || value === null || !('list' in value) || !('listHash' in value)) return false;
  const { list, listHash } = value;
  return typeof listHash === 'string' && Array.isArray(list) && list.every(isLine);
}

const isLine = (line: unknown): boolean => {
  if (typeof line !== 'object' || line === null) return false;
  const of = new Map<string, unknown>(Object.entries(line));
  const functions = of.get('functions');
  return (
    ['dossierId', 'name', 'recommender', 'kind'].every((key) => typeof of.get(key) === 'string') &&
    Array.isArray(functions) &&
    functions.every((one) => typeof one === 'string')
  );
};
