import * as z from 'zod';
import { define } from './define.ts';
import { id } from './directory.ts';

const code = z.string().max(40);
const password = z.string().max(200);
const codes = z.object({ codes: z.array(z.string()) });

/** What belongs to one's own sign-in beside the password: the second factor, and where one is signed in. */
export const ownSignIn = define({
  'GET /api/session/factor': {
    summary: '本人的动态口令：自何时设置，本系统是否要求，还剩几个恢复码',
    who: 'signedIn',
    response: z.object({ setAt: z.string().nullable(), required: z.boolean(), codesLeft: z.number() }),
    withOneTimePassword: true,
  },
  'POST /api/session/factor': {
    summary: '开始设置动态口令：核对口令，给出密钥和二维码；填回第一个动态口令后启用',
    who: 'signedIn',
    body: z.object({ password }),
    response: z.object({ key: z.string(), qr: z.string() }),
    withOneTimePassword: true,
  },
  'POST /api/session/factor/confirm': {
    summary: '填回第一个动态口令，启用；给出恢复码，只显示一次，其他地方的登录失效',
    who: 'signedIn',
    body: z.object({ code }),
    response: codes,
    withOneTimePassword: true,
    audit: 'setSecondFactor',
  },
  'POST /api/session/factor/codes': {
    summary: '换发恢复码，原来的作废',
    who: 'signedIn',
    body: z.object({ code }),
    response: codes,
    withOneTimePassword: true,
    audit: 'renewRecoveryCodes',
  },
  'POST /api/session/factor/remove': {
    summary: '停用动态口令：核对口令和动态口令',
    who: 'signedIn',
    body: z.object({ password, code }),
    response: z.null(),
    withOneTimePassword: true,
    audit: 'removeSecondFactor',
  },
  'POST /api/session/proof': {
    summary: '再次确认是本人：启用动态口令的填动态口令，没有启用的填口令；此后一段时间内签发、查看个人信息、开通账号不再问',
    who: 'signedIn',
    body: z.object({ password: password.default(''), code: code.default('') }),
    response: z.null(),
    audit: 'proveAnew',
  },
  'POST /api/session/own-data': {
    summary: '查阅、复制本人的个人信息：本系统保存的全部，谁办理过，哪些单位查看过；只给本人',
    who: 'signedIn',
    response: z.object({
      madeAt: z.string(),
      parts: z.array(
        z.object({ title: z.string(), note: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string().nullable())) }),
      ),
    }),
    audit: 'exportOwnData',
  },
  'GET /api/sessions': {
    summary: '本人现在在哪些地方登录',
    who: 'signedIn',
    response: z.object({
      sessions: z.array(z.object({ id: z.uuid(), browser: z.string(), createdAt: z.string(), seenAt: z.string(), own: z.boolean() })),
    }),
  },
  'DELETE /api/sessions/{id}': {
    summary: '结束本人的一处登录',
    who: 'signedIn',
    params: z.object({ id }),
    response: z.null(),
    audit: 'endSession',
  },
});
