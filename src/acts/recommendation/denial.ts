import type { Event, Transaction } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';

export type Denial = {
  dossier: Dossier;
  row: { rowId: string; enterprise: string };
  /** How it was said: 1 to 5 of annex 1. */
  method: number;
  /** The version of the row that says so. */
  version: number;
};

type Words = { action: string; roles: readonly string[]; subject: string; body: string };

const denied: Words = {
  action: 'surveyDenied',
  roles: ['officer', 'leader'],
  subject: '否认接受过服务',
  body: '在测评中表示没有接受过该平台的服务，已按不满意计入。请核实名单是否真实（附件1、第六条（三））；核实后仍予推荐的，推荐表须写明理由。',
};
const takenBack: Words = {
  action: 'takeBackDenial',
  roles: ['leader'],
  subject: '由“否认接受过服务”更正',
  body: '曾表示没有接受过该平台的服务，经办人现更正为接受过服务，更正的经过见测评记录的备注。请核实（附件1）。',
};

/**
 * 否认接受过服务 is a flag on the case: in the journal and by letter to the recommender's officer and leader; a denial that an officer takes back is told to the
 * leader (附件1). The applicant is not told: it could press the enterprise.
 */
export async function tellOfDenial(tx: Transaction, said: Pick<Event, 'at' | 'actor'>, is: boolean, denial: Denial): Promise<void> {
  const { dossier, row, method, version } = denial;
  const { action, roles, subject, body } = is ? denied : takenBack;
  await tx.record({
    ...said,
    action,
    article: '附件1',
    subject: { kind: 'dossier', id: dossier.id },
    parties: { recommenderId: dossier.recommenderId, issuerId: dossier.issuerId },
    detail: { rowId: row.rowId, enterprise: row.enterprise, method, version },
  });
  for (const role of roles)
    await tx.post({
      key: `${dossier.id}:${row.rowId}:${action}:${version}:${role}`,
      to: { organisationId: dossier.recommenderId, role },
      subject: `${dossier.number ?? '申报'}：“${row.enterprise}”${subject}`,
      body: `申报 ${dossier.number ?? ''} 附件5所列“${row.enterprise}”${body}`,
      link: `/app/recommendations/${dossier.id}?step=assessment`,
    });
}
