import type { Block, FormDoc, Paper, Section } from './paper.ts';
import { PORTRAIT } from './paper.ts';

/** The day the measure took effect: the file date of a form that bears no date yet (PDF/A wants one, and it must not be the clock's). */
export const MEASURE_DATE = '2023-08-15';

/** A numbered section on A4 upright. */
export const pages = (blocks: readonly Block[], more: { paper?: Paper; firstPage?: number } = {}): Section => ({
  paper: more.paper ?? PORTRAIT,
  numbered: true,
  ...(more.firstPage === undefined ? {} : { firstPage: more.firstPage }),
  blocks,
});

/** A cover: no page number. */
export const cover = (blocks: readonly Block[]): Section => ({ paper: PORTRAIT, numbered: false, blocks });

type Meta = { title: string; author: string; subject: string; date?: string | null | undefined; mark?: string | undefined };

/** A document of the measure: title, whose it is, which annex, and its date. */
export const formDoc = (meta: Meta, sections: readonly Section[]): FormDoc => ({
  meta: {
    title: meta.title,
    author: meta.author,
    subject: meta.subject,
    keywords: ['江西省中小企业公共服务示范平台', meta.subject],
    date: meta.date || MEASURE_DATE,
    ...(meta.mark ? { mark: meta.mark } : {}),
  },
  sections,
});
