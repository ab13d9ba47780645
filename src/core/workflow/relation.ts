/** What an actor may do to a case follows from a relation to it, never from a list of ids. */
export type Role = 'clerk' | 'manager' | 'officer' | 'leader' | 'expert' | 'supervisor' | 'administrator';
export const roleLabels: Record<Role, string> = {
  clerk: '申报经办',
  manager: '单位管理员',
  officer: '经办人',
  leader: '分管领导',
  expert: '评审专家',
  supervisor: '审计监察',
  administrator: '系统管理员',
};

export type Relation = 'applicantOf' | 'recommenderOf' | 'authorityOf' | 'panelistOf' | 'supervisor';

export type Actor = { readonly accountId: string; readonly organisationId: string; readonly roles: readonly Role[] };

/** The parties of one case: who applies, who recommends, who issued the round, who reviews. */
export type Parties = {
  readonly applicantId: string;
  readonly recommenderId: string;
  readonly issuerId: string;
  readonly panelists: readonly string[];
};

const staff: readonly Role[] = ['officer', 'leader'];
const has = (actor: Actor, roles: readonly Role[]) => actor.roles.some((role) => roles.includes(role));

/** Every relation in which this actor stands to this case. An administrator stands in none. */
export function relationsTo(actor: Actor, parties: Parties): Relation[] {
  const relations: Relation[] = [];
  if (actor.organisationId === parties.applicantId && has(actor, ['clerk'])) relations.push('applicantOf');
  if (actor.organisationId === parties.recommenderId && has(actor, staff)) relations.push('recommenderOf');
  if (actor.organisationId === parties.issuerId && has(actor, staff)) relations.push('authorityOf');
  if (parties.panelists.includes(actor.accountId) && has(actor, ['expert'])) relations.push('panelistOf');
  if (has(actor, ['supervisor'])) relations.push('supervisor');
  return relations;
}
