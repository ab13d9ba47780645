import type { Transaction, World } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { badInput, found, refuse } from '../refusal.ts';
import { visiting } from '../visiting.ts';
import { tellOfDenial } from './denial.ts';
import { heard } from './interview.ts';
import type { Sample } from './records.ts';
import type { SurveyAnswer, SurveyLink } from './survey-records.ts';

/** By which link. */
export type Caller = { token: string };

/** Who asks whom about what; nothing of anybody else's. */
export type Questions = {
  recommender: string;
  platform: string;
  /** For which title it applies, by the round's edition. */
  title: string;
  enterprise: string;
  /** What annex 5 claims to have been done for it. */
  service: string;
  expiresAt: string;
};

/** `received` and `satisfied` are null where nothing was chosen. */
export type Reply = Omit<SurveyAnswer, 'received' | 'satisfied'> & { received: boolean | null; satisfied: boolean | null };

/** 网络互动 of annex 1. */
const BY_NETWORK = 3;

type Open = { link: SurveyLink; dossier: Dossier; row: Sample };

/** The questions behind a link. Refuses alike (404) what is guessed, expired, revoked, answered or no longer asked; 429 after 20 wrong ones. */
export const openSurvey = (world: World, caller: Caller): Promise<Questions> =>
  visiting(world, 'survey', caller.token, async (tx) => {
    const { link, dossier, row } = await openLink(tx, world, caller.token);
    const list = await tx.recommendations.submittedList(dossier.id, 'masked');
    return {
      recommender: found(await tx.directory.organisation(dossier.recommenderId)).name,
      platform: found(await tx.directory.organisation(dossier.applicantId)).name,
      title: world.tools.schemes.named(found(await tx.rounds.round(dossier.roundId)).scheme).names.platform,
      enterprise: row.enterprise,
      service: list.find((one) => one.id === row.rowId)?.service ?? '',
      expiresAt: link.expiresAt,
    };
  });

/**
 * Takes the one answer of a link into the sample with method 3 (附件1). Who never had the service is counted as not satisfied, and the recommender is
 * told. Refuses as `openSurvey`; 400 with every fault at its field, which leaves the link as it was.
 */
export const answerSurvey = (world: World, caller: Caller, reply: Reply): Promise<void> =>
  visiting(world, 'survey', caller.token, async (tx) => {
    const { link, dossier, row } = await openLink(tx, world, caller.token);
    const answer = checked(reply);
    const { interviewee, position, mobile, service, satisfied, remark: note } = answer;
    const denied = !answer.received;
    const said = heard(
      { method: BY_NETWORK, interviewee, position, mobile, service, satisfied, denied, note },
      denied ? ['interviewee', 'mobile'] : ['mobile'],
    );
    const at = { dossierId: dossier.id, rowId: row.rowId, version: row.version };
    const recorded = { ...said, recordedBy: null, recordedAt: world.now };
    if (!(await tx.surveys.answer(link.id, answer, world.now))) refuse({ kind: 'notFound' });
    if (!(await tx.recommendations.recordSample(at, recorded))) refuse({ kind: 'notFound' });
    const event = { at: world.now, actor: { id: null, name: '受访企业', organisationId: null } };
    await tx.record({
      ...event,
      action: 'answerSurvey',
      article: '附件1',
      subject: { kind: 'dossier', id: dossier.id },
      parties: { recommenderId: dossier.recommenderId, issuerId: dossier.issuerId },
      detail: { rowId: row.rowId, enterprise: row.enterprise, method: BY_NETWORK, satisfied: said.satisfied, version: row.version + 1 },
    });
    if (denied) await tellOfDenial(tx, event, true, { dossier, row, method: BY_NETWORK, version: row.version + 1 });
  });

function checked({ received, satisfied, ...texts }: Reply): SurveyAnswer {
  if (received === null) return badInput('received', '附件1', '请选择是否接受过该平台的服务');
  if (received && satisfied === null) return badInput('satisfied', '附件1', '请选择对所受服务是否满意');
  return { ...texts, received, satisfied: received && satisfied === true };
}

/** The link as long as it may be answered: known, in time, not revoked, not answered, its row still waiting in an open assessment. */
async function openLink(tx: Transaction, world: World, token: string): Promise<Open> {
  const link = found(await tx.surveys.byToken(world.tools.digest(token)));
  if (link.answeredAt !== null || link.revokedAt !== null || link.expiresAt <= world.now) refuse({ kind: 'notFound' });
  const dossier = found(await tx.dossiers.locked(link.dossierId));
  const row = found((await tx.recommendations.sample(dossier.id, 'masked')).find((one) => one.rowId === link.rowId));
  if (dossier.state !== 'assessing' || row.state !== 'drawn') refuse({ kind: 'notFound' });
  return { link, dossier, row };
}
