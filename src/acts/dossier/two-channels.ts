import { recommenderKinds } from '../../core/directory/organisation.ts';
import { ownAreaOf } from '../../core/identifiers/registered-area.ts';
import { type State, states } from '../../core/workflow/state.ts';
import { by, type Context } from '../context.ts';
import { found } from '../refusal.ts';
import type { Dossier } from './records.ts';

/**
 * One credit code, two channels (第八条（三）): the first one stands. The first recommender is told how its case stands, once for each stage of it; the second
 * only, and once, that another was first and whom to ask: what the first one decided is not its affair. An authority of another area is not told at all, since
 * the applicant can't turn to it (第三条). That the applicant can't start again is said by the step's own need.
 */
export async function tellBothChannels(
  ctx: Context,
  { roundId, recommenderId }: { roundId: string; recommenderId: string },
): Promise<void> {
  const applicant = found(await ctx.inTransaction((tx) => tx.directory.organisation(ctx.actor.organisationId)));
  const { creditCode } = applicant;
  const first = creditCode === null ? null : await ctx.inTransaction((tx) => tx.dossiers.liveOf(roundId, creditCode));
  if (first === null || first.recommenderId === recommenderId) return;
  await ctx.asSystem(async (tx) => {
    const [one, other] = [await tx.directory.organisation(first.recommenderId), await tx.directory.organisation(recommenderId)];
    if (!one || !other || !recommenderKinds.includes(other.kind)) return;
    if (other.kind === 'city' && other.divisionCode !== ownAreaOf(applicant.divisionCode)?.authority) return;
    const how = standsAt(first.state, one.name);
    const key = `channels:${first.id}:${recommenderId}:${how.stage}`;
    const subject = `${applicant.name}同一年度只能由一个部门推荐`;
    const who = `${applicant.name}（${applicant.creditCode}）`;
    const rule = '同一年度按先申报的办理（第八条（三））。';
    await tx.post({
      key: `${key}:first`,
      to: { organisationId: one.id, role: 'officer' },
      subject,
      body: `${who}本年度已向贵单位申报，又选择了${other.name}。${rule}${how.sentence}。${maySee(first) ? '' : '提交之后，贵单位可以查看这份申报。'}`,
      ...(maySee(first) ? { link: `/app/dossiers/${first.id}` } : {}),
    });
    await tx.post({
      key: `channels:${first.id}:${recommenderId}:second`,
      to: { organisationId: other.id, role: 'officer' },
      subject,
      body: `${who}选择由贵单位推荐，但本年度已先向${one.name}申报。${rule}这份申报不向贵单位开放，如需了解情况，请联系${one.name}。`,
    });
    await tx.record({
      ...by(ctx),
      action: 'secondChannel',
      article: '第八条（三）',
      subject: { kind: 'dossier', id: first.id },
      parties: first,
      detail: { recommenderId },
    });
  });
}

/** A recommender sees a case from its first submission on. */
const maySee = ({ submittedAt }: Dossier): boolean => submittedAt !== null;

const handled: readonly State[] = ['submitted', 'returned', 'assessing'];
const ended: readonly State[] = ['rejected', 'notProposed', 'recognised', 'setAside'];

/** Where the first filing stands, as far as both recommenders may know: filled in, handled, recommended, or decided. */
function standsAt(state: State, recommender: string): { stage: string; sentence: string } {
  if (state === 'draft') return { stage: 'draft', sentence: '先申报的一份还在填写，尚未提交' };
  if (state === 'declined') return { stage: state, sentence: `${recommender}已决定不予推荐，本年度不能再由其他部门推荐` };
  if (handled.includes(state)) return { stage: 'handled', sentence: `先申报的一份由${recommender}办理，尚未推荐` };
  if (ended.includes(state)) return { stage: state, sentence: `${recommender}已推荐，结果为“${states[state].label}”` };
  return { stage: 'recommended', sentence: `${recommender}已推荐` };
}
