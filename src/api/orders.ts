import { gather } from '../acts/archive/take-away.ts';
import { paperOf } from '../acts/dossier/papers.ts';
import { recommendationPaper } from '../acts/recommendation/paper.ts';
import type { Order } from '../documents/made/order.ts';
import { bookOf } from './book.ts';
import type { Input } from './contract/define.ts';
import type { disclosure } from './contract/disclosure.ts';
import { papersOrder } from './everything.ts';
import { annex1Order, annexOrder } from './papers.ts';
import type { SignedCtx } from './server.ts';

type File = Input<(typeof disclosure)['POST /api/dossiers/{id}/opened']>['body']['file'];
export type Wanted = { readonly file: File; readonly opened?: string | null };

/** What is to be made, seen with the eyes of whoever asks: who may not read it gets no ticket. `opened`: what a whole paper says at its foot. */
export async function orderOf(ctx: SignedCtx, dossierId: string, { file, opened = null }: Wanted): Promise<Order> {
  if (file === 'book.pdf') return bookOf(await gather(ctx, dossierId, opened), ctx);
  if (file === 'everything.zip') return papersOrder(await gather(ctx, dossierId, opened), ctx);
  if (file === '1.pdf' || file === '1.docx')
    return annex1Order(file === '1.pdf' ? 'pdf' : 'docx', await recommendationPaper(ctx, dossierId, opened), ctx);
  return annexOrder(file, await paperOf(ctx, dossierId, opened), ctx);
}
