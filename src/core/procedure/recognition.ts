import { dossierProcedure } from '../workflow/steps.ts';
import type { Procedure, Step } from './step.ts';
import { byAnother, faultless, giveBack } from './two-hands.ts';

export type RecognitionState = 'prepared' | 'returned' | 'signed' | 'dropped';
/** `hands`: who prepared it, the list and the report on the notice, and who verified an objection of it. */
export type RecognitionFacts = {
  /** null: nothing was prepared yet. */
  readonly state: RecognitionState | null;
  /** Why it can't be signed as its cases stand now. */
  readonly faults: readonly string[];
  readonly hands: readonly string[];
};

const { article } = dossierProcedure.steps.recognise;

export const recognitionSteps = {
  prepare: { label: '准备认定', article, by: 'authorityOf', role: 'officer', from: [null, 'prepared', 'returned'], to: 'prepared' },
  drop: { label: '撤下认定', article, by: 'authorityOf', role: 'officer', from: ['prepared', 'returned'], to: 'dropped' },
  giveBack: giveBack(article, 'prepared'),
  sign: {
    label: '签署认定',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['prepared'],
    to: 'signed',
    needs: [faultless],
    notBy: byAnother({ what: '认定、名单、公示情况或者异议由您本人经手', instead: '须由另一位分管领导签署' }),
    grave: true,
  },
} as const satisfies Record<string, Step<RecognitionFacts, RecognitionState, object>>;
export type RecognitionSteps = typeof recognitionSteps;

/**
 * 认定（第八条（五）、第十一条）：公示期满、情况核报以后，经办人按名单次序准备整张认定名单和认定文件，另一位分管领导一次签署；有异议未办结的单独等，
 * 办结后用同样的方式补充认定。签署即公布。
 */
export const recognitionProcedure: Procedure<RecognitionFacts, RecognitionState, object, keyof RecognitionSteps> = {
  label: '认定',
  article,
  subject: 'Recognition',
  noun: '这次认定',
  states: {
    prepared: { label: '待签署' },
    returned: { label: '已退回' },
    signed: { label: '已认定' },
    dropped: { label: '已撤下' },
  },
  first: 'prepared',
  steps: recognitionSteps,
};
