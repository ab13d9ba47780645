import * as z from 'zod';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { pageQuery } from './page.ts';

const standing = z.enum(['valid', 'expired', 'revoked']);
/** A name that a platform bore until a day. */
const formerName = z.object({ name: z.string(), until: day });
export const platform = z.object({
  id,
  certificateNumber: z.string(),
  name: z.string(),
  creditCode: z.string().nullable(),
  kind: z.string(),
  functions: z.array(z.string()),
  city: z.string(),
  authority: z.string(),
  issuer: z.string(),
  local: z.boolean().describe('各地按本地办法认定的，不是省级的'),
  roundYear: z.number(),
  earlier: z.object({ label: z.string(), document: z.string() }).nullable().describe('本系统启用前认定的：按什么认定，认定文号'),
  recognisedOn: day,
  validFrom: day,
  validTo: day,
  revokedOn: day.nullable(),
  standing,
  standingLabel: z.string(),
  formerNames: z.array(formerName).describe('曾用名称，各用到哪一天；先用的在前'),
  address: z.string().describe('变更后的地址，没有变更过的为空'),
  /** The title in force of the same unit that runs on after this one (第十二条). */
  successor: z.object({ id, certificateNumber: z.string(), validFrom: day, validTo: day }).nullable(),
});

/** `before`: the unit's earlier titles that it follows, where units are asked for. */
const listed = platform.extend({
  before: z.array(z.object({ id, certificateNumber: z.string(), validFrom: day, validTo: day, standingLabel: z.string() })),
});

/** `list`: the province's directory, or a city's own (第十七条); `issuer`, `authority`, `organisation`: whose they are; `area`: what lies in an authority's place or reports to it. */
const directory = {
  list: z.union([z.literal('province'), id]).optional(),
  issuer: id.optional(),
  authority: id.optional(),
  organisation: id.optional(),
  area: id.optional(),
};

export const recognition = define({
  'GET /api/platforms': {
    summary: '示范平台名录（第十一条），一次一页，另说共多少',
    who: 'public',
    query: z.object({
      ...directory,
      city: z.string().max(20).optional(),
      function: z.string().max(40).optional(),
      standing: z
        .enum([...standing.options, 'ending'])
        .optional()
        .describe('ending：有效且12个月内到期'),
      search: z.string().max(100).optional(),
      by: z.enum(['title', 'unit']).optional().describe('unit：续期的单位两个证书列作一行'),
      order: z.enum(['newest', 'ending']).optional().describe('ending：有效的在前，先到期的在前'),
      ...pageQuery,
    }),
    response: z.object({ platforms: z.array(listed), total: z.number() }),
  },
  'GET /api/platform-counts': {
    summary: '示范平台名录各地有多少；一地的平台另按状态、按年限',
    who: 'public',
    query: z.object(directory),
    response: z.object({
      places: z.array(z.object({ city: z.string(), all: z.number(), valid: z.number() })),
      /** Where an area was asked for. */
      ofArea: z
        .object({
          standings: z.object({ valid: z.number(), ending: z.number(), expired: z.number(), revoked: z.number() }),
          terms: z.array(z.object({ recognisedOn: day, validFrom: day, validTo: day, revokedOn: day.nullable(), count: z.number() })),
        })
        .nullable(),
    }),
  },
  'GET /api/platforms/{id}': { summary: '一家示范平台', who: 'public', params: z.object({ id }), response: platform },
  'GET /api/platforms/{id}/certificate.pdf': {
    summary: '示范平台证书（PDF）',
    who: ['clerk', 'officer', 'leader', 'supervisor'],
    params: z.object({ id }),
    response: 'file',
  },
  'GET /api/recognised': {
    summary: '某一天有效的示范平台，按某一天所知',
    who: ['officer', 'leader', 'supervisor'],
    query: z.object({
      on: day.describe('哪一天有效'),
      known: day.optional().describe('按哪一天所知，不写的为今天'),
      ...pageQuery,
    }),
    response: z.object({
      on: day,
      known: day,
      titles: z.array(
        z.object({
          id,
          certificateNumber: z.string(),
          name: z.string(),
          creditCode: z.string().nullable(),
          issuer: z.string(),
          functions: z.array(z.string()),
          validFrom: day,
          validTo: day,
          earlier: z.boolean().describe('本系统启用前认定的'),
          knownOn: day.describe('这样记载始于哪一天'),
          later: z.string().nullable().describe('此后知道的变化'),
        }),
      ),
      total: z.number(),
    }),
  },
  'GET /api/certificates/{number}': {
    summary: '证书查验：按编号、查验码、信用代码或单位全称，有效、已到期、已撤销或查无此证',
    who: 'public',
    params: z.object({ number: z.string().max(60) }),
    response: z.object({
      number: z.string(),
      standing: z.enum(['valid', 'expired', 'revoked', 'unknown']),
      label: z.string(),
      name: z.string().nullable(),
      validFrom: day.nullable(),
      validTo: day.nullable(),
      revokedOn: day.nullable(),
      replaced: formerName.nullable().describe('所查的是更名前的名称，或者换发前的证书'),
      /** The later title in force of the same unit, where it was renewed. */
      successor: z.object({ number: z.string(), validFrom: day, validTo: day }).nullable(),
    }),
  },
});
