import { createHash, createPublicKey, type JsonWebKey, type KeyObject, sign, X509Certificate } from 'node:crypto';
import type { Signing } from '../../acts/recognition/title-port.ts';
import { sha256 } from '../crypto.ts';
import { type Certificates, kindOf, type PaperKey, signContent } from './cms.ts';
import { type Jwk, jwsOf, thumbprint } from './jws.ts';
import type { OwnKeys } from './own-keys.ts';
import { signPdf } from './sign-pdf.ts';
import { PLACES, packedBits } from './status-bits.ts';
import { signedFacts } from './title-signature.ts';
import { verifyTitle } from './verify-title.ts';

/** What an installation signs with: its own keys, and for papers the office's where it has one. */
export function signingWith({ titles, papers, certificate }: OwnKeys, office: PaperKey | null): Signing {
  const own: PaperKey = { certificate, chain: [], sign: async (bytes) => sign('sha256', bytes, papers) };
  const paperKey = office ?? own;
  const title = titleJwk(titles);
  // Asked for twice at once it is signed once: a token may ask somebody each time.
  const underway = new Map<string, Promise<Awaited<ReturnType<Signing['paper']>>>>();
  return {
    keys: [title, paperJwk(paperKey)],
    issue: (credential) => jwsOf(credential, titles, title.kid),
    facts: (facts) => signedFacts(facts, titles),
    paper(drawn, wish) {
      const { credential } = wish;
      const signed =
        underway.get(credential) ??
        signPdf(drawn, wish, paperKey)
          .then((pdf) => ({ pdf, hash: sha256(pdf) }))
          .finally(() => underway.delete(credential));
      underway.set(credential, signed);
      return signed;
    },
    tried: async () => void (await signContent([Buffer.from('示范')], paperKey)),
    bits: packedBits,
    verify: (file, { keys, ...by }) => verifyTitle(file, { ...by, keys: keys as readonly Jwk[] }),
    places: PLACES,
  };
}

function titleJwk(key: KeyObject): Jwk {
  const jwk = createPublicKey(key).export({ format: 'jwk' }) as JsonWebKey;
  return { ...jwk, kid: thumbprint(jwk), use: 'sig', alg: 'EdDSA' };
}

const names = { ec: 'ES256', rsa: 'RS256', sm2: 'SM2' } as const;

function paperJwk({ certificate, chain }: Certificates): Jwk {
  const kind = kindOf(certificate);
  // Node writes no JWK of an SM2 key: who checks by it reads the certificate.
  const jwk: JsonWebKey =
    kind === 'sm2' ? { kty: 'EC', crv: 'SM2' } : (new X509Certificate(certificate).publicKey.export({ format: 'jwk' }) as JsonWebKey);
  const x5c = [certificate, ...chain].map((one) => Buffer.from(one).toString('base64'));
  // A certificate that is renewed for the same key is another one to check by.
  const kid = createHash('sha256').update(certificate).digest('base64url');
  return { ...jwk, kid, use: 'sig', alg: names[kind], x5c };
}
