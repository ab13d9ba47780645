import { addDays, chineseDay } from '../../core/calendar/day.ts';
import { checkCodeOf, typedCode } from '../../core/recognition/check-code.ts';
import { credentialOf, statusListOf, type TitleFacts, type TitleProof } from '../../core/recognition/credential.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import type { Transaction, World } from '../context.ts';
import { bySystem } from '../context.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { placeOfEarlier } from './earlier-known.ts';
import type { PlatformLine } from './platforms-port.ts';
import type { FormerName } from './records.ts';
import type { IssuedPaper, IssuedTitle, PublishedKey } from './title-port.ts';

/** Where an installation is reached, without a slash at its end. */
type At = { readonly publicUrl: string };

/**
 * The credential of a platform recognised here: signed the first time that anybody asks, and the same from then on, so that it is also there for those that were recognised
 * before anything was signed. Its code and its place in the status list are drawn then.
 */
export async function titleOf(world: World, id: string, at: At): Promise<IssuedTitle> {
  const kept = await world.inTransaction((tx) => tx.recognitions.issuedTitle(id));
  if (kept !== null) return kept;
  return world.asSystem(async (tx) => {
    const platform = found(await tx.recognitions.platform(id));
    if (platform.basis !== null) notNow(placeOfEarlier(world), NOT_OURS);
    // By a list of yesterday it would stand: what was revoked before it was signed is in none that somebody holds.
    if (platform.revokedOn !== null && platform.revokedOn <= world.today)
      notNow('第十二条', `示范平台称号已于${chineseDay(platform.revokedOn)}撤销，不再签发电子凭证；是否有效请在证书查验页查询`);
    const title = await signed(tx, world, { platform, at });
    if (!(await tx.recognitions.addTitle(title))) return found(await tx.recognitions.issuedTitle(id)); // another was first
    await tx.recognitions.publishKeys(world.tools.signing.keys, world.now);
    await tx.record({
      ...bySystem(world),
      action: 'issueCredential',
      article: '第十二条',
      subject: { kind: 'platform', id },
      parties: platform,
      detail: { certificateNumber: platform.certificateNumber, checkCode: title.code, digest: world.tools.digest(title.credential) },
    });
    return title;
  });
}

/** Said of what was recognised before this system came. */
export const NOT_OURS =
  '该称号是本系统启用前认定的，证书由认定部门当时颁发，本系统没有签发过它的电子证书和凭证，不能核对签名；是否有效请在证书查验页查询';

/** An address that was guessed would stand in the code and the credential, where nobody can mend it. */
function addressKnown({ tools }: World): void {
  if (!tools.addressKnown) notNow('第十二条', '还没有设置公开网址，电子证书、凭证暂不能签发：请联系系统管理员设置，设置后再来索取');
}

async function signed(tx: Transaction, world: World, { platform, at }: { platform: PlatformLine; at: At }): Promise<IssuedTitle> {
  addressKnown(world);
  const { signing } = world.tools;
  const place = await freePlace(tx, world);
  const credential = signing.issue(credentialOf(at.publicUrl, { ...factsOf(world, platform), ...place }));
  return { platformId: platform.id, n: platform.formerNames.length + 1, ...place, credential, issuedAt: world.now };
}

async function freePlace(tx: Transaction, world: World): Promise<Pick<IssuedTitle, 'code' | 'statusIndex'>> {
  for (;;) {
    const secret = world.tools.newSecret();
    const place = { code: checkCodeOf(secret), statusIndex: Number.parseInt(secret.slice(-8), 16) % world.tools.signing.places };
    if (!(await tx.recognitions.titleTaken(place))) return place;
  }
}

function factsOf(world: World, platform: PlatformLine): Omit<TitleFacts, 'code' | 'statusIndex'> {
  const scheme = world.tools.schemes.named(platform.scheme);
  return {
    number: platform.certificateNumber,
    organisation: platform.name,
    creditCode: platform.creditCode ?? '',
    title: scheme.names.platform,
    functions: functionsOf(platform.functions, scheme.functions),
    from: platform.validFrom,
    to: platform.validTo,
    issuedOn: platform.recognisedOn,
    issuer: platform.issuerName,
  };
}

/** What a certificate's paper shows of its signatures; `facts`: for the code on it. */
export type Proof = { readonly code: string; readonly facts: Uint8Array };

/** The signed certificate of a platform, made by `make` the first time that it is asked for and kept as it is; its digest stands in the journal. */
export async function paperOf(
  world: World,
  platform: PlatformLine,
  { publicUrl, make }: At & { make(proof: Proof): Promise<Uint8Array> },
): Promise<IssuedPaper> {
  const { id } = platform;
  const kept = await world.asSystem((tx) => tx.recognitions.issuedPaper(id));
  if (kept !== null) return kept;
  addressKnown(world);
  const { n, code, statusIndex, credential } = await titleOf(world, id, { publicUrl });
  if (n !== platform.formerNames.length + 1) refuse({ kind: 'conflict', message: '单位名称刚变更，请刷新后下载换发的证书' });
  const { signing } = world.tools;
  const drawn = await make({ code, facts: signing.facts({ ...factsOf(world, platform), code, statusIndex }) });
  const wish = { at: new Date(world.now), reason: '示范平台证书', name: platform.issuerName, credential };
  const paper = { platformId: id, n, ...(await signing.paper(drawn, wish)), madeAt: world.now };
  return world.asSystem(async (tx) => {
    if (!(await tx.recognitions.addPaper(paper))) return found(await tx.recognitions.issuedPaper(id));
    await tx.recognitions.publishKeys(signing.keys, world.now);
    await tx.record({
      ...bySystem(world),
      action: 'signCertificate',
      article: '第十二条',
      subject: { kind: 'platform', id },
      parties: platform,
      detail: { certificateNumber: platform.certificateNumber, digest: paper.hash },
    });
    return paper;
  });
}

/** For so many days a status list may be believed. */
const LIST_DAYS = 7;

/** What is revoked by today, signed, for whoever checks a title without asking for it by name. */
export async function statusList(world: World, { publicUrl }: At): Promise<string> {
  const { signing } = world.tools;
  const { revoked, replaced } = await world.inTransaction((tx) => tx.recognitions.endedPlaces(world.today));
  const bits = { encodedList: signing.bits([...revoked, ...replaced]), replacedList: signing.bits(replaced) };
  const term = { from: world.today, to: addDays(world.today, LIST_DAYS) };
  return signing.issue(statusListOf(publicUrl, bits, term));
}

/** The keys by which anybody checks what this installation signed, now and before. */
export async function publishedKeys(world: World): Promise<{ keys: PublishedKey[] }> {
  const used = await world.inTransaction((tx) => tx.recognitions.publishedKeys());
  const known = new Set(used.map(({ kid }) => kid));
  return { keys: [...used, ...world.tools.signing.keys.filter(({ kid }) => !known.has(kid))] };
}

/** The credential of a title by its code or its certificate's number. @throws Refused where there is none. */
export async function titleNamed(world: World, name: string, at: At): Promise<IssuedTitle> {
  const code = typedCode(name);
  const byCode = code === null ? null : await world.inTransaction((tx) => tx.recognitions.titleByCode(code));
  if (byCode !== null) return byCode;
  const { id } = found(await world.inTransaction((tx) => tx.recognitions.platformByNumber(name)));
  return titleOf(world, id, at);
}

/** The certificate's number that a code stands for, and what the title was called there if it was replaced since; what is no code that was given stays as it is. */
export const numberOfTitle = (world: World, typed: string): Promise<{ number: string; replaced: FormerName | null }> =>
  world.inTransaction(async (tx) => {
    const code = typedCode(typed);
    const title = code === null ? null : await tx.recognitions.titleByCode(code);
    if (title === null) return { number: typed, replaced: null };
    const { certificateNumber, formerNames } = found(await tx.recognitions.platform(title.platformId));
    return { number: certificateNumber, replaced: formerNames[title.n - 1] ?? null };
  });

/** What a certificate's file that somebody brought is worth now, by what this installation signed and a status list. */
export async function verifyFile(world: World, file: Uint8Array, status: string): Promise<TitleProof> {
  const { keys } = await publishedKeys(world);
  return world.tools.signing.verify(file, { keys, status, at: world.now });
}
