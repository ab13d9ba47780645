import { earlierProcedure } from '../../core/procedure/earlier-platform.ts';
import { judge } from '../../core/procedure/judge.ts';
import type { EarlierCells, EarlierTitle } from '../../core/recognition/earlier.ts';
import { type ListFault, readEarlierList } from '../../core/recognition/earlier-known.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { reached, refuse } from '../refusal.ts';
import { carriedBy, earlierKnown, placeOfEarlier } from './earlier-known.ts';
import type { EarlierPlatform } from './earlier-port.ts';

/** So many at once; more than were ever recognised. */
export const MOST_EARLIER = 2000;

type Looked = { readonly titles: readonly EarlierTitle[]; readonly faults: readonly ListFault[] };

/** A list as it would be entered: every fault in it, by row and field. Nothing is written. */
export const lookAtEarlier = (ctx: Context, rows: readonly EarlierCells[]): Promise<Looked> =>
  ctx.inTransaction(async (tx) => {
    mayEnter(ctx, await provinceOf(tx));
    return looked(tx, ctx, rows);
  });

async function looked(tx: Transaction, ctx: Context, rows: readonly EarlierCells[]): Promise<Looked> {
  const codes = [...new Set(rows.map(({ creditCode }) => (creditCode ?? '').trim().toUpperCase()))];
  const lines = await tx.earlierPlatforms.all({ open: true });
  return readEarlierList(rows, carriedBy(ctx), await earlierKnown(tx, ctx, { codes, lines }));
}

/**
 * An officer of the province enters platforms that were recognised before this system came (第十九条), from a list or one by hand: all of them, or none where
 * anything is wrong. They count for nothing until another person has confirmed them.
 */
export async function enterEarlier(
  ctx: Context,
  { rows, source }: { readonly rows: readonly EarlierCells[]; readonly source: string | null },
): Promise<{ readonly entered: readonly EarlierPlatform[] }> {
  return ctx.inTransaction(async (tx) => {
    mayEnter(ctx, await provinceOf(tx));
    // Two who enter the same list in one moment come here one after the other.
    await tx.next('earlierPlatforms');
    const { titles, faults } = await looked(tx, ctx, rows);
    if (faults.length > 0)
      refuse({
        kind: 'badInput',
        faults: faults.map(({ at, key, rule, message }) => ({
          path: rows.length === 1 ? key : `rows/${at}/${key}`,
          rule,
          message: rows.length === 1 ? message : `第${at + 1}家：${message}`,
        })),
      });
    const entered = titles.map((title) => newRow(ctx, title, source));
    if (entered.length > 0) await tx.earlierPlatforms.add(entered);
    for (const one of entered)
      await tx.record({ ...by(ctx), action: 'enterEarlierPlatform', article: placeOfEarlier(ctx), ...entryOf(one) });
    return { entered };
  });
}

/** The office that recognises for the whole province: it alone carries earlier titles on. */
export async function provinceOf(tx: Transaction): Promise<string> {
  const [province] = await tx.directory.organisations({ kinds: ['province'] });
  return province?.id ?? '';
}

const mayEnter = ({ actor, today }: Context, issuerId: string): void =>
  void reached(
    judge(
      earlierProcedure,
      { facts: { state: null, faults: [], rests: [], hands: [] }, parties: { issuerId }, actor, today },
      { step: 'enter', brought: {} },
    ),
  );

const newRow = (ctx: Context, title: EarlierTitle, source: string | null): EarlierPlatform => ({
  ...title,
  ...{ id: ctx.tools.newId(), issuerId: ctx.actor.organisationId, state: 'entered', source, proposed: null, reason: null, word: null },
  ...{ preparedBy: ctx.actor.accountId, preparedAt: ctx.now, confirmedBy: null, confirmedAt: null, platformId: null, version: 1 },
});

/** What the journal keeps of every step; who is named there reads it once the title stands. */
export const entryOf = ({ id, issuerId, name, certificateNumber, creditCode, validFrom, validTo }: EarlierPlatform) => ({
  subject: { kind: 'earlierPlatform', id },
  parties: { issuerId },
  detail: { name, certificateNumber, creditCode, validFrom, validTo },
});
