import * as z from 'zod';
import { poolChangeKinds } from '../../core/draw/pool.ts';
import { poolChangeProcedure, poolChangeSteps } from '../../core/procedure/pool-change.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { offer } from './offer.ts';
import { stepRoute } from './steps.ts';

const params = z.object({ id });
const state = z.object({ name: z.string(), label: z.string() });
const kind = z.enum(keysOf(poolChangeKinds));
const { reason } = poolChangeSteps.prepare.brings;
const person = z.object({
  accountId: id,
  name: z.string(),
  employer: z.string(),
  formerEmployers: z.array(z.string()),
  fields: z.array(z.string()),
});
const said = person.omit({ accountId: true });
const change = z.object({
  ...{ id, state, version: z.number(), reason: z.string(), word: z.string().nullable() },
  /** `was`: as the round's pool has whoever is entered anew, while a leader is to decide. */
  lines: z.array(said.extend({ kind, label: z.string(), was: said.nullable() })),
  ...{ preparedName: z.string(), preparedAt: z.string(), decidedName: z.string().nullable(), decidedAt: z.string().nullable() },
  offers: z.array(offer),
});
const moved = z.object({ id, roundId: id, state, version: z.number() });

export const pools = define({
  'GET /api/rounds/{id}/pool': {
    summary: '本年度专家库：冻结时的专家和各次变更；只有认定部门和监察部门看得到',
    who: ['officer', 'leader', 'supervisor'],
    params,
    response: z.object({
      /** `settled`: why its pool is changed no more; null while it is. */
      round: z.object({ id, year: z.number(), title: z.string(), own: z.boolean(), settled: z.string().nullable(), revealed: z.boolean() }),
      /** The first first; panels are drawn from the last. */
      versions: z.array(z.object({ version: z.number(), hash: z.string(), frozenOn: day, experts: z.number(), changed: z.string() })),
      people: z.array(
        person.extend({
          /** Of this round alone; null: not in its pool. */
          number: z.string().nullable(),
          /** What a change would do by what the pool knows today; stopped: should go. */
          now: z.enum([...kind.exclude(['remove']).options, 'stopped']).nullable(),
        }),
      ),
      changes: z.array(change),
    }),
  },
  'GET /api/rounds/{id}/pool/salts': {
    summary: '专家编号对照 shifan-salts/1：各版专家库的编号、姓名、单位和盐，供审计监察核对，密钥公开之后才有',
    who: ['supervisor'],
    params,
    response: 'file',
    files: ['json'],
    audit: 'exportSalts',
  },
  'POST /api/rounds/{id}/pool/changes': {
    summary: '提出本年度专家库的变更：增加、移出、按现在的登记更新；由另一位分管领导决定后生效',
    who: ['officer'],
    params,
    body: z.object({
      reason: z.string().trim().min(reason.least, reason.missing).max(reason.most),
      lines: z
        .array(z.object({ kind, accountId: id }))
        .min(1, '没有变更：请至少选一位专家')
        .max(500),
    }),
    response: moved,
    audit: 'preparePoolChange',
  },
  'POST /api/pool-changes/{id}/steps/{step}': stepRoute(poolChangeProcedure, poolChangeSteps, moved),
});
