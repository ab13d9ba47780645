import { take } from '../acts/procedure/take.ts';
import type { PlatformChange } from '../acts/recognition/change-port.ts';
import { listPlatformChanges, openPlatformChange, platformChangeKind } from '../acts/recognition/platform-change.ts';
import { bringPlatformChangeFile, openPlatformChangeFile } from '../acts/recognition/platform-change-files.ts';
import { platformChangeProcedure } from '../core/procedure/platform-change.ts';
import { sniffedScan } from './archive.ts';
import type { Handlers } from './contract/define.ts';
import type { platformChanges } from './contract/platform-change.ts';
import { mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const stateOf = (name: PlatformChange['state']) => ({ name, label: platformChangeProcedure.states[name].label });
const moved = ({ id, state, version }: PlatformChange) => ({ id, state: stateOf(state), version });

export const platformChangeHandlers: Handlers<typeof platformChanges, PublicCtx, SignedCtx> = {
  'GET /api/platform-changes': async (_, ctx) => ({
    changes: (await listPlatformChanges(ctx)).map(({ offers, attached, ...one }) => ({
      ...{ id: one.id, platformId: one.platformId, platform: one.platform, certificateNumber: one.certificateNumber, issuer: one.issuer },
      ...{ name: one.name, address: one.address, addressNow: one.addressNow, changedOn: one.changedOn, reason: one.reason },
      ...{ verdict: one.verdict, word: one.word, remark: one.remark, decidedOn: one.decidedOn },
      ...{ state: stateOf(one.state), version: one.version },
      files: attached.map(({ id, name, size }) => ({ id, name, size })),
      offers: mutable(offers),
    })),
  }),
  'POST /api/platforms/{id}/changes': async ({ params, body }, ctx) => moved(await openPlatformChange(ctx, params.id, body)),
  'POST /api/platform-changes/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) =>
    moved(await take(ctx, platformChangeKind, { ...params, brought, version })),
  'PUT /api/platform-changes/{id}/files': async ({ params, query, body }, ctx) => {
    const incoming = { name: query.name, stream: body.stream, length: body.length };
    return { id: (await bringPlatformChangeFile(ctx, params.id, { incoming, sniff: sniffedScan })).id };
  },
  'GET /api/platform-changes/{id}/files/{fileId}': async ({ params }, ctx) => {
    const { file, bytes } = await openPlatformChangeFile(ctx, params);
    return { bytes, name: file.name, mediaType: file.mediaType, shown: 'inline' };
  },
};
