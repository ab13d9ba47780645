import type { Procedure } from '../procedure/step.ts';
import { keysOf } from '../text/keys-of.ts';
import type { WaitingCase } from '../waiting/case.ts';
import type { Attempt, Facts } from './facts.ts';
import { dossierInbox } from './inbox.ts';
import { type State, states } from './state.ts';
import { applying } from './steps/applying.ts';
import { firstReviewing } from './steps/first-reviewing.ts';
import { recognising } from './steps/recognising.ts';
import { recommending } from './steps/recommending.ts';
import { resuming } from './steps/resuming.ts';
import { reviewing } from './steps/reviewing.ts';
import type { DossierStep } from './steps/row.ts';

/** 认定程序（办法第八条），按先后。一行就是一步：按钮、权限、接口、待办、流程图、测试都读这张表。 */
export const steps = { ...applying, ...firstReviewing, ...recommending, ...reviewing, ...recognising, ...resuming };

export type StepName = keyof typeof steps;
export const stepNames: StepName[] = keysOf(steps);
export const stepNamed = (name: StepName): DossierStep => steps[name];

/** 认定程序（第八条）的整张表。 */
export const dossierProcedure: Procedure<Facts, State, Attempt, StepName, WaitingCase> = {
  label: '认定程序',
  article: '第八条',
  noun: '申报',
  states,
  first: 'draft',
  steps,
  inbox: dossierInbox,
};
