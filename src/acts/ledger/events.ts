import { rootsOf } from '../../core/ledger/derive.ts';
import type { LedgerEvent } from '../../core/ledger/line.ts';
import { grouped } from '../../core/list/grouped.ts';
import type { Context } from '../context.ts';
import { badInput, refuse } from '../refusal.ts';
import type { LinkState } from './confirm-port.ts';
import { enterprisesNamed, handOf, noted } from './ledger.ts';

/** An enterprise at an event, by the name on the sheet that people sign. */
export type Attended = { readonly enterprise: string; readonly persons: number };
export type EventLine = LedgerEvent & { readonly attendance: readonly Attended[] };
/** With the code that was shown there, and who confirmed by it. */
export type EventShown = EventLine & { readonly code: LinkState | null; readonly guests: readonly string[] };

/** The events of a year, each with who came. */
export const listEvents = (ctx: Context, year: number): Promise<EventShown[]> =>
  ctx.inTransaction(async (tx) => {
    const { organisationId } = ctx.actor;
    const names = new Map((await tx.ledgers.enterprises(organisationId)).map(({ id, name }) => [id, name]));
    const codes = new Map((await tx.confirmations.states(organisationId)).map((link) => [link.eventId, link]));
    const events = await tx.ledgers.events({ organisationId, from: `${year}-01-01`, to: `${year}-12-31` });
    const ids = events.map(({ id }) => id);
    const guests = grouped(await tx.confirmations.guests(organisationId, ids), ({ eventId }) => eventId);
    const lines: EventShown[] = [];
    for (const event of events) {
      const came = await tx.ledgers.attendance(organisationId, event.id);
      lines.push({
        ...event,
        code: codes.get(event.id) ?? null,
        guests: (guests.get(event.id) ?? []).map(({ unit }) => unit),
        attendance: came.map(({ enterpriseId, persons }) => ({ enterprise: names.get(enterpriseId) ?? '', persons })),
      });
    }
    return lines;
  });

/** Writes an event down, over the version that was read. With attendance its households and persons are counted, one enterprise once. */
export const saveEvent = (ctx: Context, { attendance, ...event }: EventLine): Promise<LedgerEvent> =>
  ctx.inTransaction(async (tx) => {
    if (event.heldOn > ctx.today) badInput('heldOn', 'date', '日期还没有到，请在活动办完以后再记');
    const idOf = await enterprisesNamed(
      tx,
      ctx,
      attendance.map(({ enterprise }) => enterprise),
    );
    const came = new Map<string, number>();
    const rootOf = rootsOf(await tx.ledgers.enterprises(ctx.actor.organisationId));
    for (const { enterprise, persons } of attendance) {
      const root = rootOf(idOf(enterprise));
      came.set(root, (came.get(root) ?? 0) + persons);
    }
    const counted = came.size === 0 ? {} : { households: came.size, persons: [...came.values()].reduce((all, one) => all + one, 0) };
    const kept = { ...event, ...counted, version: event.version + 1 };
    const attending = [...came].map(([enterpriseId, persons]) => ({ enterpriseId, persons }));
    if (!(await tx.ledgers.saveEvent(ctx.actor.organisationId, kept, attending, handOf(ctx))))
      refuse({ kind: 'conflict', message: '这场活动刚被同事修改或作废，请核对最新内容后再记；您填写的内容没有丢失' });
    await noted(tx, ctx, 'saveEvent', { count: kept.households });
    return kept;
  });

/** Voids an event with its reason; it stays and counts no more. */
export const voidEvent = (ctx: Context, id: string, reason: string): Promise<void> =>
  ctx.inTransaction(async (tx) => {
    if (!(await tx.ledgers.voidEvent(ctx.actor.organisationId, id, reason, handOf(ctx)))) refuse({ kind: 'notFound' });
    await noted(tx, ctx, 'voidEvent', { reason });
  });
