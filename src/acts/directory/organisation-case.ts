import type { Organisation } from '../../core/directory/organisation.ts';
import { ownAreaOf, registeredPlaces } from '../../core/identifiers/registered-area.ts';
import { judge } from '../../core/procedure/judge.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { type OrganisationCaseFacts, organisationCaseProcedure } from '../../core/procedure/organisation-case.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import { type Incoming, type Sniff, takeIn } from '../files/arrival.ts';
import { released } from '../files/quarantine.ts';
import { badInput, found, notNow, reached, refuse } from '../refusal.ts';
import { wellFormed } from './accounts.ts';
import { officeOf } from './colleagues.ts';
import { namedOr400, notAnAuthority } from './names.ts';
import type { OrganisationCase, OrganisationCaseLine, OrganisationEvidence } from './organisation-case-port.ts';

const ARTICLE = '第八条（三）';

type Asking = { name: string; creditCode: string; divisionCode: string; reason: string };

/**
 * An applicant asks that its name, code or place be corrected; what is left empty stays. The authority of the place where it is registered decides on the
 * evidence. Refuses: 400 nothing to correct, a code or place that can't be, 409 a code that stands elsewhere (that is a dispute), or one case is open.
 */
export const askCorrection = (ctx: Context, input: Asking): Promise<OrganisationCase> =>
  ctx.asSystem(async (tx) => {
    const organisation = found(await tx.directory.organisation(ctx.actor.organisationId));
    if (organisation.kind !== 'applicant') refuse({ kind: 'notAllowed' });
    const wanted = await changed(tx, organisation, input);
    const one = newCase(ctx, { kind: 'correction', organisation, authority: authorityOf(organisation), reason: input.reason });
    return opened(tx, ctx, { ...one, ...wanted });
  });

async function changed(
  tx: Transaction,
  was: Organisation,
  input: Asking,
): Promise<Pick<OrganisationCase, 'name' | 'creditCode' | 'divisionCode'>> {
  const other = (typed: string, check: (text: string) => string, now: string | null) => {
    const text = typed.trim() === '' ? null : check(typed);
    return text === now ? null : text;
  };
  const name = other(input.name, (text) => namedOr400(text, 'name', '单位全称'), was.name);
  const creditCode = other(input.creditCode, wellFormed, was.creditCode);
  const divisionCode = other(input.divisionCode, (text) => text.trim(), was.divisionCode);
  if (divisionCode !== null && !registeredPlaces.some(({ code }) => code === divisionCode))
    badInput('divisionCode', '第八条（一）', '请选择单位登记所在地');
  if (name === null && creditCode === null && divisionCode === null)
    badInput('name', '更正', '没有要更正的：请填写与现在不同的名称、代码或登记所在地');
  if (name !== null) await notAnAuthority(tx, name);
  if (creditCode !== null && (await tx.directory.organisationByCode(creditCode)))
    refuse({ kind: 'conflict', message: `统一社会信用代码 ${creditCode} 已由别的单位登记；确是贵单位代码的，请在注册页对该代码提出争议` });
  return { name, creditCode, divisionCode };
}

const authorityOf = ({ divisionCode }: Organisation): string =>
  ownAreaOf(divisionCode)?.authority ?? notNow(ARTICLE, '单位没有登记所在地，请联系系统管理员');

type Beginning = { kind: OrganisationCase['kind']; organisation: Organisation; authority: string; reason: string };
const newCase = (ctx: Context, { kind, organisation, authority, reason }: Beginning): OrganisationCase => ({
  ...{ id: ctx.tools.newId(), kind, organisationId: organisation.id, againstId: null, authority, reason },
  ...{ name: null, creditCode: null, divisionCode: null, answer: null, state: 'asked' },
  ...{ askedBy: ctx.actor.accountId, askedName: by(ctx).actor.name, askedAt: ctx.now },
  ...{ word: null, decidedBy: null, decidedName: null, decidedAt: null },
});

/** A new organisation claims a code that another registered: it stands without a code until the authority of that other's place has decided. */
export async function openDispute(
  tx: Transaction,
  ctx: Context,
  { organisation, holder, reason }: { organisation: Organisation; holder: Organisation; reason: string },
): Promise<void> {
  const one = newCase(ctx, { kind: 'dispute', organisation, authority: authorityOf(holder), reason });
  await opened(tx, ctx, { ...one, againstId: holder.id, creditCode: holder.creditCode });
  await tell(tx, `${one.id}:holder`, {
    to: { organisationId: holder.id, role: 'manager' },
    subject: '有单位对贵单位的统一社会信用代码提出争议',
    body: `“${organisation.name}”称统一社会信用代码 ${holder.creditCode} 是其所有：${reason}。请在“单位与账号”说明情况、上传证照；所在地主管部门决定之前，不影响贵单位办理。`,
    link: '/app/colleagues',
  });
}

async function opened(tx: Transaction, ctx: Context, one: OrganisationCase): Promise<OrganisationCase> {
  if (!(await tx.organisationCases.add(one))) refuse({ kind: 'conflict', message: '贵单位已有一件更正或者争议在办，请等它办完或先撤回' });
  const { name, creditCode, divisionCode, reason } = one;
  await note(tx, ctx, {
    one,
    action: one.kind === 'dispute' ? 'askDispute' : 'askCorrection',
    detail: { ...given({ name, creditCode, divisionCode }), reason },
  });
  const office = (await tx.directory.organisations({ kinds: ['city'] })).find((city) => city.active && city.divisionCode === one.authority);
  if (office)
    await tell(tx, `${one.id}:asked`, {
      to: { organisationId: office.id, role: 'officer' },
      subject: one.kind === 'dispute' ? `信用代码争议待办：${creditCode}` : '登记信息更正待办',
      body: `${one.kind === 'dispute' ? '有单位对已登记的统一社会信用代码提出争议' : '有单位申请更正登记信息'}，请查验证照后决定（${ARTICLE}）。`,
      link: '/app/licences',
    });
  return one;
}

export const given = (all: Record<string, string | null>) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));

/** A side brings evidence: the certificate or another document (PDF, JPG, PNG). */
export async function bringEvidence(
  ctx: Context,
  id: string,
  { incoming, sniff }: { incoming: Incoming; sniff: Sniff },
): Promise<OrganisationEvidence> {
  const { organisationId } = ctx.actor;
  await ctx.inTransaction(async (tx) => bringsNow(tx, ctx, await tx.organisationCases.of(id)));
  const { malware, ...file } = await takeIn(ctx, incoming, {
    of: { kind: 'organisation', id: organisationId },
    sniff,
    kinds: 'PDF、JPG 或 PNG',
  });
  return ctx.asSystem(async (tx) => {
    const one = await bringsNow(tx, ctx, await tx.organisationCases.locked(id));
    await tx.dossiers.knownFile(file.hash, file.size, file.mediaType, ctx.now);
    if (malware.state !== null) await tx.quarantine.set(file.hash, malware, ctx.now);
    const evidence: OrganisationEvidence = {
      ...{ id: ctx.tools.newId(), caseId: id, organisationId, fileHash: file.hash, name: file.name, mediaType: file.mediaType },
      ...{ size: file.size, addedBy: ctx.actor.accountId, addedAt: ctx.now },
    };
    await tx.organisationCases.addEvidence(evidence);
    await note(tx, ctx, { one, action: 'bringEvidence', detail: { hash: file.hash, size: file.size, malware: malware.state } });
    return evidence;
  });
}

/** The case of one of its sides, who may bring evidence now. */
async function bringsNow(tx: Transaction, ctx: Context, read: OrganisationCaseLine | null): Promise<OrganisationCaseLine> {
  const one = found(read);
  if (![one.organisationId, one.againstId].includes(ctx.actor.organisationId)) refuse({ kind: 'notFound' });
  const evidence = await tx.organisationCases.evidence([one.id]);
  reached(judge(organisationCaseProcedure, caseStanding(ctx, { ...one, evidence }, null), { step: 'bring', brought: {} }));
  return one;
}

/** How a case stands to this actor; `officeId`: the authority of the place, where the actor is of it. */
export const caseStanding = ({ actor, today }: Context, one: CaseSeen, officeId: string | null): Standing<OrganisationCaseFacts> => ({
  facts: { ...one, broughtBy: one.evidence.map(({ organisationId }) => organisationId) },
  parties: officeId === null ? {} : { recommenderId: officeId },
  actor,
  today,
});

export async function openEvidence(ctx: Context, id: string, evidenceId: string) {
  const evidence = await ctx.inTransaction(async (tx) => {
    const one = found(await tx.organisationCases.of(id));
    const file = found((await tx.organisationCases.evidence([one.id])).find((each) => each.id === evidenceId));
    await released(tx, file);
    return file;
  });
  return { evidence, bytes: await ctx.tools.files.open(evidence.fileHash) };
}

type Told = { to: { organisationId: string; role: string }; subject: string; body: string; link: string };
export const caseLetter = (key: string, told: Told): Letter => ({ key: `organisationCase:${key}:${told.to.organisationId}`, ...told });
const tell = (tx: Transaction, key: string, told: Told): Promise<boolean> => tx.post(caseLetter(key, told));

type Noted = { one: OrganisationCase; action: string; detail: Record<string, unknown> };
async function note(tx: Transaction, ctx: Context, { one, action, detail }: Noted): Promise<void> {
  const office = await officeOf(tx, one.againstId ?? one.organisationId);
  await tx.record({
    ...by(ctx),
    action,
    article: ARTICLE,
    subject: { kind: 'organisation', id: one.organisationId },
    parties: { applicantId: one.organisationId, recommenderId: office?.id ?? null },
    detail,
  });
}

export type CaseSeen = OrganisationCaseLine & { evidence: OrganisationEvidence[] };

/** Cases as the actor may see them, with what each side brought. */
export async function casesSeen(tx: Transaction, filter: { open?: boolean } = {}): Promise<CaseSeen[]> {
  const all = await tx.organisationCases.all(filter);
  const evidence = await tx.organisationCases.evidence(all.map(({ id }) => id));
  return all.map((one) => ({ ...one, evidence: evidence.filter(({ caseId }) => caseId === one.id) }));
}

/** The same with what this actor may do with each: a side of it, or the authority of the place. */
export async function casesOffered(tx: Transaction, ctx: Context): Promise<(CaseSeen & { offers: Offer[] })[]> {
  const own = found(await tx.directory.organisation(ctx.actor.organisationId));
  const decides = (one: CaseSeen) => own.kind === 'city' && own.divisionCode === one.authority;
  return (await casesSeen(tx)).map((one) => ({
    ...one,
    offers: offers(organisationCaseProcedure, caseStanding(ctx, one, decides(one) ? own.id : null)),
  }));
}
