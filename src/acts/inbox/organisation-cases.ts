import type { Context } from '../context.ts';
import type { CaseSeen } from '../directory/organisation-case.ts';
import type { Waiting } from './waiting.ts';

/** Corrections and disputes of the place that an officer has to decide (第八条（三）). */
export const organisationCasesWaiting = ({ actor }: Context, cases: readonly CaseSeen[]): Waiting[] =>
  cases
    .filter((one) => ![one.organisationId, one.againstId].includes(actor.organisationId))
    .map((one) => ({
      id: `organisationCase:${one.id}`,
      kind: 'organisationCase',
      title: one.kind === 'dispute' ? `信用代码争议：${one.creditCode}` : `登记信息更正：${one.organisation}`,
      organisation: one.organisation,
      why:
        one.kind === 'dispute'
          ? `${one.organisation}称代码由${one.against}误登或冒登，请查验双方证照后决定`
          : '申请更正名称、代码或登记所在地，请查验证照后决定',
      article: '第八条（三）',
      dueOn: null,
      creditCode: one.creditCode,
      state: { label: '待决定', tone: 'amber' },
      link: '/app/licences',
      actions: [{ label: '查验并决定', link: '/app/licences' }],
    }));
