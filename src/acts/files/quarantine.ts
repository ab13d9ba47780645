import { own } from '../../core/text/own.ts';
import type { State } from '../../core/workflow/state.ts';
import type { Context, Event, Transaction, World } from '../context.ts';
import { by, bySystem } from '../context.ts';
import { notNow } from '../refusal.ts';
import type { EvidenceKind } from './evidence-port.ts';
import type { MalwareResult, MalwareState, Place } from './malware-port.ts';

/** Asks the scanner about stored bytes; where it can't be asked they wait in quarantine. Without a scanner there is nothing to say. */
export async function lookedThrough({ tools }: World, hash: string): Promise<MalwareResult> {
  if (tools.scanner === null) return { state: null, found: null };
  try {
    const found = await tools.scanner.find(await tools.files.open(hash));
    return { state: found === null ? 'clean' : 'infected', found };
  } catch {
    return { state: 'quarantined', found: null };
  }
}

/** Refuses the bytes of files of which one waits for the scanner, or in which something was found. */
export async function released(tx: Transaction, ...files: readonly { fileHash: string; name: string }[]): Promise<void> {
  const known = await tx.quarantine.of([...new Set(files.map((one) => one.fileHash))]);
  for (const { fileHash, name } of files) {
    const { state, found } = known.get(fileHash) ?? {};
    if (state === 'quarantined') notNow('第九条', `“${name}”正在查毒，完成后才能打开，一般不超过几分钟`);
    if (state === 'infected')
      notNow('第九条', `“${name}”含有恶意程序（${found ?? '未知'}），已隔离，不能打开：请上传的一方换成没有恶意程序的文件，重新上传`);
  }
}

/** What keeps materials from being handed in, in words; empty where all are clean or nobody asked. */
export async function blockedMaterials(tx: Transaction, materials: readonly { fileHash: string; name: string }[]): Promise<string[]> {
  const states = await statesOf(tx, materials);
  return materials.flatMap((one) => {
    const state = states.get(one.fileHash);
    if (state === 'quarantined') return [`“${one.name}”正在查毒`];
    return state === 'infected' ? [`“${one.name}”含有恶意程序，请删除后重新上传`] : [];
  });
}

/** What the scanner said of these files, by the hash of their bytes. */
export async function statesOf(tx: Transaction, files: readonly { fileHash: string }[]): Promise<ReadonlyMap<string, MalwareState>> {
  const known = await tx.quarantine.of([...new Set(files.map((one) => one.fileHash))]);
  return new Map([...known].map(([hash, { state }]) => [hash, state]));
}

export type Infected = { of: { kind: 'dossier' | 'organisation' | EvidenceKind; id: string }; hash: string; found: string };

/** What was found is written down, and no bytes of it are kept that nobody had before. */
export async function reject(ctx: World | Context, { of, hash, found }: Infected): Promise<void> {
  const work = async (tx: Transaction): Promise<boolean> => {
    const dossier = of.kind === 'dossier' ? await tx.dossiers.dossier(of.id) : of.kind === 'organisation' ? { applicantId: of.id } : null;
    const known = (await tx.quarantine.of([hash])).has(hash);
    if (known) await tx.quarantine.set(hash, { state: 'infected', found }, ctx.now);
    await tx.record({
      ...('actor' in ctx ? by(ctx) : bySystem(ctx)),
      action: 'rejectInfected',
      article: '第九条',
      subject: of,
      ...(dossier ? { parties: dossier } : {}),
      detail: { hash, found },
    });
    return known;
  };
  // Whoever has no account writes nothing: it is the system that notes it.
  const kept = 'actor' in ctx ? await ctx.inTransaction(work) : await ctx.asSystem(work);
  if (!kept) await ctx.tools.files.drop(hash);
}

/** So many files are asked about in one go; the next go is a minute later. */
const AT_ONCE = 50;

/** Asks again about what waits; answers how many no longer do. Where something is found, the journal says so. */
export async function releaseQuarantined(world: World): Promise<number> {
  if (world.tools.scanner === null) return 0;
  const waiting = await world.asSystem((tx) => tx.quarantine.waiting(AT_ONCE));
  let done = 0;
  for (const hash of waiting) {
    const result = await lookedThrough(world, hash);
    // The scanner is away: so are the answers for the others.
    if (result.state === 'quarantined') return done;
    await world.asSystem(async (tx) => {
      await tx.quarantine.set(hash, result, world.now);
      if (result.state !== 'infected') return;
      await tellInfected(tx, world, { hash, found: result.found });
    });
    done += 1;
  }
  return done;
}

/**
 * Written down wherever it stands, and told to whoever brought it: a material, a stamped paper, a certificate; a material stays in the applicant's inbox until it
 * is taken out. The office that has the case in hand hears too, since it alone can have it replaced then (第八条（三）).
 */
async function tellInfected(tx: Transaction, world: World, { hash, found }: { hash: string; found: string | null }): Promise<void> {
  const places = await tx.quarantine.placesOf(hash);
  const about = { ...bySystem(world), action: 'rejectInfected', article: '第九条', detail: { hash, found } };
  if (places.length === 0) await tx.record({ ...about, subject: { kind: 'file', id: null } });
  for (const place of places) {
    if ('issuerId' in place) {
      await tellOfEvidence(tx, about, { place, hash });
      continue;
    }
    const { kind, id, name, addedBy } = place;
    const dossier = kind === 'dossier' ? await tx.dossiers.line(id) : null;
    const parties = dossier ?? { applicantId: id };
    await tx.record({ ...about, subject: { kind, id }, parties });
    const link = kind === 'dossier' ? `/app/dossiers/${id}` : '/app/colleagues';
    await tx.post({
      key: `infected:${hash}:${id}:${addedBy}`,
      to: { accountId: addedBy },
      subject: `“${name}”含有恶意程序，已隔离`,
      body: `您上传的“${name}”经查含有恶意程序（${found ?? '未知'}），已隔离，不能打开，也不能使用。请删除，用干净的文件重新上传（第九条）；并请检查这份文件所在的电脑。`,
      link,
    });
    const office = dossier === null ? null : inHandOf(dossier);
    // What the office brought itself, annex 1 with its seal, was told to whoever brought it.
    const own = office !== null && (await tx.directory.account(addedBy))?.organisationId === office;
    if (dossier !== null && office !== null && !own)
      await tx.post({
        key: `infected:${hash}:${id}:${office}`,
        to: { organisationId: office, role: 'officer' },
        subject: `${dossier.applicantName}的“${name}”含有恶意程序，已隔离`,
        body: `${dossier.number ?? ''} ${dossier.applicantName}的“${name}”经查含有恶意程序，已隔离，谁也打不开，上传的人已收到通知。${replacing(dossier.state)}`,
        link,
      });
  }
}

/** Of evidence the office hears that has the case: it alone can ask for another file, where nobody knows who brought it. */
async function tellOfEvidence(
  tx: Transaction,
  about: Omit<Event, 'subject'>,
  { place: { kind, id, name, issuerId }, hash }: { place: Extract<Place, { issuerId: string }>; hash: string },
): Promise<void> {
  await tx.record({ ...about, subject: { kind, id }, parties: { issuerId } });
  await tx.post({
    key: `infected:${hash}:${id}`,
    to: { organisationId: issuerId, role: 'officer' },
    subject: `${evidenceOf[kind]}的“${name}”含有恶意程序，已隔离`,
    body: `${evidenceOf[kind]}的“${name}”经查含有恶意程序，已隔离，谁也打不开，不作为证据；确实需要的，请另行取得没有恶意程序的文件（第九条）。`,
    link: placeOf(kind, id),
  });
}

const placeOf = (kind: EvidenceKind, id: string): string =>
  own({ policy: '/app/policies', notice: `/app/notices/${id}`, platformChange: '/app/platform-changes' }, kind) ?? `/app/${kind}s`;

const evidenceOf: Readonly<Record<EvidenceKind, string>> = {
  complaint: '投诉举报',
  objection: '公示异议',
  revocation: '撤销案件',
  policy: '扶持政策',
  notice: '网站公示',
  audit: '答复审计监察的证明文件',
  platformChange: '变更名称、地址的证照',
};

type InHand = { state: State; recommenderId: string; issuerId: string };

/** Who can have a file replaced now: the recommender up to its recommendation, then the issuer; nobody while it is filled in, or ended. */
function inHandOf({ state, recommenderId, issuerId }: InHand): string | null {
  if (state === 'submitted' || state === 'assessing' || state === 'returned') return recommenderId;
  return state === 'recommended' || state === 'admitted' || state === 'reviewed' || state === 'proposed' ? issuerId : null;
}

const replacing = (state: State): string => {
  if (state === 'returned') return '正在补正，申报单位可以更换。';
  return state === 'submitted'
    ? '初审时可以在补正通知中列出这类材料，请申报单位更换（第八条（三））。'
    : '需要这份材料的，请联系申报单位另行提供。';
};
