import { annex1 } from './annex1.ts';
import { annex2 } from './annex2.ts';
import { annex3 } from './annex3.ts';
import { annex4 } from './annex4.ts';
import { annex5 } from './annex5.ts';
import { annex6 } from './annex6.ts';
import { annex7 } from './annex7.ts';
import { annex8 } from './annex8.ts';
import { contentsDoc, unboundDoc } from './book/sheets.ts';
import { call } from './call.ts';
import type { FormDoc } from './layout/paper.ts';
import { notice } from './notice.ts';
import { receipt } from './receipt.ts';
import { recognition } from './recognition.ts';
import { revocationAnnouncement } from './revocation.ts';

/** Papers that may be long: they are named with their data, and laid out in the thread that sets or writes them. */
const forms = {
  annex1,
  annex2,
  annex3,
  annex4,
  annex5,
  annex6,
  annex7,
  annex8,
  receipt,
  call,
  notice,
  recognition,
  revocationAnnouncement,
  contents: contentsDoc,
  unbound: unboundDoc,
} as const;

type Forms = typeof forms;
/** A paper by its name and what stands on it. */
export type Described = {
  [F in keyof Forms]: {
    readonly form: F;
    readonly data: Parameters<Forms[F]>[0] /** Stands at the foot of each numbered page. */;
    readonly note?: string;
  };
}[keyof Forms];
/** What can be set or written: a layout, or what one is made from. */
export type Paper = FormDoc | Described;

/** The layout of a paper. */
export function layoutOf(paper: Paper): FormDoc {
  if (!('form' in paper)) return paper;
  const form = forms[paper.form] as (data: Described['data']) => FormDoc;
  const { meta, ...doc } = form(paper.data);
  return { ...doc, meta: paper.note === undefined ? meta : { ...meta, note: paper.note } };
}
