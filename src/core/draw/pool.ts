import { enterpriseKey } from '../identifiers/enterprise-name.ts';
import { compareText, type Digest } from './draw.ts';

/** An expert as the pool knows one: who it is, where the rule of recusal looks, and the fields by which panels are drawn (第八条（四）). */
export type PoolPerson = {
  readonly accountId: string;
  readonly name: string;
  readonly employer: string;
  readonly formerEmployers: readonly string[];
  readonly fields: readonly string[];
};

/** The same in the pool of one round: under a number of that round alone, with what keeps its digest from being guessed. */
export type Pooled = PoolPerson & { readonly number: string; readonly salt: string };

/** What of it is hashed and published: nobody is named, and nobody can be put into another's place. */
export type PoolMember = { readonly number: string; readonly fields: readonly string[]; readonly key: string };

export type PoolOf = { readonly commitment: string; readonly version: number; readonly frozenOn: string };

/** A pool of a round as it was frozen. */
export type FrozenPool = {
  readonly version: number;
  readonly hash: string;
  readonly frozenOn: string;
  readonly experts: readonly Pooled[];
};

export const poolFormat = 'shifan-pool/1';

type Tools = { readonly digest: Digest; newSecret(): string };

/** Whom a number stands for, bound by a salted digest (docs/draw.md, 6). */
export const keyOf = (one: Omit<Pooled, 'number' | 'fields'>, digest: Digest): string => digest(JSON.stringify(boundOf(one)));

/** What the digest is made of, the salt first. */
export const boundOf = ({ salt, accountId, name, employer, formerEmployers }: Omit<Pooled, 'number' | 'fields'>): string[] => [
  ...[salt, accountId, name, enterpriseKey(employer)],
  ...formerEmployers.map(enterpriseKey),
];

export const memberOf = (one: Pooled, digest: Digest): PoolMember => ({
  number: one.number,
  fields: [...one.fields].sort(compareText),
  key: keyOf(one, digest),
});

/** The text under the hash of a pool: JSON without spaces, its members in this order, experts by their number. */
export const poolText = ({ commitment, version, frozenOn }: PoolOf, members: readonly PoolMember[]): string =>
  JSON.stringify({
    ...{ format: poolFormat, commitment, version, frozenOn },
    experts: members.toSorted((a, b) => compareText(a.number, b.number)).map(({ number, fields, key }) => ({ number, fields, key })),
  });

export const poolHash = (of: PoolOf, pool: readonly Pooled[], digest: Digest): string =>
  digest(
    poolText(
      of,
      pool.map((one) => memberOf(one, digest)),
    ),
  );

/**
 * Gives people their numbers in a round. Whoever had one in an earlier pool of it keeps that; the others follow in the order of their salted digests, so that
 * no number tells the place of a name in a list.
 */
export function numbered(people: readonly PoolPerson[], earlier: readonly Pooled[], { digest, newSecret }: Tools): Pooled[] {
  const known = new Map(earlier.map(({ accountId, number }) => [accountId, number]));
  const salted = people
    .map(({ accountId, name, employer, formerEmployers, fields }) => ({
      ...{ accountId, name, employer, formerEmployers, fields },
      salt: newSecret(),
    }))
    .map((one) => ({ one, key: keyOf(one, digest) }))
    .sort((a, b) => compareText(a.key, b.key));
  let last = Math.max(0, ...earlier.map(({ number }) => Number(number)));
  const next = (): string => String(++last).padStart(3, '0');
  return salted.map(({ one }) => ({ ...one, number: known.get(one.accountId) ?? next() })).sort((a, b) => compareText(a.number, b.number));
}

/** One line of a change of a round's pool: who comes, goes, or is entered anew as the pool knows them now. */
export type PoolChangeLine = { readonly kind: PoolChangeKind; readonly person: PoolPerson };
export const poolChangeKinds = { add: '增加', remove: '移出', renew: '按现在的登记更新' } as const;
export type PoolChangeKind = keyof typeof poolChangeKinds;

/** A pool after a change; `earlier`: everybody who ever was in a pool of the round. */
export function changedPool(pool: readonly Pooled[], lines: readonly PoolChangeLine[], earlier: readonly Pooled[], tools: Tools): Pooled[] {
  const touched = new Set(lines.map(({ person }) => person.accountId));
  const coming = lines.filter(({ kind }) => kind !== 'remove').map(({ person }) => person);
  return [...pool.filter(({ accountId }) => !touched.has(accountId)), ...numbered(coming, earlier, tools)].sort((a, b) =>
    compareText(a.number, b.number),
  );
}

/** Whether the pool knows somebody otherwise than the round's pool does. */
export const differs = (one: PoolPerson, other: PoolPerson): boolean => saying(one) !== saying(other);
const saying = ({ name, employer, formerEmployers, fields }: PoolPerson): string =>
  JSON.stringify([name, employer, formerEmployers, [...fields].sort(compareText)]);

type Standing = { readonly pool: readonly Pooled[]; readonly registered: readonly PoolPerson[] };

/** Why these lines can't be carried out on a round's pool, a sentence each; `registered`: who can be drawn by what the pool knows now. */
export const poolFaults = (standing: Standing, lines: readonly PoolChangeLine[]): string[] => [
  ...(new Set(lines.map(({ person }) => person.accountId)).size < lines.length ? ['同一位专家只能有一项变更，请删去重复的'] : []),
  ...lines.flatMap((line) => lineFault(standing, line) ?? []),
];

function lineFault({ pool, registered }: Standing, { kind, person }: PoolChangeLine): string | null {
  const inside = pool.find(({ accountId }) => accountId === person.accountId);
  const known = registered.find(({ accountId }) => accountId === person.accountId);
  const said = `“${person.name}”`;
  if (kind === 'add' && inside) return `${said}已在本年度专家库中，不用增加`;
  if (kind !== 'add' && !inside) return `${said}不在本年度专家库中，请刷新后重新选择`;
  if (kind === 'remove') return null;
  if (!known) return `${said}在专家库中没有登记或已停用，请先在专家库登记`;
  if (differs(known, person)) return `起草以后${said}的登记又有变更，请撤回后重新起草`;
  return kind === 'renew' && inside && !differs(inside, person) ? `${said}的登记没有变更，不用更新` : null;
}
