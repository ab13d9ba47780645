import type { Hono } from 'hono';
import type { World } from '../../acts/context.ts';
import { found } from '../../acts/refusal.ts';
import { contactLines } from '../../core/notice/paper.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import { titledBy } from '../../documents/titled.ts';
import { id as uuid } from '../contract/directory.ts';
import { daysOf, publishedNotice, saidOf } from '../notice.ts';
import type { Surroundings } from '../server.ts';
import { answered } from './http.ts';
import { csvOf } from './open-data.ts';
import { download, madeBy } from './round-files.ts';

/** Adds what a notice is taken along with: itself as PDF and Word, made once each and kept, and its list as a table. */
export function serveNoticeFiles(app: Hono, around: Surroundings): void {
  const made = madeBy(around);
  for (const format of ['pdf', 'docx'] as const)
    app.get(`/notices/:id/notice.${format}`, (http) =>
      answered(http, around, async () => {
        const data = await paperOf(await around.world(), http.req.param('id'));
        return made(format, data.title, { form: 'notice', data });
      }),
    );
  app.get('/notices/:id/list.csv', (http) =>
    answered(http, around, async () => {
      const { title, list, titled } = await paperOf(await around.world(), http.req.param('id'));
      const rows = list.map((line, index) => [
        String(index + 1),
        line.name,
        functionsOf(line.functions, titled.functions),
        line.recommender,
      ]);
      const text = csvOf([['序号', '单位名称', '服务功能', '推荐部门'], ...rows]);
      return download(new TextEncoder().encode(text), { type: 'text/csv; charset=utf-8', name: `${title}.csv` });
    }),
  );
}

/** What stands on the paper; an address that is no id leads nowhere. */
async function paperOf(world: World, id: string) {
  const parsed = uuid.safeParse(id);
  const notice = await publishedNotice(world, found(parsed.success ? parsed.data : null));
  const scheme = world.tools.schemes.named(notice.scheme);
  const { title, number, body, list, publishedOn, contact } = notice;
  return {
    ...{ title, number, body, publishedOn, issuer: notice.issuerName, titled: titledBy(scheme) },
    ...{ period: saidOf(daysOf(notice, world), scheme), contact: contact === null ? [] : contactLines(contact) },
    list: list.map(({ name, functions, recommender }) => ({ name, functions, recommender })),
  };
}
