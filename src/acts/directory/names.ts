import type { OrganisationKind } from '../../core/directory/organisation.ts';
import { enterpriseKey } from '../../core/identifiers/enterprise-name.ts';
import { checkLogin, checkName } from '../../core/identifiers/plain-name.ts';
import type { Transaction } from '../context.ts';
import { badInput, refuse } from '../refusal.ts';

/** The name as it is kept; refuses what can't be told apart by eye (400). */
export function namedOr400(text: string, path: 'name' | 'personName', label: string): string {
  const checked = checkName(text, label);
  return checked.ok ? checked.value : badInput(path, '名称', checked.message);
}

export function loginOr400(text: string, own: 'self' | 'administrator'): string {
  const checked = checkLogin(text, own);
  return checked.ok ? checked.value : badInput('login', '登录名', checked.message);
}

const everyoneElse: readonly OrganisationKind[] = [
  'province',
  'city',
  'county',
  'association',
  'provincialUnit',
  'pool',
  'supervision',
  'operator',
];
/** What a public body's name ends with or holds, where it is no firm. */
const publicBody = /(厅|局|委员会|人民政府|管委会)/;
const firm = /(公司|厂|合作社|企业|店)$/;

/**
 * Nobody registers himself under the name of an authority or of another body of this system, or under one that reads like a public body's; an administrator
 * adds those. Refuses with what to do.
 */
export async function notAnAuthority(tx: Transaction, name: string): Promise<void> {
  const key = enterpriseKey(name);
  const bodies = await tx.directory.organisations({ kinds: everyoneElse });
  const like = bodies.find((one) => key.includes(enterpriseKey(one.name)));
  if (like === undefined && (!publicBody.test(name) || firm.test(name))) return;
  badInput(
    'name',
    '单位名称',
    `“${name}”与${like ? `本系统的“${like.name}”` : '机关'}名称相同或相近，不能自行注册。请核对是否为证照上的全称；确是贵单位名称的，请联系省工信厅，由系统管理员添加`,
  );
}

/** Of one kind there is each name once, brackets, width and spaces levelled; two applicants may share a name, their codes tell them apart. */
export async function notTwice(tx: Transaction, { kind, name }: { kind: OrganisationKind; name: string }): Promise<void> {
  if (kind === 'applicant') return;
  const key = enterpriseKey(name);
  const same = (await tx.directory.organisations({ kinds: [kind] })).find((one) => enterpriseKey(one.name) === key);
  if (same) refuse({ kind: 'conflict', message: `“${same.name}”已在单位名录中，不能重复添加；需要增加人员的，请为该单位增加账号` });
}
