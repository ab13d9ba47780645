import { correctionDraft, saveDraft } from '../acts/recommendation/correction-draft.ts';
import { decisionOf, type Letter } from '../acts/recommendation/decision.ts';
import { decline, giveBackDecline, noteReceived, proposeDecline } from '../acts/recommendation/decline.ts';
import type { OfficeNote } from '../acts/recommendation/desk-port.ts';
import { checkMaterial, materialChecks } from '../acts/recommendation/material-checks.ts';
import { addNote, officeNotes } from '../acts/recommendation/notes.ts';
import { signalsOf } from '../acts/recommendation/signals.ts';
import { dayOf } from '../core/calendar/instant.ts';
import { decision } from '../documents/decision.ts';
import { titledBy } from '../documents/titled.ts';
import type { Handlers } from './contract/define.ts';
import type { desk } from './contract/desk.ts';
import { movedOf } from './dossier.ts';
import { pdf } from './file-answers.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const shownNote = ({ id, author, body, at }: OfficeNote) => ({ id, author, body, at });

const checkUrlOf = (publicUrl: string, { number, code }: Letter): string =>
  `${publicUrl.replace(/\/$/, '')}/decisions/${encodeURIComponent(number)}/${code}`;

export const deskHandlers: Handlers<typeof desk, PublicCtx, SignedCtx> = {
  'GET /api/dossiers/{id}/signals': async ({ params }, ctx) => ({ signals: await signalsOf(ctx, params.id) }),
  'GET /api/dossiers/{id}/notes': async ({ params }, ctx) => ({ notes: (await officeNotes(ctx, params.id)).map(shownNote) }),
  'POST /api/dossiers/{id}/notes': async ({ params, body }, ctx) => shownNote(await addNote(ctx, params.id, body.body)),
  'GET /api/dossiers/{id}/material-checks': async ({ params }, ctx) => ({ checks: await materialChecks(ctx, params.id) }),
  'PUT /api/dossiers/{id}/material-checks': async ({ params, body }, ctx) => {
    await checkMaterial(ctx, params.id, body);
    return null;
  },
  'GET /api/dossiers/{id}/correction-draft': async ({ params }, ctx) => correctionDraft(ctx, params.id),
  'PUT /api/dossiers/{id}/correction-draft': async ({ params, body }, ctx) => {
    const { version } = await saveDraft(ctx, params.id, body);
    return { version, savedAt: ctx.now };
  },
  'POST /api/dossiers/{id}/decline': async ({ params, body }, ctx) => movedOf(await decline(ctx, params.id, body)),
  'PUT /api/dossiers/{id}/decline': async ({ params, body }, ctx) => movedOf(await proposeDecline(ctx, params.id, body)),
  'POST /api/dossiers/{id}/decline/give-back': async ({ params, body }, ctx) => movedOf(await giveBackDecline(ctx, params.id, body)),
  'GET /api/dossiers/{id}/decision.pdf': async ({ params }, ctx) => {
    const { decidedAt, letter, scheme, ...made } = await decisionOf(ctx, params.id);
    const paper = decision({
      ...made,
      titled: titledBy(scheme),
      reconsideration: scheme.reconsideration,
      decidedOn: dayOf(decidedAt),
      letter: letter && { ...letter, checkUrl: checkUrlOf(ctx.publicUrl, letter) },
    });
    await noteReceived(ctx, params.id);
    return pdf(await ctx.documents.renderPdf(paper), `${made.kind}通知-${made.number}.pdf`);
  },
};
