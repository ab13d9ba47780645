import { listRead, type TitleProof, type TitleRead, titleRead, titleState } from '../../core/recognition/credential.ts';
import { codeRead } from '../../core/recognition/title-code.ts';
import { type Jwk, openedJws } from './jws.ts';
import { certificatesIn } from './published.ts';
import { bitAt } from './status-bits.ts';
import { openedFacts } from './title-signature.ts';
import { verifyPdf } from './verify-pdf.ts';

type By = { readonly keys: readonly Jwk[]; readonly status: string | null; readonly at: string };

/** What a certificate's file (PDF, credential, or the text of the second code) is worth by published keys and a status list. */
export function verifyTitle(file: Uint8Array, { keys, status, at }: By): TitleProof {
  const title = titleIn(file, keys);
  if (title === 'forged') return { kind: 'forged' };
  if (title === 'unsigned') return { kind: 'unsigned' };
  const list = status === null ? null : listRead(openedJws(status, keys));
  const bit = list === null ? null : bitAt(list.encoded, title.statusIndex);
  const replaced = list?.replaced ? bitAt(list.replaced, title.statusIndex) === true : false;
  const readable = list === null || bit === null ? null : { ...list, revoked: bit, replaced };
  const how = status === null ? 'none' : readable === null ? 'forged' : 'read';
  return { kind: 'genuine', title, state: titleState(title, readable, at), list: how };
}

function titleIn(file: Uint8Array, keys: readonly Jwk[]): TitleRead | 'forged' | 'unsigned' {
  const start = Buffer.from(file.subarray(0, 1024)).toString('latin1');
  if (start.includes('%PDF-')) return titleInPdf(file, keys);
  const text = Buffer.from(file)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trim();
  if (/^[\w-]+\.[\w-]+\.[\w-]*$/.test(text)) return titleRead(openedJws(text, keys)) ?? 'forged';
  const code = codeRead(text);
  const facts = code && openedFacts(code.bytes, keys);
  if (code === null) return 'unsigned';
  return facts ? { ...facts, list: code.list } : 'forged';
}

function titleInPdf(file: Uint8Array, keys: readonly Jwk[]): TitleRead | 'forged' | 'unsigned' {
  const proof = verifyPdf(file, certificatesIn(keys));
  if (proof === 'unsigned') return 'unsigned';
  const title = proof === 'broken' || proof.credential === null ? null : titleRead(openedJws(proof.credential, keys));
  return title ?? 'forged';
}
