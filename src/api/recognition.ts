import { titlesAsKnown } from '../acts/recognition/as-known.ts';
import { certificateOf, countPlatforms, listPlatforms, listUnits, type PlatformView, showPlatform } from '../acts/recognition/directory.ts';
import { findTitles } from '../acts/recognition/find-titles.ts';
import { type Proof, paperOf } from '../acts/recognition/title.ts';
import { standingLabels } from '../core/deadlines/validity.ts';
import { printedCode } from '../core/recognition/check-code.ts';
import { codeText } from '../core/recognition/title-code.ts';
import { certificate } from '../documents/certificate.ts';
import { titledBy } from '../documents/titled.ts';
import type { Handlers } from './contract/define.ts';
import { pageOf } from './contract/page.ts';
import type { recognition } from './contract/recognition.ts';
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
  formerNames: one.formerNames,
  address: one.address,
  successor: one.successor,
});

const listed = (one: PlatformView, before: readonly PlatformView[]) => ({
  ...platformShown(one),
  before: before.map(({ id, certificateNumber, validFrom, validTo, standing }) => ({
    ...{ id, certificateNumber, validFrom, validTo, standingLabel: standingLabels[standing] },
  })),
});

function certificateFor(one: PlatformView, { code, facts }: Proof, { publicUrl, tools }: PublicCtx) {
  const checkUrl = `${publicUrl}/c/${code}`;
  return certificate({
    titled: titledBy(tools.schemes.named(one.scheme)),
    number: one.certificateNumber,
    organisation: one.name,
    creditCode: one.creditCode,
    functions: one.functions,
    validFrom: one.validFrom,
    validTo: one.validTo,
    issuer: one.issuerName,
    issuedOn: one.recognisedOn,
    replaces: one.formerNames.at(-1) ?? null,
    checkUrl,
    proof: { code: printedCode(code), carried: codeText(checkUrl, facts) },
  });
}

const UNKNOWN = { standing: 'unknown', platform: null, successor: null } as const;

export const recognitionHandlers: Handlers<typeof recognition, PublicCtx, SignedCtx> = {
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
    const { pdf } = await paperOf(ctx, one, {
      publicUrl: ctx.publicUrl,
      make: (proof) => ctx.documents.renderPdf(certificateFor(one, proof, ctx)),
    });
    const bytes = new Uint8Array(pdf);
    return { bytes, name: `证书-${one.certificateNumber}.pdf`, mediaType: 'application/pdf', shown: 'inline' };
  },
  'GET /api/recognised': async ({ query }, ctx) => {
    const asked = { on: query.on, known: query.known ?? ctx.today };
    const { lines, total } = await titlesAsKnown(ctx, { ...asked, ...pageOf(query) });
    const titles = lines.map(({ line: { platformId, knownOn, was }, later }) => {
      const { certificateNumber, name, creditCode, issuer, functions, validFrom, validTo, basis } = was;
      return {
        id: platformId,
        certificateNumber,
        name,
        creditCode,
        issuer,
        functions,
        validFrom,
        validTo,
        earlier: basis !== null,
        knownOn,
        later,
      };
    });
    return { ...asked, titles, total };
  },
  'GET /api/certificates/{number}': async ({ params }, ctx) => {
    const { answers, replaced } = await findTitles(ctx, params.number);
    const { standing, platform, successor } = (answers.length === 1 ? answers[0] : undefined) ?? UNKNOWN;
    return {
      number: params.number,
      standing,
      label: standing === 'unknown' ? '查无此证' : standingLabels[standing],
      name: platform?.name ?? null,
      validFrom: platform?.validFrom ?? null,
      validTo: platform?.validTo ?? null,
      revokedOn: platform?.revokedOn ?? null,
      replaced: platform ? replaced : null,
      successor: successor ? { number: successor.certificateNumber, validFrom: successor.validFrom, validTo: successor.validTo } : null,
    };
  },
};
