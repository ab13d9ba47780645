import { isExtra } from '../../core/annexes/extra.ts';
import type { Offer } from '../../core/procedure/offers.ts';
import { newlyFound } from '../../core/procedure/search.ts';
import { type Difference, difference } from '../../core/scheme/edition/difference.ts';
import type { Edition } from '../../core/scheme/edition/edition.ts';
import { type EditorField, type EditorPart, editorSheet, headFields } from '../../core/scheme/edition/editor-sheet.ts';
import type { EditionEdit } from '../../core/scheme/edition/edits.ts';
import { EXTRA_ROW } from '../../core/scheme/edition/extra-words.ts';
import { type EditionFault, editionFaults } from '../../core/scheme/edition/faults.ts';
import { choiceIn, conditionsOf } from '../../core/scheme/edition/walk.ts';
import type { Context } from '../context.ts';
import { badInput, found, refuse } from '../refusal.ts';
import type { StoredEdition } from './edition-port.ts';
import {
  about,
  changedMeanwhile,
  checkLocal,
  comparedWith,
  editionSeen,
  free,
  inSystem,
  ofIssuer,
  openIn,
  own,
  taken,
  writtenBy,
} from './editions.ts';
import { honoured, namesOfProgram } from './names.ts';

/** A draft's file and what it holds, as they were made outside of a transaction. */
export type DraftFile = { readonly source: string; readonly edition: Edition };

/** A draft as its editor shows it: each sentence with what may be changed, what is wrong and what differs at its place. */
export type DraftView = Pick<StoredEdition, 'id' | 'title' | 'version' | 'state' | 'word'> & {
  readonly savedAt: string;
  readonly head: readonly EditorField[];
  readonly parts: readonly EditorPart[];
  /** As they would hinder the signature: a draft that is finished is one no longer. */
  readonly faults: readonly EditionFault[];
  readonly open: readonly string[];
  /** What the search of the procedure finds in it as in the edition in force; bars nothing. */
  readonly known: readonly string[];
  readonly against: string;
  readonly differences: readonly Difference[];
  readonly offers: readonly Offer[];
};

/** An officer begins a draft of an edition that may be seen (第十八条); it counts for nothing until it is signed. */
export async function beginDraft(ctx: Context, { source, edition }: DraftFile): Promise<void> {
  if (!ofIssuer(ctx)) refuse({ kind: 'notAllowed' });
  const { id, title } = edition;
  await inSystem(ctx, async (tx) => {
    const there = await tx.editions.locked(id);
    free(ctx, id, there);
    checkLocal(ctx, edition);
    if (there) refuse({ kind: 'conflict', message: `编号 ${id} 已有一份没有签发的版本，请另取编号，或者打开那一份` });
    await tx.editions.put({
      ...{ id, title, source, digest: ctx.tools.digest(source), whole: edition, state: 'drafting', word: null, version: 1 },
      ...{ issuerId: ctx.actor.organisationId, ...writtenBy(ctx, null), signedBy: null, signedAt: null },
    });
    await tx.record({ ...about(ctx), action: 'beginEdition', detail: { version: id, title } });
  });
}

/** The edit by which a draft decides a reading as an interpretation says (第十八条). Refuses: 400 it has no such reading, or the reading no such option. */
export function editOfChoice(edition: Edition, choice: string): EditionEdit {
  const { reading, option } =
    choiceIn(edition, choice) ?? badInput('choice', '口径', `起草所自的版本中没有口径“${choice}”，请自解释所针对的版本起草`);
  return { at: reading.sentence, set: `readings.${reading.id}.chosen`, value: option };
}

/** Keeps what an officer changed in a draft, if nobody else did meanwhile. Whoever changed it is kept as one of its hands, none of whom signs it. */
export async function reviseDraft(ctx: Context, version: number, { source, edition }: DraftFile): Promise<void> {
  await inSystem(ctx, async (tx) => {
    const there = await own(tx, ctx, edition.id);
    taken(ctx, there, 'revise');
    if (there.version !== version) refuse({ kind: 'conflict', message: changedMeanwhile });
    await tx.editions.put({
      ...there,
      ...{ source, digest: ctx.tools.digest(source), whole: edition, title: edition.title, state: 'drafting', version: version + 1 },
      ...writtenBy(ctx, there),
    });
  });
}

/** The draft's file to be changed; of one's own authority only, and while it may be. */
export async function draftToRevise(ctx: Context, id: string): Promise<StoredEdition> {
  const edition = found(await ctx.inTransaction((tx) => tx.editions.edition(id)));
  if (edition.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notFound' });
  taken(ctx, edition, 'revise');
  return edition;
}

/** A draft that may be seen, with all that its editor draws. */
export async function showDraft(ctx: Context, id: string): Promise<DraftView> {
  const { edition, offers } = await editionSeen(ctx, id);
  const now = comparedWith(ctx, edition.whole);
  const finished = { ...edition.whole, draft: false };
  return {
    ...{ id, title: edition.title, version: edition.version, state: edition.state, word: edition.word, savedAt: edition.preparedAt },
    ...{ head: headFields(edition.whole), parts: editorSheet(edition.whole, honoured), offers },
    faults: editionFaults(finished, namesOfProgram).map((one) => ({ ...one, at: sentenceAt(finished, one.at) })),
    open: openIn(ctx, finished),
    known: newlyFound(finished, now, ctx.calendar).known.map(({ message }) => message),
    against: now.id,
    differences: difference(now, finished, finished.derivedFrom?.renames),
  };
}

/** A fault of a condition is shown at the sentence that states it. */
const sentenceAt = (edition: Edition, at: string): string =>
  at === 'extraFields' || isExtra(at) ? EXTRA_ROW : (conditionsOf(edition).find(({ id }) => id === at)?.parts[0]?.sentence ?? at);
