import { addSitePhoto, openSitePhoto, removeSitePhoto } from '../acts/archive/site-photo.ts';
import { answerConditions, conditionsOf } from '../acts/recommendation/conditions.ts';
import type { SitePhoto } from '../acts/recommendation/judging-port.ts';
import { recordSiteVisit, siteVisitOf } from '../acts/recommendation/site-visit.ts';
import { roundStatistics } from '../acts/recommendation/statistics.ts';
import { yearsStatistics } from '../acts/recommendation/years-statistics.ts';
import { sniffedScan } from './archive.ts';
import type { Handlers } from './contract/define.ts';
import type { judging } from './contract/judging.ts';
import { mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const shownPhoto = ({ id, name, mediaType, size, addedAt }: SitePhoto) => ({ id, name, mediaType, size, addedAt });

export const judgingHandlers: Handlers<typeof judging, PublicCtx, SignedCtx> = {
  'GET /api/rounds/{id}/statistics': ({ params }, ctx) => roundStatistics(ctx, params.id),
  'GET /api/statistics/years': async (_, ctx) => ({ years: mutable(await yearsStatistics(ctx)) }),
  'GET /api/dossiers/{id}/conditions': ({ params }, ctx) => conditionsOf(ctx, params.id),
  'POST /api/dossiers/{id}/conditions': async ({ params, body }, ctx) => {
    await answerConditions(ctx, params.id, body.answers);
    return null;
  },
  'GET /api/dossiers/{id}/site-visit': async ({ params }, ctx) => {
    const { versions, photos, ...rest } = await siteVisitOf(ctx, params.id);
    return { ...rest, versions: versions.map(({ dossierId: _, writtenBy: __, ...one }) => one), photos: photos.map(shownPhoto) };
  },
  'PUT /api/dossiers/{id}/site-visit': ({ params, body }, ctx) => recordSiteVisit(ctx, params.id, body),
  'PUT /api/dossiers/{id}/site-visit/photos': async ({ params, query, body }, ctx) => {
    const incoming = { name: query.name, stream: body.stream, length: body.length };
    return shownPhoto(await addSitePhoto(ctx, params.id, { incoming, sniff: sniffedScan }));
  },
  'DELETE /api/dossiers/{id}/site-visit/photos/{photoId}': async ({ params }, ctx) => {
    await removeSitePhoto(ctx, params.id, params.photoId);
    return null;
  },
  'GET /api/dossiers/{id}/site-visit/photos/{photoId}/file': async ({ params }, ctx) => {
    const { photo, bytes } = await openSitePhoto(ctx, params.id, params.photoId);
    return { bytes, size: photo.size, name: photo.name, mediaType: photo.mediaType, shown: 'inline' };
  },
};
