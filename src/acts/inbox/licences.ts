import type { Context } from '../context.ts';
import type { LicenceLine } from '../directory/licence-port.ts';
import type { Waiting } from './waiting.ts';

/** Certificates of self-registered organisations that an officer of their place has to compare; of several of one organisation the newest (第八条（三）). */
export function licencesWaiting({ actor }: Context, lines: readonly LicenceLine[]): Waiting[] {
  const newest = new Map(lines.toReversed().map((one) => [one.organisationId, one]));
  return [...newest.values()]
    .filter((one) => one.pending && one.organisationId !== actor.organisationId)
    .map((one) => ({
      id: `licence:${one.id}`,
      kind: 'licence',
      title: `登记待核对：${one.organisation}`,
      organisation: one.organisation,
      why: '自行注册的单位上传了证照，请与登记的名称、统一社会信用代码核对',
      article: '第八条（三）',
      dueOn: null,
      creditCode: one.creditCode,
      state: { label: '待核对', tone: 'blue' },
      link: '/app/licences',
      actions: [{ label: '核对', link: '/app/licences' }],
    }));
}
