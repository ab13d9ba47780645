import { bindBook } from '../book/bind.ts';
import { renderDocx } from '../docx/write.ts';
import { layoutOf } from '../forms.ts';
import { serve } from '../work/serve.ts';
import { renderXlsx } from '../xlsx/write.ts';
import type { DeskAnswer, DeskWork } from './protocol.ts';

// The entry of the thread that writes Word and Excel and binds books: all of it our own papers, and pages that the door has cleaned.

serve<DeskWork, DeskAnswer>(async (work, progress) => {
  if (work.what === 'bind') return bindBook(work.binding, progress);
  const doc = layoutOf(work.paper);
  const bytes = work.what === 'docx' ? await renderDocx(doc) : await renderXlsx(doc);
  return { bytes: new Uint8Array(bytes), pages: 0 };
});
