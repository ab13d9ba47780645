import * as z from 'zod';
import { define } from './define.ts';

const calendarYearParam = z.object({ year: z.coerce.number().int().min(2000).max(2099) });

/** A file as it is, or what was put together on the page; what is wrong with either is told by the calendar's own rules. */
const handedIn = z.object({
  file: z.object({ name: z.string().min(1).max(200), text: z.string().max(200_000) }).optional(),
  arrangement: z.unknown().optional(),
});

const arrangement = z.object({
  year: z.number(),
  doc: z.string(),
  issued: z.string().nullable(),
  off: z.array(z.tuple([z.string(), z.string()])),
  work: z.array(z.string()),
  /** SHA-256 of the content, as the journal has it. */
  digest: z.string(),
});

const counted = z.object({ off: z.number(), offWeekdays: z.number(), work: z.number(), statutory: z.number().nullable() });

/** What a person reads of an arrangement before it counts. */
const appraised = arrangement.extend({
  counted,
  doubts: z.array(z.string()).readonly(),
  differences: z.array(z.object({ day: z.string(), before: z.string(), after: z.string() })).readonly(),
  moves: z.array(z.object({ what: z.string(), many: z.number(), before: z.string(), after: z.string(), stays: z.boolean() })).readonly(),
});

const version = arrangement.extend({
  id: z.string(),
  fileName: z.string().nullable(),
  said: z.string().nullable(),
  proposedBy: z.string(),
  proposedAt: z.string(),
  outcome: z.enum(['confirmed', 'refused', 'withdrawn']).nullable(),
  word: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: z.string().nullable(),
});

const calendarAnswer = z.object({
  years: z.array(arrangement.extend({ counted, builtIn: z.boolean() })),
  waiting: z.array(version.extend(appraised.shape).extend({ mine: z.boolean() })),
  versions: z.array(version),
});

/** 工作日历: a year is handed in by one person and decided by another. */
export const calendar = define({
  'GET /api/calendar': {
    summary: '工作日历：各年的安排；系统管理员和省级领导另看到待确认的和历次的',
    who: 'signedIn',
    response: calendarAnswer,
  },
  'POST /api/calendar/{year}/preview': {
    summary: '试算一年的放假调休安排：天数、疑点、与现行安排的不同、期限的变动；不改动任何内容',
    who: ['administrator'],
    params: calendarYearParam,
    body: handedIn,
    response: appraised,
  },
  'PUT /api/calendar/{year}': {
    summary: '提交一年的放假调休安排，由另一人确认后生效',
    who: ['administrator'],
    params: calendarYearParam,
    body: handedIn.extend({ said: z.string().max(500).default('') }),
    response: z.null(),
    audit: 'proposeCalendar',
  },
  'POST /api/calendar/{year}/answer': {
    summary: '确认一年的安排，或者不予确认；提交的人可以收回',
    who: ['administrator', 'leader'],
    params: calendarYearParam,
    body: z.object({
      outcome: z.enum(['confirmed', 'refused', 'withdrawn']),
      digest: z.string().regex(/^[0-9a-f]{64}$/),
      word: z.string().max(500).default(''),
    }),
    response: z.null(),
    audit: 'confirmedCalendar',
  },
});
