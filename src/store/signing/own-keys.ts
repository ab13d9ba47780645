import { createPrivateKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { madeOnce } from '../engine/scratch.ts';
import { selfSigned } from './self-signed.ts';

/** Ed25519 for credentials, codes and lists; P-256 with its certificate for papers, since readers of PDF know no Ed25519. */
export type OwnKeys = { readonly titles: KeyObject; readonly papers: KeyObject; readonly certificate: Uint8Array };

const block = /-----BEGIN ([A-Z ]+)-----[^-]+-----END \1-----/g;

/** The installation's own keys: made at the first start, kept beside the seal and readable by their owner only. */
export async function ownKeys(file: string, name: string): Promise<OwnKeys> {
  return keysIn(await madeOnce(file, () => madeText(name)), file);
}

function madeText(name: string): string {
  const keys = [generateKeyPairSync('ed25519').privateKey, generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey] as const;
  const pem = keys.map((key) => key.export({ type: 'pkcs8', format: 'pem' }) as string);
  return [...pem, new X509Certificate(selfSigned(keys[1], name, new Date())).toString()].join('');
}

function keysIn(text: string, file: string): OwnKeys {
  const blocks = [...text.matchAll(block)];
  const keys = blocks.filter(([, kind]) => kind === 'PRIVATE KEY').map(([pem]) => createPrivateKey(pem));
  const certificate = blocks.find(([, kind]) => kind === 'CERTIFICATE')?.[0];
  const titles = keys.find(({ asymmetricKeyType }) => asymmetricKeyType === 'ed25519');
  const papers = keys.find(({ asymmetricKeyType }) => asymmetricKeyType === 'ec');
  if (!titles || !papers || certificate === undefined)
    throw new Error(`签名密钥文件 ${file} 不完整 / the file of signing keys is incomplete`);
  return { titles, papers, certificate: new Uint8Array(new X509Certificate(certificate).raw) };
}
