import { partiesOf } from '../../core/reporting/parties.ts';
import { by, type Context, type Event, type Transaction } from '../context.ts';

/** What a supervisor has read: the thing it is about, and what of it, in words. */
export type Reading = {
  readonly kind: ReadKind;
  readonly id: string | null;
  readonly what: string;
  readonly file?: string | undefined;
  /** An uploaded file of the case, by its id. */
  readonly materialId?: string | undefined;
  readonly scanId?: string | undefined;
};

/** The things that a supervisor reads, and what the journal calls the reading of each. */
export const readings = {
  dossier: 'readDossier',
  report: 'readReport',
  summary: 'readSummary',
  journal: 'readJournal',
  platform: 'readPlatform',
  round: 'readRound',
  notice: 'readRound',
  objection: 'readCases',
  revocation: 'readCases',
  reward: 'readCases',
  showcase: 'readCases',
  policy: 'readCases',
  platformChange: 'readCases',
  complaint: 'readCases',
  interpretation: 'readInterpretations',
} as const;
export type ReadKind = keyof typeof readings;

/** A supervisor reads all and changes nothing, and each reading is logged (第十六条), whichever door it went through. */
export async function noteReading(ctx: Context, reading: Reading): Promise<void> {
  const { kind, id, what, file } = reading;
  await ctx.inTransaction(async (tx) =>
    tx.record({
      ...by(ctx, 'supervisor'),
      action: readings[kind],
      article: '第十六条',
      subject: { kind, id },
      parties: id === null ? {} : await partiesTo(tx, kind, id),
      detail: { what, ...(file === undefined ? {} : { file }), ...(await uploadedIn(tx, reading)) },
    }),
  );
}

/** Which uploaded file was read: its kind and digest, as the journal names it of anybody else; a name of somebody else's making stays out of it. */
async function uploadedIn(tx: Transaction, { id, materialId, scanId }: Reading): Promise<Readonly<Record<string, string>>> {
  const material = materialId === undefined ? null : await tx.dossiers.material(materialId);
  if (material !== null && material.dossierId === id) return { kind: material.kind, hash: material.fileHash };
  const scan = scanId === undefined ? null : await tx.scans.scan(scanId);
  return scan !== null && scan.dossierId === id ? { annex: scan.annex, hash: scan.fileHash } : {};
}

/** Whose journal it stands in besides: the parties of the case or of the report that was read. */
async function partiesTo(tx: Transaction, kind: ReadKind, id: string): Promise<NonNullable<Event['parties']>> {
  if (kind === 'dossier') return (await tx.dossiers.dossier(id)) ?? {};
  const report = kind === 'report' ? await tx.reporting.report(id) : undefined;
  return report ? partiesOf(report) : {};
}
