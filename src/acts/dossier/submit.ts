import type { Content } from '../../core/annexes/field.ts';
import { type FrozenExplanation, frozenText } from '../../core/annexes/freeze.ts';
import { rowsOf } from '../../core/annexes/rows.ts';
import { numberMark } from '../../core/directory/organisation.ts';
import { listHash } from '../../core/draw/draw.ts';
import { drawListOf, type ServedRow } from '../../core/draw/stratify.ts';
import { committed, rootOf } from '../../core/evidence/cells.ts';
import type { Context } from '../context.ts';
import { found } from '../refusal.ts';
import { belowAsked } from './below.ts';
import { lockedForm } from './edit.ts';
import { formWith } from './frozen-forms.ts';
import { verdictsIn } from './judged.ts';
import { type OpenItem, openItems } from './open-correction.ts';
import { readOnce } from './read-once.ts';
import type { Dossier } from './records.ts';
import { takeStep } from './take-step.ts';

/**
 * Submits: numbered once, questions frozen with the answers and the reasons given for warnings, content and list hashed, receipt at the click
 * (第八条（一）、第九条). What was said of items left unchanged is frozen with them (第八条（三）). The frozen copy lies sealed; the hashes are what the
 * receipt and the draw prove. How the conditions were judged is kept beside it: what was left to a person stays the same question until it is answered.
 */
export async function submit(ctx: Context, dossierId: string, input: { version?: number | undefined }): Promise<Dossier> {
  return ctx.inTransaction(async (tx) => {
    const dossier = await lockedForm(tx, ctx, dossierId);
    const content = await tx.dossiers.content(dossierId, 'open');
    const read = readOnce(tx, dossier, content);
    const form = await formWith(read, ctx.tools, { dossier, content });
    const explanations = explanationsOf(await openItems(read, ctx, dossier, form));
    const paper = frozenText(explanations.length === 0 ? form : { ...form, explanations });
    const contentHash = ctx.tools.digest(paper);
    const sealed = ctx.tools.seal(paper);
    // What is shown of it later may be shown in part (docs/evidence.md): the root of all its cells stands in the journal from the beginning.
    const secret = ctx.tools.newSecret();
    const cellsRoot = rootOf(committed(JSON.parse(paper), secret, ctx.tools.digest), ctx.tools.digest);
    const no = (await tx.dossiers.lastSubmission(dossierId)) + 1;
    const round = found(await tx.rounds.round(dossier.roundId));
    const scheme = ctx.tools.schemes.named(round.scheme);
    const below = await belowAsked(tx, ctx, scheme, dossier);
    const judged = verdictsIn(content, { scheme, round, below, today: ctx.today });
    // Counted after the checks and all that can be done before, since whoever counts holds the journal's head until the end, and the others wait.
    const numbered = async () => {
      if (dossier.number !== null) return dossier.number;
      const issuer = found(await tx.directory.organisation(round.issuerId));
      return numberOf(numberMark(issuer), round.year, await tx.nextAtLast(`dossier:${round.id}`));
    };
    const listed = (dossierNumber: string) =>
      listHash(
        drawListOf({ dossierNumber, committedOn: round.committedOn, rows: servedIn(content) }, scheme.sample.stratify),
        ctx.tools.digest,
      );
    const moved = await takeStep(read, ctx, dossierId, 'submit', {
      ...input,
      detail: { cellsRoot },
      change: async () => {
        await tx.dossiers.resolveCorrections(dossierId, ctx.now);
        const number = await numbered();
        const submitted = { submittedAt: ctx.now, submittedOn: ctx.today, contentHash, listHash: listed(number) };
        return { number, ...submitted, correctionDueOn: null, workedAt: null };
      },
    });
    await tx.dossiers.addSubmission({
      dossierId,
      no,
      frozen: { sealed, cells: ctx.tools.seal(secret) },
      contentHash,
      listHash: moved.listHash ?? '',
      verdicts: judged,
      submittedBy: ctx.actor.accountId,
      submittedAt: ctx.now,
    });
    return moved;
  });
}

const explanationsOf = (items: readonly OpenItem[]): FrozenExplanation[] =>
  items.flatMap(({ path, label, reason: asked, explanation }) =>
    explanation === null ? [] : [{ path, label, asked, reason: explanation }],
  );

/** The rows of annex 5 as the draw knows them, in paper order. */
const servedIn = (content: Content): ServedRow[] =>
  rowsOf(content, 'served').map(({ id, cells }) => ({
    id,
    enterprise: String(cells.enterprise ?? ''),
    service: String(cells.service ?? ''),
  }));

/** 赣平2026-0107: counted within the round. */
const numberOf = (mark: string, year: number, n: number): string => `${mark}平${year}-${String(n).padStart(4, '0')}`;
