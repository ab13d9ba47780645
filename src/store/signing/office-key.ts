import { spawn } from 'node:child_process';
import { createHash, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { kindOf, type PaperKey } from './cms.ts';
import { NULL, octets, oid, seq } from './der.ts';

/** How long a token may take. */
const PATIENCE_MS = 20_000;
const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/**
 * The office's key behind a command, so that a token's module runs in no process of ours: it is given the SHA-256 digest on its standard input (for RSA the DigestInfo
 * around it) and answers with the signature alone, ECDSA in DER; `certificates`: a PEM file, the signer's first and those above it behind.
 */
export async function commandKey(command: string, certificates: string): Promise<PaperKey> {
  const [certificate, ...chain] = ((await readFile(certificates, 'utf8')).match(CERTIFICATE) ?? []).map(
    (pem) => new Uint8Array(new X509Certificate(pem).raw),
  );
  if (!certificate) throw new Error(`${certificates} 里没有证书 / holds no certificate`);
  const kind = kindOf(certificate);
  return { certificate, chain, sign: (bytes) => answerOf(command, toSign(kind, bytes)) };
}

function toSign(kind: 'ec' | 'rsa', bytes: Uint8Array): Uint8Array {
  const digest = createHash('sha256').update(bytes).digest();
  return kind === 'ec' ? digest : seq(seq(oid('2.16.840.1.101.3.4.2.1'), NULL), octets(digest));
}

function answerOf(command: string, input: Uint8Array): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    const child = spawn(command, { shell: true, stdio: ['pipe', 'pipe', 'ignore'], timeout: PATIENCE_MS });
    const out: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.once('error', fail);
    child.once('close', (code) => {
      if (code === 0 && out.length > 0) done(Buffer.concat(out));
      else fail(new Error(`签名命令没有给出签名（退出码 ${code}） / the signing command gave no signature`));
    });
    child.stdin.on('error', () => undefined); // a command that does not read is told by how it ends
    child.stdin.end(input);
  });
}
