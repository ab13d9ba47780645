import * as z from 'zod';
import { policyProcedure, policySteps } from '../../core/procedure/policy.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { offer } from './offer.ts';
import { broughtSchema, stepRoute } from './steps.ts';

const state = z.object({ name: z.string(), label: z.string() });
const moved = z.object({ id, state, version: z.number() });
const published = z.object({
  ...{ id, issuer: z.string(), title: z.string(), kind: z.string(), body: z.string(), basis: z.string(), number: z.string() },
  ...{ fromOn: day, untilOn: day.nullable(), publishedOn: day.nullable() },
  files: z.array(z.object({ id, name: z.string(), size: z.number() })),
});
const policy = published.extend({
  ...{ state, kindName: z.string(), remark: z.string().nullable(), version: z.number(), offers: z.array(offer) },
});

export const policies = define({
  'GET /api/policies': {
    summary: '支持示范平台、今天仍在执行的政策（第十三条），按公布的部门',
    who: 'public',
    response: z.object({ policies: z.array(published) }),
  },
  'GET /api/policies/mine': {
    summary: '扶持政策：本部门起草、待同意和已公布的',
    who: ['officer', 'leader', 'supervisor'],
    response: z.object({ policies: z.array(policy) }),
  },
  'POST /api/policies': {
    summary: '填写一项扶持政策，领导同意后公布',
    who: ['officer'],
    body: broughtSchema(policySteps.write.brings),
    response: moved,
    audit: 'writePolicy',
  },
  'POST /api/policies/{id}/steps/{step}': stepRoute(policyProcedure, policySteps, moved),
  'PUT /api/policies/{id}/files': {
    summary: '上传政策文件（PDF、JPG、PNG）',
    who: ['officer'],
    params: z.object({ id }),
    query: z.object({ name: z.string().min(1).max(400) }),
    body: 'bytes',
    response: z.object({ id }),
    audit: 'bringPolicyFile',
  },
  'GET /api/policies/{id}/files/{fileId}': {
    summary: '查看政策文件',
    who: ['officer', 'leader', 'supervisor'],
    params: z.object({ id, fileId: id }),
    response: 'file',
    files: ['pdf', 'jpg', 'png'],
  },
});
