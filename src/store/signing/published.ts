import type { Certificates } from './cms.ts';
import type { Jwk } from './jws.ts';

/** The certificates that papers are signed with, out of published keys. */
export const certificatesIn = (published: readonly Jwk[]): Certificates[] =>
  published.flatMap(({ x5c = [] }) => {
    const [certificate, ...chain] = x5c.map((one) => new Uint8Array(Buffer.from(one, 'base64')));
    return certificate ? [{ certificate, chain }] : [];
  });
