import * as z from 'zod';
import { define } from './define.ts';
import { id } from './directory.ts';

/** A record, or the digest of what a page and a subject say together. */
const matterKey = z.string().regex(/^[0-9a-f-]{32,36}$/);
const message = z.object({
  id,
  subject: z.string(),
  body: z.string(),
  link: z.string().nullable(),
  createdAt: z.string(),
  readAt: z.string().nullable(),
  /** Equal where two messages are about one record. */
  matter: z.string(),
  /** Equal where the newer says all that the older said. */
  topic: z.string(),
  /** Unit and case, and what the reader did next, as it was when it came. */
  head: z.string().nullable(),
  nextStep: z.string().nullable(),
});

/** 消息: by matter and one by one. */
export const messages = define({
  'GET /api/messages': {
    summary: '消息',
    who: 'signedIn',
    query: z.object({ limit: z.coerce.number().int().min(1).max(10_000).optional(), matter: matterKey.optional() }),
    response: z.object({
      messages: z.array(message),
      /** There are earlier ones. */
      more: z.boolean(),
    }),
  },
  /** Those of the same topic and matter are read with it. */
  'POST /api/messages/{id}/read': { summary: '标为已读', who: 'signedIn', params: z.object({ id }), response: z.null() },
  'GET /api/matters': {
    summary: '消息，一件事的收在一起，新的在前；每件的最近十条，另说共多少条、多少条未读',
    who: 'signedIn',
    query: z.object({
      unread: z.enum(['1']).optional(),
      after: z.string().max(80).optional(),
      limit: z.coerce.number().int().min(1).max(100).optional(),
    }),
    response: z.object({
      matters: z.array(z.object({ matter: matterKey, count: z.number(), unread: z.number(), messages: z.array(message) })),
      /** Of how many matters something is unread; where the next page begins. */
      unread: z.number(),
      next: z.string().nullable(),
    }),
  },
  /** What came after the message `upTo` stays unread. */
  'POST /api/matters/{matter}/read': {
    summary: '这件事的消息标为已读',
    who: 'signedIn',
    params: z.object({ matter: matterKey }),
    body: z.object({ upTo: id }),
    response: z.null(),
  },
  'POST /api/matters/{matter}/unread': {
    summary: '这件事标为未读，稍后再看',
    who: 'signedIn',
    params: z.object({ matter: matterKey }),
    response: z.null(),
  },
  /** What came after the message `upTo` stays unread. */
  'POST /api/messages/read': {
    summary: '消息全部标为已读',
    who: 'signedIn',
    body: z.object({ upTo: id }),
    response: z.object({ read: z.number() }),
  },
});
