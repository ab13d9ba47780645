import { take } from '../acts/procedure/take.ts';
import { confirmEarlier, type EarlierView, earlierKind, listEarlier } from '../acts/recognition/earlier.ts';
import { carriedBy, placeOfEarlier } from '../acts/recognition/earlier-known.ts';
import { enterEarlier, lookAtEarlier } from '../acts/recognition/enter-earlier.ts';
import { type EarlierState, earlierProcedure } from '../core/procedure/earlier-platform.ts';
import { cellsOfTitle } from '../core/recognition/earlier-known.ts';
import { earlierFields, earlierTable } from '../core/recognition/earlier-list.ts';
import type { IntakeShown } from '../core/sheet/intake.ts';
import { templateXlsx } from '../documents/xlsx/template.ts';
import { readTable } from '../intake/read-table.ts';
import type { Handlers } from './contract/define.ts';
import type { earlierPlatforms } from './contract/earlier-platform.ts';
import { MOST_EARLIER_ROWS } from './contract/earlier-platform.ts';
import { mutable } from './dossier.ts';
import { xlsx } from './file-answers.ts';
import { bytesOf } from './intake.ts';
import { cellsOf, tooMany, withFaults } from './list-read.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const stateOf = (name: EarlierState) => ({ name, label: earlierProcedure.states[name].label });

const titleOf = (title: Parameters<typeof cellsOfTitle>[0]) => {
  const { codeChecked: _, ...cells } = cellsOfTitle(title);
  return cells;
};

function shownRow(one: EarlierView, today: string) {
  const { id, version, source, reason, word, preparedAt, confirmedAt, platformId, faults, offers } = one;
  const { name, creditCode, city, functions, certificateNumber, documentNumber, validFrom, validTo } = titleOf(one);
  return {
    ...{ id, version, source, reason, word, preparedAt, confirmedAt, platformId, faults, offers },
    ...{ name, creditCode, city, functions, certificateNumber, documentNumber, validFrom, validTo },
    ...{ state: stateOf(one.state), over: one.validTo < today, proposed: one.proposed === null ? null : only(titleOf(one.proposed)) },
    ...{ preparedBy: one.preparedName, confirmedBy: one.confirmedName },
  };
}

const only = ({
  name,
  creditCode,
  city,
  functions,
  certificateNumber,
  documentNumber,
  validFrom,
  validTo,
}: ReturnType<typeof titleOf>) => ({
  ...{ name, creditCode, city, functions, certificateNumber, documentNumber, validFrom, validTo },
});

export const earlierPlatformHandlers: Handlers<typeof earlierPlatforms, PublicCtx, SignedCtx> = {
  'GET /api/earlier-platforms': async (_, ctx) => ({ rows: (await listEarlier(ctx)).map((one) => shownRow(one, ctx.today)) }),
  'POST /api/earlier-platforms/read': async ({ query, body }, ctx) => {
    // Whoever may not enter is told so before a file is opened.
    await lookAtEarlier(ctx, []);
    const table = { ...earlierTable, asOf: ctx.today };
    const read = await readTable(await bytesOf(body), query.name, { table, mapping: query.mapping, together: query.together });
    return mutable(await lookedThrough(ctx, read));
  },
  'POST /api/earlier-platforms': async ({ body: { rows, source } }, ctx) => ({
    entered: (await enterEarlier(ctx, { rows, source: source || null })).entered.length,
  }),
  'POST /api/earlier-platforms/confirm': async ({ body }, ctx) => ({ confirmed: (await confirmEarlier(ctx, body.of)).length }),
  'POST /api/earlier-platforms/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) => {
    const moved = await take(ctx, earlierKind, { ...params, brought, version });
    return { id: moved.id, state: stateOf(moved.state), version: moved.version };
  },
  'GET /api/earlier-platforms/template.xlsx': async (_, ctx) => {
    const bytes = await templateXlsx(earlierTable, { annex: placeOfEarlier(ctx), date: carriedBy(ctx).effectiveFrom });
    return xlsx(bytes, `${earlierTable.label}（空表）.xlsx`);
  },
};

/** A list that was read, with what its cells say against the register and the directory. */
async function lookedThrough(ctx: SignedCtx, read: IntakeShown): Promise<IntakeShown> {
  if (read.kind === 'refused') return read;
  const { faults } = await lookAtEarlier(ctx, read.rows.length > MOST_EARLIER_ROWS ? [] : cellsOf(read, earlierFields));
  // Another of the list is told by its row of the sheet, as its reader sees it.
  const told = faults.map((one) => ({
    ...one,
    message: one.message.replace(/在本名单第(\d+)家已有/, (_, n: string) => `在本名单第${read.rows[Number(n) - 1]?.row ?? n}行已有`),
  }));
  return tooMany(read, MOST_EARLIER_ROWS, '家') ?? withFaults(read, told, earlierFields);
}
