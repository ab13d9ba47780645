import {
  certificateOf,
  checkCertificate,
  countPlatforms,
  listPlatforms,
  listUnits,
  type PlatformView,
  showPlatform,
} from '../acts/recognition/directory.ts';
import { recognise } from '../acts/recognition/recognise.ts';
import { standingLabels } from '../core/deadlines/validity.ts';
import { certificate } from '../documents/certificate.ts';
import { titledBy } from '../documents/titled.ts';
import type { Handlers } from './contract/define.ts';
import { pageOf } from './contract/page.ts';
import type { recognition } from './contract/recognition.ts';
import { movedOf } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const platformShown = (one: PlatformView) => ({
  id: one.id,
  certificateNumber: one.certificateNumber,
  name: one.name,
  creditCode: one.creditCode,
  kind: one.kind,
  functions: one.functions,
  city: one.city,
  authority: one.authorityName,
  issuer: one.issuerName,
  local: one.issuerKind === 'city',
  roundYear: one.roundYear,
  earlier: one.earlier === null ? null : { label: one.earlier, document: one.basis ?? '' },
  recognisedOn: one.recognisedOn,
  validFrom: one.validFrom,
  validTo: one.validTo,
  revokedOn: one.revokedOn,
  standing: one.standing,
  standingLabel: standingLabels[one.standing],
  successor: one.successor,
});

const listed = (one: PlatformView, before: readonly PlatformView[]) => ({
  ...platformShown(one),
  before: before.map(({ id, certificateNumber, validFrom, validTo, standing }) => ({
    ...{ id, certificateNumber, validFrom, validTo, standingLabel: standingLabels[standing] },
  })),
});

export const recognitionHandlers: Handlers<typeof recognition, PublicCtx, SignedCtx> = {
  'POST /api/dossiers/{id}/recognise': async ({ params, body }, ctx) => {
    const { dossier, platform } = await recognise(ctx, { ...params, ...body });
    const { id, certificateNumber, validFrom, validTo, firstTime } = platform;
    return { ...movedOf(dossier), platform: { id, certificateNumber, validFrom, validTo, firstTime } };
  },
  'GET /api/platforms': async ({ query: { by, ...query } }, ctx) => {
    const asked = { ...query, ...pageOf(query) };
    if (by === 'unit') {
      const { lines, total } = await listUnits(ctx, asked);
      return { platforms: lines.map(({ lead, earlier }) => listed(lead, earlier)), total };
    }
    const { lines, total } = await listPlatforms(ctx, asked);
    return { platforms: lines.map((one) => listed(one, [])), total };
  },
  'GET /api/platform-counts': ({ query }, ctx) => countPlatforms(ctx, query),
  'GET /api/platforms/{id}': async ({ params }, ctx) => platformShown(await showPlatform(ctx, params.id)),
  'GET /api/platforms/{id}/certificate.pdf': async ({ params }, ctx) => {
    const one = await certificateOf(ctx, params.id);
    const paper = certificate({
      titled: titledBy(ctx.tools.schemes.named(one.scheme)),
      number: one.certificateNumber,
      organisation: one.name,
      functions: one.functions,
      validFrom: one.validFrom,
      validTo: one.validTo,
      issuer: one.issuerName,
      issuedOn: one.recognisedOn,
      checkUrl: `${ctx.publicUrl}/certificates/${encodeURIComponent(one.certificateNumber)}`,
    });
    const bytes = await ctx.documents.renderPdf(paper);
    return { bytes, name: `证书-${one.certificateNumber}.pdf`, mediaType: 'application/pdf', shown: 'inline' };
  },
  'GET /api/certificates/{number}': async ({ params }, ctx) => {
    const { standing, platform, successor } = await checkCertificate(ctx, params.number);
    return {
      number: params.number,
      standing,
      label: standing === 'unknown' ? '查无此证' : standingLabels[standing],
      name: platform?.name ?? null,
      validFrom: platform?.validFrom ?? null,
      validTo: platform?.validTo ?? null,
      revokedOn: platform?.revokedOn ?? null,
      successor: successor ? { number: successor.certificateNumber, validFrom: successor.validFrom, validTo: successor.validTo } : null,
    };
  },
};
