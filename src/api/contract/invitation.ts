import * as z from 'zod';
import { invitationProcedure, invitationSteps } from '../../core/procedure/invitation.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import { define } from './define.ts';
import { day, id } from './directory.ts';
import { offer } from './offer.ts';
import { stepRoute } from './steps.ts';

const state = z.enum(keysOf(invitationProcedure.states));

export const invitations = define({
  'POST /api/dossiers/{id}/panel/{accountId}/invitation': {
    summary: '生成一位抽中专家的一次性邀请链接（只显示这一次，7日有效，重新生成则前一个作废）',
    who: ['officer'],
    params: z.object({ id, accountId: id }),
    response: z.object({ url: z.string(), expiresAt: z.string() }),
    audit: 'inviteExpert',
  },
  'GET /api/dossiers/{id}/invitation': {
    summary: '评审邀请：只有单位名称，供抽中的专家申明有无利害关系',
    who: ['expert'],
    params: z.object({ id }),
    response: z.object({
      dossierId: id,
      number: z.string().nullable(),
      round: z.string(),
      reviewBy: day.nullable(),
      applicant: z.string(),
      recommender: z.string(),
      units: z.array(z.object({ name: z.string(), is: z.string() })),
      state,
      offers: z.array(offer),
    }),
  },
  'POST /api/invitations/{id}/steps/{step}': stepRoute(invitationProcedure, invitationSteps, z.object({ id, state })),
});
