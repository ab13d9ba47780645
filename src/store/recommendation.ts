import type { ListedRow, Personal, Recommendations } from '../acts/recommendation/port.ts';
import type { Sample } from '../acts/recommendation/records.ts';
import { served } from '../core/annexes/annex5.ts';
import type { Value } from '../core/annexes/field.ts';
import type { FrozenForm } from '../core/annexes/freeze.ts';
import { veiledText } from '../core/disclosure/in-text.ts';
import { comparisonsIn } from './comparisons.ts';
import type { Sealer } from './crypto.ts';
import { masked, openText, sealText, wordsIn } from './sealing.ts';
import { json, type Tx } from './transaction.ts';

/** Draws, samples and recommendations; an interviewee's name and mobile, and what was noted of a call, are sealed at rest. */
export function recommendationsIn(tx: Tx, sealer: Sealer): Recommendations {
  const sealed = <T extends Partial<Pick<Sample, 'interviewee' | 'mobile' | 'intervieweePosition' | 'service' | 'note'>>>(
    sample: T,
  ): T => ({
    ...sample,
    ...(sample.interviewee ? { interviewee: sealer.seal(sample.interviewee) } : {}),
    ...(sample.mobile ? { mobile: sealer.seal(sample.mobile) } : {}),
    ...(sample.intervieweePosition ? { intervieweePosition: sealer.seal(sample.intervieweePosition) } : {}),
    ...(sample.service ? { service: sealer.seal(sample.service) } : {}),
    ...(sample.note ? { note: sealer.seal(sample.note) } : {}),
  });
  const shown = (text: string | null, personal: Personal) => {
    const opened = text ? openText(sealer, text) : text;
    return personal === 'masked' && opened !== null ? masked(opened) : opened;
  };
  const said = <T extends string | null>(stored: T, personal: Personal) => {
    const text = wordsIn(sealer, stored);
    return (personal === 'masked' && text !== null ? veiledText(text) : text) as T;
  };
  return {
    ...comparisonsIn(tx),
    draw: async (dossierId) => (await tx.selectFrom('draw').selectAll().where('dossierId', '=', dossierId).executeTakeFirst()) ?? null,
    addDraw: async (draw) =>
      void (await tx
        .insertInto('draw')
        .values({ ...draw, drawOrder: json(draw.drawOrder) })
        .execute()),
    async sample(dossierId, personal) {
      const rows = await tx.selectFrom('sample').selectAll().where('dossierId', '=', dossierId).orderBy('position').execute();
      return rows.map((row) => ({
        ...row,
        interviewee: shown(row.interviewee, personal),
        mobile: shown(row.mobile, personal),
        intervieweePosition: said(row.intervieweePosition, personal),
        service: said(row.service, personal),
        note: said(row.note, personal),
      }));
    },
    addSamples: async (samples) => void (await tx.insertInto('sample').values(samples.map(sealed)).execute()),
    async recordSample({ dossierId, rowId, version }, record) {
      const result = await tx
        .updateTable('sample')
        .set({ ...sealed(record), state: 'recorded', version: version + 1 })
        .where('dossierId', '=', dossierId)
        .where('rowId', '=', rowId)
        .where('version', '=', version)
        .where('state', '<>', 'replaced')
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async replaceSample({ dossierId, rowId }, { reason, note, next, accountId }) {
      const result = await tx
        .updateTable('sample')
        .set((w) => ({
          state: 'replaced' as const,
          replacedReason: reason,
          note: sealText(sealer, note),
          replacedWith: next,
          replacedBy: accountId,
          version: w('version', '+', 1),
        }))
        .where('dossierId', '=', dossierId)
        .where('rowId', '=', rowId)
        .where('state', '=', 'drawn')
        .executeTakeFirst();
      return result.numUpdatedRows === 1n;
    },
    async attempts(dossierId, personal) {
      const rows = await tx.selectFrom('attempt').selectAll().where('dossierId', '=', dossierId).orderBy('at').orderBy('id').execute();
      return rows.map((row) => ({ ...row, note: said(row.note, personal) }));
    },
    addAttempt: async (attempt) =>
      void (await tx
        .insertInto('attempt')
        .values({ ...attempt, note: sealText(sealer, attempt.note) })
        .execute()),
    async submittedList(dossierId, personal) {
      const last = await tx
        .selectFrom('submission')
        .select('frozen')
        .where('dossierId', '=', dossierId)
        .orderBy('no', 'desc')
        .executeTakeFirst();
      const rows = last ? listOf(sealer, last.frozen) : [];
      return personal === 'open'
        ? rows
        : rows.map((row) => ({ ...row, contact: masked(row.contact), mobile: masked(row.mobile), service: veiledText(row.service) }));
    },
    recommendation: async (dossierId) =>
      (await tx.selectFrom('recommendation').selectAll().where('dossierId', '=', dossierId).executeTakeFirst()) ?? null,
    async prepare(recommendation, version) {
      const next = { ...recommendation, signedBy: null, signedAt: null, version: version + 1 };
      if (version === 0) {
        const added = await tx
          .insertInto('recommendation')
          .values(next)
          .onConflict((c) => c.column('dossierId').doNothing())
          .executeTakeFirst();
        return added.numInsertedOrUpdatedRows === 1n;
      }
      const changed = await tx
        .updateTable('recommendation')
        .set(next)
        .where('dossierId', '=', recommendation.dossierId)
        .where('version', '=', version)
        .executeTakeFirst();
      return changed.numUpdatedRows === 1n;
    },
    giveBack: async (dossierId, mark) =>
      void (await tx
        .updateTable('recommendation')
        .set((w) => ({ ...mark, version: w('version', '+', 1) }))
        .where('dossierId', '=', dossierId)
        .execute()),
    sign: async (dossierId, by, at) =>
      void (await tx
        .updateTable('recommendation')
        .set((w) => ({ signedBy: by, signedAt: at, version: w('version', '+', 1) }))
        .where('dossierId', '=', dossierId)
        .execute()),
    async drawnNumbers(roundId) {
      const rows = await tx
        .selectFrom('draw')
        .innerJoin('dossier', 'dossier.id', 'draw.dossierId')
        .select('dossier.number')
        .where('dossier.roundId', '=', roundId)
        .orderBy('dossier.number')
        .execute();
      return rows.flatMap(({ number }) => (number === null ? [] : [number]));
    },
    drawnByNumber: async (number) =>
      (await tx
        .selectFrom('dossier')
        .innerJoin('draw', 'draw.dossierId', 'dossier.id')
        .selectAll('dossier')
        .where('dossier.number', '=', number)
        .executeTakeFirst()) ?? null,
    async reviewingIn(roundId) {
      const row = await tx
        .selectFrom('dossier')
        .select((w) => w.fn.countAll<number>().as('n'))
        .where('roundId', '=', roundId)
        .where('state', 'in', ['recommended', 'admitted'])
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
    async waitingIn(roundId) {
      const row = await tx
        .selectFrom('dossier')
        .select((w) => w.fn.countAll<number>().as('n'))
        .where('roundId', '=', roundId)
        .where('state', 'in', ['returned', 'submitted', 'assessing'])
        .executeTakeFirstOrThrow();
      return Number(row.n);
    },
  };
}

/** Annex 5's rows out of a sealed submission, each column found by the question that it was asked under. */
function listOf(sealer: Sealer, frozen: unknown): ListedRow[] {
  const { sealed } = frozen as { sealed: string };
  const form = JSON.parse(sealer.open(sealed)) as FrozenForm;
  const table = form.sections.flatMap((section) => section.tables).find((one) => one.key === 'served');
  if (!table) return [];
  const cell = (cells: readonly Value[], key: keyof typeof served) => cells[table.columns.indexOf(served[key].label)] ?? null;
  const text = (cells: readonly Value[], key: keyof typeof served) => String(cell(cells, key) ?? '');
  return table.rows.map(({ id, cells }) => ({
    id,
    enterprise: text(cells, 'enterprise'),
    contact: text(cells, 'contact'),
    position: text(cells, 'position'),
    mobile: text(cells, 'mobile'),
    service: text(cells, 'service'),
    satisfied: cell(cells, 'satisfied'),
  }));
}
