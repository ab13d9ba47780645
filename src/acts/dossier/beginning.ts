import { clock } from '../../core/calendar/instant.ts';
import { type Organisation, recommenderKinds } from '../../core/directory/organisation.ts';
import { mayRecommend } from '../../core/directory/recommenders.ts';
import { type OwnArea, ownAreaOf } from '../../core/identifiers/registered-area.ts';
import { judge } from '../../core/procedure/judge.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Facts } from '../../core/workflow/facts.ts';
import { dossierProcedure } from '../../core/workflow/steps.ts';
import type { Context, Transaction } from '../context.ts';
import { found } from '../refusal.ts';
import { offeredToTakeOver, type TakeOver } from './take-over.ts';

/** What an applicant is told before it starts: the authority of its place with the reason, who recommends directly, and why not now. */
export type Beginning = {
  round: Round;
  issuerName: string;
  own: { id: string; name: string; why: string } | null;
  /** Why there is none. */
  noOwn: string | null;
  direct: Organisation[];
  /** Why nothing can be started now, whoever recommends; empty where it can. */
  blockedBy: readonly string[];
  /** An earlier dossier whose whole content may be taken over. */
  takeOver: TakeOver | null;
};

export const beginning = (ctx: Context, roundId: string): Promise<Beginning> =>
  ctx.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(roundId));
    const applicant = found(await tx.directory.organisation(ctx.actor.organisationId));
    const issuer = found(await tx.directory.organisation(round.issuerId));
    const scheme = ctx.tools.schemes.named(round.scheme);
    const all = await tx.directory.organisations({ kinds: [...recommenderKinds, 'county'] });
    const units = all.filter((one) => one.active && mayRecommend(scheme, issuer, one));
    const area = ownAreaOf(applicant.divisionCode);
    const here = issuer.kind !== 'city' || issuer.divisionCode === area?.authority;
    const codes: readonly (string | null | undefined)[] =
      issuer.kind === 'city' ? [issuer.divisionCode, applicant.divisionCode] : [area?.authority];
    const authority = units.find(({ kind, divisionCode }) => here && ['city', 'county'].includes(kind) && codes.includes(divisionCode));
    const own =
      area && authority ? { id: authority.id, name: authority.name, why: issuer.kind === 'city' ? locally(issuer) : area.why } : null;
    const addressed = issuer.kind === 'city' ? issuer : (authority ?? issuer);
    return {
      round,
      issuerName: issuer.name,
      own,
      noOwn: own || issuer.kind === 'city' ? null : noAuthority(area),
      direct: units.filter(({ id, kind }) => kind !== 'city' && id !== own?.id),
      blockedBy: await refusedFor(tx, ctx, { round, applicant, recommender: addressed, issuer }),
      takeOver: await offeredToTakeOver(tx, ctx, round.id),
    };
  });

const locally = ({ name }: Organisation): string => `本地的认定由${name}组织，贵单位登记在本地`;

const noAuthority = (area: OwnArea | null): string =>
  area === null
    ? '还不知道贵单位登记在哪里，不能确定当地主管部门：请先在“本单位”登记所在地（第八条（一））'
    : `${area.name}的主管部门尚未在本系统登记，请联系省工信厅（第三条）`;

type Asked = { round: Round; applicant: Organisation; recommender: Organisation; issuer: Organisation };

/** Why this applicant can't start in this round through this recommender; the same judgement as the step's. */
async function refusedFor(tx: Transaction, ctx: Context, asked: Asked): Promise<readonly string[]> {
  const decision = await startJudged(tx, ctx, asked);
  return decision.kind === 'refused' ? decision.reasons : [];
}

/** The step `start`, judged (第八条（一）). */
export async function startJudged(tx: Transaction, ctx: Context, asked: Asked) {
  const { round, applicant, recommender } = asked;
  const facts: Facts = {
    ...nothingYet,
    round: { ...round, clock: clock(ctx.now) },
    otherLiveDossier: applicant.creditCode !== null && (await tx.dossiers.liveOf(round.id, applicant.creditCode)) !== null,
    platform: await tx.dossiers.platformInForce(applicant.id, round),
    outside: outsideOf(asked),
  };
  const parties = { applicantId: applicant.id, recommenderId: recommender.id, issuerId: round.issuerId, panelists: [] };
  return judge(dossierProcedure, { facts, actor: ctx.actor, today: ctx.today, parties }, { step: 'start', brought: {} });
}

/** A city, as recommender or as issuer of its own round, must be that of the applicant's place; others have no area. */
function outsideOf({ applicant, recommender, issuer }: Asked): Facts['outside'] {
  const own = ownAreaOf(applicant.divisionCode);
  const city = [recommender, issuer].find(({ kind, divisionCode }) => kind === 'city' && divisionCode !== own?.authority);
  return city ? { registered: own?.name ?? null, asked: city.name } : null;
}

const nothingYet: Omit<Facts, 'round' | 'otherLiveDossier' | 'platform' | 'outside'> = {
  state: null,
  correctionDueOn: null,
  formFaults: 0,
  missingMaterials: [],
  failedConditions: [],
  unansweredItems: [],
  declarationConfirmed: false,
  carriedUnconfirmed: [],
  certificateChecked: false,
  sample: { drawn: 0, recorded: 0, atLeast: 0 },
  papersOwed: [],
  decline: null,
  recommendation: { complete: false, preparedBy: null, hands: [], reasonMissing: null },
  quota: { limit: null, used: 0 },
  panel: { seated: 0, signed: 0, atLeast: 0, conflicts: [], groupOpinion: false },
  list: null,
  notice: null,
  objections: { open: 0, upheld: 0, decidedBy: [] },
};
