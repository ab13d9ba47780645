import { states } from '../../core/workflow/state.ts';
import type { Context } from '../context.ts';
import type { WaitingCase } from './inbox-port.ts';
import type { Waiting } from './waiting.ts';

/** Files that were withheld, for the applicant as long as they can be replaced; apart from the case's own item, whose deadline stays as it is (第九条). */
export function infectedWaiting({ actor }: Context, all: readonly WaitingCase[]): Waiting[] {
  return all
    .filter(
      ({ infected = [], applicantId, state }) =>
        infected.length > 0 && applicantId === actor.organisationId && ['draft', 'returned'].includes(state),
    )
    .map((one) => ({
      id: `infected:${one.id}`,
      kind: 'infected',
      title: `${one.roundYear}年度示范平台申报（${one.issuer}）`,
      organisation: one.recommender,
      number: one.number,
      creditCode: one.creditCode,
      why: `“${(one.infected ?? []).join('”“')}”含有恶意程序，已隔离，不能提交：请移除后重新上传`,
      article: '第九条',
      dueOn: one.state === 'returned' ? one.correctionDueOn : one.closesOn,
      state: { label: states[one.state].label, tone: states[one.state].tone },
      link: `/app/dossiers/${one.id}`,
      actions: [{ label: '更换文件', link: `/app/dossiers/${one.id}` }],
    }));
}
