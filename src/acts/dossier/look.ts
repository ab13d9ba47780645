import { toBeSeen, waitingWords } from '../../core/annexes/carried.ts';
import type { Context } from '../context.ts';
import { found, refuse } from '../refusal.ts';
import { entry, OF_TRUTH } from './confirm.ts';
import { formOfDossier, lockedForm } from './edit.ts';
import type { VersionedContent } from './port.ts';

/** `places`: fields and rows, each with the version that was looked at; left out: all that the form holds. */
type Looking = { readonly confirmed: boolean; readonly places?: readonly { readonly path: string; readonly base: number }[] | undefined };

/** `left`: so many places still wait. `changed`: places that stood otherwise by then, and are left as they are. */
export type Looked = { left: number; changed: string[]; revision: { before: number; after: number } };

/**
 * A clerk has looked at places of the draft that an earlier year brought and nobody has changed, and says that they still hold; or takes that back. Each is
 * settled by the version that was looked at; what a colleague settled meanwhile stays settled, and is no conflict. The journal keeps what it was (第九条（十二）).
 */
export const confirmCarried = (ctx: Context, dossierId: string, { confirmed, places }: Looking): Promise<Looked> =>
  ctx.inTransaction(async (tx) => {
    const dossier = await lockedForm(tx, ctx, dossierId);
    if (dossier.state !== 'draft')
      refuse({ kind: 'notNow', article: OF_TRUTH, reasons: ['申报已提交，往年带入的内容不能再另行确认；需要改动的，请等退回补正'] });
    const { year } = found(await tx.rounds.round(dossier.roundId));
    const content = await tx.dossiers.content(dossierId, 'open');
    const waits = new Set(content.unseen);
    const mayWait = new Set(toBeSeen(content.sources, year));
    // A place that is named twice is one.
    const asked = [...(places ? new Set(places.map(({ path }) => path)) : mayWait)];
    const changed = (places ?? []).filter(({ path, base }) => mayWait.has(path) && content.versions[path] !== base).map(({ path }) => path);
    const gone = asked.filter((path) => !mayWait.has(path));
    const settled = new Set([...changed, ...gone]);
    const moved = asked.filter((path) => !settled.has(path) && waits.has(path) === confirmed);
    const before = dossier.revision;
    if (moved.length === 0) return { left: waits.size, changed: [...settled], revision: { before, after: before } };
    await tx.dossiers.markSeen(dossierId, moved, confirmed);
    const form = await formOfDossier(tx, ctx, dossier);
    await tx.record({
      ...entry(ctx, dossier),
      action: confirmed ? 'confirmCarried' : 'takeBackCarried',
      detail: { carried: waitingWords(form, content.sources, moved) },
    });
    return { left: leftOf(content, moved, confirmed), changed: [...settled], revision: { before, after: before + 1 } };
  });

const leftOf = ({ unseen }: VersionedContent, moved: readonly string[], confirmed: boolean): number =>
  confirmed ? unseen.length - moved.length : unseen.length + moved.length;
