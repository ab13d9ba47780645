import { carriedWords } from '../../core/annexes/carried.ts';
import { formFaults } from '../../core/annexes/complete.ts';
import type { Content } from '../../core/annexes/field.ts';
import { isAsked } from '../../core/eligibility/conditions.ts';
import { failing, verdicts } from '../../core/eligibility/verdicts.ts';
import { missingMaterials } from '../../core/materials/missing.ts';
import { unprovenRows } from '../../core/materials/proofs.ts';
import type { Standing } from '../../core/procedure/step.ts';
import type { Facts } from '../../core/workflow/facts.ts';
import { mendable, mendableFindings, mendableMissing } from '../../core/workflow/mendable.ts';
import { isOpen } from '../../core/workflow/opened.ts';
import { type Parties, relationsTo } from '../../core/workflow/relation.ts';
import type { Context, Transaction, World } from '../context.ts';
import { blockedMaterials } from '../files/quarantine.ts';
import { found, type InputFault } from '../refusal.ts';
import { recognisedBelow } from './below.ts';
import { disagreementsIn } from './disagreements.ts';
import { openedNow } from './editable.ts';
import { formWith } from './frozen-forms.ts';
import { openItems, unansweredOf } from './open-correction.ts';
import type { Dossier } from './records.ts';
import { seatedConflicts } from './seated-conflicts.ts';

/**
 * All that the form says about itself: faults, disagreements, conditions, missing materials; the same code as the browser's. Faults are told
 * of what can still be changed: what was submitted is judged by the rules of its day.
 */
export async function checksOf(tx: Transaction, world: World, dossier: Dossier, content: Content) {
  const round = found(await tx.rounds.round(dossier.roundId));
  const scheme = world.tools.schemes.named(round.scheme);
  const materials = await tx.dossiers.materials(dossier.id);
  const below = isAsked(scheme, '6.7') ? await recognisedBelow(tx, world, dossier.applicantId) : null;
  const returned = dossier.state === 'returned';
  const opened = openedNow(dossier, returned ? await tx.dossiers.corrections(dossier.id) : [], content);
  const disagreements = disagreementsIn(content, scheme);
  const missing = missingMaterials(content, scheme, materials, below);
  return {
    scheme,
    year: round.year,
    materials,
    faults: mendable(formFaults(content, scheme, world.today), opened),
    findings: returned ? mendableFindings(disagreements, opened) : disagreements,
    below,
    verdicts: verdicts(content, scheme, world.today, { roundOpensOn: round.opensOn, ...(below ? { ownMunicipalRecognition: below } : {}) }),
    missing: returned ? mendableMissing(missing, opened) : missing,
    unproven: unprovenRows(content, scheme, materials).filter(({ kind }) => isOpen(opened, `materials/${kind}`)),
  };
}

/** What bars the submission of a form, each at its place: for whoever submits by a program (第九条（一）). */
export async function barsOf(tx: Transaction, world: World, dossier: Dossier): Promise<readonly InputFault[]> {
  const { faults, findings: found } = await checksOf(tx, world, dossier, await tx.dossiers.content(dossier.id, 'open'));
  const errors = found
    .filter(({ severity }) => severity === 'error')
    .map(({ id, paths, message }) => ({ path: paths[0] ?? '', rule: id, message }));
  return [...faults.map(({ path, rule, message }) => ({ path, rule, message })), ...errors];
}

/** The facts that a step needs; the form is read and checked only while it can still be submitted. */
export async function factsOf(tx: Transaction, world: World, dossier: Dossier): Promise<Facts> {
  const stored = await tx.dossiers.storedFacts(dossier);
  if (dossier.state !== 'draft' && dossier.state !== 'returned')
    return { ...stored, formFaults: 0, missingMaterials: [], failedConditions: [], unansweredItems: [], carriedUnconfirmed: [] };
  const content = await tx.dossiers.content(dossier.id, 'open');
  const checks = await checksOf(tx, world, dossier, content);
  const errors = checks.findings.filter((finding) => finding.severity === 'error');
  return {
    ...stored,
    formFaults: checks.faults.length + errors.length,
    missingMaterials: [...checks.missing.map((one) => one.label), ...(await blockedMaterials(tx, checks.materials))],
    unansweredItems:
      dossier.state === 'returned'
        ? unansweredOf(await openItems(tx, world, dossier, await formWith(tx, world.tools, { dossier, content })))
        : [],
    // What was handed in once went out as the applicant's word; a correction opens the places that the notice names, and no others.
    carriedUnconfirmed: dossier.state === 'draft' && dossier.carriedConfirmedAt === null ? carriedWords(content, checks.year) : [],
    failedConditions: checks.scheme.failedConditions === 'refuse' ? failing(checks.verdicts).map((v) => `${v.label}（${v.article}）`) : [],
  };
}

/** Who stands how to this case today: what `judge` and `offers` read. */
export async function standingOf(
  tx: Transaction,
  ctx: Context,
  dossier: Dossier,
): Promise<Standing<Facts> & { readonly parties: Parties }> {
  const parties = await tx.dossiers.partiesOf(dossier);
  const facts = await factsOf(tx, ctx, dossier);
  const judged = dossier.state === 'admitted' && relationsTo(ctx.actor, parties).includes('authorityOf');
  const conflicts = judged ? await seatedConflicts(tx, dossier) : [];
  return { facts: { ...facts, panel: { ...facts.panel, conflicts } }, actor: ctx.actor, today: ctx.today, parties };
}
