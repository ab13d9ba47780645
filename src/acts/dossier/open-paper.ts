import { personalAnnexes, personalOn } from '../../core/disclosure/personal.ts';
import { openedNote } from '../../core/disclosure/purpose.ts';
import type { Context, Transaction } from '../context.ts';
import { disclose, inTurn } from '../disclosure/disclose.ts';
import type { Opening } from '../disclosure/port.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import { entitledTo } from './papers.ts';
import type { Dossier } from './records.ts';

/** A paper once opened may be fetched for so long. Milliseconds. */
const FETCHED_WITHIN = 10 * 60_000;

const since = ({ wallNow }: Context): string => new Date(Date.parse(wallNow) - FETCHED_WITHIN).toISOString();

/**
 * Opens papers of a case whole, for whoever has it in hand: why and how many personal values they show goes into the journal first (第十六条). The same for the
 * same purpose while it may still be fetched, as where the paper could not be made the first time, is the same opening.
 */
export async function openPaper(ctx: Context, dossierId: string, { file, purpose }: { file: string; purpose: string }): Promise<Opening> {
  return ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.dossier(dossierId));
    if (entitledTo(ctx, await tx.dossiers.partiesOf(dossier)) !== 'forPurpose') refuse({ kind: 'notFound' });
    const annexes = annexesIn(file);
    if (annexes.length === 0) badInput('file', '个人信息', '这份材料没有个人信息，请直接下载');
    await inTurn(tx, ctx);
    const before = await tx.openings.last({ accountId: ctx.actor.accountId, subjectId: dossierId, what: file, since: since(ctx) });
    const personal = await personalIn(tx, dossier, annexes);
    if (before?.purpose === purpose && before.personal === personal) return before;
    return disclose(tx, ctx, {
      action: 'openPaper',
      article: '第十六条',
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { file, number: dossier.number },
      ...{ what: file, purpose, personal },
    });
  });
}

/** The annexes with personal data that a file holds: `5.xlsx` itself, a book and an archive all of them. */
function annexesIn(file: string): readonly number[] {
  const one = /^([1-6])\./.exec(file);
  return one ? personalAnnexes.filter((annex) => annex === Number(one[1])) : personalAnnexes;
}

/** How many personal values stand on these annexes of a case. */
export async function personalIn(tx: Transaction, { id }: Pick<Dossier, 'id'>, annexes: readonly number[]): Promise<number> {
  const content = await tx.dossiers.content(id, 'masked');
  const sample = annexes.includes(1) ? await tx.recommendations.sample(id, 'masked') : [];
  const interviewed = sample.flatMap(({ interviewee, mobile }) => [interviewee, mobile]).filter(Boolean).length;
  return annexes.reduce((sum, annex) => sum + personalOn(content, annex), interviewed);
}

/** What was opened a moment ago, for whoever opened it and nobody else; afterwards it has to be opened anew, with its purpose. */
export async function openedPaper(ctx: Context, id: string): Promise<Opening> {
  const opening = found(await ctx.inTransaction((tx) => tx.openings.opening(id)));
  if (opening.accountId !== ctx.actor.accountId || opening.subjectKind !== 'dossier' || !/\.(pdf|docx|xlsx|zip)$/.test(opening.what))
    refuse({ kind: 'notFound' });
  if (opening.openedAt < since(ctx)) notNow('第十六条', '打开已超过十分钟，请重新写明用途后打开');
  return opening;
}

/** What the foot of the opened paper says: who, when, why. */
export const noteOf = ({ actor }: Context, { at, purpose }: Opening): string =>
  openedNote({ who: [actor.organisationName, actor.name].filter(Boolean).join(' '), at, purpose });
