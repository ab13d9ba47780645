import { z } from 'zod';
import type { Derived, Edition, Sentence } from '../../core/scheme/edition/edition.ts';

const words = z
  .string()
  .min(1)
  .regex(/^\S(.*\S)?$/, '首尾不能有空格')
  .regex(/^[^\n]*$/, '不能换行');
/** Text of the measure. An ASCII space or line break inside it is always an accident of folding. */
const lawText = words.regex(/^[^ \t]*$/, '条文中不能有半角空格（多半是折行造成的）');
const name = z.string().regex(/^[a-z][A-Za-z0-9]*$/, '名称用英文小写开头的字母数字');
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期写作 2023-07-13');
const place = z.string().regex(/^第[一二三四五六七八九十百]+条(（[一二三四五六七八九十]+）)?$/, '写作 第六条 或 第六条（三）');
const sentenceId = z.string().regex(/^[a-z]?\d*(\.\d+)?\.s\d+$/, '写作 6.3.s2');
/** `dossier/recognise`: the table, then the row. */
const path = z.string().regex(/^[a-z][A-Za-z0-9]*(\/[A-Za-z0-9]+)?$/, '写作 dossier/submit');
const conditionId = z.string().regex(/^\d+(\.\d+)?(\.[a-z])?$/, "写作 6.3.b；只有数字的要加引号：'6.5'");
const judge = z.enum(['recommender', 'panel', 'authority']);

const when = z.strictObject({
  functions: z.array(name).min(1).optional(),
  kind: words.optional(),
  tier: name.optional(),
  area: name.optional(),
});
const bounds = { atLeast: z.number().optional(), atMost: z.number().optional(), unit: words.optional() };
const condition = z.strictObject({
  id: conditionId,
  label: words.optional(),
  figure: name.optional(),
  rule: name.optional(),
  judge: judge.optional(),
  anyOf: z
    .array(z.strictObject({ figure: name, ...bounds, when: when.optional() }))
    .min(2)
    .optional(),
  ...bounds,
  years: z.number().int().optional(),
  when: when.optional(),
  asks: words.optional(),
  measures: words.optional(),
  evidence: z.array(z.string()).optional(),
  rubric: name.optional(),
  reading: name.optional(),
  because: words.optional(),
});
const reading = z.strictObject({
  question: words,
  words: lawText,
  options: z.record(name, words).refine((all) => Object.keys(all).length >= 2, '解读至少有两个选项，否则不是解读'),
  chosen: name,
  reason: words,
  answer: words.optional(),
  from: day.optional(),
});
const material = z.strictObject({
  key: name,
  need: z.enum(['form', 'required', 'conditional', 'optional']),
  whenFilled: z.array(name).optional(),
  perRow: name.optional(),
  lasts: z.boolean().optional(),
  shows: z.array(words),
  backs: z.array(conditionId),
});
const means = {
  condition: condition.optional(),
  number: z.strictObject({ is: name, value: z.union([z.number(), day]), unit: words.optional(), when: when.optional() }).optional(),
  step: z.array(path).min(1).optional(),
  need: z.array(path).min(1).optional(),
  cell: z.array(path).min(1).optional(),
  page: z.array(z.string().regex(/^\//, '写作 /notices')).min(1).optional(),
  form: z.number().int().optional(),
  material: material.optional(),
  function: z.strictObject({ key: name, label: words }).optional(),
  party: z.record(name, words).optional(),
  word: z.record(name, words).optional(),
  forPerson: z.strictObject({ asks: words, by: judge, reads: z.array(z.string()) }).optional(),
  sameAs: z.array(z.string()).min(1).optional(),
  noEffect: words.optional(),
};
const sentence = z
  .strictObject({
    id: sentenceId,
    text: lawText,
    ...means,
    paragraph: z.literal(true).optional(),
    cites: z.array(place).optional(),
    otherNumbers: z.record(z.string(), words).optional(),
    reading: z.array(name).optional(),
    readings: z.record(name, reading).optional(),
  })
  .refine((one) => Object.keys(means).some((kind) => Object.hasOwn(one, kind)), '这段条文没有写它在办理中是什么');
const sentences = z.array(z.union([sentence, z.strictObject({ id: sentenceId, notObtained: words })]));
const item = z.strictObject({ item: z.string().regex(/^（[一二三四五六七八九十]+）$/, '写作 （三）'), sentences });
const block = z.union([
  z.strictObject({ part: words, sentences }),
  z.strictObject({ chapter: words }),
  z.strictObject({ article: place, sentences, items: z.array(item).optional() }),
]);
const cells = z.array(z.tuple([lawText, z.string()]).rest(name));
const annex = z.strictObject({ annex: z.number().int(), cells, sentences: z.array(sentence).optional(), below: cells.optional() });

const because = words;
const once = (all: readonly string[]): boolean => new Set(all).size === all.length;
const settings = z.strictObject({
  region: z.strictObject({ name: words, places: z.array(words), because }),
  recommenders: z.strictObject({ kinds: z.array(name), ownArea: z.boolean(), because }),
  panel: z
    .strictObject({ odd: z.boolean(), supplementTimes: z.number().int().min(1).optional(), confirmed: z.boolean().optional(), because })
    .optional(),
  sample: z
    .strictObject({
      stratify: z.enum(['county', 'function']).nullable(),
      unanswered: z.number().int().min(1),
      apartMinutes: z.number().int().min(0).max(1440).optional(),
      because,
    })
    .optional(),
  stamped: z
    .strictObject({
      papers: z
        .array(z.enum(['1', '2', '6']))
        .max(3)
        .refine(once, '同一份材料写了两遍'),
      because,
    })
    .optional(),
  asked: z
    .strictObject({
      before: z
        .array(z.enum(['conditions', 'siteVisit']))
        .max(2)
        .refine(once, '同一项写了两遍'),
      because,
    })
    .optional(),
  withheld: z.strictObject({ materials: z.array(z.string().regex(/^m\d{1,2}$/)).max(20), because }).optional(),
  renewal: z.strictObject({ windowMonths: z.number().int().min(0), because }),
  correction: z.strictObject({ workdays: z.number().int().min(1), leaves: z.number().int().min(0), because }),
  hearing: z.strictObject({ workdays: z.number().int().min(1), because }),
  reconsideration: z
    .strictObject({
      workdays: z.number().int().min(1).max(90),
      reachedAfter: z.number().int().min(1).max(90),
      answerWorkdays: z.number().int().min(1).max(90),
      because,
    })
    .optional(),
  spread: z.strictObject({ points: z.number(), because }).optional(),
  signals: z.strictObject({
    sameMobile: z.number().int().min(2),
    sameContact: z.number().int().min(2),
    contactOverChance: z.number().min(1).optional(),
    consecutiveNumbers: z.number().int().min(2),
    reportLeap: z.number().int().min(2).optional(),
    ledgerLeap: z.number().int().min(2).optional(),
    ledgerPersons: z.number().int().min(1).optional(),
    because,
  }),
  calendar: z.strictObject({ timeZone: words, daysOffFrom: words, because }),
  rubric: z
    .strictObject({
      because,
      lines: z
        .array(z.strictObject({ key: name, label: words, article: place, weight: z.number(), asks: words }))
        .refine((all) => all.reduce((sum, one) => sum + one.weight, 0) === 100, '权重合计应为100'),
    })
    .optional(),
  tiers: z.strictObject({ because, lines: z.array(z.strictObject({ key: name, label: words })).min(2), stepwise: z.boolean() }).optional(),
  areas: z.record(name, words).optional(),
  procedure: z
    .strictObject({ chain: z.array(name).min(1), omit: z.array(path).optional(), add: z.array(path).optional(), because })
    .optional(),
});
/** What people read of a field: plain characters on one line. */
const shortWords = (most: number) => words.max(most).regex(/^[^\p{Cc}\p{Cf}\p{Co}\p{Cs}]*$/u, '不能有看不见的字符');
const extraFields = z
  .array(
    z.strictObject({
      key: name.max(40),
      table: name.max(40).optional(),
      label: shortWords(30),
      kind: z.enum(['text', 'number', 'date', 'choice', 'yesNo']),
      unit: shortWords(10).optional(),
      options: z.array(shortWords(40)).max(100).optional(),
      required: z.boolean().optional(),
      longest: z.number().int().min(1).max(4000).optional(),
      atLeast: z.number().min(-1e12).max(1e12).optional(),
      atMost: z.number().min(-1e12).max(1e12).optional(),
      hint: shortWords(120).optional(),
      because: shortWords(200),
    }),
  )
  .max(100);
const head = {
  format: z.literal(1),
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '写作 jx-2023'),
  title: words,
  issuer: words,
  issuerShort: words,
  documentNumber: words.nullable(),
  adopted: day.nullable(),
  inForce: day.nullable(),
  until: day.nullable(),
  repeals: words.nullable(),
  draft: z.boolean(),
};

const renames = z.array(z.strictObject({ from: words, to: words }));

/** A whole edition's shape. */
export const editionSchema: z.ZodType<Edition> = z.strictObject({
  ...head,
  base: z.null(),
  derivedFrom: z.strictObject({ id: z.string(), renames }).optional(),
  text: z.array(block),
  annexes: z.array(annex),
  errata: z.array(z.strictObject({ at: words, copy: z.string(), text: z.string(), because })),
  settings,
  extraFields,
});

const change = z.union([
  z.strictObject({ at: sentenceId, text: lawText.optional(), set: z.record(z.string(), z.unknown()).optional() }),
  z.strictObject({ at: sentenceId, drop: words }),
  z.strictObject({ after: sentenceId, add: sentence as z.ZodType<Sentence> }),
  z.strictObject({ annex: z.number().int(), cell: z.string(), label: lawText.optional(), drop: words.optional() }),
]);

/** The shape of an edition that names its base and only what differs. */
export const derivedSchema: z.ZodType<Derived> = z.strictObject({
  ...head,
  base: z.string(),
  renames,
  keeps: z.array(words),
  changes: z.array(change),
  choose: z.record(name, z.strictObject({ option: name, reason: words })),
  settings: z.record(z.string(), z.unknown()),
  extraFields: extraFields.optional(),
});

/** What editors of the file check it by: one JSON Schema for both kinds, published beside the program. */
export const editionJsonSchema = () => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: '认定管理办法版本文件',
  anyOf: [editionSchema, derivedSchema].map((one) => {
    const { $schema: _, ...schema } = z.toJSONSchema(one, { io: 'input' });
    return schema;
  }),
});
