import { chineseDay } from '../calendar/day.ts';
import type { Need, Procedure, Step } from './step.ts';
import { byAnother, giveBack } from './two-hands.ts';

export type EditionState = 'drafting' | 'prepared' | 'returned' | 'signed';
/** `open`: why it can't be carried out yet; `inForce`: from when it is to hold; `hands`: everybody who wrote in it. */
export type EditionFacts = {
  /** null: none of this name was begun. */
  readonly state: EditionState | null;
  readonly hands: readonly string[];
  readonly inForce: string | null;
  readonly open: readonly string[];
};

const carriedOut: Need<EditionFacts> = ({ facts: { open } }) => (open.length === 0 ? null : open.join('；'));

/** Days that are over were worked by the edition of then. */
const fromToday: Need<EditionFacts> = ({ facts: { inForce }, today }) =>
  inForce !== null && inForce < today ? `施行日期${chineseDay(inForce)}早于今天，已经过去的日子不能改按新版本办理` : null;

const article = '第十八条';

export const editionSteps = {
  begin: { label: '起草', article, by: 'authorityOf', role: 'officer', from: [null], to: 'drafting' },
  revise: {
    label: '修改',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['drafting', 'prepared', 'returned'],
    to: 'drafting',
    brings: { file: { kind: 'file', label: '版本文件' } },
  },
  submit: {
    label: '提交分管领导签发',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: [null, 'drafting', 'prepared', 'returned'],
    to: 'prepared',
  },
  sign: {
    label: '签发',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['prepared'],
    to: 'signed',
    needs: [carriedOut, fromToday],
    notBy: byAnother({ what: '您起草、修改或者提交过这个版本', instead: '须由另一位分管领导签发' }),
    brings: { digest: { kind: 'read', label: '所阅版本的 SHA-256' } },
    grave: true,
  },
  return: giveBack(article, 'prepared'),
  drop: { label: '撤下', article, by: 'authorityOf', role: 'officer', from: ['drafting', 'prepared', 'returned'], to: 'dropped' },
} as const satisfies Record<string, Step<EditionFacts, EditionState | 'dropped', object>>;
export type EditionSteps = typeof editionSteps;
export type EditionStep = keyof EditionSteps;

/** 办法的版本（第十七条、第十八条）：经办人起草或者带入文件，提交后由另一位领导签发或退回；签发后不再改动，没有签发的可以撤下。 */
export const editionProcedure: Procedure<EditionFacts, EditionState | 'dropped', object, keyof EditionSteps> = {
  label: '办法版本',
  article,
  subject: 'Edition',
  noun: '版本',
  states: {
    drafting: { label: '起草中' },
    prepared: { label: '待签发' },
    returned: { label: '已退回' },
    signed: { label: '已签发' },
    dropped: { label: '已撤下' },
  },
  first: 'drafting',
  steps: editionSteps,
};
