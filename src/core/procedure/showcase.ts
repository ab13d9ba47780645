import { ownHand } from '../workflow/hands.ts';
import type { Need, Procedure } from './step.ts';

export type ShowcaseState = 'draft' | 'offered' | 'returned' | 'published' | 'takenDown';
export type ShowcaseFacts = { readonly state: ShowcaseState; readonly writtenBy: string; readonly hands: readonly string[] };
export type ShowcaseStep = 'write' | 'offer' | 'recall' | 'publish' | 'sendBack' | 'takeDown';

const writtenByAnother: Need<ShowcaseFacts> = ({ facts: { writtenBy, hands }, actor }) =>
  ownHand(actor, [writtenBy, ...hands], { what: '典型经验由您本人撰写', instead: '须由另一位分管领导办理' });

const article = '第十四条';

/** 典型经验（第十四条）：所在地主管部门总结、报送，认定部门同意后发布，或退回修改；发布后可以撤下。 */
export const showcaseProcedure: Procedure<ShowcaseFacts, ShowcaseState, object, ShowcaseStep> = {
  label: '典型经验',
  article,
  states: {
    draft: { label: '起草中' },
    offered: { label: '待省级同意' },
    returned: { label: '退回修改' },
    published: { label: '已发布' },
    takenDown: { label: '已撤下' },
  },
  first: 'draft',
  steps: {
    write: {
      label: '修改',
      article,
      by: 'recommenderOf',
      role: 'officer',
      from: ['draft', 'returned', 'takenDown'],
      to: 'draft',
    },
    offer: { label: '报送', article, by: 'recommenderOf', role: 'officer', from: ['draft'], to: 'offered' },
    recall: { label: '撤回报送', article, by: 'recommenderOf', role: 'officer', from: ['offered'], to: 'draft' },
    publish: {
      label: '同意发布',
      article,
      by: 'authorityOf',
      role: 'leader',
      from: ['offered'],
      to: 'published',
      notBy: writtenByAnother,
    },
    sendBack: {
      label: '退回修改',
      article,
      by: 'authorityOf',
      role: 'leader',
      from: ['offered'],
      to: 'returned',
      asks: { what: '退回理由' },
    },
    takeDown: {
      label: '撤下',
      article,
      by: 'authorityOf',
      role: 'leader',
      from: ['published'],
      to: 'takenDown',
      asks: { what: '撤下理由' },
      grave: true,
    },
  },
};
