import * as z from 'zod';
import { platformChangeProcedure, platformChangeSteps } from '../../core/procedure/platform-change.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { offer } from './offer.ts';
import { broughtSchema, stepRoute } from './steps.ts';

const state = z.object({ name: z.string(), label: z.string() });
const moved = z.object({ id, state, version: z.number() });
const change = z.object({
  ...{ id, platformId: id, platform: z.string(), certificateNumber: z.string(), issuer: z.string(), addressNow: z.string() },
  ...{ name: z.string(), address: z.string(), changedOn: day, reason: z.string() },
  verdict: z.enum(['agree', 'refuse']).nullable(),
  ...{ word: z.string(), remark: z.string().nullable(), decidedOn: day.nullable(), state, version: z.number() },
  files: z.array(z.object({ id, name: z.string(), size: z.number() })),
  offers: z.array(offer),
});

export const platformChanges = define({
  'GET /api/platform-changes': {
    summary: '示范平台变更名称、地址：本单位申请的，本部门办理的',
    who: ['clerk', 'officer', 'leader', 'supervisor'],
    response: z.object({ changes: z.array(change) }),
  },
  'POST /api/platforms/{id}/changes': {
    summary: '平台申请变更名称、地址；上传证照后提交',
    who: ['clerk'],
    params: z.object({ id }),
    body: broughtSchema(platformChangeSteps.write.brings),
    response: moved,
    audit: 'writePlatformChange',
  },
  'POST /api/platform-changes/{id}/steps/{step}': stepRoute(platformChangeProcedure, platformChangeSteps, moved),
  'PUT /api/platform-changes/{id}/files': {
    summary: '上传变更后的证照（PDF、JPG、PNG）',
    who: ['clerk'],
    params: z.object({ id }),
    query: z.object({ name: z.string().min(1).max(400) }),
    body: 'bytes',
    response: z.object({ id }),
    audit: 'bringPlatformChangeFile',
  },
  'GET /api/platform-changes/{id}/files/{fileId}': {
    summary: '查看变更后的证照',
    who: ['clerk', 'officer', 'leader', 'supervisor'],
    params: z.object({ id, fileId: id }),
    response: 'file',
    files: ['pdf', 'jpg', 'png'],
  },
});
