import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TitleProof } from '../core/recognition/credential.ts';
import type { Jwk } from '../store/signing/jws.ts';
import { verifyTitle } from '../store/signing/verify-title.ts';
import type { Recognised } from './notice.ts';
import type { Stage } from './stage.ts';

/** The keys and the list by which anybody checks what was signed, as the public is given them. */
export async function publishedProofs(stage: Stage) {
  const keys = await (await stage.send('/.well-known/jwks.json', {})).text();
  return { keys, status: await (await stage.send('/status/1', {})).text() };
}

/** Signed certificates and credentials with what they are checked by. Of a revoked title the credential says so, and no certificate is given out (第十二条). */
export async function writeTitles(
  stage: Stage,
  folder: string,
  recognised: readonly Recognised[],
  revoked: Recognised | null,
): Promise<void> {
  const place = join(folder, 'certificates');
  await mkdir(place, { recursive: true });
  const { keys, status } = await publishedProofs(stage);
  await writeFile(join(place, 'jwks.json'), keys);
  await writeFile(join(place, 'status.jwt'), status);
  const by = { keys: (JSON.parse(keys) as { keys: Jwk[] }).keys, status, at: `${stage.today}T12:00:00+08:00` };
  for (const one of recognised) {
    const credential = await (await stage.send(`/c/${encodeURIComponent(one.certificateNumber)}.jwt`, {})).text();
    await writeFile(join(place, `${one.number}.jwt`), credential);
    const state = shownState(verifyTitle(Buffer.from(credential), by));
    stage.check('第十二条 电子凭证可由公布的公钥和状态表核对', state === (one === revoked ? 'revoked' : 'valid'));
    if (one !== revoked) await writePaper(stage, join(place, `${one.number}.pdf`), { one, by });
  }
}

type By = { readonly keys: readonly Jwk[]; readonly status: string; readonly at: string };

async function writePaper(stage: Stage, file: string, { one, by }: { one: Recognised; by: By }): Promise<void> {
  const clerk = await stage.party(one.login);
  const paper = await clerk('GET /api/platforms/{id}/certificate.pdf', { params: { id: one.platformId } });
  const bytes = new Uint8Array(await paper.arrayBuffer());
  await writeFile(file, bytes);
  stage.check('第十二条 签署的证书可由公布的公钥和状态表核对', shownState(verifyTitle(bytes, by)) === 'valid');
}

const shownState = (proof: TitleProof): string => (proof.kind === 'genuine' ? proof.state : proof.kind);
