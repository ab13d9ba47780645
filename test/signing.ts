import { generateKeyPairSync } from 'node:crypto';
import { logKeys } from '../src/store/log/log-keys.ts';
import { selfSigned } from '../src/store/signing/self-signed.ts';
import { signingWith } from '../src/store/signing/signing.ts';

/** Keys of an installation, made anew. */
export function newKeys(name = '测试签发') {
  const papers = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  const certificate = new Uint8Array(selfSigned(papers, name, new Date('2026-01-01T00:00:00Z')));
  return { titles: generateKeyPairSync('ed25519').privateKey, papers, certificate };
}

/** What a test's installation signs its log with. */
export const testLog = (witnesses: readonly string[] = [], secret = newKeys().titles) =>
  logKeys({ secret, origin: 'sf.example.gov.cn/log', witnesses });

/** What a test's installation signs with. */
export const testSigning = () => signingWith(newKeys(), null);
