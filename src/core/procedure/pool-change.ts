import type { Brings } from './brings.ts';
import type { Procedure, Step } from './step.ts';
import { byAnother, faultless } from './two-hands.ts';

export type PoolChangeState = 'prepared' | 'signed' | 'refused' | 'dropped';
export type PoolChangeFacts = {
  /** null: nothing was written yet. */
  readonly state: PoolChangeState | null;
  /** Why it can't be carried out as the pool stands now. */
  readonly faults: readonly string[];
  readonly hands: readonly string[];
};

const article = '第八条（四）';

const decidedByAnother = byAnother({ what: '这次专家库变更由您本人提出', instead: '须由另一位分管领导决定' });

const why = {
  reason: { kind: 'text', label: '原因', missing: '请写明专家库变更的原因', least: 4, most: 500 },
} as const satisfies Brings;

export const poolChangeSteps = {
  prepare: { label: '提出变更', article, by: 'authorityOf', role: 'officer', from: [null], to: 'prepared', brings: why },
  sign: {
    label: '同意变更',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['prepared'],
    to: 'signed',
    needs: [faultless],
    notBy: decidedByAnother,
    grave: true,
  },
  refuse: {
    label: '不同意变更',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['prepared'],
    to: 'refused',
    notBy: decidedByAnother,
    brings: { word: { kind: 'text', label: '不同意的理由', missing: '请写明不同意的理由', least: 2, most: 500 } },
  },
  drop: { label: '撤回', article, by: 'authorityOf', role: 'officer', from: ['prepared'], to: 'dropped' },
} as const satisfies Record<string, Step<PoolChangeFacts, PoolChangeState, object>>;
export type PoolChangeSteps = typeof poolChangeSteps;

/**
 * 本年度专家库的变更（第八条（四））：专家库在建立年度工作时冻结；此后增加、移出专家，或按新的登记更新，由经办人写明原因提出，另一位分管领导决定。
 * 同意即生效：以后的抽取用新的专家库，变更前后的摘要都保留、公开；已经抽取的不变。
 */
export const poolChangeProcedure: Procedure<PoolChangeFacts, PoolChangeState, object, keyof PoolChangeSteps> = {
  label: '本年度专家库的变更',
  article,
  subject: 'PoolChange',
  noun: '这次专家库变更',
  states: {
    prepared: { label: '待领导决定' },
    signed: { label: '已生效' },
    refused: { label: '不同意' },
    dropped: { label: '已撤回' },
  },
  first: 'prepared',
  steps: poolChangeSteps,
};
