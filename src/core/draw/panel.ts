import { compareText, type Digest, drawOrder } from './draw.ts';
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

/**
 * Draws a panel by the draw of docs/draw.md. Candidates are listed by id, so that nobody can arrange the pool. A later recusal takes the next:
 * `sample(order, n, recusals)`.
 */
export function drawPanel({ subject, candidates, n, secret, committedOn }: PanelDraw, digest: Digest): Panel {
  if (
    !sample(
      candidates.map(({ id }) => id),
      n,
      [],
    ).ok
  )
    return { ok: false, message: `可抽专家${candidates.length}人，不足${n}人。请补充专家库或核对回避情况。` };
  const rows = [...candidates].sort((a, b) => compareText(a.id, b.id)).map(({ id, name }) => ({ id, enterprise: name }));
  const drawn = drawOrder({ dossierNumber: panelSubject(subject), committedOn, secret, rows, n, stratify: null }, digest);
  return { ok: true, ...drawn, seated: drawn.order.slice(0, n), reserves: drawn.order.slice(n) };
}
