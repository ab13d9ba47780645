import { exportJournal, readJournal, verifyJournal } from '../acts/directory/journal.ts';
import { proofOfCase } from '../acts/log/proof.ts';
import { chineseDay } from '../core/calendar/day.ts';
import { dayOf } from '../core/calendar/instant.ts';
import type { Handlers } from './contract/define.ts';
import type { journal } from './contract/journal.ts';
import { evidenceOf } from './evidence.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const journalHandlers: Handlers<typeof journal, PublicCtx, SignedCtx> = {
  'GET /api/journal': async ({ query }, ctx) => readJournal(ctx, query),
  'GET /api/journal/export': async (_, ctx) => ({
    bytes: await exportJournal(ctx, ctx.visit.signal),
    name: `日志-${ctx.today}.jsonl`,
    mediaType: 'application/x-ndjson',
    shown: 'attachment',
  }),
  'GET /api/dossiers/{id}/log-proof.json': async ({ params }, ctx) => ({
    bytes: new TextEncoder().encode(JSON.stringify(await proofOfCase(ctx, params.id))),
    name: `日志证明-${params.id}.json`,
    mediaType: 'application/json',
    shown: 'attachment',
  }),
  'POST /api/dossiers/{id}/evidence.zip': ({ params, body }, ctx) => evidenceOf(ctx, params.id, body),
  'GET /api/journal/verify': async ({ query }, ctx) => {
    const { proof, since } = await verifyJournal(ctx, { onlyNew: query.only === 'new' }, ctx.visit.signal);
    if (!proof.ok) return { ok: false, entries: proof.seq, message: proof.message };
    const looked = since
      ? `日志共 ${proof.entries} 条，本次从第 ${since.seq + 1} 条核验（前 ${since.seq} 条由${since.by}于${chineseDay(dayOf(since.at))}核验过，本次没有重算）`
      : `日志共 ${proof.entries} 条`;
    const said = `${looked}，链条完整，${chineseDay(ctx.today)}的末条摘要 ${proof.head}，请另行保存，日后核验导出的日志时比对`;
    return { ok: true, entries: proof.entries, message: [said, ...(proof.remarks ?? [])].join('；') };
  },
};
