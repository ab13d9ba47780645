import { ownHand } from '../workflow/hands.ts';
import type { Need, Procedure, Step } from './step.ts';

export type CancelState = 'standing' | 'asked' | 'cancelled';
/** `submitted`: units that have ever submitted in the round. */
export type CancelFacts = { readonly state: CancelState; readonly cancelAskedBy: string | null; readonly submitted: number };

const nothingSubmitted: Need<CancelFacts> = ({ facts: { submitted } }) =>
  submitted === 0 ? null : `本年度已有 ${submitted} 家单位提交申报，不能取消；在办的申报请按程序办完（第八条、第十条）`;

const askedByAnother: Need<CancelFacts> = ({ facts: { cancelAskedBy }, actor }) =>
  ownHand(actor, [cancelAskedBy], { what: '取消是您提出的', instead: '须由另一位分管领导决定' });

const article = '第十条';

export const cancelSteps = {
  ask: {
    label: '提出取消',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['standing', 'asked'],
    to: 'asked',
    needs: [nothingSubmitted],
    brings: { reason: { kind: 'text', label: '取消的理由', hint: '填写中的单位会看到这个理由', most: 500 } },
    act: 'askCancelRound',
    grave: true,
  },
  cancel: {
    label: '决定取消',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['asked'],
    to: 'cancelled',
    needs: [nothingSubmitted],
    notBy: askedByAnother,
    grave: true,
  },
  keep: { label: '不取消', article, by: 'authorityOf', role: 'leader', from: ['asked'], to: 'standing' },
} as const satisfies Record<string, Step<CancelFacts, CancelState, object>>;
export type CancelSteps = typeof cancelSteps;
export type CancelStep = keyof CancelSteps;

/** 取消年度工作（第十条）：经办人提出并写明理由，分管领导决定；只要有一家提交过申报就不能取消。 */
export const cancelProcedure: Procedure<CancelFacts, CancelState, object, keyof CancelSteps> = {
  label: '取消年度认定工作',
  article,
  subject: 'Round',
  states: { standing: { label: '正常进行' }, asked: { label: '已提出取消，待决定' }, cancelled: { label: '已取消' } },
  first: 'standing',
  steps: cancelSteps,
};
