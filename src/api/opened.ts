import { gather } from '../acts/archive/take-away.ts';
import { askRelease, decideRelease, releasesOf } from '../acts/disclosure/release.ts';
import { openFiles } from '../acts/dossier/open-files.ts';
import { noteOf, openedPaper, openPaper } from '../acts/dossier/open-paper.ts';
import { found } from '../acts/refusal.ts';
import type { FileAnswer, Handlers } from './contract/define.ts';
import type { disclosure } from './contract/disclosure.ts';
import { openedFile } from './contract/making.ts';
import { everythingOf } from './everything.ts';
import { fileAs, fileOf } from './file-answers.ts';
import { shown } from './making.ts';
import { orderOf, type Wanted } from './orders.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

/** The paper itself; its name says that personal data stands on it. */
export async function wholeFile(ctx: SignedCtx, dossierId: string, { file, opened }: Required<Wanted>): Promise<FileAnswer> {
  const { applicantName: name, number } = found(await ctx.inTransaction((tx) => tx.dossiers.line(dossierId)));
  if (file === 'everything.zip') {
    const bytes = everythingOf(await gather(ctx, dossierId, opened), ctx);
    return { bytes, name: `${number ?? '未提交'}-${name}-含个人信息.zip`, mediaType: 'application/zip', shown: 'attachment' };
  }
  const order = await orderOf(ctx, dossierId, { file, opened });
  if (order.what === 'paper') return fileAs(ctx, order, `${order.title}-${name}-含个人信息`);
  if (order.what !== 'book') throw new Error(`${file} is made in another way`);
  const made = await ctx.documents.book(order, { signal: ctx.visit.signal });
  return fileOf(made, { format: 'pdf', name: `申报材料汇编-${name}-含个人信息` });
}

export const disclosureHandlers: Handlers<typeof disclosure, PublicCtx, SignedCtx> = {
  'POST /api/dossiers/{id}/opened': async ({ params, body }, ctx) => {
    const opening = await openPaper(ctx, params.id, body);
    const order = await orderOf(ctx, params.id, { file: body.file, opened: noteOf(ctx, opening) });
    const ticket = ctx.documents.begin(order, ctx.actor.accountId);
    return { id: opening.id, personal: opening.personal, ticket, ...shown(found(ctx.documents.standing(ticket, ctx.actor.accountId))) };
  },
  'POST /api/dossiers/{id}/files/opened': async ({ params, body }, ctx) => {
    await openFiles(ctx, params.id, body.purpose);
    return null;
  },
  'GET /api/opened/{id}': async ({ params }, ctx) => {
    const opening = await openedPaper(ctx, params.id);
    return wholeFile(ctx, opening.subjectId, { file: openedFile.parse(opening.what), opened: noteOf(ctx, opening) });
  },
  'GET /api/openings': async (_, ctx) => {
    const { releases, ...measure } = await releasesOf(ctx);
    const leads = ctx.actor.roles.includes('leader');
    return {
      ...measure,
      releases: releases.map(({ id, name, day, purpose, opened, askedAt, granted, word, decidedAt, accountId }) => ({
        ...{ id, name, day, purpose, opened, askedAt, granted, word, decidedAt },
        mine: leads && granted === null && day === ctx.today && accountId !== ctx.actor.accountId,
      })),
    };
  },
  'POST /api/openings': async ({ body }, ctx) => ({ id: (await askRelease(ctx, body.purpose)).id }),
  'POST /api/openings/{id}/answer': async ({ params, body }, ctx) => {
    await decideRelease(ctx, params.id, body);
    return null;
  },
};
