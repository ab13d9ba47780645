import { unveiled, veiledText } from '../../core/disclosure/in-text.ts';
import { type Answer, answers as answerWords, type LeftToPerson, leftToPerson } from '../../core/eligibility/left-to-person.ts';
import { relationsTo } from '../../core/workflow/relation.ts';
import { dossierProcedure } from '../../core/workflow/steps.ts';
import { by, type Context, type Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { badInput, found, type InputFault, notNow, refuse } from '../refusal.ts';
import { caseInHand, caseSeen } from './case.ts';
import type { ConditionAnswer, JudgingSide } from './judging-port.ts';

/** By which sentence the recommender judges (第六、七条规定的条件和要求). */
const ARTICLE = dossierProcedure.steps.decline.article;
const REVIEW = dossierProcedure.steps.admit.article;

export type ShownAnswer = Pick<ConditionAnswer, 'no' | 'answer' | 'says' | 'basis' | 'writtenAt'> & {
  readonly by: string;
  readonly own: boolean;
};
export type ConditionAnswered = LeftToPerson & {
  /** Every word of the recommender, the last of which stands. */
  readonly recommender: readonly ShownAnswer[];
  /** The last word of each expert who has one that this reader may see. */
  readonly panel: readonly ShownAnswer[];
};
export type Conditions = {
  /** Whether the round asks for them before a case is recommended. */
  readonly asked: boolean;
  /** Whose answers this person gives now; null: nobody's. */
  readonly answers: JudgingSide | null;
  readonly conditions: readonly ConditionAnswered[];
};

/** What no figure decides of a case, and what people have said of it: city first, then panel (第六条、第七条). */
export const conditionsOf = (ctx: Context, dossierId: string): Promise<Conditions> =>
  ctx.inTransaction(async (tx) => {
    const dossier = await caseSeen(tx, ctx, dossierId, ['recommenderOf', 'authorityOf', 'supervisor', 'panelistOf']);
    const said = await tx.judgings.answers(dossierId);
    // Whose word it is, the offices read; experts read the words alone.
    const writers = ctx.actor.roles.includes('expert') ? [] : [...new Set(said.map(({ writtenBy }) => writtenBy))];
    const names = await tx.asSystem((system) => system.directory.names(writers));
    const shown = ({ no, answer, says, basis, writtenBy, writtenAt }: ConditionAnswer): ShownAnswer => {
      const own = writtenBy === ctx.actor.accountId;
      const text = own ? (words: string) => words : veiledText;
      return { no, answer, says: text(says), basis: text(basis), by: names[writtenBy] ?? '', own, writtenAt };
    };
    const { asked = [] } = found(await tx.rounds.round(dossier.roundId));
    return {
      asked: asked.includes('conditions'),
      answers: await sideNow(tx, ctx, dossier),
      conditions: (await askedOf(tx, ctx, dossier)).map((condition) => {
        const here = said.filter((one) => one.condition === condition.id);
        const panel = here.filter(({ side }) => side === 'panel');
        return {
          ...condition,
          recommender: here.filter(({ side }) => side === 'recommender').map(shown),
          panel: panel.filter((one) => !panel.some((later) => later.writtenBy === one.writtenBy && later.no > one.no)).map(shown),
        };
      }),
    };
  });

async function askedOf(tx: Transaction, { tools }: Context, { id, roundId }: Dossier): Promise<LeftToPerson[]> {
  const { scheme } = found(await tx.rounds.round(roundId));
  return leftToPerson(tools.schemes.named(scheme), await tx.dossiers.lastVerdicts(id));
}

/** An officer of the recommender while it assesses the case, an expert who sits and has not signed. */
async function sideNow(tx: Transaction, ctx: Context, dossier: Dossier): Promise<JudgingSide | null> {
  const held = relationsTo(ctx.actor, await tx.dossiers.partiesOf(dossier));
  if (held.includes('recommenderOf') && ctx.actor.roles.includes('officer') && dossier.state === 'assessing') return 'recommender';
  if (!held.includes('panelistOf') || dossier.state !== 'admitted') return null;
  const seat = (await tx.reviews.seats(dossier.id)).find(({ accountId }) => accountId === ctx.actor.accountId);
  return seat?.state === 'seated' && seat.signedAt === null ? 'panel' : null;
}

type Given = { condition: string; answer: Answer; says: string; basis: string; no: number };

/**
 * Keeps what a person says of conditions, each with a sentence and what it was seen on; `no` is how many words of the own side were read of that condition. Refuses 409 where a
 * colleague was first, 422 where it is not the time, and never takes a part of them.
 */
export const answerConditions = (ctx: Context, dossierId: string, given: readonly Given[]): Promise<void> =>
  ctx.inTransaction(async (tx) => {
    const { dossier, side } = await inHand(tx, ctx, dossierId);
    const asked = await askedOf(tx, ctx, dossier);
    const faults = given.flatMap((one, at) => faultsOf(one, at, asked));
    if (faults.length > 0) refuse({ kind: 'badInput', faults });
    if (new Set(given.map(({ condition }) => condition)).size < given.length)
      badInput('answers', ARTICLE, '同一项条件写了两遍，请只留一条');
    const { accountId } = ctx.actor;
    const before = (await tx.judgings.answers(dossierId)).filter(
      (one) => one.side === side && (side === 'recommender' || one.writtenBy === accountId),
    );
    const stale = given.filter(({ condition, no }) => before.filter((one) => one.condition === condition).length !== no);
    const rows = given.map(({ no, condition, answer, says, basis }) => {
      // A number that a colleague wrote is shown veiled, and comes back so.
      const was = before.filter((one) => one.condition === condition).at(-1);
      const words = { says: unveiled(says.trim(), was?.says ?? null), basis: unveiled(basis.trim(), was?.basis ?? null) };
      return { id: ctx.tools.newId(), dossierId, side, condition, no: no + 1, answer, ...words, writtenBy: accountId, writtenAt: ctx.now };
    });
    if (stale.length > 0 || !(await tx.judgings.answer(rows)))
      refuse({ kind: 'conflict', message: '其中有的条件刚由同事填写，没有保存。请刷新，看过他的结论再填写；您填写的内容没有丢失' });
    await tx.record({
      ...by(ctx),
      action: 'answerConditions',
      article: side === 'panel' ? REVIEW : ARTICLE,
      subject: { kind: 'dossier', id: dossierId },
      parties: side === 'panel' ? { issuerId: dossier.issuerId } : { recommenderId: dossier.recommenderId, issuerId: dossier.issuerId },
      // What an expert found stays dark until everybody has signed.
      detail: { conditions: given.map(({ condition, answer }) => (side === 'panel' ? condition : `${condition} ${answerWords[answer]}`)) },
    });
  });

async function inHand(tx: Transaction, ctx: Context, dossierId: string): Promise<{ dossier: Dossier; side: JudgingSide }> {
  if (!ctx.actor.roles.includes('expert')) {
    const work = { role: 'officer', states: ['assessing'], what: '填写由人判断的条件', article: ARTICLE } as const;
    return { dossier: await caseInHand(tx, ctx, dossierId, work), side: 'recommender' };
  }
  // Held until the end, so that nobody signs or sends the expert away meanwhile.
  await tx.asSystem((system) => system.dossiers.locked(dossierId));
  const dossier = found(await tx.dossiers.dossier(dossierId));
  const side = await sideNow(tx, ctx, dossier);
  if (side !== 'panel') notNow(REVIEW, '评审签署之前由在席专家填写；已签署的不能再改');
  return { dossier, side: 'panel' };
}

const MOST_SAID = 1000;
const MOST_BASIS = 300;

function faultsOf({ condition, answer, says, basis }: Given, at: number, asked: readonly LeftToPerson[]): InputFault[] {
  const about = asked.find(({ id }) => id === condition);
  const fault = (field: string, message: string): InputFault => ({
    path: `answers/${at}/${field}`,
    rule: about?.article ?? ARTICLE,
    message,
  });
  if (about === undefined) return [fault('condition', '这一项不是本申报由人判断的条件，请刷新后重填')];
  const tooLong = (text: string, most: number) => [...text].length > most;
  return [
    ...(says.trim().length < 2 ? [fault('says', `“${about.label}”填了${answerWords[answer]}，请再写一句理由`)] : []),
    ...(tooLong(says, MOST_SAID) ? [fault('says', `“${about.label}”的理由最多 ${MOST_SAID} 个字`)] : []),
    ...(basis.trim() === '' ? [fault('basis', `“${about.label}”请写明依据哪里的材料或情况`)] : []),
    ...(tooLong(basis, MOST_BASIS) ? [fault('basis', `“${about.label}”的依据最多 ${MOST_BASIS} 个字`)] : []),
  ];
}
