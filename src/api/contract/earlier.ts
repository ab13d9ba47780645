import * as z from 'zod';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { material } from './dossier.ts';
import { whole } from './whole.ts';

/** What of an earlier year's dossier is used again, and until when its files are valid. */
export const earlier = define({
  'PUT /api/dossiers/{id}/materials/{materialId}/validity': {
    summary: '写明材料的有效期，核对沿用的材料，或收回核对；没有写明的一项不改',
    who: ['clerk'],
    params: z.object({ id, materialId: id }),
    body: z.object({ validUntil: day.nullable().optional(), seen: z.boolean().optional() }),
    response: material,
    audit: 'lookAtMaterial',
  },
  'GET /api/dossiers/{id}/earlier': {
    summary: '本单位最近一份申报中可以逐项取用的文字和材料，不能用的写明原因',
    who: ['clerk'],
    params: z.object({ id }),
    response: z.object({
      offered: z
        .object({
          from: z.object({ id, label: z.string(), fate: z.string().nullable() }),
          texts: z.array(z.object({ path: z.string(), label: z.string(), text: z.string(), here: z.string(), base: z.number() })),
          files: z.array(
            z.object({
              ...{ id, kind: z.string(), name: z.string(), size: z.number(), validUntil: z.string().nullable() },
              why: z.string().nullable(),
            }),
          ),
        })
        .nullable(),
    }),
  },
  'POST /api/dossiers/{id}/earlier': {
    summary: '取用以往申报的文字和材料，写明来源；往年的待核对',
    who: ['clerk'],
    params: z.object({ id }),
    body: z.object({
      from: id,
      texts: z.array(z.object({ path: z.string().max(200), base: whole })).max(200),
      files: z.array(id).max(500),
    }),
    response: z.object({ texts: z.number(), files: z.number() }),
    audit: 'takeEarlier',
  },
});
