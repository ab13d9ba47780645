import { createTransport } from 'nodemailer';
import type { Mail, Mailer, Outcome } from '../acts/directory/mail-port.ts';
import { codeOf, textOf } from '../core/text/code-of.ts';

/** SMTP_URL, MAIL_FROM and the address under which the links stand. */
export type SmtpSettings = { url: string; from: string; publicUrl: string };

const TIMES = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/**
 * The way to a mail server (RFC 5321). The Message-ID comes from the letter's number, so that one whose answer was lost and that is sent again can be
 * told for the same. Only what the server says against the recipient or the letter itself (5xx) is final; everything else is for later.
 */
export function createSmtp({ url, from, publicUrl }: SmtpSettings): Mailer & { close(): void } {
  const transport = createTransport({ url, ...TIMES, pool: true, maxConnections: 1 });
  const domain = /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
  return {
    send: async (mail) => {
      try {
        await transport.sendMail({
          from,
          to: mail.address,
          subject: `【示范平台】${mail.subject}`,
          ...written(mail, publicUrl),
          messageId: `<${mail.id}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
          disableFileAccess: true,
          disableUrlAccess: true,
        });
        return { ok: true };
      } catch (error) {
        return outcomeOf(error, mail.address);
      }
    },
    close: () => transport.close(),
  };
}

function outcomeOf(error: unknown, address: string): Outcome {
  const code = codeOf(error);
  const responseCode = error instanceof Error && 'responseCode' in error ? Number(error.responseCode) : 0;
  const final = responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  const reason = (textOf(error, 'response') || textOf(error, 'message')).replaceAll(address, '…').replace(/[^\s<>]+@[^\s<>]+/g, '…');
  return { ok: false, final, unreachable: responseCode === 0 || code === 'EAUTH', reason: `${code} ${reason}`.trim().slice(0, 200) };
}

/** The same few lines as text and as HTML. */
function written({ body, link, about }: Mail, publicUrl: string): { text: string; html: string } {
  const lines = [
    '您好：',
    // A line that is a path of this system stands under its public address.
    ...(body ?? '您在示范平台认定管理系统中有一条新消息，标题见邮件主题，请登录后查看。')
      .split('\n')
      .map((line) => (/^\/\S+$/.test(line) ? `${publicUrl}${line}` : line)),
    ...(about ? about.split('\n') : []),
    ...(link === null ? [] : [`${publicUrl}${link}`]),
    '本邮件由系统自动发出，请勿回复。不想再收到消息邮件的，登录后在“账号设置”中关闭。',
  ];
  const html = lines.map((line) => `<p>${escaped(line).replace(/^https?:\S+$/, (url) => `<a href="${url}">${url}</a>`)}</p>`).join('\n');
  return { text: lines.join('\n\n'), html: `<div lang="zh-CN">\n${html}\n</div>` };
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
