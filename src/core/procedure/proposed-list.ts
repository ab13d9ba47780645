import { dossierProcedure } from '../workflow/steps.ts';
import type { Procedure } from './step.ts';
import { type TwoHandsFacts, type TwoHandsState, twoHandsStates, wholeList } from './two-hands.ts';

const { article } = dossierProcedure.steps.propose;

export const proposedListSteps = wholeList(article, {
  ...{ prepare: '拟定名单', drop: '撤下名单', sign: '签署名单' },
  hands: { what: '名单由您本人拟定', instead: '须由另一位分管领导签署' },
});
export type ProposedListSteps = typeof proposedListSteps;

/** 拟认定名单（第八条（四））：经办人按评审排序拟定整张名单，另一位分管领导一次签署；签署的名单冻结，各家随之列入或者不列入，不再逐家签发。 */
export const proposedListProcedure: Procedure<TwoHandsFacts, TwoHandsState, object, keyof ProposedListSteps> = {
  label: '拟认定名单',
  article,
  subject: 'ProposedList',
  noun: '这份名单',
  states: twoHandsStates('待签署', '已签署'),
  first: 'prepared',
  steps: proposedListSteps,
};
