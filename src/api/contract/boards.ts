import * as z from 'zod';
import { define } from './define.ts';
import { id } from './directory.ts';
import { figures, quarter, year } from './reporting.ts';

const timeliness = { owed: z.number(), cameIn: z.number(), onTime: z.number(), late: z.number(), worst: z.number() };
const share = z.string().nullable();

/** What leaders look at before a meeting: the quarters as pictures, each with its table. */
export const boards = define({
  'GET /api/reporting/boards': {
    summary: '季度统计：报送完整率和及时率、各主管部门、服务功能、低于认定条件的平台、近十二个季度，按签发的汇总表',
    who: ['officer', 'leader', 'supervisor'],
    query: z.object({ year, quarter }),
    response: z.object({
      ...{ year: z.number(), quarter: z.number(), period: z.string() },
      /** The first first; the last is the one that is asked for. `signed`: by how many authorities. */
      quarters: z.array(
        z.object({
          ...{ year: z.number(), quarter: z.number(), period: z.string(), ...timeliness },
          ...{ signed: z.number(), platforms: z.number(), figures, lowFeeShare: share },
        }),
      ),
      authorities: z.array(
        z.object({
          ...{ authorityId: id, authority: z.string(), city: z.string().nullable(), ...timeliness },
          ...{ platforms: z.number().nullable(), lowFeeShare: share },
        }),
      ),
      functions: z.array(z.object({ label: z.string(), platforms: z.number() })),
      lowFee: z.object({ atLeast: z.number(), article: z.string() }),
      below: z.array(
        z.object({ platform: z.string(), authority: z.string(), label: z.string(), article: z.string(), message: z.string() }),
      ),
    }),
  },
});
