import type { Context } from '../context.ts';
import type { Waiting } from './waiting.ts';

/** What a leader is asked, and by whom. */
type Request = {
  readonly id: string;
  readonly day: string;
  readonly organisationId: string;
  readonly accountId: string;
  readonly name: string;
  readonly opened: number;
  readonly purpose: string;
};

/** Requests of today of one's office to go on opening personal data, for a leader who did not ask (第十六条). */
export const openingsWaiting = ({ actor, today }: Context, lines: readonly Request[]): Waiting[] =>
  lines
    .filter((one) => one.day === today && one.organisationId === actor.organisationId && one.accountId !== actor.accountId)
    .map((one) => ({
      id: `opening:${one.id}`,
      kind: 'opening',
      title: `请求继续查看个人信息：${one.name}`,
      organisation: actor.organisationName,
      why: `今天已查看 ${one.opened} 次，用途：${one.purpose}`,
      article: '第十六条',
      dueOn: one.day,
      state: { label: '待答复', tone: 'amber' },
      link: '/app/openings',
      actions: [{ label: '答复', link: '/app/openings' }],
    }));
