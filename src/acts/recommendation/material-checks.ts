import { rowsToProve } from '../../core/materials/proofs.ts';
import type { MaterialKind } from '../../core/scheme/scheme.ts';
import { relationsTo } from '../../core/workflow/relation.ts';
import { states } from '../../core/workflow/state.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { kindNamed } from '../dossier/materials.ts';
import type { Dossier } from '../dossier/records.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import { caseSeen } from './case.ts';
import type { MaterialCheck } from './desk-port.ts';

const ARTICLE = '第九条';

/** A check as it is read: who made it, for which office, and whether the dossier was submitted anew since. */
export type ShownCheck = Pick<MaterialCheck, 'kind' | 'point' | 'outcome' | 'word'> & {
  readonly by: string;
  readonly office: string;
  readonly at: string;
  readonly own: boolean;
  readonly earlier: boolean;
};

/** What the materials were found to show: an office reads its own checks, the issuer and the supervisor also the recommender's. */
export async function materialChecks(ctx: Context, dossierId: string): Promise<ShownCheck[]> {
  return ctx.inTransaction(async (tx) => {
    await caseSeen(tx, ctx, dossierId, ['recommenderOf', 'authorityOf', 'supervisor']);
    const last = (await tx.dossiers.submissions(dossierId)).at(-1)?.no ?? 0;
    const checks = await tx.desk.materialChecks(dossierId);
    const people = await tx.directory.names(checks.map((one) => one.checkedBy));
    const offices = new Map<string, string>();
    for (const id of new Set(checks.map((one) => one.organisationId))) offices.set(id, (await tx.directory.organisation(id))?.name ?? '');
    return checks.map(({ kind, point, outcome, word, checkedBy, checkedAt, organisationId, submissionNo }) => ({
      ...{ kind, point, outcome, word },
      by: new Map(Object.entries(people)).get(checkedBy) ?? '',
      office: offices.get(organisationId) ?? '',
      at: checkedAt,
      own: organisationId === ctx.actor.organisationId,
      earlier: submissionNo < last,
    }));
  });
}

type Check = { kind: string; point: string; outcome: MaterialCheck['outcome'] | null; word: string };

/**
 * An officer says of one point of a material whether it shows what it has to (第九条): of the recommender during its work, of the issuer before it
 * accepts; null takes it back. What is not shown needs a word. Refused: a point that the material has not, another's case, another time.
 */
export async function checkMaterial(ctx: Context, dossierId: string, input: Check): Promise<void> {
  const word = input.word.trim();
  if (input.outcome === 'notShown' && word === '') badInput('word', ARTICLE, '看不出的，请写明缺什么');
  await ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.locked(dossierId));
    await inHand(tx, ctx, dossier);
    const kind = await kindNamed(tx, ctx, { dossierId, kind: input.kind });
    if (!(await isPoint(tx, dossier, kind, input.point))) badInput('point', kind.article, '这项材料没有这一核验点，请刷新后重选');
    const { accountId, organisationId } = ctx.actor;
    const at = { dossierId, organisationId, kind: kind.key, point: input.point };
    if (input.outcome === null) await tx.desk.dropMaterialCheck(at);
    else {
      const submissionNo = (await tx.dossiers.submissions(dossierId)).at(-1)?.no ?? 0;
      await tx.desk.putMaterialCheck({ ...at, outcome: input.outcome, word, submissionNo, checkedBy: accountId, checkedAt: ctx.now });
    }
    if (dossier.recommenderId === organisationId) await tx.dossiers.noteWork([dossierId], ctx.now);
    await tx.record({
      ...by(ctx, 'officer'),
      action: 'checkMaterial',
      article: kind.article,
      subject: { kind: 'dossier', id: dossierId },
      parties:
        dossier.recommenderId === organisationId
          ? { recommenderId: organisationId, issuerId: dossier.issuerId }
          : { issuerId: organisationId },
      detail: { kind: kind.key, point: input.point, outcome: input.outcome },
    });
  });
}

/** A line of what the material has to show, by its place; or a row that needs a proof of its own. */
async function isPoint(tx: Transaction, dossier: Dossier, kind: MaterialKind, point: string): Promise<boolean> {
  if (kind.shows.some((_, index) => String(index) === point)) return true;
  return rowsToProve(kind, await tx.dossiers.content(dossier.id, 'masked')).some(({ path }) => path === point);
}

async function inHand(tx: Transaction, ctx: Context, dossier: Dossier): Promise<void> {
  const held = relationsTo(ctx.actor, await tx.dossiers.partiesOf(dossier));
  const works = [
    { relation: 'recommenderOf', states: ['submitted', 'assessing'] },
    { relation: 'authorityOf', states: ['recommended'] },
  ] as const;
  const mine = works.filter(({ relation }) => held.includes(relation));
  if (mine.length === 0 || !ctx.actor.roles.includes('officer')) refuse({ kind: 'notAllowed' });
  if (!mine.some((work) => work.states.some((one) => one === dossier.state)))
    notNow(ARTICLE, `申报现为“${states[dossier.state].label}”，推荐部门在初审和测评时、认定部门在受理前核验材料`);
}
