import { normaliseEnterpriseName } from '../identifiers/enterprise-name.ts';
import { pickByStrata } from './strata.ts';

/** SHA-256 of the text's UTF-8 bytes as 64 lower-case hex digits; handed in, since this room has no library. */
export type Digest = (text: string) => string;

export type DrawRow = { readonly id: string; readonly enterprise: string };

/** What the rows are grouped by, and the group of each row in the list's order. */
export type Stratification = { readonly by: string; readonly strata: readonly string[] };

/** The list that a draw is made from; all of it goes into the list hash. */
export type DrawList = {
  readonly dossierNumber: string;
  /** The day on which the commitment was published. */
  readonly committedOn: string;
  /** Annex 5's rows in paper order. */
  readonly rows: readonly DrawRow[];
  readonly stratify: Stratification | null;
};

export const drawFormat = 'shifan-draw/1';

/** What is published when the round opens (docs/draw.md, 1): the digest over the 64 hex digits as text. */
export const commitmentOf = (secret: string, digest: Digest): string => digest(secret);

/** A secret is 32 random bytes as 64 lower-case hex digits. */
export const isSecret = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);

/** The list with its names in the form that is hashed and published. */
export const listOf = (list: DrawList): DrawList => ({
  ...list,
  rows: list.rows.map(({ id, enterprise }) => ({ id, enterprise: normaliseEnterpriseName(enterprise) })),
});

/** The digest that freezes a list (docs/draw.md, 2). Names are normalised here; throws RangeError for a list that has no unambiguous text. */
export function listHash(list: DrawList, digest: Digest): string {
  const listed = listOf(list);
  const fault = listFault(listed);
  if (fault) throw new RangeError(fault);
  return digest(listText(listed));
}

/** The text under the list hash; names exactly as given. */
export function listText({ dossierNumber, committedOn, rows, stratify }: DrawList): string {
  const head = [drawFormat, dossierNumber, committedOn, ...(stratify ? [stratify.by] : [])];
  const lines = rows.map(({ id, enterprise }, index) => [index + 1, id, enterprise, ...(stratify ? [stratify.strata[index]] : [])]);
  return [head, ...lines].map((line) => line.join('\t')).join('\n');
}

/** Why a list cannot be drawn from, in Chinese; null if it can. */
export function listFault({ dossierNumber, committedOn, rows, stratify }: DrawList): string | null {
  if (rows.length === 0) return '名单为空，无法抽取';
  if (new Set(rows.map(({ id }) => id)).size < rows.length) return '名单中有两行编号相同';
  if (stratify && stratify.strata.length !== rows.length) return '分层与名单行数不一致';
  const texts = [dossierNumber, committedOn, ...rows.flatMap(({ id, enterprise }) => [id, enterprise]), ...stratified(stratify)];
  return texts.some((text) => text === '' || /[\t\n]/.test(text)) ? '编号、日期、企业名称或分层为空，或含有制表符、换行符' : null;
}

export type DrawInput = DrawList & {
  readonly secret: string;
  /** Size of the sample, fixed before the draw; it moves the order only where the draw is stratified. */
  readonly n: number;
};

/**
 * The order in which the rows of a submitted list are to be asked (annex 1; docs/draw.md, 3): a permutation that nobody can choose or foresee, and that
 * anybody can compute once the secret is out. Throws RangeError for a malformed secret, list or n.
 */
export function drawOrder(input: DrawInput, digest: Digest): { readonly listHash: string; readonly order: readonly string[] } {
  if (!isSecret(input.secret)) throw new RangeError('抽样密钥应为64位小写十六进制');
  if (!Number.isInteger(input.n) || input.n < 1 || input.n > input.rows.length)
    throw new RangeError(`抽取数应为1至名单数，得到 ${input.n}`);
  const hash = listHash(input, digest);
  return { listHash: hash, order: orderOf(input, hash, digest) };
}

/** The order for a list whose hash is known. */
export function orderOf({ rows, secret, n, stratify }: DrawInput, hash: string, digest: Digest): readonly string[] {
  const keyed = rows.map(({ id }, index) => ({ id, key: digest(`${secret}:${hash}:${id}`), stratum: stratify?.strata[index] ?? '' }));
  keyed.sort((a, b) => compareText(a.key, b.key) || compareText(a.id, b.id));
  return (stratify ? pickByStrata(keyed, n) : keyed).map(({ id }) => id);
}

/** By UTF-16 code units, never by a locale. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const stratified = (stratify: Stratification | null): readonly string[] => (stratify ? [stratify.by, ...stratify.strata] : []);
