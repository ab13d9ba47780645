import { saveBooks, viewBooks } from '../acts/ledger/books.ts';
import { listEnterprises, saveEnterprise } from '../acts/ledger/enterprises.ts';
import { listEvents, saveEvent, voidEvent } from '../acts/ledger/events.ts';
import { saveServices, voidServices } from '../acts/ledger/save-services.ts';
import { viewLedger } from '../acts/ledger/view.ts';
import type { Handlers } from './contract/define.ts';
import type { ledger } from './contract/ledger.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const ledgerHandlers: Handlers<typeof ledger, PublicCtx, SignedCtx> = {
  'GET /api/ledger': ({ query }, ctx) => viewLedger(ctx, query),
  'POST /api/ledger/services': async ({ body }, ctx) => ({ saved: await saveServices(ctx, body.services) }),
  'POST /api/ledger/services/void': async ({ body }, ctx) => ({ voided: await voidServices(ctx, body) }),
  'GET /api/ledger/enterprises': async ({ query }, ctx) => ({ enterprises: await listEnterprises(ctx, query.year) }),
  'PUT /api/ledger/enterprises/{id}': async ({ params, body }, ctx) => {
    await saveEnterprise(ctx, { ...params, ...body, creditCode: body.creditCode || null });
    return null;
  },
  'GET /api/ledger/events': async ({ query }, ctx) => ({ events: await listEvents(ctx, query.year) }),
  'PUT /api/ledger/events/{id}': ({ params, body }, ctx) => saveEvent(ctx, { ...params, ...body }),
  'POST /api/ledger/events/{id}/void': async ({ params, body }, ctx) => {
    await voidEvent(ctx, params.id, body.reason);
    return null;
  },
  'GET /api/ledger/books': ({ query }, ctx) => viewBooks(ctx, query.year),
  'PUT /api/ledger/books': async ({ body }, ctx) => {
    await saveBooks(ctx, body);
    return null;
  },
};
