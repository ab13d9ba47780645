/** Where what the evidence says and what follows from it part. */
export type Difference = { readonly path: string; readonly bundle: string; readonly derived: string };

/** One thing derived anew: the same, with what; different, and where; or not to be derived from what is there, and why. */
export type Outcome = {
  readonly what: string;
  readonly article: string;
} & (
  | { readonly outcome: 'same'; readonly said: string }
  | { readonly outcome: 'differs'; readonly differences: readonly Difference[] }
  | { readonly outcome: 'unknown'; readonly why: string }
);

/** So many places are named; who reads them looks at the first. */
const MOST = 20;
const LONGEST = 120;

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : value === undefined ? '没有' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
};

const isTree = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Each place at which two JSON values part, by its path. */
export function differencesAt(path: string, bundle: unknown, derived: unknown): Difference[] {
  if (!isTree(bundle) || !isTree(derived) || Array.isArray(bundle) !== Array.isArray(derived))
    return bundle === derived ? [] : [{ path, bundle: shown(bundle), derived: shown(derived) }];
  const keys = [...new Set([...Object.keys(bundle), ...Object.keys(derived)])];
  const key = (name: string) => `${path}/${Array.isArray(bundle) ? `#${name}` : name}`;
  return keys.flatMap((name) => differencesAt(key(name), Reflect.get(bundle, name), Reflect.get(derived, name))).slice(0, MOST);
}

type Named = { readonly what: string; readonly article: string };

/** The outcome of what was compared. */
export const compared = (named: Named, differences: readonly Difference[], said: string): Outcome =>
  differences.length === 0 ? { ...named, outcome: 'same', said } : { ...named, outcome: 'differs', differences };

export const underivable = (named: Named, why: string): Outcome => ({ ...named, outcome: 'unknown', why });

const words = { same: '一致', differs: '不一致', unknown: '不能重算' } as const;

/** An outcome as a person reads it, a line each place. */
export function inWords(one: Outcome): string {
  const head = `${words[one.outcome]}　${one.what}（${one.article}）`;
  if (one.outcome === 'same') return `${head}：${one.said}`;
  if (one.outcome === 'unknown') return `${head}：${one.why}`;
  return [head, ...one.differences.map(({ path, bundle, derived }) => `　　${path}　证据包：${bundle}　重算：${derived}`)].join('\n');
}
