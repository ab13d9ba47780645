import { interpretationProcedure } from '../../core/procedure/interpretation.ts';
import type { InterpretationView } from '../scheme/interpretation.ts';
import type { Waiting } from './waiting.ts';

const link = '/app/interpretations';
/** The step that waits, and why; the others are at one's leave. */
const whys: Readonly<Record<string, string>> = {
  sign: '解释已经起草，待签发后公布',
  end: '提出废止，待签发',
  decline: '推荐部门提出疑问，待起草解释',
  answer: '领导退回，待修改',
};

/** Questions about the measure (第十八条) that wait for the officer, and answers that wait for the leader. */
export const interpretationsWaiting = (seen: readonly InterpretationView[]): Waiting[] =>
  seen.flatMap((one): Waiting[] => {
    const step = Object.keys(whys).find((name) =>
      one.offers.some((offer) => offer.step === name && offer.blockedBy.length === 0 && (name !== 'answer' || one.state === 'returned')),
    );
    if (step === undefined) return [];
    const { label } = interpretationProcedure.states[one.state];
    return [
      {
        id: `interpretation:${one.id}`,
        kind: 'interpretation',
        title: `办法的解释：${one.place}`,
        organisation: one.asker,
        why: one.state === 'returned' ? `领导退回：${one.word ?? ''}` : (whys[step] ?? ''),
        article: interpretationProcedure.article,
        dueOn: null,
        state: { label, tone: 'amber' },
        link,
        actions: [{ label: '办理', link }],
      },
    ];
  });
