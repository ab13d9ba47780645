import { qrSvg } from '../qr.ts';
import type { Block, Code, FormDoc, Paper, Section } from './paper.ts';
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

type Meta = {
  title: string;
  author: string;
  subject: string;
  /** The title that the paper is about, where it is not the province's. */
  platform?: string | undefined;
  date?: string | null | undefined;
  mark?: string | undefined;
  /** The public page that says whether this version is still the current one; becomes a code on the first page. */
  checkUrl?: string | undefined;
};

/** Millimetres of the code with its quiet zone: modules of half a millimetre, which a copier at 150 dots an inch still tells apart. */
const CODE_WIDTH = 23;

const codeOf = (url: string): Code => ({ svg: qrSvg(url), width: CODE_WIDTH, alt: `版本查验二维码：${url}`, text: '扫码核对版本' });

/** A document of the measure: title, whose it is, which annex, and its date. What the code says also stands among the keywords. */
export const formDoc = ({ checkUrl, ...meta }: Meta, sections: readonly Section[]): FormDoc => ({
  meta: {
    title: meta.title,
    author: meta.author,
    subject: meta.subject,
    keywords: [meta.platform ?? '江西省中小企业公共服务示范平台', meta.subject, ...(checkUrl ? [checkUrl] : [])],
    date: meta.date || MEASURE_DATE,
    ...(meta.mark ? { mark: meta.mark } : {}),
  },
  sections: checkUrl ? sections.map((section, i) => (i === 0 ? { ...section, code: codeOf(checkUrl) } : section)) : sections,
});
