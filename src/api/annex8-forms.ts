import type { IssuerTable } from '../acts/reporting/province.ts';
import type { SignedTable } from '../acts/reporting/records.ts';
import { type SignedLine, signedTable, viewSummary } from '../acts/reporting/view-summary.ts';
import { type Annex8Data, annex8 } from '../documents/annex8.ts';
import type { FormDoc } from '../documents/layout/paper.ts';
import { titledBy } from '../documents/titled.ts';
import { labelled } from './reporting.ts';
import type { SignedCtx } from './server.ts';

type Named = { doc: FormDoc; name: string };
type Table = Pick<SignedTable, 'scheme' | 'lines' | 'totals' | 'missing' | 'asOf' | 'byHand' | 'outside' | 'preparedBy' | 'signedBy'>;
type Of = Pick<SignedTable, 'authority' | 'year' | 'quarter'>;
type Signature = Pick<SignedLine, 'no' | 'reason' | 'changes' | 'signedOn' | 'hash'>;

const titled = (scheme: string | null, { tools: { schemes } }: SignedCtx) =>
  scheme === null ? {} : { titled: titledBy(schemes.named(scheme)) };

/** 附件8 of one authority's summary, its 合计 row and who has not reported in it; what is not signed says so on every page. */
function annex8Of({ authority, year, quarter }: Of, table: Table & { signature: Signature | null }, ctx: SignedCtx): Named {
  const { scheme, lines, totals, missing, asOf, byHand, outside = [], preparedBy, signedBy, signature } = table;
  const amendment = signature && signature.no > 1 ? { ...signature, no: signature.no - 1 } : null;
  const doc = annex8({
    ...titled(scheme, ctx),
    ...{ authority, year, quarter, rows: lines, totals, missing, asOf, byHand, outside, amendment, draft: signature === null },
    ...{ leader: signedBy ?? '', filledBy: preparedBy ?? '', filledOn: signature?.signedOn ?? '' },
    versionMark: signature ? `校验码 ${signature.hash.slice(0, 16)}` : '草稿，尚未签发',
  });
  const ending = signature === null ? '-草稿' : amendment ? `-第${amendment.no}次更正` : '';
  return { doc, name: `附件8-${labelled({ year, quarter })}-${authority}${ending}` };
}

/** As the page shows it to whoever asks. */
export async function shownAnnex8(ctx: SignedCtx, id: string): Promise<Named> {
  const view = await viewSummary(ctx, id);
  return annex8Of(view.summary, { ...view, signature: view.signatures.find(({ no }) => no === view.signedNo) ?? null }, ctx);
}

/** As it was signed, whatever has come since. */
export async function signedAnnex8(ctx: SignedCtx, { id, no }: { id: string; no: number }): Promise<Named> {
  const { content, ...signature } = await signedTable(ctx, id, no);
  return annex8Of(content, { ...content, signature: { ...signature, changes: content.changes } }, ctx);
}

/** The issuer's table on the form of annex 8: a line each authority. */
export const provinceForm = ({ year, quarter, issuer, lines, totals, missing, scheme }: IssuerTable, ctx: SignedCtx): Annex8Data => ({
  ...titled(scheme, ctx),
  ...{ authority: issuer, year, quarter, totals, missing, asOf: ctx.today, of: 'authorities' },
  rows: lines.map(({ authority, platforms, figures }) => ({ platform: authority, functions: `${platforms}家`, figures })),
  ...{ leader: '', filledBy: '', filledOn: '' },
});
