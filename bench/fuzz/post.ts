import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A mail server in this process that takes every letter. */
export async function post(): Promise<{
  url: string;
  codeTo(address: string): string | null;
  /** Answers letters to this address with 451, come again later; or takes them again. */
  refusing(address: string, so: boolean): void;
  close(): Promise<void>;
}> {
  const codes = new Map<string, string>();
  const refused = new Set<string>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _, done) {
      done(refused.has(address) ? Object.assign(new Error('come again later'), { responseCode: 451 }) : null);
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const code = /确认码：(\d{6})/.exec(textOf(Buffer.concat(parts).toString()))?.[1];
        for (const { address } of session.envelope.rcptTo) if (code) codes.set(address, code);
        done();
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    codeTo: (address) => codes.get(address) ?? null,
    refusing: (address, so) => void (so ? refused.add(address) : refused.delete(address)),
    close: () => new Promise((done) => server.close(() => done())),
  };
}

/** The text of a letter's parts, whichever way they were made fit for the wire. */
const textOf = (raw: string): string =>
  raw
    .split(/\r\n--[^\r\n]+\r\n/)
    .map((part) => {
      const at = part.indexOf('\r\n\r\n');
      const [head, body] = [part.slice(0, at), part.slice(at + 4)];
      if (/content-transfer-encoding: base64/i.test(head)) return Buffer.from(body, 'base64').toString('utf8');
      const bytes = body
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, 'latin1').toString('utf8');
    })
    .join('\n');
