import type { Organisation } from '../../core/directory/organisation.ts';
import { ownAreaOf } from '../../core/identifiers/registered-area.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { type Incoming, type Sniff, takeIn } from '../files/arrival.ts';
import { released } from '../files/quarantine.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import type { Licence, LicenceLine } from './licence-port.ts';
import { standsVerified } from './standing.ts';

/** 初审 inspects the certificate; it may be seen before. */
const ARTICLE = '第八条（三）';
/** So many files one organisation may bring within a day. */
const MOST_A_DAY = 5;
const DAY_MS = 86_400_000;

/**
 * A pending organisation brings its certificate for the authority of its place to compare with what was registered. A file that waits is replaced by a
 * newer one: both stay, the newest is answered. Applying goes on without it; for a title that stands already nobody speaks before (`registrationSeen`).
 */
export async function bringLicence(ctx: Context, incoming: Incoming, sniff: Sniff): Promise<Licence> {
  const { organisationId } = ctx.actor;
  await ctx.inTransaction((tx) => mayBring(tx, ctx));
  const { malware, ...file } = await takeIn(ctx, incoming, {
    of: { kind: 'organisation', id: organisationId },
    sniff,
    kinds: 'PDF、JPG 或 PNG',
  });
  return ctx.inTransaction(async (tx) => {
    // Several of one organisation come here one after the other, so that the day's limit holds.
    await tx.next(`licences:${organisationId}`);
    const { organisation, authority } = await mayBring(tx, ctx);
    await tx.dossiers.knownFile(file.hash, file.size, file.mediaType, ctx.now);
    if (malware.state !== null) await tx.quarantine.set(file.hash, malware, ctx.now);
    const licence: Licence = {
      id: ctx.tools.newId(),
      ...{ organisationId, authority, fileHash: file.hash, name: file.name, mediaType: file.mediaType, size: file.size },
      ...{ addedBy: ctx.actor.accountId, addedAt: ctx.now, outcome: null, word: null, decidedBy: null, decidedAt: null },
    };
    const office = (await tx.directory.organisations({ kinds: ['city'] })).find((one) => one.active && one.divisionCode === authority);
    await tx.asSystem((system) => system.licences.add(licence));
    await tx.record({
      ...about(ctx, organisationId, office?.id ?? null),
      action: 'bringLicence',
      detail: { hash: file.hash, size: file.size, malware: malware.state },
    });
    if (office)
      await tx.post({
        key: `${licence.id}:brought`,
        to: { organisationId: office.id, role: 'officer' },
        subject: `登记待核对：${organisation.name}`,
        body: `“${organisation.name}”上传了证照，请与登记的单位名称、统一社会信用代码核对（${ARTICLE}）。`,
        link: '/app/licences',
      });
    return licence;
  });
}

async function mayBring(tx: Transaction, ctx: Context): Promise<{ organisation: Organisation; authority: string }> {
  const organisation = found(await tx.directory.organisation(ctx.actor.organisationId));
  if (organisation.kind !== 'applicant') refuse({ kind: 'notAllowed' });
  if (!organisation.pending) notNow(ARTICLE, '登记信息已经核对，不需要再上传证照');
  const since = new Date(Date.parse(ctx.now) - DAY_MS).toISOString();
  const recent = (await tx.licences.all({ organisationId: organisation.id })).filter((one) => one.addedAt > since);
  if (recent.length >= MOST_A_DAY) notNow(ARTICLE, `一天之内已上传 ${MOST_A_DAY} 次，请明天再传，或等待主管部门核对已上传的证照`);
  const area = ownAreaOf(organisation.divisionCode);
  return { organisation, authority: area?.authority ?? notNow(ARTICLE, '单位没有登记所在地，请联系系统管理员') };
}

/** An organisation's own certificates, or those of an authority's place; newest first. */
export const licencesSeen = (ctx: Context): Promise<LicenceLine[]> => ctx.inTransaction((tx) => tx.licences.all({}));

export async function openLicence(ctx: Context, id: string): Promise<{ licence: Licence; bytes: AsyncIterable<Uint8Array> }> {
  const licence = await ctx.inTransaction(async (tx) => {
    const one = found(await tx.licences.licence(id));
    await released(tx, one);
    return one;
  });
  return { licence, bytes: await ctx.tools.files.open(licence.fileHash) };
}

export type LicenceAnswer = { outcome: 'confirmed' | 'returned'; word: string };

/**
 * The officer of the place says that name and code are those of the certificate, or asks back with a word (第八条（三）). Once only: the second of two gets a
 * conflict; of several files only the newest is answered, so that what was replaced is not confirmed.
 */
export async function answerLicence(ctx: Context, id: string, { outcome, word: typed }: LicenceAnswer): Promise<void> {
  const word = typed.trim();
  if (outcome === 'returned' && word === '') badInput('word', '核对情况', '退回的，请写明哪里不符、需要补什么');
  await ctx.inTransaction(async (tx) => {
    const licence = found(await tx.licences.licence(id));
    const { organisationId } = licence;
    if (organisationId === ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    await released(tx, licence);
    const [newest] = await tx.licences.all({ organisationId });
    if (newest?.id !== id) refuse({ kind: 'conflict', message: '该单位上传了更新的证照，请刷新后核对最新的一份' });
    const answer = { outcome, word, decidedBy: ctx.actor.accountId, decidedAt: ctx.now };
    if (!(await tx.asSystem((system) => system.licences.decide(id, answer))))
      refuse({ kind: 'conflict', message: '这份证照刚被他人核对，请刷新后查看' });
    await tx.record({
      ...about(ctx, organisationId, ctx.actor.organisationId),
      action: 'answerLicence',
      detail: { answer: outcome, reason: word, hash: licence.fileHash },
    });
    if (outcome === 'confirmed') await standsVerified(tx, ctx, { organisationId, by: 'licence' });
    await tx.post({
      key: `${id}:answered`,
      to: { organisationId, role: 'manager' },
      subject: outcome === 'confirmed' ? '登记信息已核对' : '证照核对退回',
      body:
        outcome === 'confirmed'
          ? `主管部门已核对贵单位的证照，登记的单位名称、统一社会信用代码与证照相符（${ARTICLE}）。`
          : `主管部门核对贵单位的证照后退回：${word}。请在“单位与账号”重新上传；不影响填写、提交申报。`,
      link: '/app/colleagues',
    });
  });
}

const about = (ctx: Context, organisationId: string, authorityId: string | null) => ({
  ...by(ctx),
  article: ARTICLE,
  subject: { kind: 'organisation', id: organisationId },
  parties: { applicantId: organisationId, recommenderId: authorityId },
});
