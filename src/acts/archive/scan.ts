import { type VersionMark, versionParts } from '../../core/annexes/version-mark.ts';
import { personalAnnexes } from '../../core/disclosure/personal.ts';
import { articlesOfPapers, type Matches, type StampedAnnex } from '../../core/materials/stamped.ts';
import { states } from '../../core/workflow/state.ts';
import { by, type Context, type Transaction, type World } from '../context.ts';
import { noteFile } from '../dossier/open-files.ts';
import type { Dossier } from '../dossier/records.ts';
import { type Incoming, type Sniff, takeIn } from '../files/arrival.ts';
import type { MalwareState } from '../files/malware-port.ts';
import { released, statesOf } from '../files/quarantine.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { standingOfMark } from './check-mark.ts';
import type { Scan, ScanCheck } from './records.ts';
import { matchesNow, standingOf } from './standing.ts';

/** The mark that stands on a stored scan, or null where none can be read; given by the api room, which has the libraries. */
export type ReadMark = (bytes: AsyncIterable<Uint8Array>, mediaType: string) => Promise<VersionMark | null>;

/** A scan with what the malware scanner said of it. */
export type Looked = Scan & { readonly malware: MalwareState; readonly check: ScanCheck | null };

export type Scanning = { annex: StampedAnnex; incoming: Incoming; sniff: Sniff; readMark: ReadMark };

/** By which place of its round's edition each stamped paper of a case goes. */
export async function articlesFor(tx: Transaction, { tools }: World, { roundId }: Pick<Dossier, 'roundId'>): Promise<Articles> {
  return articlesOfPapers(tools.schemes.named(found(await tx.rounds.round(roundId)).scheme));
}
type Articles = Readonly<Record<StampedAnnex, string>>;

/**
 * Keeps a stamped paper with the submission that stands, and says what its code says: this version, another, or nothing that can be
 * read, which a person must then look at. A wrong version is kept as well, and shown as what it is.
 */
export async function addScan(ctx: Context, dossierId: string, { annex, incoming, sniff, readMark }: Scanning): Promise<Looked> {
  await ctx.inTransaction((tx) => submissionInHand(tx, ctx, { dossierId, annex }));
  const {
    hash,
    malware: said,
    ...file
  } = await takeIn(ctx, incoming, { of: { kind: 'dossier', id: dossierId }, sniff, kinds: 'PDF、JPG 或 PNG' });
  const mark = await readMark(await ctx.tools.files.open(hash), file.mediaType);
  return ctx.inTransaction(async (tx) => {
    const { dossier, submissionNo, article } = await submissionInHand(tx, ctx, { dossierId, annex });
    await notSentBackBefore(tx, { dossierId, annex, hash, article });
    await tx.dossiers.knownFile(hash, file.size, file.mediaType, ctx.now);
    if (said.state !== null) await tx.quarantine.set(hash, said, ctx.now);
    const scan: Scan = {
      id: ctx.tools.newId(),
      ...{ dossierId, annex, submissionNo, fileHash: hash, ...file },
      ...{ matches: await matchOf(tx, ctx, { dossier, annex, mark }), version: mark?.version ?? null },
      ...{ addedBy: ctx.actor.accountId, addedAt: ctx.now, confirmedBy: null, confirmedAt: null },
    };
    await tx.scans.add(scan);
    const { matches, version, size } = scan;
    await tx.record({ ...about(ctx, dossier, article), action: 'addScan', detail: { annex, submissionNo, matches, version, hash, size } });
    return { ...scan, malware: said.state, check: null };
  });
}

/** A person has compared number and digest at the foot of a scan whose code can't be read. */
export const confirmScan = (ctx: Context, dossierId: string, scanId: string): Promise<void> =>
  ctx.inTransaction(async (tx) => {
    const scan = await scanOf(tx, dossierId, scanId);
    const { dossier, article } = await submissionInHand(tx, ctx, { dossierId, annex: scan.annex });
    if (scan.matches !== 'unreadable') notNow(article, '纸上的二维码已经识别，不需要人工确认');
    if (!(await tx.scans.confirm(scanId, { id: ctx.actor.accountId, at: ctx.now })))
      notNow(article, '这份扫描件已经有人确认过，不需要再确认');
    await tx.record({ ...about(ctx, dossier, article), action: 'confirmScan', detail: { annex: scan.annex, hash: scan.fileHash } });
  });

/** A paper that goes for a seal: what it bears now, and whether this person brings its scan; null: nothing hinders it. */
export type StampedPaper = {
  annex: StampedAnnex;
  /** Where the round's edition asks for it. */
  article: string;
  mark: VersionMark | null;
  mine: boolean;
  blockedBy: string | null;
  /** Whether the round asks for it before a case is recommended, and what is still owed of it then, in words. */
  asked: boolean;
  owed: string | null;
  /** Whether this person says of its scans what is found of them. */
  checks: boolean;
};

/** The papers that are stamped and their scans as far as the actor may see them, newest first; each scan says what holds by today's version. */
export const stampedPapers = (ctx: Context, dossierId: string): Promise<{ papers: StampedPaper[]; scans: Looked[] }> =>
  ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.dossier(dossierId));
    const standing = await standingOf(tx, ctx, dossier);
    const kept = await tx.scans.ofDossier(dossierId);
    const states = await statesOf(tx, kept);
    const checks = await tx.scans.checks(dossierId);
    const scans = kept.map((scan) => ({
      ...{ ...scan, matches: matchesNow(scan, standing), malware: states.get(scan.fileHash) ?? null },
      check: checks.find(({ scanId }) => scanId === scan.id) ?? null,
    }));
    const recommended = (await tx.recommendations.recommendation(dossierId)) !== null;
    const annexes: StampedAnnex[] = recommended && dossier.applicantId !== ctx.actor.organisationId ? ['1', '2', '6'] : ['2', '6'];
    const blockedBy = closedOr(dossier, standing === null ? NOT_YET : null);
    const asked = isClosed(dossier) ? annexes.filter((annex) => kept.some((scan) => scan.annex === annex)) : annexes;
    const round = found(await tx.rounds.round(dossier.roundId));
    const { papersOwed } = await tx.dossiers.storedFacts(dossier);
    const articles = articlesOfPapers(ctx.tools.schemes.named(round.scheme));
    const papers = asked.map((annex) => ({
      ...{ annex, article: articles[annex], mark: standing?.marks[annex] ?? null, mine: isMine(ctx, dossier, annex), blockedBy },
      asked: round.stampedPapers.includes(annex),
      owed: papersOwed.find((one) => one.annex === annex)?.says ?? null,
      checks: annex !== '1' && looking(ctx, dossier),
    }));
    return { papers, scans };
  });

/** A stamped paper for showing; those with personal data once their reader has said why. */
export async function openScan(ctx: Context, dossierId: string, scanId: string): Promise<{ scan: Scan; bytes: AsyncIterable<Uint8Array> }> {
  const scan = await ctx.inTransaction(async (tx) => {
    const one = await scanOf(tx, dossierId, scanId);
    await released(tx, one);
    const dossier = found(await tx.dossiers.dossier(dossierId));
    // A stamped paper shows personal data and can't be masked; annex 6 shows none.
    if (personalAnnexes.includes(Number(one.annex)))
      await noteFile(tx, ctx, dossier, { id: one.id, action: 'openScan', detail: { annex: one.annex, hash: one.fileHash } });
    return one;
  });
  return { scan, bytes: await ctx.tools.files.open(scan.fileHash) };
}

export async function scanOf(tx: Transaction, dossierId: string, scanId: string): Promise<Scan> {
  const scan = found(await tx.scans.scan(scanId));
  return scan.dossierId === dossierId ? scan : refuse({ kind: 'notFound' });
}

export const about = (ctx: Context, dossier: Dossier, article: string) => ({
  ...by(ctx),
  article,
  subject: { kind: 'dossier', id: dossier.id },
  parties: dossier,
});

/** An officer of the recommender, as long as the case is in hand there. */
const looking = ({ actor }: Context, { recommenderId, state }: Dossier): boolean =>
  recommenderId === actor.organisationId && actor.roles.includes('officer') && (state === 'submitted' || state === 'assessing');

type Again = { dossierId: string; annex: StampedAnnex; hash: string; article: string };

/** The very file that was sent back is not brought once more: its code would count again, and whoever sent it back would have to see it anew. */
async function notSentBackBefore(tx: Transaction, { dossierId, annex, hash, article }: Again): Promise<void> {
  const same = (await tx.scans.ofDossier(dossierId)).filter((one) => one.annex === annex && one.fileHash === hash);
  if (same.length === 0) return;
  const fault = (await tx.scans.checks(dossierId)).find(
    ({ scanId, fault }) => fault !== null && same.some(({ id }) => id === scanId),
  )?.fault;
  if (fault) notNow(article, `这份文件就是已经退回的那一份（${fault}），请重新盖章、签字后再扫描上传`);
}

type OfAnnex = { dossierId: string; annex: StampedAnnex };

/** Ended without review: nothing is stamped for it any more. */
const isClosed = ({ state }: Dossier): boolean => state === 'declined' || state === 'rejected' || state === 'withdrawn';
const closedOr = (dossier: Dossier, otherwise: string | null): string | null =>
  isClosed(dossier) ? `申报${states[dossier.state].label}，不再需要盖章扫描件` : otherwise;

const NOT_YET = '申报尚未提交或正在补正，请在提交之后打印、盖章，再上传扫描件';

/** Annex 1 is brought by an officer of the recommender, the others by a clerk of the applicant. */
function isMine({ actor }: Context, dossier: Dossier, annex: StampedAnnex): boolean {
  const [side, role] = annex === '1' ? ([dossier.recommenderId, 'officer'] as const) : ([dossier.applicantId, 'clerk'] as const);
  return side === actor.organisationId && actor.roles.includes(role);
}

/** The dossier for the side whose paper it is, and the submission that stands; refused before the first one and while it is being corrected. */
async function submissionInHand(tx: Transaction, ctx: Context, { dossierId, annex }: OfAnnex) {
  const dossier = found(await tx.dossiers.dossier(dossierId));
  if (!isMine(ctx, dossier, annex)) refuse({ kind: 'notAllowed' });
  const article = (await articlesFor(tx, ctx, dossier))[annex];
  const closed = closedOr(dossier, null);
  if (closed !== null) return notNow(article, closed);
  const last = (await tx.dossiers.submissions(dossierId)).at(-1);
  if (last === undefined || dossier.state === 'draft' || dossier.state === 'returned') return notNow(article, NOT_YET);
  return { dossier, article, submissionNo: last.no };
}

async function matchOf(
  tx: Transaction,
  ctx: Context,
  { dossier, annex, mark }: { dossier: Dossier; annex: StampedAnnex; mark: VersionMark | null },
): Promise<Matches> {
  if (mark === null) return 'unreadable';
  if (mark.annex !== undefined && mark.annex !== annex) return 'other';
  const isAnnex1 = versionParts(mark.version)?.recommendation != null;
  if (isAnnex1 !== (annex === '1')) return 'other';
  const { standing } = await standingOfMark(tx, { dossier, mark, digest: ctx.tools.digest });
  return standing === 'current' ? 'current' : 'other';
}
