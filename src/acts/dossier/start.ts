import { toBeSeen } from '../../core/annexes/carried.ts';
import type { Organisation } from '../../core/directory/organisation.ts';
import { mayRecommend } from '../../core/directory/recommenders.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { badInput, found, refuse } from '../refusal.ts';
import { startJudged } from './beginning.ts';
import { fitting } from './carried-extra.ts';
import { formOfDossier } from './edit.ts';
import { known } from './known.ts';
import type { Dossier } from './records.ts';
import { takenOver, takeOverMaterials } from './take-over.ts';
import { tellBothChannels } from './two-channels.ts';

/** `takeOver`: an earlier dossier of its own whose whole content the new one begins with, as the applicant chose. */
type Starting = { roundId: string; recommenderId: string; takeOver?: string | null | undefined };

/** An applicant starts its one dossier of the round, addressed to the authority of its place or to a direct recommender (第三条、第八条（一）（三）). */
export async function start(ctx: Context, input: Starting): Promise<Dossier> {
  await tellBothChannels(ctx, input);
  return ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(input.roundId));
    const applicant = found(await tx.directory.organisation(ctx.actor.organisationId));
    const recommender = await tx.directory.organisation(input.recommenderId);
    const { creditCode } = applicant;
    if (creditCode === null)
      return badInput('creditCode', '统一社会信用代码', '贵单位尚未登记统一社会信用代码，请联系系统管理员补登后再申报');
    const issuer = found(await tx.directory.organisation(round.issuerId));
    const scheme = ctx.tools.schemes.named(round.scheme);
    if (!recommender?.active || !mayRecommend(scheme, issuer, recommender))
      return badInput('recommenderId', '推荐部门', whoRecommends(scheme, issuer));
    const decision = await startJudged(tx, ctx, { round, applicant, recommender, issuer });
    if (decision.kind === 'notYours') refuse({ kind: 'notAllowed' });
    if (decision.kind === 'refused') refuse({ kind: 'notNow', article: decision.article, reasons: decision.reasons });
    const dossier = newDossier(ctx, { round, creditCode, recommenderId: input.recommenderId });
    await tx.dossiers.add(dossier);
    await fillIn(tx, ctx, { dossier, year: round.year, local: issuer.kind === 'city', from: input.takeOver ?? null });
    await tx.record({
      ...by(ctx),
      action: 'start',
      article: '第八条（一）',
      subject: { kind: 'dossier', id: dossier.id },
      parties: dossier,
      detail: { round: round.year, ...(input.takeOver ? { takenOver: true } : {}) },
    });
    return dossier;
  });
}

/** Whom an applicant is to choose, where it has chosen who may not recommend. */
function whoRecommends({ recommenders }: Scheme, { kind, name }: Organisation): string {
  if (kind !== 'city') return '请选择设区市、赣江新区中小企业主管部门，或全省性行业协会、省属有关单位（第八条）';
  return recommenders.includes('countyAuthority')
    ? `按${name}的办法，由本市各县（区）主管部门推荐，请选择所在县（区）的`
    : `本地的认定由${name}自己初审，请选择它`;
}

type FillingIn = { dossier: Dossier; year: number; local: boolean; from: string | null };

async function fillIn(tx: Transaction, ctx: Context, { dossier, year, local, from }: FillingIn) {
  const form = await formOfDossier(tx, ctx, dossier);
  const standing = await known(tx, ctx, { creditCode: dossier.creditCode, year, issuerId: dossier.issuerId, local, form });
  const content = from === null ? standing : await takenOver(tx, ctx, { from, roundId: dossier.roundId, known: standing });
  const filled = fitting(form, content);
  const unseen = toBeSeen(filled.sources, year);
  await tx.dossiers.fill(dossier.id, { ...filled, unseen }, { id: ctx.actor.accountId, at: ctx.now });
  if (from !== null) await takeOverMaterials(tx, ctx, from, dossier);
}

type Beginning = { round: Round; creditCode: string; recommenderId: string };

const newDossier = (ctx: Context, { round, creditCode, recommenderId }: Beginning): Dossier => ({
  id: ctx.tools.newId(),
  roundId: round.id,
  issuerId: round.issuerId,
  applicantId: ctx.actor.organisationId,
  recommenderId,
  creditCode,
  number: null,
  state: 'draft',
  version: 1,
  revision: 0,
  startedAt: ctx.now,
  submittedAt: null,
  submittedOn: null,
  recommendedAt: null,
  workedAt: null,
  contentHash: null,
  listHash: null,
  declarationBy: null,
  declarationAt: null,
  certificateCheck: null,
  correctionDueOn: null,
  groupOpinion: null,
  decisionReasons: null,
  updatedAt: ctx.now,
});
