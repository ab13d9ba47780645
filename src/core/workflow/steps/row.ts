import type { Step } from '../../procedure/step.ts';
import type { WaitingCase } from '../../waiting/case.ts';
import type { Attempt, Facts } from '../facts.ts';
import * as need from '../needs.ts';
import type { Relation, Role } from '../relation.ts';
import type { State } from '../state.ts';

/** A row of the dossier's table; every one of its steps has one end. */
export type DossierStep = Step<Facts, State, Attempt, WaitingCase> & {
  readonly by: Relation;
  readonly role: Role;
  readonly to: State | 'same';
  readonly needs: readonly need.Need[];
  /** Who hears of it by letter; whoever took it knows already. */
  readonly tells: readonly Party[];
};

/** The clerks or officers of a party, or its leaders. */
export type Party = 'applicant' | 'recommender' | 'recommenderLeader' | 'authority' | 'authorityLeader';

/** Reasons that the parties will read; whether each cites its article is judged with the step, so that a case without one is told the article of the step. */
export const reasons = { brings: { reasons: { kind: 'reasons', label: '理由' } }, missing: need.reasonsCited } as const;
/** The same as a letter with whom to ask. */
export const letter = {
  brings: { reasons: { kind: 'reasons', label: '理由' }, contact: { kind: 'contact', label: '联系处（科）室和电话' } },
  missing: need.reasonsCited,
} as const;
/** A leader's word to the officers. */
export const word = (missing: string, least: number) =>
  ({ brings: { reason: { kind: 'text', label: '要改什么', missing, least, most: 2000 } }, missing: need.reasonsCited }) as const;

/** 初审与推荐。 */
export const firstReview = '第八条（三）';
