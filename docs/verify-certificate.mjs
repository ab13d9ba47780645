// Checks a certificate (PDF) or a credential (.jwt) without the system that signed it; the rules are in certificate.md.
//   node verify-certificate.mjs FILE KEYS.json [STATUS.jwt [2026-06-01]]
// Exit 0: genuine and in force, 1: forged, edited, expired, revoked or replaced, 3: can't be known: no signature, no list in term, a file that can't be read.
import { createHash, createPublicKey, verify, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const [file, keysFile, listFile, day] = process.argv.slice(2);
const end = (code, said) => process.exit(console.log(said) ?? code);
/** What it means if something is not as it should be now. */
let fault = [3, '读不到所给的文件、公钥或者状态表，不能判断'];
const broken = () => end(...fault);
process.on('uncaughtException', broken);
const bytes = readFileSync(file);
const keys = JSON.parse(readFileSync(keysFile, 'utf8').replace(/^\ufeff/, '')).keys.filter(({ kid }) => kid);
const listText = listFile ? readFileSync(listFile, 'utf8') : null;
const bytesOf = (text, form = 'base64url') => Buffer.from(text, form);

/** What a credential says, if a published key signed it. */
function opened(jwt) {
  const [head, body, signature] = jwt.trim().split('.');
  const key = keys.find(({ kid, crv }) => crv === 'Ed25519' && kid === JSON.parse(bytesOf(head)).kid) ?? broken();
  const right = verify(null, Buffer.from(`${head}.${body}`), createPublicKey({ key, format: 'jwk' }), bytesOf(signature));
  return right ? JSON.parse(bytesOf(body)) : broken();
}

const headOf = (der) => (der[1] > 128 ? der[1] - 126 : 2);
const sizeOf = (der) => headOf(der) + (der[1] > 128 ? der.readUIntBE(2, der[1] - 128) : der[1]);
/** The elements of a DER value. */
function parts(der) {
  const found = [];
  for (let at = headOf(der); at < sizeOf(der); at += found.at(-1).length) found.push(der.subarray(at, at + sizeOf(der.subarray(at))));
  return found;
}

/** The credential in a PDF whose signature covers all of it and is by a published certificate (PAdES). */
function inPdf(pdf, text) {
  const range =
    [...text.matchAll(/\/ByteRange ?\[0 (\d+) +(\d+) +(\d+) *\]/g)].at(-1) ?? (text.includes('/ByteRange') ? broken() : unsigned());
  const [from, to, rest] = range.slice(1).map(Number);
  const filled = bytesOf(text.slice(from + 1, to - 1), 'hex');
  const info = parts(parts(parts(parts(filled)[1])[0]).at(-1))[0];
  const [, , , attributes, , value] = parts(info);
  const digest = createHash('sha256')
    .update(pdf.subarray(0, from))
    .update(pdf.subarray(to, to + rest))
    .digest();
  const signed = Buffer.concat([Buffer.of(0x31), attributes.subarray(1)]);
  const signature = value.subarray(headOf(value));
  if (info.includes(bytesOf('2a811ccf55018375', 'hex')))
    end(3, '以 SM2 签名，本程序不能核对，请用 bin/shifan verify certificate 或者证书查验页');
  const certificates = keys.flatMap(({ x5c }) => (x5c ? [new X509Certificate(bytesOf(x5c[0], 'base64'))] : []));
  const whole = signed.includes(digest) && /^[\s\0]{0,16}$/.test(text.slice(to + rest)) && /^<[0-9A-F]+>$/.test(text.slice(from, to));
  const padded = filled.subarray(sizeOf(filled)).every((byte) => byte === 0);
  const right =
    whole && padded && certificates.some(({ publicKey }) => publicKey.asymmetricKeyType && verify('sha256', signed, publicKey, signature));
  return right ? opened(/\/SFAN_Credential \(([\w.-]+)\)/.exec(text.slice(to))[1]) : broken();
}

fault = [1, '签名不符：伪造，或者签发以后被改动过'];
const unsigned = () => end(3, '没有电子签名，请按编号在证书查验页查验');
const text = bytes.toString('latin1');
const token = () => (/^\s*[\w-]+\.[\w-]+\.[\w-]*\s*$/.test(text) ? opened(text) : unsigned());
const { credentialSubject, credentialStatus, validFrom, validUntil } = text.slice(0, 1024).includes('%PDF-') ? inPdf(bytes, text) : token();
const who = `${credentialSubject.number} ${credentialSubject.organisation}：签名相符`;
const place = Number(credentialStatus.statusListIndex);
fault = [3, `${who}，状态表不是所给公钥签发的，有无撤销不能判断`];
const list = listText && opened(listText);
const now = day ? new Date(`${day}T12:00:00+08:00`) : new Date();
const number = (address) => /\/status\/(\d+)$/.exec(address)?.[1]; // an installation may move; whose a list is its signature says
if (list && number(list.id) !== number(credentialStatus.statusListCredential)) end(3, `${who}，状态表是别处的，有无撤销不能判断`);
const marked = (bits) => bits && gunzipSync(bytesOf(bits.slice(1)))[place >> 3] & (0x80 >> (place & 7));
const { encodedList, replacedList } = list ? list.credentialSubject : {};
if (marked(encodedList)) end(1, `${who}，${marked(replacedList) ? '单位已更名，证书已换发，请索取换发的证书' : '已撤销'}`);
if (now > new Date(validUntil)) end(1, `${who}，已到期`);
if (now < new Date(validFrom)) end(1, `${who}，还没有生效`);
if (list && now >= new Date(list.validFrom) && now <= new Date(list.validUntil)) end(0, `${who}，称号有效`);
end(3, `${who}，没有在期限内的状态表，有无撤销不能判断`);
