import * as z from 'zod';

const threshold = z.object({ label: z.string(), atLeast: z.number(), unit: z.string(), article: z.string() });
const of = <K extends readonly [string, ...string[]], V extends z.ZodType>(keys: K, value: V) => z.record(z.enum(keys), value);

/** The keys of what core/scheme/scheme.ts names; a test compares them with an edition. */
const functions = ['information', 'innovation', 'quality', 'consulting', 'startup', 'training', 'digitalisation'] as const;
const thresholds = [
  'operatingYears',
  'totalAssets',
  'premisesArea',
  'fullTimeStaff',
  'professionalShare',
  'servedEnterprises',
  'satisfaction',
  'trainedPersons',
  'gatheredInstitutions',
  'benefitShare',
] as const;

/** A field, or with `table` a column, that an edition asks for beside the official forms; filled in like any other, by its `key`. */
export const extraFieldShape = z.object({
  key: z.string(),
  table: z.string().optional(),
  label: z.string(),
  kind: z.enum(['text', 'number', 'date', 'choice', 'yesNo']),
  unit: z.string().optional(),
  options: z.array(z.string()).optional(),
  required: z.boolean().optional(),
  longest: z.number().optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  hint: z.string().optional(),
  because: z.string(),
});

/** One edition's numbers, lists, periods and readings, each with its article. */
export const schemeShape = z.object({
  id: z.string(),
  title: z.string(),
  issuer: z.string(),
  issuerShort: z.string(),
  adoptedOn: z.string(),
  effectiveFrom: z.string(),
  effectiveTo: z.string().nullable(),
  names: z.object({
    platform: z.string(),
    addressee: z.string(),
    opinion: z.string(),
    reportedTo: z.string(),
    summaryOf: z.string(),
    governmentSupport: z.string(),
    influence: z.string(),
  }),
  conditions: z.array(z.string()),
  leftOut: z.array(z.string()),
  extraFields: z.array(extraFieldShape),
  recommenders: z.array(z.string()),
  functions: z.array(z.object({ key: z.enum(functions), label: z.string(), article: z.string() })),
  region: z.object({ name: z.string(), places: z.array(z.string()), article: z.string() }),
  thresholds: of(thresholds, threshold),
  activities: of(functions, threshold.nullable()),
  readings: z.array(
    z.object({
      id: z.string(),
      question: z.string(),
      options: z.array(z.object({ key: z.string(), label: z.string() })),
      chosen: z.string(),
      reason: z.string(),
      article: z.string(),
    }),
  ),
  materials: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      article: z.string(),
      need: z.enum(['form', 'required', 'conditional', 'optional']),
      whenFilled: z.array(z.string()).optional(),
      perRow: z.string().optional(),
      lasts: z.boolean().optional(),
      shows: z.array(z.string()),
      backs: z.array(z.string()),
    }),
  ),
  rubric: z.array(z.object({ key: z.string(), label: z.string(), article: z.string(), weight: z.number(), asks: z.string() })),
  failedConditions: z.enum(['refuse', 'flag']),
  notice: z.object({ workdays: z.number(), article: z.string() }),
  panel: z.object({ atLeast: z.number(), odd: z.boolean(), supplementTimes: z.number(), confirmed: z.boolean(), article: z.string() }),
  sample: z.object({
    atLeast: z.number(),
    stratify: z.enum(['county', 'function']).nullable(),
    unanswered: z.number(),
    apartMinutes: z.number(),
    article: z.string(),
  }),
  stamped: z.array(z.enum(['1', '2', '6'])),
  judged: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      article: z.string(),
      asks: z.string(),
      evidence: z.array(z.string()),
      by: z.enum(['recommender', 'panel', 'authority']),
    }),
  ),
  asked: z.array(z.enum(['conditions', 'siteVisit'])),
  askedAt: z.object({ conditions: z.string(), siteVisit: z.string() }),
  withheld: z.array(z.string()),
  validity: z.object({ years: z.number(), from: z.enum(['documentDate', 'nextYear']), article: z.string() }),
  renewal: z.object({ windowMonths: z.number(), article: z.string() }),
  reporting: z.object({ platformDays: z.number(), authorityDays: z.number(), article: z.string() }),
  correction: z.object({ workdays: z.number(), leaves: z.number(), article: z.string() }),
  hearing: z.object({ workdays: z.number() }),
  reconsideration: z.object({ workdays: z.number(), reachedAfter: z.number(), answerWorkdays: z.number() }).nullable(),
  spread: z.object({ points: z.number().nullable() }),
  calendar: z.object({ timeZone: z.string(), daysOffFrom: z.string() }),
  signals: z.object({
    sameMobile: z.number(),
    sameContact: z.number(),
    contactOverChance: z.number(),
    consecutiveNumbers: z.number(),
    reportLeap: z.number(),
    ledgerLeap: z.number(),
    ledgerPersons: z.number(),
  }),
});
