import { poolChangeProcedure } from '../../core/procedure/pool-change.ts';
import { counted, type PoolChangeView } from '../scheme/change-pool.ts';
import type { Waiting } from './waiting.ts';

/** Changes of a round's expert pool that wait for a leader who did not propose them. */
export const poolChangesWaiting = (waiting: readonly (PoolChangeView & { readonly title: string })[]): Waiting[] =>
  waiting
    .filter(({ offers }) => offers.some(({ step, blockedBy }) => step === 'sign' && blockedBy.length === 0))
    .map((one): Waiting => {
      const link = `/app/rounds/${one.roundId}/pool`;
      return {
        id: `poolChange:${one.id}`,
        kind: 'poolChange',
        title: `专家库变更：${one.title}`,
        organisation: '',
        why: `${one.preparedName}提出${counted(one.lines)}，待您决定。原因：${one.reason}`,
        article: poolChangeProcedure.article,
        dueOn: null,
        state: { label: poolChangeProcedure.states[one.state].label, tone: 'amber' },
        link,
        actions: [{ label: '决定', link }],
      };
    });
