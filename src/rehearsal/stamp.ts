import { markPath } from '../core/annexes/version-mark.ts';
import { qrPng, qrSvg } from '../documents/qr.ts';
import type { Case } from './apply.ts';
import type { Caller } from './client.ts';
import type { Stage } from './stage.ts';

type Paper = '1' | '2' | '6';

type Brings = { readonly party: Caller; readonly officer: Caller };

/**
 * Whoever has a paper prints it, has it stamped and brings the scan: its code alone, which is all that the system reads of one. Where the machine has not read it in
 * time, the recommender's officer looks at it, as with any scan without a code that can be read.
 */
export async function bringScan({ party, officer }: Brings, one: Pick<Case, 'dossierId' | 'number'>, paper: Paper): Promise<void> {
  const { papers } = await party('GET /api/dossiers/{id}/scans', { params: { id: one.dossierId } });
  const printed = papers.find(({ annex }) => annex === paper);
  const hash = /校验码 ([0-9a-f]+)/.exec(printed?.mark ?? '')?.[1];
  if (!printed?.version || hash === undefined) throw new Error(`附件${paper}没有现行版本，不能盖章`);
  const code = qrPng(
    qrSvg(`https://x${markPath({ number: one.number ?? '', version: printed.version, hash, ...(paper === '1' ? {} : { annex: paper }) })}`),
  );
  const scan = await party('PUT /api/dossiers/{id}/scans/{paper}', {
    params: { id: one.dossierId, paper },
    query: { name: `附件${paper}盖章扫描件.png` },
    body: new Blob([code as BlobPart], { type: 'image/png' }),
  });
  const at = { params: { id: one.dossierId, scanId: scan.id } };
  if (scan.matches === 'unreadable' && paper === '1') await party('POST /api/dossiers/{id}/scans/{scanId}/confirm', at);
  else if (scan.matches === 'unreadable') await officer('POST /api/dossiers/{id}/scans/{scanId}/check', { ...at, body: { fault: null } });
  if (scan.matches === 'other') throw new Error(`附件${paper}的扫描件不是现行版本：${scan.matches}`);
}

/** All that the round asks for with a seal and that is not there yet: annexes 2 and 6 by the applicant, annex 1 by the recommender. Answers how many came. */
export async function stamp(stage: Stage, one: Case): Promise<number> {
  const officer = await stage.party(`${one.recommenderKey}-jb`);
  const { papers } = await officer('GET /api/dossiers/{id}/scans', { params: { id: one.dossierId } });
  const owed = papers.filter((paper) => paper.owed !== null);
  for (const { annex } of owed) {
    const party = annex === '1' ? officer : await stage.party(one.login);
    await bringScan({ party, officer }, one, annex);
  }
  return owed.length;
}
