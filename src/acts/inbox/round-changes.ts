import { roundChangeProcedure } from '../../core/procedure/round-change.ts';
import type { ChangeView } from '../scheme/change-round.ts';
import type { Waiting } from './waiting.ts';

/** Changes of a year's work that wait for a leader's signature, or were given back to the officer. */
export const roundChangesWaiting = (waiting: readonly (ChangeView & { readonly title: string })[]): Waiting[] =>
  waiting
    .filter(({ state, offers }) =>
      offers.some(({ step, blockedBy }) => (state === 'returned' ? step === 'correct' : step === 'sign' && blockedBy.length === 0)),
    )
    .map((one): Waiting => {
      const link = `/app/rounds/${one.roundId}/change`;
      return {
        id: `roundChange:${one.id}`,
        kind: 'roundChange',
        title: `年度工作的变更：${one.title}`,
        organisation: '',
        why: one.state === 'returned' ? `领导退回：${one.word ?? ''}` : `经办人已起草，待签发后生效并公布。原因：${one.reason}`,
        article: roundChangeProcedure.article,
        dueOn: null,
        state: { label: roundChangeProcedure.states[one.state].label, tone: 'amber' },
        link,
        actions: [{ label: one.state === 'returned' ? '修改' : '签发', link }],
      };
    });
