import * as z from 'zod';
import { define } from './define.ts';
import { id } from './directory.ts';

const params = z.object({ id });
/** `place`: which part of the page, null: the page was left. */
const body = z.object({ place: z.string().max(40).nullable(), tab: z.string().min(1).max(40) });
const response = z.object({
  /** Of the same office. */
  others: z.array(z.object({ name: z.string(), place: z.string(), own: z.boolean() })),
  /** Another one after each change that the asker's office can see: whoever has the page open reads it anew. */
  mark: z.string(),
});
const summary = (what: string) =>
  `正在办理一件${what}；答复本单位还有谁打开着、是否有改动（每 10 秒一次，45 秒没有消息或说明离开（place 为 null）即视为离开）`;

/** Who has a case open within one office, and whether something has changed of it: asked all the time, so that it costs next to nothing. */
export const atWork = define({
  'POST /api/dossiers/{id}/at-work': { summary: summary('申报'), who: ['officer', 'leader'], params, body, response, lane: 'reading' },
  'POST /api/reports/{id}/at-work': {
    summary: summary('季度调度表'),
    who: ['clerk', 'officer', 'leader'],
    params,
    body,
    response,
    lane: 'reading',
  },
  'POST /api/summaries/{id}/at-work': {
    summary: summary('季度汇总表'),
    who: ['officer', 'leader'],
    params,
    body,
    response,
    lane: 'reading',
  },
});
