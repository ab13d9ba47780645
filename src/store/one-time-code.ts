import { createHmac } from 'node:crypto';
import { CODE_DIGITS } from '../core/identifiers/authenticator.ts';

/** HOTP (RFC 4226): the code of one step; `key` in hexadecimal. */
export function oneTimeCode(key: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac('sha1', Buffer.from(key, 'hex')).update(counter).digest();
  const number = mac.readUInt32BE((mac.at(-1) as number) & 15) & 0x7fffffff;
  return String(number % 10 ** CODE_DIGITS).padStart(CODE_DIGITS, '0');
}
