import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inWords } from '../core/evidence/outcome.ts';
import { sha256 } from '../store/crypto.ts';
import { derivedFrom } from '../web/evidence/derived.ts';
import type { Case } from './apply.ts';
import { PROVINCE } from './review.ts';
import type { Stage } from './stage.ts';

const purpose = '年度推演留存';

/** The evidence of every case as a supervisor has it, of two also as the applicant and the department have them whole; each is derived anew from its file alone. */
export async function takeEvidences(stage: Stage, folder: string, cases: readonly Case[]): Promise<void> {
  const place = join(folder, 'evidence');
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'key.txt'), await (await stage.send('/log/key', {})).text());
  const submitted = cases.filter(({ number }) => number !== null);
  for (const one of submitted) await taken(stage, join(place, `${one.number}.zip`), { one, by: 'jiancha', masked: true });
  for (const one of submitted.slice(0, 2)) {
    await taken(stage, join(place, `${one.number}-申报单位.zip`), { one, by: one.login, masked: false });
    await taken(stage, join(place, `${one.number}-认定部门.zip`), { one, by: `${PROVINCE}-jb`, masked: false });
  }
  stage.note('取得证据包', submitted.length);
}

type Taking = { readonly one: Case; readonly by: string; readonly masked: boolean };

async function taken(stage: Stage, file: string, { one, by, masked }: Taking): Promise<void> {
  const asked = { params: { id: one.dossierId }, body: { purpose, masked } };
  const zip = await (await stage.party(by))('POST /api/dossiers/{id}/evidence.zip', asked);
  const bytes = new Uint8Array(await zip.arrayBuffer());
  await writeFile(file, bytes);
  const derived = derivedFrom(bytes, sha256);
  const differing = derived.ok ? derived.outcomes.filter(({ outcome }) => outcome === 'differs').map(inWords) : [derived.fault];
  stage.check(`证据包脱离系统重算，结果一致${differing.map((said) => `；${one.number} ${said}`).join('')}`, differing.length === 0);
}
