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

/** Whom a deputy stands in for today, and the roles that come from them. */
export type StandIn = { readonly accountId: string; readonly name: string; readonly roles: readonly Role[] };

export type Actor = {
  readonly accountId: string;
  readonly organisationId: string;
  /** All that may be used today: one's own roles and those that one stands in for. */
  readonly roles: readonly Role[];
  /** One's own alone; left out where nobody is stood in for. */
  readonly ownRoles?: readonly Role[];
  readonly standsIn?: readonly StandIn[];
};

/** The parties of one case: who applies, who recommends, who issued the round, who reviews. */
export type Parties = {
  readonly applicantId: string;
  readonly recommenderId: string;
  readonly issuerId: string;
  readonly panelists: readonly string[];
};

const staff: readonly Role[] = ['officer', 'leader'];
const has = (actor: Actor, roles: readonly Role[]) => actor.roles.some((role) => roles.includes(role));

/** Every relation in which this actor stands to this case; nobody stands in one to a party that it does not have. An administrator stands in none. */
export function relationsTo(actor: Actor, parties: Partial<Parties>): Relation[] {
  const relations: Relation[] = [];
  if (actor.organisationId === parties.applicantId && has(actor, ['clerk'])) relations.push('applicantOf');
  if (actor.organisationId === parties.recommenderId && has(actor, staff)) relations.push('recommenderOf');
  if (actor.organisationId === parties.issuerId && has(actor, staff)) relations.push('authorityOf');
  if (parties.panelists?.includes(actor.accountId) && has(actor, ['expert'])) relations.push('panelistOf');
  if (has(actor, ['supervisor'])) relations.push('supervisor');
  return relations;
}
