import { veiledText } from '../../core/disclosure/in-text.ts';
import { by, type Context } from '../context.ts';
import { caseSeen } from './case.ts';
import type { OfficeNote } from './desk-port.ts';

const ofTheCase = ['recommenderOf', 'authorityOf'] as const;

/** An office's own notes on a case, with their authors' names; nobody outside that office reads them, and numbers of persons in them only whoever wrote them. */
export async function officeNotes(ctx: Context, dossierId: string): Promise<OfficeNote[]> {
  return ctx.inTransaction(async (tx) => {
    await caseSeen(tx, ctx, dossierId, ofTheCase);
    const notes = await tx.desk.notes(dossierId);
    const names = await tx.directory.names(notes.map((note) => note.author));
    const shown = ({ author, body }: OfficeNote) => (author === ctx.actor.accountId ? body : veiledText(body));
    return notes.map((note) => ({ ...note, body: shown(note), author: names[note.author] ?? '' }));
  });
}

/** Adds one; that it was added is in the journal for this office, what it says is not. */
export async function addNote(ctx: Context, dossierId: string, body: string): Promise<OfficeNote> {
  return ctx.inTransaction(async (tx) => {
    const dossier = await caseSeen(tx, ctx, dossierId, ofTheCase);
    const { accountId: author, organisationId, name } = ctx.actor;
    const note: OfficeNote = { id: ctx.tools.newId(), dossierId, organisationId, author, body: body.trim(), at: ctx.now };
    await tx.desk.addNote(note);
    if (dossier.recommenderId === organisationId) await tx.dossiers.noteWork([dossierId], ctx.now);
    await tx.record({
      ...by(ctx),
      action: 'addNote',
      article: null,
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier.recommenderId === organisationId ? { recommenderId: organisationId } : { issuerId: organisationId },
    });
    return { ...note, author: name };
  });
}
