import type { Role } from '../../core/workflow/relation.ts';

/** What kinds of organisations there are, and which roles their accounts may hold. */
export const kinds: readonly { value: string; label: string; roles: readonly Role[]; addable: boolean }[] = [
  { value: 'province', label: '省级主管部门', roles: ['officer', 'leader'], addable: false },
  { value: 'city', label: '设区市、赣江新区主管部门', roles: ['officer', 'leader'], addable: true },
  { value: 'county', label: '县级主管部门', roles: ['officer', 'leader'], addable: true },
  { value: 'association', label: '全省性行业协会', roles: ['officer', 'leader'], addable: true },
  { value: 'provincialUnit', label: '省属有关单位', roles: ['officer', 'leader'], addable: true },
  { value: 'applicant', label: '申报单位', roles: ['clerk', 'manager'], addable: true },
  { value: 'pool', label: '评审专家库', roles: ['expert'], addable: true },
  { value: 'supervision', label: '审计监察', roles: ['supervisor'], addable: true },
  { value: 'operator', label: '系统运行单位', roles: ['administrator'], addable: false },
];

export const kindLabel = (kind: string): string => kinds.find((one) => one.value === kind)?.label ?? kind;
export const rolesOf = (kind: string): readonly Role[] => kinds.find((one) => one.value === kind)?.roles ?? [];
