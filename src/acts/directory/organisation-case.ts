import { ownAreaOf, registeredPlaces } from '../../core/identifiers/registered-area.ts';
import { judge } from '../../core/procedure/judge.ts';
import { type OrganisationCaseFacts, organisationCaseProcedure } from '../../core/procedure/organisation-case.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { type Incoming, type Sniff, takeIn } from '../dossier/arrival.ts';
import { released } from '../dossier/quarantine.ts';
import { badInput, found, notNow, reached, refuse } from '../refusal.ts';
import { wellFormed } from './accounts.ts';
import { officeOf } from './colleagues.ts';
import { namedOr400, notAnAuthority } from './names.ts';
import type { OrganisationCase, OrganisationCaseLine, OrganisationEvidence } from './organisation-case-port.ts';
import type { Organisation } from './records.ts';

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

const given = (all: Record<string, string | null>) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));

/** A side brings evidence: the certificate or another document (PDF, JPG, PNG). */
export async function bringEvidence(
  ctx: Context,
  id: string,
  { incoming, sniff }: { incoming: Incoming; sniff: Sniff },
): Promise<OrganisationEvidence> {
  const { organisationId } = ctx.actor;
  await ctx.inTransaction((tx) => takenBySide(tx, ctx, { id, step: 'bring' }));
  const { scan, ...file } = await takeIn(ctx, incoming, {
    of: { kind: 'organisation', id: organisationId },
    sniff,
    kinds: 'PDF、JPG 或 PNG',
  });
  return ctx.asSystem(async (tx) => {
    const { one } = await takenBySide(tx, ctx, { id, step: 'bring' });
    await tx.dossiers.knownFile(file.hash, file.size, file.mediaType, ctx.now);
    if (scan.state !== null) await tx.quarantine.set(file.hash, scan, ctx.now);
    const evidence: OrganisationEvidence = {
      ...{ id: ctx.tools.newId(), caseId: id, organisationId, fileHash: file.hash, name: file.name, mediaType: file.mediaType },
      ...{ size: file.size, addedBy: ctx.actor.accountId, addedAt: ctx.now },
    };
    await tx.organisationCases.addEvidence(evidence);
    await note(tx, ctx, { one, action: 'bringEvidence', detail: { hash: file.hash, size: file.size, scan: scan.state } });
    return evidence;
  });
}

/** The case and where a step of one of its sides leads; a case of others is not there. */
async function takenBySide(tx: Transaction, ctx: Context, { id, step }: { id: string; step: 'bring' | 'answer' | 'withdraw' }) {
  const one = found(await tx.organisationCases.of(id));
  if (![one.organisationId, one.againstId].includes(ctx.actor.organisationId)) refuse({ kind: 'notFound' });
  const evidence = await tx.organisationCases.evidence([id]);
  return { one, state: reached(judge(organisationCaseProcedure, standingOf(ctx, { ...one, evidence }, null), { step, brought: {} })) };
}

/** How a case stands to this actor; `officeId`: the authority of the place, where the actor is of it. */
const standingOf = ({ actor, today }: Context, one: CaseSeen, officeId: string | null): Standing<OrganisationCaseFacts> => ({
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

/** The registered side of a dispute says what there is to say. */
export const answerDispute = (ctx: Context, id: string, answer: string): Promise<void> =>
  ctx.asSystem(async (tx) => {
    const { one } = await takenBySide(tx, ctx, { id, step: 'answer' });
    await tx.organisationCases.change(id, { answer });
    await note(tx, ctx, { one, action: 'answerDispute', detail: { reason: answer } });
  });

/** Who asked takes it back. */
export const withdrawCase = (ctx: Context, id: string): Promise<void> =>
  ctx.asSystem(async (tx) => {
    const { one, state } = await takenBySide(tx, ctx, { id, step: 'withdraw' });
    await closed(tx, id, { state });
    await note(tx, ctx, { one, action: 'withdrawOrganisationCase', detail: {} });
  });

const closed = async (tx: Transaction, id: string, change: Parameters<Transaction['organisationCases']['change']>[1]): Promise<void> => {
  if (!(await tx.organisationCases.change(id, change))) refuse({ kind: 'conflict', message: '这一件刚被他人办理，请刷新后查看' });
};

/**
 * The officer of the place decides with a reason, on evidence that the asking side brought (第八条（三）). A correction shows from now on; what was submitted
 * before keeps its name. A dispute that is upheld moves the code (docs/decisions/0013).
 */
export const decideCase = (ctx: Context, id: string, { agree, word }: { agree: boolean; word: string }): Promise<void> =>
  ctx.asSystem(async (tx) => {
    const one = found(await tx.organisationCases.of(id));
    const office = found(await tx.directory.organisation(ctx.actor.organisationId));
    if (office.kind !== 'city' || office.divisionCode !== one.authority) refuse({ kind: 'notFound' });
    const evidence = await tx.organisationCases.evidence([id]);
    const standing = standingOf(ctx, { ...one, evidence }, office.id);
    const state = reached(judge(organisationCaseProcedure, standing, { step: agree ? 'agree' : 'refuse', brought: {} }));
    await released(tx, ...evidence);
    await tx.next('organisations');
    const decided = { decidedBy: ctx.actor.accountId, decidedName: by(ctx).actor.name, decidedAt: ctx.now, word };
    await closed(tx, id, { state, ...decided });
    const before = found(await tx.directory.organisation(one.organisationId));
    if (agree) await (one.kind === 'dispute' ? moveCode(tx, ctx, one) : correct(tx, ctx, { one, before }));
    else await note(tx, ctx, { one, action: one.kind === 'dispute' ? 'refuseDispute' : 'refuseCorrection', detail: { reason: word } });
    const outcome = one.kind === 'dispute' ? (agree ? '代码归提出争议的单位' : '代码仍归已登记的单位') : agree ? '已更正' : '不予更正';
    for (const organisationId of [one.organisationId, one.againstId])
      if (organisationId !== null)
        await tell(tx, `${id}:decided`, {
          to: { organisationId, role: 'manager' },
          subject: one.kind === 'dispute' ? '信用代码争议已有决定' : '登记信息更正已有决定',
          body: `${office.name}的决定：${outcome}。理由：${word}。`,
          link: '/app/colleagues',
        });
  });

async function correct(tx: Transaction, ctx: Context, { one, before }: { one: OrganisationCase; before: Organisation }): Promise<void> {
  const next = given({ name: one.name, creditCode: one.creditCode, divisionCode: one.divisionCode });
  if (one.creditCode !== null && (await tx.directory.organisationByCode(one.creditCode)))
    refuse({ kind: 'conflict', message: `统一社会信用代码 ${one.creditCode} 已由别的单位登记，不能更正为该代码` });
  const { id: organisationId, name, creditCode, divisionCode } = before;
  await tx.organisationCases.keepName({ organisationId, until: ctx.now, name, creditCode, divisionCode });
  await tx.directory.changeOrganisation(organisationId, { ...next, pending: false });
  if (one.creditCode !== null)
    for (const dossier of await tx.dossiers.openOf(organisationId))
      if (dossier.state === 'draft') await tx.dossiers.change(dossier.id, dossier.version, { creditCode: one.creditCode });
  const was = Object.entries({ name, creditCode, divisionCode }).filter(([key]) => key in next);
  const detail = { ...next, before: was.map(([, value]) => value ?? '无').join('、'), reason: one.reason };
  await note(tx, ctx, { one, action: 'correctOrganisation', detail });
}

/** The code goes to whom it is; nothing of the other's goes along. What that one has under way is frozen: withdrawn, kept, and open to be read. */
async function moveCode(tx: Transaction, ctx: Context, one: OrganisationCaseLine): Promise<void> {
  const holder = found(await tx.directory.organisation(one.againstId ?? ''));
  if (holder.creditCode !== one.creditCode) refuse({ kind: 'conflict', message: '该单位登记的代码已经变更，请驳回后由提出的一方重新办理' });
  if ((await tx.recognitions.platforms({ organisationId: holder.id })).length > 0)
    notNow('第十二条', `“${holder.name}”已有示范平台称号，须先按程序办理撤销，再决定代码归属`);
  const { id: organisationId, name, creditCode, divisionCode } = holder;
  await tx.organisationCases.keepName({ organisationId, until: ctx.now, name, creditCode, divisionCode });
  await tx.directory.changeOrganisation(holder.id, { creditCode: null });
  await tx.directory.changeOrganisation(one.organisationId, { creditCode: one.creditCode, pending: false });
  const dossiers = await tx.dossiers.openOf(holder.id);
  for (const dossier of dossiers) {
    if (!(await tx.dossiers.change(dossier.id, dossier.version, { state: 'withdrawn' })))
      refuse({ kind: 'conflict', message: '该单位的申报刚有变化，请再办理一次' });
    await tx.record({
      ...by(ctx),
      action: 'freezeDossier',
      article: null,
      subject: { kind: 'dossier', id: dossier.id },
      parties: dossier,
      detail: { reason: '统一社会信用代码归属争议，决定归另一单位' },
    });
  }
  await note(tx, ctx, {
    one,
    action: 'moveCode',
    detail: { creditCode: one.creditCode, before: holder.name, name: one.organisation, count: dossiers.length },
  });
}

type Told = { to: { organisationId: string; role: string }; subject: string; body: string; link: string };
const tell = (tx: Transaction, key: string, letter: Told): Promise<boolean> =>
  tx.post({ key: `organisationCase:${key}:${letter.to.organisationId}`, ...letter });

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
