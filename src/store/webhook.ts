import { createHmac } from 'node:crypto';
import type { Mail, Mailer, Outcome } from '../acts/directory/mail-port.ts';

/** WEBHOOK_URL, WEBHOOK_SECRET and the address under which the links stand; `now` in milliseconds. */
export type HookSettings = { url: string; secret: string; publicUrl: string; now?: () => number };

const SILENT_MS = 20_000;

/**
 * The way to the office's own messaging: one signed POST a message. `X-Shifan-Id` stays the same however often it is tried, so that the other side tells a second
 * for the first; `X-Shifan-Signature` is the HMAC-SHA256 of timestamp, id and body. What the other side refuses for good (4xx but 408 and 429) is not tried again.
 */
export const createHook = ({ url, secret, publicUrl, now = Date.now }: HookSettings): Mailer => ({
  async send({ id, address, subject, link, about }: Mail) {
    const body = JSON.stringify({ id, to: address, subject, about: about ?? null, url: link === null ? null : `${publicUrl}${link}` });
    const timestamp = String(Math.floor(now() / 1000));
    const headers = {
      'Content-Type': 'application/json; charset=utf-8',
      'X-Shifan-Id': id,
      'X-Shifan-Timestamp': timestamp,
      'X-Shifan-Signature': `sha256=${createHmac('sha256', secret).update(`${timestamp}.${id}.${body}`).digest('hex')}`,
    };
    try {
      const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal: AbortSignal.timeout(SILENT_MS) });
      // What it says more would keep the connection, for as long as the other side likes.
      await answer.body?.cancel();
      return answer.ok ? { ok: true } : refused(answer.status);
    } catch (error) {
      return { ok: false, final: false, unreachable: true, reason: error instanceof Error ? error.name : 'Error' };
    }
  },
});

const refused = (status: number): Outcome => ({
  ok: false,
  final: status >= 400 && status < 500 && status !== 408 && status !== 429,
  unreachable: status === 429 || status >= 500,
  reason: `HTTP ${status}`,
});
