import * as z from 'zod';
import { define } from './define.ts';
import { id } from './directory.ts';
import { annexFile, caseRoles } from './dossier.ts';

const parties = ['clerk', 'officer', 'leader', 'supervisor'] as const;

/** What may take a while to make: the book, the archive, or one annex. */
export const madeFile = z.enum(['book.pdf', 'everything.zip', ...annexFile.options]);

/** The same and annex 1: what an authority may open whole. */
export const openedFile = z.enum(['1.pdf', '1.docx', ...madeFile.options]);

/** How far it is: `done` of `total` steps, what is being made now, and for how long. What has failed says why; what is ready, what it lacks. */
export const standing = z.object({
  state: z.enum(['making', 'ready', 'failed']),
  done: z.number(),
  total: z.number(),
  doing: z.string(),
  seconds: z.number(),
  problem: z.string().nullable(),
  warnings: z.array(z.string()),
});

/** Files that take a while: begun, asked about, and then fetched at their own address. */
export const making = define({
  'POST /api/dossiers/{id}/making': {
    summary: '开始生成合订本、压缩包或附件，凭答复的 ticket 查询进度；生成好以后按原地址下载',
    who: parties,
    params: z.object({ id }),
    body: z.object({ file: madeFile }),
    response: standing.extend({ ticket: z.string() }),
  },
  'GET /api/making/{ticket}': {
    summary: '本人请求生成的文件到了哪一步；半分钟无人查询的停止生成',
    who: parties,
    params: z.object({ ticket: z.uuid() }),
    response: standing,
    // How far it is says nothing of a case; the fetching is noted.
    supervised: false,
  },
  'GET /api/dossiers/{id}/annexes/5/sheets/{part}': {
    summary: '附件5照印出来的样子在网页上看：名单长的分几部分，一次一部分，每页一张图（SVG），各页接着编号',
    who: caseRoles,
    params: z.object({ id, part: z.coerce.number().int().min(1).max(100) }),
    response: z.object({ pages: z.array(z.string()), firstPage: z.number(), parts: z.number(), warnings: z.array(z.string()) }),
  },
});
