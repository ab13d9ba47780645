import { clock } from '../../core/calendar/instant.ts';
import { failing } from '../../core/eligibility/verdicts.ts';
import type { Standing } from '../../core/procedure/step.ts';
import type { Facts } from '../../core/workflow/facts.ts';
import { mendable, mendableFindings, mendableMissing } from '../../core/workflow/mendable.ts';
import { isOpen } from '../../core/workflow/opened.ts';
import { type Parties, relationsTo } from '../../core/workflow/relation.ts';
import type { Context, Transaction, World } from '../context.ts';
import { blockedMaterials } from '../files/quarantine.ts';
import { found, type InputFault } from '../refusal.ts';
import { belowAsked } from './below.ts';
import { openedNow } from './editable.ts';
import { formWith } from './frozen-forms.ts';
import { type Beside, type Judged, judgedOf, judgedOnce } from './judged.ts';
import { openItems, unansweredOf } from './open-correction.ts';
import type { VersionedContent } from './port.ts';
import type { Dossier } from './records.ts';
import { seatedConflicts } from './seated-conflicts.ts';

/** A form to be judged: what it says of itself, and its content where that itself is asked for. */
export type Judging = { readonly content: () => Promise<VersionedContent>; readonly judged: (beside: Beside) => Judged | Promise<Judged> };

export const judgingOf = (content: VersionedContent): Judging => ({
  content: async () => content,
  judged: (beside) => judgedOf(content, beside),
});

/** The whole form, read and judged as it stands in this transaction. */
const judgingRead = async (tx: Transaction, { id }: Pick<Dossier, 'id'>): Promise<Judging> =>
  judgingOf(await tx.dossiers.content(id, 'open'));

/** The same for a page of the applicant's own: read only where nothing of this revision is kept yet. */
export const judgingKept = (tx: Transaction, { tools }: World, dossier: Dossier): Judging => {
  let read: Promise<VersionedContent> | null = null;
  const content = () => {
    read ??= tx.dossiers.content(dossier.id, 'open');
    return read;
  };
  return { content, judged: (beside) => judgedOnce(tools, dossier, { ...beside, content }) };
};

/**
 * All that the form says about itself: faults, disagreements, conditions, missing materials; the same code as the browser's. Faults are told
 * of what can still be changed: what was submitted is judged by the rules of its day.
 */
export async function checksOf(tx: Transaction, world: World, dossier: Dossier, form: Judging) {
  const round = found(await tx.rounds.round(dossier.roundId));
  const scheme = world.tools.schemes.named(round.scheme);
  const materials = await tx.dossiers.materials(dossier.id);
  const below = await belowAsked(tx, world, scheme, dossier);
  const returned = dossier.state === 'returned';
  const judged = await form.judged({ scheme, round, materials, below, today: world.today });
  const opened = openedNow(dossier, returned ? await tx.dossiers.corrections(dossier.id) : [], judged.latestOperation);
  return {
    scheme,
    year: round.year,
    materials,
    carried: judged.carried,
    unseen: judged.unseen,
    faults: mendable(judged.faults, opened),
    findings: returned ? mendableFindings(judged.disagreements, opened) : judged.disagreements,
    below,
    verdicts: judged.verdicts,
    missing: returned ? mendableMissing(judged.missing, opened) : judged.missing,
    unproven: judged.unproven.filter(({ kind }) => isOpen(opened, `materials/${kind}`)),
  };
}

/** What bars the submission of a form, each at its place: for whoever submits by a program (第九条（一）). */
export async function barsOf(tx: Transaction, world: World, dossier: Dossier): Promise<readonly InputFault[]> {
  const { faults, findings: found } = await checksOf(tx, world, dossier, await judgingRead(tx, dossier));
  const errors = found
    .filter(({ severity }) => severity === 'error')
    .map(({ id, paths, message }) => ({ path: paths[0] ?? '', rule: id, message }));
  return [...faults.map(({ path, rule, message }) => ({ path, rule, message })), ...errors];
}

type Asked = { readonly dossier: Dossier; readonly form: Judging | null };

/** The facts that a step needs; those of the form are left empty where there is none to be asked. */
async function factsOf(tx: Transaction, world: World, { dossier, form }: Asked): Promise<Facts> {
  const read = await tx.dossiers.storedFacts(dossier);
  const stored = { ...read, round: { ...read.round, clock: clock(world.now) } };
  if (form === null)
    return { ...stored, formFaults: 0, missingMaterials: [], failedConditions: [], unansweredItems: [], carriedUnconfirmed: [] };
  const checks = await checksOf(tx, world, dossier, form);
  const errors = checks.findings.filter((finding) => finding.severity === 'error');
  return {
    ...stored,
    formFaults: checks.faults.length + errors.length,
    missingMaterials: [...checks.missing.map((one) => one.label), ...(await blockedMaterials(tx, checks.materials))],
    unansweredItems:
      dossier.state === 'returned'
        ? unansweredOf(await openItems(tx, world, dossier, await formWith(tx, world.tools, { dossier, content: await form.content() })))
        : [],
    // What was handed in once went out as the applicant's word; a correction opens the places that the notice names, and no others.
    carriedUnconfirmed: dossier.state === 'draft' ? checks.carried : [],
    failedConditions: checks.scheme.failedConditions === 'refuse' ? failing(checks.verdicts).map((v) => `${v.label}（${v.article}）`) : [],
  };
}

/** Who stands how to this case today: what `judge` and `offers` read. What a step is judged by is read in its own transaction. */
export const standingOf = (tx: Transaction, ctx: Context, dossier: Dossier) =>
  standingBy(tx, ctx, { dossier, read: () => judgingRead(tx, dossier) });

/** The same for a page, in a transaction that changes nothing. */
export const standingSeen = (tx: Transaction, ctx: Context, dossier: Dossier) =>
  standingBy(tx, ctx, { dossier, read: () => judgingKept(tx, ctx, dossier) });

type Read = { readonly dossier: Dossier; readonly read: () => Judging | Promise<Judging> };

/** The form is asked only while it can still be submitted, and for whoever may do that: no other step of the table needs it. */
async function standingBy(
  tx: Transaction,
  ctx: Context,
  { dossier, read }: Read,
): Promise<Standing<Facts> & { readonly parties: Parties }> {
  const parties = await tx.dossiers.partiesOf(dossier);
  const relations = relationsTo(ctx.actor, parties);
  const mayStillSubmit = (dossier.state === 'draft' || dossier.state === 'returned') && relations.includes('applicantOf');
  const facts = await factsOf(tx, ctx, { dossier, form: mayStillSubmit ? await read() : null });
  const judged = dossier.state === 'admitted' && relations.includes('authorityOf');
  const conflicts = judged ? await seatedConflicts(tx, dossier) : [];
  return { facts: { ...facts, panel: { ...facts.panel, conflicts } }, actor: ctx.actor, today: ctx.today, parties };
}
