import { dossierProcedure } from '../workflow/steps.ts';
import type { Procedure } from './step.ts';
import { type TwoHandsFacts, type TwoHandsState, twoHandsStates, wholeList } from './two-hands.ts';

const { article } = dossierProcedure.steps.recognise;

/** Its hands: who prepared it, the list and the report on the notice, and who verified an objection of it. */
export const recognitionSteps = wholeList(article, {
  ...{ prepare: '准备认定', drop: '撤下认定', sign: '签署认定' },
  hands: { what: '认定、名单、公示情况或者异议由您本人经手', instead: '须由另一位分管领导签署' },
});
export type RecognitionSteps = typeof recognitionSteps;

/**
 * 认定（第八条（五）、第十一条）：公示期满、情况核报以后，经办人按名单次序准备整张认定名单和认定文件，另一位分管领导一次签署；有异议未办结的单独等，
 * 办结后用同样的方式补充认定。签署即公布。
 */
export const recognitionProcedure: Procedure<TwoHandsFacts, TwoHandsState, object, keyof RecognitionSteps> = {
  label: '认定',
  article,
  subject: 'Recognition',
  noun: '这次认定',
  states: twoHandsStates('待签署', '已认定'),
  first: 'prepared',
  steps: recognitionSteps,
};
