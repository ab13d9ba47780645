import { atCallDesk, openCallDesk } from '../acts/recommendation/call-desk.ts';
import type { callDesk } from './contract/call-desk.ts';
import type { Handlers } from './contract/define.ts';
import type { FillingParts } from './filling.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

/** A desk's own room: the applicant, whose form has the case's id for a room, does not hear who calls. */
const roomOf = (dossierId: string): string => `calls/${dossierId}`;

export const callDeskHandlers = ({ presence }: Pick<FillingParts, 'presence'>): Handlers<typeof callDesk, PublicCtx, SignedCtx> => ({
  'POST /api/dossiers/{id}/sample/open': async ({ params, body }, ctx) => openCallDesk(ctx, params.id, body.purpose),
  'POST /api/dossiers/{id}/sample/presence': async ({ params, body: { rowId, tab } }, ctx) => {
    const { revision } = await atCallDesk(ctx, params.id);
    const { accountId, name } = ctx.actor;
    const others = presence.enter({ dossierId: roomOf(params.id), section: rowId, tab, accountId, name }, ctx.wallNow);
    return { others: others.map(({ section, ...one }) => ({ ...one, rowId: section })), revision };
  },
});
