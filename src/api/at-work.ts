import type { CaseKind } from '../acts/dossier/presence-port.ts';
import { found } from '../acts/refusal.ts';
import type { atWork } from './contract/at-work.ts';
import type { Handlers } from './contract/define.ts';
import type { FillingParts } from './filling.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

type Said = { params: { id: string }; body: { place: string | null; tab: string } };

/** An office's own room: what one office's people do at a case is no other party's to hear. */
const roomOf = (kind: CaseKind, id: string, organisationId: string): string => `${kind}/${id}/${organisationId}`;

export function atWorkHandlers({ presence }: Pick<FillingParts, 'presence'>): Handlers<typeof atWork, PublicCtx, SignedCtx> {
  const at =
    (kind: CaseKind) =>
    async ({ params: { id }, body: { place, tab } }: Said, { actor, inTransaction, wallNow }: SignedCtx) => {
      const { accountId, organisationId, name } = actor;
      const mark = found(await inTransaction((tx) => tx.presences.mark({ kind, id, organisationId })));
      const arriving = { dossierId: roomOf(kind, id, organisationId), section: place, tab, accountId, name };
      const others = presence.enter(arriving, wallNow).map(({ section, ...one }) => ({ ...one, place: section }));
      return { others, mark };
    };
  return {
    'POST /api/dossiers/{id}/at-work': at('dossier'),
    'POST /api/reports/{id}/at-work': at('report'),
    'POST /api/summaries/{id}/at-work': at('summary'),
  };
}
