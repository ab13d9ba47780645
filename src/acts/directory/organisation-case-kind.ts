import { standing } from '../../core/deadlines/validity.ts';
import type { Organisation } from '../../core/directory/organisation.ts';
import { handoverProcedure } from '../../core/procedure/handover.ts';
import {
  type OrganisationCaseFacts,
  type OrganisationCaseState,
  type OrganisationCaseStep,
  type OrganisationCaseSteps,
  organisationCaseProcedure,
} from '../../core/procedure/organisation-case.ts';
import { revocationProcedure } from '../../core/procedure/revocation.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { released } from '../files/quarantine.ts';
import { type Effect, type Kind, type Step, type Taking, takeWithin } from '../procedure/take.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { officeOf } from './colleagues.ts';
import { type CaseSeen, caseLetter, caseStanding, given } from './organisation-case.ts';

/**
 * 登记信息更正、信用代码争议 (第八条（三）) as `take` knows it: the registered side says what there is to say, who asked may take it back, the officer of the
 * place decides with a reason, on evidence that the asking side brought. A correction shows from now on; what was submitted before keeps its name. A dispute
 * that is upheld moves the code (docs/decisions/0013).
 */
const caseKind: Kind<CaseTaken, OrganisationCaseFacts, OrganisationCaseState, OrganisationCaseSteps, object> = {
  procedure: organisationCaseProcedure,
  called: '这一件',
  /** A case of others is not there. */
  async locked(tx, ctx, id) {
    const one = found(await tx.organisationCases.locked(id));
    const evidence = await tx.organisationCases.evidence([id]);
    const office = await officeOf(tx, one.againstId ?? one.organisationId);
    const own = found(await tx.directory.organisation(ctx.actor.organisationId));
    const decides = own.kind === 'city' && own.divisionCode === one.authority;
    const side = [one.organisationId, one.againstId].includes(own.id);
    return side || decides ? { ...one, evidence, officeId: office?.id ?? null, decider: decides ? own : null } : null;
  },
  standing: async (_, ctx, one) => caseStanding(ctx, one, one.decider?.id ?? null),
  change: (tx, { id }, change) => tx.organisationCases.change(id, change),
  entry: ({ organisationId, officeId }) => ({
    subject: { kind: 'organisation', id: organisationId },
    parties: { applicantId: organisationId, recommenderId: officeId },
  }),
  effects: {
    answer: ({ brought: { answer } }) => ({ change: { answer }, detail: { reason: answer } }),
    agree: (taking) => decided(taking, true),
    refuse: (taking) => decided(taking, false),
  },
};

/** A case with all that its steps look at; `decider`: the actor's own authority, where it is the one that decides. */
type CaseTaken = CaseSeen & { readonly officeId: string | null; readonly decider: Organisation | null };

/** Takes a step of a case, with the system's eyes. */
export const takeCaseStep = <N extends OrganisationCaseStep>(ctx: Context, step: Step<OrganisationCaseSteps, N, object>): Promise<void> =>
  ctx.asSystem(async (tx) => {
    await takeWithin(tx, ctx, caseKind, step);
  });

async function decided(
  { tx, ctx, row: one, brought: { word } }: Taking<CaseTaken, { word: string }>,
  agree: boolean,
): Promise<Effect<CaseTaken>> {
  await released(tx, ...one.evidence);
  await tx.next('organisations');
  const disputed = one.kind === 'dispute';
  const done = agree
    ? await (disputed ? moveCode(tx, ctx, one) : correct(tx, ctx, one))
    : { act: disputed ? 'refuseDispute' : 'refuseCorrection', detail: { reason: word } };
  const outcome = disputed ? (agree ? '代码归提出争议的单位' : '代码仍归已登记的单位') : agree ? '已更正' : '不予更正';
  return {
    ...done,
    change: { decidedBy: ctx.actor.accountId, decidedName: by(ctx).actor.name, decidedAt: ctx.now, word },
    after: () =>
      [one.organisationId, one.againstId].flatMap((organisationId) =>
        organisationId === null
          ? []
          : [
              caseLetter(`${one.id}:decided`, {
                to: { organisationId, role: 'manager' },
                subject: disputed ? '信用代码争议已有决定' : '登记信息更正已有决定',
                body: `${one.decider?.name}的决定：${outcome}。理由：${word}。`,
                link: '/app/colleagues',
              }),
            ],
      ),
  };
}

type Done = Pick<Effect<CaseTaken>, 'act' | 'detail'>;

async function correct(tx: Transaction, ctx: Context, one: CaseTaken): Promise<Done> {
  const before = found(await tx.directory.organisation(one.organisationId));
  const next = given({ name: one.name, creditCode: one.creditCode, divisionCode: one.divisionCode });
  if (one.creditCode !== null && (await tx.directory.organisationByCode(one.creditCode)))
    refuse({
      kind: 'conflict',
      message: `统一社会信用代码 ${one.creditCode} 已由别的单位登记，不能更正为该代码，请核对；确属贵单位的，请提出信用代码争议`,
    });
  const { id: organisationId, name, creditCode, divisionCode } = before;
  await tx.organisationCases.keepName({ organisationId, until: ctx.now, name, creditCode, divisionCode });
  await tx.directory.changeOrganisation(organisationId, { ...next, pending: false });
  if (one.creditCode !== null)
    for (const dossier of await tx.dossiers.openOf(organisationId))
      if (dossier.state === 'draft') await tx.dossiers.change(dossier.id, dossier.version, { creditCode: one.creditCode });
  const was = Object.entries({ name, creditCode, divisionCode }).filter(([key]) => key in next);
  const detail = { ...next, before: was.map(([, value]) => value ?? '无').join('、'), reason: one.reason };
  return { act: 'correctOrganisation', detail };
}

/** The code goes to whom it is; nothing of the other's goes along. What that one has under way is frozen: withdrawn, kept, and open to be read. */
async function moveCode(tx: Transaction, ctx: Context, one: CaseTaken): Promise<Done> {
  const holder = found(await tx.directory.organisation(one.againstId ?? ''));
  if (holder.creditCode === null || holder.creditCode !== one.creditCode)
    return refuse({ kind: 'conflict', message: '该单位登记的代码已经变更，请不予办理，由提出的一方重新提出' });
  await titlesAllow(tx, ctx, holder);
  const { id: organisationId, name, creditCode, divisionCode } = holder;
  await tx.organisationCases.keepName({ organisationId, until: ctx.now, name, creditCode, divisionCode });
  await tx.directory.changeOrganisation(holder.id, { creditCode: null });
  await tx.directory.changeOrganisation(one.organisationId, { creditCode: one.creditCode, pending: false });
  await tx.dossiers.codeMoved({ applicantId: holder.id, creditCode: holder.creditCode }, ctx.now);
  const dossiers = await tx.dossiers.openOf(holder.id);
  for (const dossier of dossiers) {
    if (!(await tx.dossiers.change(dossier.id, dossier.version, { state: 'withdrawn' })))
      refuse({ kind: 'conflict', message: '该单位的申报刚有变化，请再办理一次' });
    await tx.record({
      ...by(ctx),
      action: 'freezeDossier',
      article: null,
      subject: { kind: 'dossier', id: dossier.id },
      parties: dossier,
      detail: { reason: '统一社会信用代码归属争议，决定归另一单位' },
    });
  }
  return { act: 'moveCode', detail: { creditCode: one.creditCode, before: holder.name, name: one.organisation, count: dossiers.length } };
}

/** A title in force is revoked first. One that was recognised before this system came belongs to its code: not the code moves, but who manages the unit. */
async function titlesAllow(tx: Transaction, { today }: Context, { id, name }: Organisation): Promise<void> {
  const titles = (await tx.recognitions.platforms({ organisationId: id })).filter(({ revokedOn }) => revokedOn === null);
  if (titles.some(({ basis }) => basis !== null))
    notNow(
      handoverProcedure.article,
      `“${name}”是此前认定的示范平台，代码随称号列入名录，不按争议改归：注册的人不是该单位的，请由所在地主管部门申请移交单位管理员；名录上代码有错的，请由认定部门更正。本件请不予办理，并写明去向`,
    );
  if (titles.some(({ validFrom, validTo }) => standing({ from: validFrom, to: validTo }, null, today) === 'valid'))
    notNow(revocationProcedure.article, `“${name}”的示范平台称号还在有效期内，须先按程序办理撤销，再决定代码归属`);
}
