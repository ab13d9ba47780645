import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { answerOfCommand } from '../command-answer.ts';
import { kindOf, type PaperKey } from './cms.ts';
import { NULL, octets, oid, seq } from './der.ts';
import { sm2Digest } from './sm2.ts';

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

type Office = {
  readonly command: string;
  /** A PEM file, the signer's first and those above it behind. */
  readonly certificate: string;
  /** What the command is given: nothing of ours that opens the data. */
  readonly environment: Readonly<Record<string, string | undefined>>;
};

/**
 * The office's key behind a command, so that a token's module runs in no process of ours: it is given the SHA-256 digest on its standard input (for RSA the DigestInfo
 * around it, for SM2 the SM3 digest of identity and content) and answers with the signature alone, ECDSA and SM2 in DER. A token does one thing at a time: who comes meanwhile waits.
 */
export async function commandKey({ command, certificate: certificates, environment }: Office): Promise<PaperKey> {
  const [certificate, ...chain] = ((await readFile(certificates, 'utf8')).match(CERTIFICATE) ?? []).map(
    (pem) => new Uint8Array(new X509Certificate(pem).raw),
  );
  if (!certificate) throw new Error(`${certificates} 里没有证书 / holds no certificate`);
  let before: Promise<unknown> = Promise.resolve();
  const sign = (bytes: Uint8Array) => {
    const answer = before.then(() =>
      answerOfCommand(
        { command, environment, refused: '签名命令没有给出签名', english: 'the signing command gave no signature' },
        toSign(certificate, bytes),
      ),
    );
    before = answer.catch(() => undefined);
    return answer;
  };
  return { certificate, chain, sign };
}

function toSign(certificate: Uint8Array, bytes: Uint8Array): Uint8Array {
  const kind = kindOf(certificate);
  if (kind === 'sm2') return sm2Digest(bytes, certificate);
  const digest = createHash('sha256').update(bytes).digest();
  return kind === 'ec' ? digest : seq(seq(oid('2.16.840.1.101.3.4.2.1'), NULL), octets(digest));
}
