import { checkCreditCode } from '../../core/identifiers/credit-code.ts';
import { division } from '../../core/identifiers/divisions.ts';
import type { World } from '../context.ts';
import { badInput, refuse } from '../refusal.ts';
import { wellFormed } from './accounts.ts';
import { chosenPassword } from './password.ts';
import { counted, rules, sourceOf } from './throttle.ts';

export type Registration = { creditCode: string; name: string; divisionCode: string; personName: string; login: string; password: string };

/**
 * A service organisation registers itself: the credit code owns the case, so a code that stands already is led to its administrator or the authority.
 * The first account manages and fills in. Whether the code is truly theirs is inspected with the certificate (第八条（三）).
 */
export async function register(
  world: World,
  input: Registration,
): Promise<{ organisation: string; login: string; warning: string | null }> {
  const creditCode = wellFormed(input.creditCode);
  const checked = checkCreditCode(creditCode);
  const city = division(input.divisionCode);
  if (city?.kind !== '设区市') badInput('divisionCode', '第八条（一）', '请选择单位所在的设区市');
  const from = { purpose: 'registration', subject: '', source: sourceOf(world, world.origin.address) };
  await counted(world, from, rules.registration, (wait) => `从您所在的网络注册的单位较多，请${wait}后再试；填写的内容请先保留`);
  const login = input.login.trim().toLowerCase();
  const passwordHash = await chosenPassword(world, { password: input.password, path: 'password', login, organisation: input.name });
  await world.asSystem(async (tx) => {
    if (await tx.directory.organisationByCode(creditCode))
      refuse({
        kind: 'conflict',
        message: `统一社会信用代码 ${creditCode} 已注册。请联系本单位管理员为您增加账号；管理员已离职的，请联系所在地中小企业主管部门办理移交。`,
      });
    if (await tx.directory.accountByLogin(login)) badInput('login', '登录名', `登录名“${login}”已被使用，请换一个`);
    const organisationId = world.tools.newId();
    await tx.directory.addOrganisation({
      id: organisationId,
      kind: 'applicant',
      name: input.name,
      creditCode,
      divisionCode: input.divisionCode,
      reportsTo: null,
      active: true,
      createdAt: world.now,
    });
    const account = {
      id: world.tools.newId(),
      organisationId,
      login,
      name: input.personName,
      passwordHash,
      mustChangePassword: false,
      passwordEndsAt: null,
      roles: ['clerk' as const, 'manager' as const],
      active: true,
      createdAt: world.now,
    };
    await tx.directory.addAccount(account);
    const actor = { id: account.id, name: account.name, organisationId };
    await tx.record({
      at: world.now,
      actor,
      action: 'register',
      article: '第八条（一）',
      subject: { kind: 'organisation', id: organisationId },
      detail: { creditCode },
    });
  });
  return { organisation: input.name, login, warning: checked.ok ? null : checked.message };
}
