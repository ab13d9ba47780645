import * as z from 'zod';
import { editionProcedure, editionSteps } from '../../core/procedure/scheme-edition.ts';
import { define } from './define.ts';
import { id as uuid } from './directory.ts';
import { offer } from './offer.ts';
import { earlierAddress, stepRoute } from './steps.ts';
import { whole } from './whole.ts';

/** The edition's own name, `jx-2023`. */
const id = z.string().max(60);
const params = z.object({ id });
const version = whole.min(1);
/** An edition file as it is; the measure of 2023 has 67 000 characters. */
const file = z.object({ text: z.string().max(1_000_000) });

const difference = z.object({
  kind: z.enum(['renamed', 'text', 'number', 'added', 'dropped', 'reading', 'setting']),
  /** The sentence, annex or setting where it stands in the file. */
  at: z.string(),
  place: z.string(),
  says: z.string(),
});

const appraised = z.object({
  id: z.string(),
  title: z.string(),
  inForce: z.string().nullable(),
  /** SHA-256 of the file. */
  digest: z.string(),
  /** Against which edition. */
  against: z.string(),
  differences: z.array(difference),
  /** Why it can't be signed yet, though nothing in it is wrong. */
  open: z.array(z.string()),
});

const rubricLine = z.strictObject({
  key: z.string().max(40),
  label: z.string().max(40),
  article: z.string().max(40),
  weight: z.number(),
  asks: z.string().max(200),
});
/** One of the fields that are asked for beside the official forms; what it may be is said by the check of the edition. */
const extraField = z.strictObject({
  key: z.string().max(40),
  table: z.string().max(40).optional(),
  label: z.string().max(60),
  kind: z.enum(['text', 'number', 'date', 'choice', 'yesNo']),
  unit: z.string().max(20).optional(),
  options: z.array(z.string().max(60)).max(100).optional(),
  required: z.boolean().optional(),
  longest: z.number().optional(),
  atLeast: z.number().optional(),
  atMost: z.number().optional(),
  hint: z.string().max(200).optional(),
  because: z.string().max(200),
});
const value = z.union([
  z.string().max(4000),
  z.number(),
  z.boolean(),
  z.null(),
  z.array(z.string().max(200)).max(60),
  z.array(rubricLine).max(40),
  z.array(extraField).max(100),
]);
const at = z.string().max(60);
const set = z.string().max(80);

const field = z.object({
  at,
  set,
  kind: z.enum(['number', 'line', 'text', 'choice', 'several', 'lines', 'rubric', 'extra']),
  label: z.string(),
  unit: z.string(),
  value,
  /** `carried`: the program can do it. */
  options: z.array(z.object({ value, label: z.string(), carried: z.boolean() })),
});
const row = z.object({
  id: z.string(),
  place: z.string(),
  text: z.string(),
  marks: z.array(z.string()),
  says: z.string(),
  fields: z.array(field),
});

/** A draft as its editor shows it. */
const draft = z.object({
  id: z.string(),
  title: z.string(),
  version: z.number(),
  state: z.enum(['drafting', 'prepared', 'returned', 'signed']),
  word: z.string().nullable(),
  savedAt: z.string(),
  head: z.array(field),
  parts: z.array(z.object({ key: z.string(), label: z.string(), rows: z.array(row) })),
  faults: z.array(z.object({ at: z.string(), message: z.string() })),
  open: z.array(z.string()),
  known: z.array(z.string()),
  against: z.string(),
  differences: z.array(difference),
  offers: z.array(offer),
});

const side = z.object({
  bars: z.array(z.object({ id: z.string(), article: z.string(), label: z.string(), message: z.string() })),
  /** Conditions that are left to a person. */
  persons: z.array(z.string()),
});

const line = z.object({
  id: z.string(),
  title: z.string(),
  issuer: z.string(),
  /** The edition that it was made from (第十七条). */
  derivedFrom: z.string().nullable(),
  state: z.enum(['builtIn', 'drafting', 'prepared', 'returned', 'signed']),
  digest: z.string().nullable(),
  inForce: z.string().nullable(),
  until: z.string().nullable(),
  preparedBy: z.string().nullable(),
  preparedAt: z.string().nullable(),
  signedBy: z.string().nullable(),
  signedAt: z.string().nullable(),
  /** Why a leader gave it back. */
  word: z.string().nullable(),
  /** Whether it is of one's own authority, and whether one's own hands prepared it. */
  own: z.boolean(),
  mine: z.boolean(),
});

/** 办法的版本: a file that one person brings in and another signs (第十七条、第十八条). */
const table = [editionProcedure, editionSteps] as const;
const steps = stepRoute(...table, z.null());

export const edition = define({
  'GET /api/editions': {
    summary: '办法的各个版本：随系统的，签发的，本单位待签发的',
    who: 'signedIn',
    response: z.object({ editions: z.array(line) }),
  },
  'POST /api/editions/preview': {
    summary: '核对一个版本文件：每处问题在哪一行，与现行版本有什么不同；不改动任何内容',
    who: ['officer', 'leader'],
    body: file,
    response: z.object({
      faults: z.array(z.object({ line: z.number(), at: z.string(), message: z.string() })),
      /** Absent while the file can't be read as an edition. */
      appraisal: appraised.nullable(),
    }),
  },
  'POST /api/editions/drafts': {
    summary: '自一个版本起草新的版本；签发之前不产生效力',
    who: ['officer'],
    body: z.object({
      id: z
        .string()
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, '写作 jx-2027')
        .max(60),
      title: z.string().min(1).max(100),
      from: id,
      recommenders: z.enum(['issuer', 'countyAuthority']).optional().describe('各地的版本：本局自己初审，或者由县（区）主管部门推荐'),
      choice: z.string().max(120).optional().describe('据一件解释起草的：所解释的口径和取法，如 enterpriseSize=micro'),
    }),
    response: z.null(),
    audit: 'beginEdition',
  },
  'GET /api/editions/{id}/draft': {
    summary: '草稿逐句：能改的、有问题的、与现行版本不同的',
    who: ['officer', 'leader'],
    params,
    response: draft,
  },
  'PATCH /api/editions/{id}/draft': {
    summary: '改草稿的几处；version 是看到的那一版，别人改过的不覆盖',
    who: ['officer'],
    params,
    body: z.object({ version, edits: z.array(z.object({ at, set, value })).min(1).max(60) }),
    response: draft,
  },
  'POST /api/editions/{id}/submit': {
    summary: '把草稿提交分管领导签发',
    who: ['officer'],
    params,
    body: z.object({ version }),
    response: z.null(),
    audit: 'prepareEdition',
  },
  'GET /api/editions/{id}': {
    summary: '一个版本与其底本（或现行版本）的不同',
    who: 'signedIn',
    params,
    /** With what one may do about it. */
    response: appraised.extend({ offers: z.array(offer) }),
  },
  'GET /api/editions/{id}/impact': {
    summary: '把一年的申报按这个版本重算一份一份：提交时的内容、提交那天；只算自己看得到的',
    who: ['officer', 'leader'],
    params,
    query: z.object({ round: uuid, after: uuid.optional() }),
    response: z.object({
      all: z.number(),
      /** Where to go on; null: these were the last. */
      next: z.string().nullable(),
      cases: z.array(
        z.object({
          dossierId: z.string(),
          number: z.string().nullable(),
          applicant: z.string(),
          year: z.number(),
          before: side,
          after: side,
        }),
      ),
    }),
  },
  'GET /api/editions/{id}/file.yaml': { summary: '版本文件，原样', who: 'signedIn', params, response: 'file' },
  'POST /api/editions': {
    summary: '经办人提交一个版本，由另一位领导签发',
    who: ['officer'],
    body: file,
    response: z.null(),
    audit: 'prepareEdition',
  },
  'POST /api/editions/{id}/steps/{step}': { ...steps, params: steps.params.extend(params.shape) },
  'POST /api/editions/{id}/sign': { ...earlierAddress('editions', table, ['sign', z.null()]), params },
  'POST /api/editions/{id}/return': { ...earlierAddress('editions', table, ['return', z.null()]), params },
  'DELETE /api/editions/{id}': {
    summary: '撤下一个没有签发的版本',
    who: ['officer'],
    params,
    response: z.null(),
    audit: 'dropEdition',
    deprecated: 'POST /api/editions/{id}/steps/drop',
  },
});
