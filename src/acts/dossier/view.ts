import { latestOperation } from '../../core/annexes/rows.ts';
import { withoutPersonal } from '../../core/annexes/without-personal.ts';
import { workdaysBetween } from '../../core/calendar/workday.ts';
import { wholeDay } from '../../core/deadlines/round.ts';
import { heldBack } from '../../core/eligibility/held-back.ts';
import { offers } from '../../core/procedure/offers.ts';
import type { Round } from '../../core/scheme/round.ts';
import { own } from '../../core/text/own.ts';
import type { Said } from '../../core/waiting/line.ts';
import { relationsTo } from '../../core/workflow/relation.ts';
import { stageOf } from '../../core/workflow/state.ts';
import { dossierProcedure, steps } from '../../core/workflow/steps.ts';
import { turnOf } from '../../core/workflow/turn.ts';
import type { Context, Transaction, World } from '../context.ts';
import { found } from '../refusal.ts';
import { openedNow } from './editable.ts';
import { checksOf, judgingKept, judgingOf, standingSeen } from './facts.ts';
import { isReviewer } from './papers.ts';
import type { DossierLine } from './port.ts';

/** One case as its page shows it: where it stands, until when, what this actor may do now and why not. */
export async function viewDossier(ctx: Context, id: string) {
  return ctx.inTransaction(async (tx) => {
    const line = found(await tx.dossiers.line(id));
    const standing = await standingSeen(tx, ctx, line);
    const relation = relationsTo(ctx.actor, standing.parties);
    const round = found(await tx.rounds.round(line.roundId));
    return {
      line,
      round,
      stage: stageOf(line.state),
      offers: offers(dossierProcedure, standing),
      relation,
      corrections: await correctionsOf(tx, ctx, line),
      timeline: await timelineOf(tx, ctx, line),
      turn: turnSeen(ctx, { line, round, noticeEndsOn: standing.facts.notice?.endsOn ?? null, asked: await askedOf(tx, line) }),
      tasks: tasksOf(ctx, await tx.inbox.ofCase(ctx, id)),
      correctionDaysLeft: daysLeft(ctx, line.correctionDueOn),
      windowDaysLeft: daysLeft(ctx, standing.facts.round.closesOn),
    };
  });
}

/** The corrections with what was said of their items; a reason that is still being written is the applicant's own. */
async function correctionsOf(tx: Transaction, ctx: Context, { id, applicantId, number }: DossierLine) {
  if (number === null) return []; // was never submitted, so never returned
  const answers = await tx.answers.ofItems(id);
  const corrections = await tx.dossiers.corrections(id);
  return corrections.map((correction) => {
    const shown = correction.resolvedAt !== null || applicantId === ctx.actor.organisationId;
    const said = shown ? answers.filter((one) => one.correctionNo === correction.no) : [];
    const items = correction.items.map((item, index) => ({ ...item, answer: said.find((one) => one.item === index + 1) ?? null }));
    return { ...correction, items };
  });
}

/** Working days until a day ends; null where there is none or the calendar does not know its year. */
export function daysLeft(world: World, day: string | null): number | null {
  if (day === null) return null;
  const days = workdaysBetween(world.today, day, world.calendar);
  return days.ok ? days.value : null;
}

type Seen = {
  readonly line: DossierLine;
  readonly round: Round;
  readonly noticeEndsOn: string | null;
  readonly asked: 'asked' | 'kept' | null;
};

/** How the 复核 stands of the decision that a case ended with; one that was granted set its decision aside. */
async function askedOf(tx: Transaction, { id, state }: DossierLine): Promise<Seen['asked']> {
  if (!['declined', 'rejected', 'notProposed'].includes(state)) return null;
  const states = (await tx.reconsiderations.of(id)).map((one) => one.state);
  return states.includes('asked') ? 'asked' : states.includes('kept') ? 'kept' : null;
}

/** Where it stands and what is due from which office, with the working days that are left. */
function turnSeen(ctx: Context, { line, round, noticeEndsOn, asked: reconsideration }: Seen) {
  const { state, applicantName, recommenderName, issuerName, correctionDueOn } = line;
  const { closesOn, closesAt, recommendBy, reviewBy } = round;
  const names = { applicant: applicantName, recommender: recommenderName, issuer: issuerName };
  const { due, says, ahead } = turnOf(
    { ...names, state, correctionDueOn, closesOn, closesAt, recommendBy, reviewBy, noticeEndsOn, reconsideration },
    ctx.today,
  );
  return { says, dueOn: due?.dueOn ?? null, dueAt: due?.dueAt ?? wholeDay, daysLeft: daysLeft(ctx, due?.dueOn ?? null), ahead: [...ahead] };
}

/** What waits for whoever looks, in the words of the inbox. */
const tasksOf = (ctx: Context, lines: readonly { readonly dueOn: string | null; readonly said: Said }[]) =>
  lines.map(({ said: { why, action, otherwise, link, article, dueAt = wholeDay }, dueOn }) => ({
    ...{ why, action, link, article, dueOn, dueAt, otherwise: otherwise ?? null },
    daysLeft: daysLeft(ctx, dueOn),
  }));

const shownActions: Readonly<Record<string, string>> = {
  draw: '随机抽取',
  confirmDeclaration: '确认声明',
  answerFinding: '说明核对提醒',
  withdrawAnswer: '收回说明',
  answerItem: '说明补正通知事项',
  seatPanel: '组成专家组',
  supplementPanel: '补充抽取专家',
  publishNotice: '公示',
  signReview: '签署评审',
};

/** The steps that the parties may know of, oldest first; savings and reveals are not steps. */
async function timelineOf(tx: Transaction, ctx: Context, line: DossierLine) {
  const entries = await tx.journal.entries({ subject: line.id });
  const offices = new Map([
    [line.issuerId, line.issuerName],
    [line.recommenderId, line.recommenderName],
    [line.applicantId, line.applicantName],
  ]);
  /** The office; a person's name is for those of the same office alone. */
  const whoOf = (organisationId: unknown, name: unknown): string => {
    const office = offices.get(String(organisationId)) ?? (organisationId === null ? '系统' : '评审专家');
    return organisationId === ctx.actor.organisationId ? `${office} ${String(name)}` : office;
  };
  return entries.flatMap((entry) => {
    const action = String(entry.action);
    const label = own(steps, action)?.label ?? own(shownActions, action);
    return label
      ? [
          {
            at: String(entry.at),
            who: whoOf(entry.organisationId, entry.actorName),
            step: action,
            action: label,
            article: (entry.article as string | null) ?? null,
          },
        ]
      : [];
  });
}

/** What the checks say of a form; signals are for those who review it and never reach its applicant. */
export async function viewChecks(ctx: Context, id: string) {
  return ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.dossier(id));
    const own = dossier.applicantId === ctx.actor.organisationId;
    const form = isClerks(ctx, dossier) ? judgingKept(tx, ctx, dossier) : judgingOf(await tx.dossiers.content(id, 'open'));
    const { findings, carried: _, unseen, verdicts, ...checks } = await checksOf(tx, ctx, dossier, form);
    const shown = own ? findings.filter((finding) => finding.severity !== 'signal') : findings;
    const held = dossier.state === 'draft' ? heldBack(verdicts, unseen) : verdicts;
    return { ...checks, verdicts: held, findings: shown, answers: await tx.answers.of(id) };
  });
}

/** Whether the whole form is opened for them: the applicant's own clerks. */
const isClerks = ({ actor }: Context, { applicantId }: Pick<DossierLine, 'applicantId'>): boolean =>
  applicantId === actor.organisationId && actor.roles.includes('clerk');

/** The form, masked for everybody but its applicant. */
export async function viewForm(ctx: Context, id: string) {
  return ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.dossier(id));
    const own = isClerks(ctx, dossier);
    const content = await tx.dossiers.content(id, own ? 'open' : 'masked');
    // Only of a returned case does it depend on what was asked for.
    const corrections = own && dossier.state === 'returned' ? await tx.dossiers.corrections(id) : [];
    const editable = own ? openedNow(dossier, corrections, latestOperation(content)?.id ?? null) : [];
    return { ...content, ...(isReviewer(ctx, dossier) ? withoutPersonal(content) : {}), editable, revision: dossier.revision };
  });
}
