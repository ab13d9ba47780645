import { by, type Context } from '../context.ts';
import { found, notNow, refuse } from '../refusal.ts';
import type { MailLine, MailState } from './mail-port.ts';

const RULE = '邮件';
const MOST = 500;

/** Letters say only that there is a message; codes and links are not kept, so what held one can't go again. */
const isHook = ({ key }: Pick<MailLine, 'key'>): boolean => key.startsWith('hook:');
const isLetter = ({ key }: Pick<MailLine, 'key'>): boolean => key.startsWith('letter:');
export const mayResend = (one: MailLine): boolean =>
  (one.state === 'failed' && (isLetter(one) || isHook(one))) || (one.state === 'queued' && one.attempts > 0);

/** The delivery log as an administrator reads it: no address in full, no body. */
export const mailLog = (ctx: Context, state?: MailState): Promise<MailLine[]> =>
  ctx.asSystem((tx) => tx.mails.log({ ...(state ? { state } : {}), limit: MOST }));

/**
 * Sends a letter again that was given up, or at once one that waits for its next try; to the address that the person has confirmed by now. Refuses (422)
 * what held a code or a link, what went out, and an address that takes no letters.
 */
export const resendMail = (ctx: Context, id: string): Promise<void> =>
  ctx.asSystem(async (tx) => {
    const mail = found(await tx.mails.line(id));
    if (mail.state === 'sent') notNow(RULE, '这封邮件已经发出，不需要再发');
    if (!mayResend(mail))
      notNow(
        RULE,
        isLetter(mail)
          ? '这封邮件正在发送或已撤下，请刷新后查看'
          : '确认码和链接不保存，不能重发：请本人重新发送确认码，或重新办理口令链接',
      );
    const contact = isHook(mail) ? null : await tx.contacts.of(mail.accountId);
    if (!isHook(mail) && (contact?.email == null || contact.emailRefused !== null))
      notNow(RULE, '收件邮箱没有登记或被收件服务器拒绝，请本人先在“账号设置”中更正邮箱');
    if (isLetter(mail) && contact?.emailConfirmedAt == null) notNow(RULE, '收件邮箱还没有经本人确认，请本人先在“账号设置”中确认');
    if (!(await tx.mails.again(id, contact?.email ?? null, ctx.wallNow)))
      refuse({ kind: 'conflict', message: '这封邮件的状态刚有变化，请刷新后查看' });
    await tx.record({
      ...by(ctx),
      action: 'resendMail',
      article: null,
      subject: { kind: 'account', id: mail.accountId },
      detail: { title: mail.subject },
    });
  });
