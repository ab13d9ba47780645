import { askAudit, auditKind, auditsSeen, bringAuditFile, openAuditFile } from '../acts/disclosure/audit.ts';
import { take } from '../acts/procedure/take.ts';
import { type AuditState, auditProcedure } from '../core/procedure/audit.ts';
import { sniffedScan } from './archive.ts';
import type { audits } from './contract/audit.ts';
import type { Handlers } from './contract/define.ts';
import { pageOf } from './contract/page.ts';
import { mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const stateOf = (name: AuditState) => ({ name, label: auditProcedure.states[name].label });

export const auditHandlers: Handlers<typeof audits, PublicCtx, SignedCtx> = {
  'GET /api/audits': async ({ query }, ctx) => {
    const { audits, total } = await auditsSeen(ctx, pageOf(query));
    const shown = audits.map(({ organisationId: _, askedBy: __, answeredBy: ___, state, files, offers, ...one }) => ({
      ...one,
      state: stateOf(state),
      files: files.map(({ id, name }) => ({ id, name })),
      offers: mutable(offers),
    }));
    return { audits: shown, total };
  },
  'POST /api/audits': async ({ body }, ctx) => ({ id: (await askAudit(ctx, body)).id }),
  'POST /api/audits/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) => {
    const moved = await take(ctx, auditKind, { ...params, brought, version });
    return { id: moved.id, state: stateOf(moved.state), version: moved.version };
  },
  'PUT /api/audits/{id}/evidence': async ({ params, query, body }, ctx) => {
    const incoming = { name: query.name, stream: body.stream, length: body.length };
    return { id: (await bringAuditFile(ctx, params.id, { incoming, sniff: sniffedScan })).id };
  },
  'GET /api/audits/{id}/evidence/{evidenceId}': async ({ params }, ctx) => {
    const { file, bytes } = await openAuditFile(ctx, params);
    return { bytes, name: file.name, mediaType: file.mediaType, shown: 'inline' };
  },
};
