import * as z from 'zod';
import { define } from './define.ts';
import { id } from './directory.ts';

const mailState = z.enum(['queued', 'sending', 'sent', 'failed', 'dropped']);

export const contact = define({
  'GET /api/contact': {
    summary: '本人联系方式：电子邮箱及是否确认、手机、是否接收邮件',
    who: 'signedIn',
    response: z.object({
      email: z.string().nullable(),
      state: z.enum(['none', 'unconfirmed', 'confirmed', 'refused']),
      refused: z.string().nullable(),
      mobile: z.string().nullable(),
      mail: z.boolean(),
      mailConfigured: z.boolean(),
      hook: z.boolean(),
      hookConfigured: z.boolean(),
    }),
  },
  'PUT /api/contact': {
    summary: '变更本人联系方式；邮箱变更后须重新确认',
    who: 'signedIn',
    body: z.object({ email: z.string().max(300), mobile: z.string().max(40), mail: z.boolean(), hook: z.boolean().optional() }),
    response: z.null(),
    audit: 'changeContact',
  },
  'POST /api/contact/code': { summary: '向本人邮箱发送确认码', who: 'signedIn', response: z.null() },
  'GET /api/mails': {
    summary: '邮件投递记录：已发出、待发、没有发出及原因；不含完整地址和正文',
    who: ['administrator'],
    query: z.object({ state: mailState.optional() }),
    response: z.object({
      configured: z.boolean(),
      mails: z.array(
        z.object({
          ...{ id: z.uuid(), name: z.string(), organisation: z.string(), to: z.string(), subject: z.string(), state: mailState },
          ...{ attempts: z.number(), nextAt: z.string(), reason: z.string().nullable(), createdAt: z.string() },
          ...{ sentAt: z.string().nullable(), mayResend: z.boolean() },
        }),
      ),
    }),
  },
  'POST /api/mails/{id}/resend': {
    summary: '重发没有发出的通知邮件；含确认码、链接的不能重发',
    who: ['administrator'],
    params: z.object({ id }),
    response: z.null(),
    audit: 'resendMail',
  },
  'POST /api/contact/confirm': {
    summary: '填写确认码，确认邮箱属于本人',
    who: 'signedIn',
    body: z.object({ code: z.string().max(20) }),
    response: z.null(),
    audit: 'confirmEmail',
  },
});
