import { uuidv7 } from 'uuidv7';
import type { Context } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import type { Dossier } from '../../src/acts/dossier/records.ts';
import { checkCertificate } from '../../src/acts/recommendation/check-certificate.ts';
import { accept } from '../../src/acts/recommendation/preliminary-review.ts';
import { openRound } from '../../src/acts/scheme/open-round.ts';
import { exampleContent } from '../../src/core/annexes/example.ts';
import type { Row } from '../../src/core/annexes/field.ts';
import { frozen } from '../../src/core/annexes/freeze.ts';
import type { Disposition } from '../../src/core/draw/attempts.ts';
import { listHash } from '../../src/core/draw/draw.ts';
import { drawListOf } from '../../src/core/draw/stratify.ts';
import type { StampedAnnex } from '../../src/core/materials/stamped.ts';
import type { AskedBefore } from '../../src/core/scheme/edition/edition.ts';
import type { Round } from '../../src/core/scheme/round.ts';
import { sha256 } from '../../src/store/crypto.ts';
import { type Acting, organisation, person, usualRound } from './acting.ts';

export const TODAY = '2026-04-22';
const SUBMITTED = '2026-04-14T02:00:00.000Z';

/** What came of a call on the day of the tests. */
export const called = (disposition: Disposition, at = `${TODAY}T02:00:00.000Z`) => ({ at, method: 2, disposition, note: '' });

export type Office = { id: string; officer: Context; leader: Context };

/** A province with a round that is open, and two cities. */
export async function offices(acting: Acting) {
  const office = async (kind: 'province' | 'city', name: string, code: string): Promise<Office> => {
    const id = await organisation(acting, kind, name, code);
    const ctx = async (role: 'officer' | 'leader') => acting.on(await person(acting, id, `${name}${role}`, [role]), TODAY);
    return { id, officer: await ctx('officer'), leader: await ctx('leader') };
  };
  const province = await office('province', '江西省工业和信息化厅', '360000');
  const nanchang = await office('city', '南昌市工业和信息化局', '360100');
  const jiujiang = await office('city', '九江市工业和信息化局', '360400');
  const round = await openRound(acting.on(province.officer.actor, '2026-03-01'), usualRound);
  await asksStamped(acting, round.id, []);
  await asksBefore(acting, round.id, []);
  return { province, nanchang, jiujiang, round };
}

/** Which papers the round asks for with a seal; of one opened before that was asked, none. */
export const asksStamped = (acting: Acting, roundId: string, papers: readonly StampedAnnex[]): Promise<unknown> =>
  acting.store.as('system', (tx) =>
    tx
      .updateTable('round')
      .set({ stampedPapers: [...papers] })
      .where('id', '=', roundId)
      .execute(),
  );

/** What the round asks a person to write down before a case is recommended; of one opened before that was asked, nothing. */
export const asksBefore = (acting: Acting, roundId: string, asked: readonly AskedBefore[]): Promise<unknown> =>
  acting.store.as('system', (tx) =>
    tx
      .updateTable('round')
      .set({ asked: [...asked] })
      .where('id', '=', roundId)
      .execute(),
  );

export type Submitted = { dossier: Dossier; rows: readonly Row[]; clerk: SignedIn; name: string };

let numbers = 0;

/** A case as it lies after its submission: form, frozen copy and list hash. `enterprises` are put in front of the example's. */
export async function submittedTo(
  acting: Acting,
  { recommender, round, name, enterprises = [] }: { recommender: Office; round: Round; name: string; enterprises?: readonly string[] },
): Promise<Submitted> {
  numbers += 1;
  const number = `赣平2026-${String(numbers).padStart(4, '0')}`;
  const applicantId = await organisation(acting, 'applicant', name, '360111');
  const clerk = await person(acting, applicantId, '申报经办', ['clerk']);
  const example = exampleContent(2026);
  const own = (row: Row, i: number): Row => {
    const enterprise = enterprises[i] ?? `${name}服务的第${i + 1}家企业`;
    return { id: uuidv7(), cells: { ...row.cells, enterprise } };
  };
  const served = (example.tables.served ?? []).map(own);
  const tables = Object.fromEntries(
    Object.entries(example.tables).map(([key, rows]) => [key, rows.map((row) => ({ ...row, id: uuidv7() }))]),
  );
  const content = { values: example.values, tables: { ...tables, served } };
  const rows = served.map(({ id, cells }) => ({ id, enterprise: String(cells.enterprise), service: String(cells.service ?? '') }));
  const hash = listHash(drawListOf({ dossierNumber: number, committedOn: round.committedOn, rows }, null), sha256);
  const dossier: Dossier = {
    ...{ id: uuidv7(), roundId: round.id, issuerId: round.issuerId, applicantId, recommenderId: recommender.id, creditCode: applicantId },
    ...{ number, state: 'submitted', version: 1, revision: 0, startedAt: SUBMITTED, submittedAt: SUBMITTED, submittedOn: '2026-04-14' },
    ...{
      recommendedAt: null,
      workedAt: null,
      contentHash: 'c',
      listHash: hash,
      declarationBy: null,
      declarationAt: SUBMITTED,
      certificateCheck: null,
    },
    ...{ correctionDueOn: null, groupOpinion: null, decisionReasons: null, updatedAt: SUBMITTED },
  };
  await acting.system((tx) => tx.dossiers.add(dossier));
  const ctx = acting.on(clerk, TODAY);
  const sealed = ctx.tools.seal(JSON.stringify(frozen(content, { materials: [], reasons: [] })));
  await ctx.inTransaction(async (tx) => {
    await tx.dossiers.fill(dossier.id, content, { id: clerk.accountId, at: SUBMITTED });
    const copy = { frozen: { sealed }, contentHash: 'c', listHash: hash, submittedBy: clerk.accountId, submittedAt: SUBMITTED };
    await tx.dossiers.addSubmission({ dossierId: dossier.id, no: 1, ...copy });
  });
  return { dossier, rows: served, clerk, name };
}

/** The same, past its preliminary review. */
export async function assessed(acting: Acting, input: Parameters<typeof submittedTo>[1]): Promise<Submitted> {
  const one = await submittedTo(acting, input);
  const { officer } = input.recommender;
  await checkCertificate(officer, one.dossier.id, { outcome: 'matches', note: '' });
  await accept(officer, one.dossier.id, {});
  return one;
}
