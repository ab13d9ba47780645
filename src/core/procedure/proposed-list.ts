import { dossierProcedure } from '../workflow/steps.ts';
import type { Procedure, Step } from './step.ts';
import { byAnother, faultless, giveBack } from './two-hands.ts';

export type ProposedListState = 'prepared' | 'returned' | 'signed' | 'dropped';
export type ProposedListFacts = {
  /** null: nothing was prepared yet. */
  readonly state: ProposedListState | null;
  /** Why it can't be signed as its cases stand now. */
  readonly faults: readonly string[];
  readonly hands: readonly string[];
};

const { article } = dossierProcedure.steps.propose;

export const proposedListSteps = {
  prepare: { label: '拟定名单', article, by: 'authorityOf', role: 'officer', from: [null, 'prepared', 'returned'], to: 'prepared' },
  drop: { label: '撤下名单', article, by: 'authorityOf', role: 'officer', from: ['prepared', 'returned'], to: 'dropped' },
  giveBack: giveBack(article, 'prepared'),
  sign: {
    label: '签署名单',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['prepared'],
    to: 'signed',
    needs: [faultless],
    notBy: byAnother({ what: '名单由您本人拟定', instead: '须由另一位分管领导签署' }),
    grave: true,
  },
} as const satisfies Record<string, Step<ProposedListFacts, ProposedListState, object>>;
export type ProposedListSteps = typeof proposedListSteps;

/** 拟认定名单（第八条（四））：经办人按评审排序拟定整张名单，另一位分管领导一次签署；签署的名单冻结，各家随之列入或者不列入，不再逐家签发。 */
export const proposedListProcedure: Procedure<ProposedListFacts, ProposedListState, object, keyof ProposedListSteps> = {
  label: '拟认定名单',
  article,
  subject: 'ProposedList',
  noun: '这份名单',
  states: {
    prepared: { label: '待签署' },
    returned: { label: '已退回' },
    signed: { label: '已签署' },
    dropped: { label: '已撤下' },
  },
  first: 'prepared',
  steps: proposedListSteps,
};
