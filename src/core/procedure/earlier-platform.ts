import type { Brings } from './brings.ts';
import type { Need, Procedure, Step } from './step.ts';
import { byAnother, faultless, giveBack } from './two-hands.ts';

export type EarlierState = 'entered' | 'returned' | 'confirmed' | 'amending' | 'annulling' | 'annulled' | 'removed';
export type EarlierFacts = {
  /** null: nothing was entered yet. */
  readonly state: EarlierState | null;
  /** Why what is to be confirmed can't be: by what is registered and stands in the directory now. */
  readonly faults: readonly string[];
  /** What rests on the title already, and keeps it from being taken out as entered by mistake. */
  readonly rests: readonly string[];
  readonly hands: readonly string[];
};

const nothingRests: Need<EarlierFacts> = ({ facts: { rests } }) =>
  rests.length === 0 ? null : `该称号已有${rests.join('、')}，不能作为误录撤销；称号应当终止的，请按撤销称号的程序办理`;

const preparedByAnother = byAnother({ what: '录入、改动中有您本人经手的', instead: '须由另一位分管领导复核' });

const article = '第十九条';

const reason = { kind: 'text', label: '理由', missing: '请写明理由', least: 2, most: 500 } as const;

/** What a correction says anew; what is left out stays. */
const title = {
  name: { kind: 'text', label: '平台单位名称', most: 200, line: true, optional: true },
  creditCode: { kind: 'text', label: '统一社会信用代码', most: 40, line: true, optional: true },
  city: { kind: 'text', label: '所在设区市', most: 40, line: true, optional: true },
  functions: { kind: 'text', label: '服务功能', hint: '几项的用顿号分开', most: 200, line: true, optional: true },
  certificateNumber: { kind: 'text', label: '证书编号', most: 60, line: true, optional: true },
  documentNumber: { kind: 'text', label: '认定文号', most: 100, line: true, optional: true },
  validFrom: { kind: 'day', label: '有效期起', optional: true },
  validTo: { kind: 'day', label: '有效期止', optional: true },
  codeChecked: {
    kind: 'text',
    label: '代码已对照证照',
    hint: '校验码不符、但与证照逐位核对一致的，填“已核对”',
    most: 20,
    line: true,
    optional: true,
  },
} as const satisfies Brings;

export const earlierSteps = {
  enter: { label: '录入', article, by: 'authorityOf', role: 'officer', from: [null], to: 'entered' },
  correct: { label: '改正', article, by: 'authorityOf', role: 'officer', from: ['entered', 'returned'], to: 'entered', brings: title },
  remove: {
    label: '撤下',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['entered', 'returned'],
    to: 'removed',
    brings: { reason },
    grave: true,
  },
  confirm: {
    label: '复核确认',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['entered'],
    to: 'confirmed',
    needs: [faultless],
    notBy: preparedByAnother,
    grave: true,
  },
  giveBack: giveBack(article, 'entered'),
  amend: {
    label: '提出更正',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['confirmed'],
    to: 'amending',
    brings: { ...title, reason },
  },
  annul: {
    label: '提出撤销录入',
    article,
    by: 'authorityOf',
    role: 'officer',
    from: ['confirmed'],
    to: 'annulling',
    needs: [nothingRests],
    brings: { reason },
    grave: true,
  },
  withdraw: { label: '收回更正', article, by: 'authorityOf', role: 'officer', from: ['amending', 'annulling'], to: 'confirmed' },
  agree: {
    label: '同意更正',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['amending'],
    to: 'confirmed',
    needs: [faultless],
    notBy: preparedByAnother,
    grave: true,
  },
  strike: {
    label: '同意撤销录入',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['annulling'],
    to: 'annulled',
    needs: [nothingRests],
    notBy: preparedByAnother,
    grave: true,
  },
  refuse: {
    label: '不同意',
    article,
    by: 'authorityOf',
    role: 'leader',
    from: ['amending', 'annulling'],
    to: 'confirmed',
    brings: { word: { kind: 'text', label: '不同意的理由', missing: '请写明理由', least: 2, most: 500 } },
  },
} as const satisfies Record<string, Step<EarlierFacts, EarlierState, object>>;
export type EarlierSteps = typeof earlierSteps;
export type EarlierStep = keyof EarlierSteps;

/** 此前认定的平台（第十九条）：经办人从名单录入，另一位分管领导复核；复核以后有错的，由两人更正或者撤销录入。 */
export const earlierProcedure: Procedure<EarlierFacts, EarlierState, object, EarlierStep> = {
  label: '此前认定的平台',
  article,
  subject: 'EarlierPlatform',
  noun: '这一家',
  states: {
    entered: { label: '待复核' },
    returned: { label: '已退回' },
    confirmed: { label: '已复核' },
    amending: { label: '更正待复核' },
    annulling: { label: '撤销录入待复核' },
    annulled: { label: '录入已撤销' },
    removed: { label: '已撤下' },
  },
  first: 'entered',
  steps: earlierSteps,
};
