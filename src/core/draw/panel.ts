import { normaliseEnterpriseName } from '../identifiers/enterprise-name.ts';
import { compareText, type Digest, type DrawRow, drawOrder } from './draw.ts';
import type { PoolPerson } from './pool.ts';
import { sample } from './sample.ts';

export type Candidate = { readonly id: string; readonly name: string };

export type PanelDraw = {
  /** Number of the dossier or round that the panel judges. */
  readonly subject: string;
  readonly committedOn: string;
  readonly secret: string;
  /** The pool without those whom a conflict removes (第八条（四）). */
  readonly candidates: readonly Candidate[];
  readonly n: number;
};

export type Panel =
  | {
      readonly ok: true;
      readonly listHash: string;
      readonly order: readonly string[];
      readonly seated: readonly string[];
      readonly reserves: readonly string[];
    }
  | { readonly ok: false; readonly message: string };

/** The dossier number under which a panel's draw is hashed and published, so that it never shares an order with the sample of the same case. */
export const panelSubject = (subject: string): string => `专家组:${subject}`;

/** What the draw of a case's panel is called; every draw after the first is a supplement. */
export const subjectOfDraw = (number: string, n: number): string => (n === 1 ? number : `${number}#${n}`);

/** What the draw of a panel from a frozen pool follows from, besides its candidates. */
export type DrawnFrom = { readonly n: number; readonly functions: readonly string[]; readonly poolHash: string };

/** The subject of a draw from a frozen pool: size of the panel, functions of the case and hash of the pool are under the hash of the list. */
export const subjectFrom = (subject: string, { n, functions, poolHash }: DrawnFrom): string =>
  [subject, n, functions.join(','), poolHash].join(':');

/** A member of a frozen pool as its draws list it: by the number, without the name. */
export const candidateOf = ({ number }: { readonly number: string }): Candidate => ({ id: number, name: `专家${number}` });

/** Candidates as they are listed and hashed: by their id, so that nobody can arrange the pool; names in the form that is hashed. */
export const rowsOf = (candidates: readonly Candidate[]): DrawRow[] =>
  candidates.toSorted((a, b) => compareText(a.id, b.id)).map(({ id, name }) => ({ id, enterprise: normaliseEnterpriseName(name) }));

/** Whether an expert is of the field of a case; a case that names no function takes everybody. */
export const inField = ({ fields }: Pick<PoolPerson, 'fields'>, functions: readonly string[]): boolean =>
  functions.length === 0 || fields.some((field) => functions.includes(field));

/** Draws a panel by the draw of docs/draw.md. A later recusal takes the next: `sample(order, n, recusals)`. */
export function drawPanel({ subject, candidates, n, secret, committedOn }: PanelDraw, digest: Digest): Panel {
  const rows = rowsOf(candidates);
  if (
    !sample(
      rows.map(({ id }) => id),
      n,
      [],
    ).ok
  )
    return { ok: false, message: `可抽专家${candidates.length}人，不足${n}人。请核对回避情况；要补充专家的，请办理本年度专家库的变更。` };
  const drawn = drawOrder({ dossierNumber: panelSubject(subject), committedOn, secret, rows, n, stratify: null }, digest);
  return { ok: true, ...drawn, seated: drawn.order.slice(0, n), reserves: drawn.order.slice(n) };
}
