import type { Organisation } from '../../core/directory/organisation.ts';
import { checkCreditCode } from '../../core/identifiers/credit-code.ts';
import { type CreditCodeKind, creditCodeKind } from '../../core/identifiers/credit-code-kinds.ts';
import { enterpriseKey } from '../../core/identifiers/enterprise-name.ts';
import { type OwnArea, ownAreaOf, registeredPlaces } from '../../core/identifiers/registered-area.ts';
import type { Context, Transaction, World } from '../context.ts';
import { badInput, type InputFault, Refused, refuse } from '../refusal.ts';
import { counted, rules, sourceOf } from '../throttle.ts';
import { wellFormed } from './accounts.ts';
import { checkedContact, keepContact } from './contact.ts';
import { loginOr400, namedOr400, notAnAuthority } from './names.ts';
import { openDispute } from './organisation-case.ts';
import { chosenPassword } from './password.ts';
import type { Account } from './records.ts';

/** What is looked at before anything is made; the password comes with the confirmation. */
export type Asked = {
  creditCode: string;
  name: string;
  divisionCode: string;
  personName: string;
  login: string;
  mobile: string;
  email: string;
};
/** `dispute`: the code is registered by another; why it is the own one, for the authority to decide. */
export type Registration = Asked & { password: string; dispute?: string | undefined };

/** What the person compares with the certificate: name and code as they would be kept, what the code says, and what is doubtful. */
export type Looked = Omit<Asked, 'mobile' | 'email'> & {
  mobile: string | null;
  email: string | null;
  area: OwnArea;
  kind: CreditCodeKind | null;
  /** The 18th character contradicts the rest. */
  checkFault: string | null;
  /** The code is another's so far; with the confirmation its authority is asked to decide. */
  disputed: boolean;
  /** What the digits leave to ask; nothing of it stops the registration, since real certificates break the rules too. */
  doubts: readonly string[];
};

/**
 * Checks everything that can be checked before an organisation is made; refuses with every fault at its field, or because the code stands already and is
 * not disputed.
 */
export async function lookAt(world: World, input: Asked & Pick<Registration, 'dispute'>): Promise<Looked> {
  const looked = judged(input);
  return world.asSystem(async (tx) => {
    const holder = input.dispute ? await heldBy(tx, looked) : null;
    const left = holder === null ? await free(tx, looked) : null;
    const taken = left === null ? [] : ['该单位已作为此前认定的示范平台列入名录，注册后由您管理；登记所在地的主管部门要先核对证照'];
    return { ...looked, disputed: holder !== null, doubts: [...looked.doubts, ...taken] };
  });
}

function judged(input: Asked): Omit<Looked, 'disputed'> {
  const faults: InputFault[] = [];
  const kept = <T>(work: () => T, otherwise: T): T => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof Refused) || error.refusal.kind !== 'badInput') throw error;
      faults.push(...error.refusal.faults);
      return otherwise;
    }
  };
  const creditCode = kept(() => wellFormed(input.creditCode), '');
  const name = kept(() => namedOr400(input.name, 'name', '单位全称'), '');
  const area = registeredPlaces.some(({ code }) => code === input.divisionCode) ? ownAreaOf(input.divisionCode) : null;
  const personName = kept(() => namedOr400(input.personName, 'personName', '经办人姓名'), '');
  const login = kept(() => loginOr400(input.login, 'self'), '');
  const contact = kept(() => checkedContact(input), { mobile: null, email: null });
  if (area === null) {
    const list = registeredPlaces.map((one) => one.name).join('、');
    faults.push({ path: 'divisionCode', rule: '第八条（一）', message: `请选择单位登记所在地：${list}` });
  }
  if (faults.length > 0 || area === null) return refuse({ kind: 'badInput', faults });
  const kind = creditCodeKind(creditCode);
  const checked = checkCreditCode(creditCode);
  const checkFault = checked.ok ? null : checked.message;
  return {
    creditCode,
    name,
    divisionCode: area.code,
    personName,
    login,
    ...contact,
    area,
    kind,
    checkFault,
    doubts: doubtsOf(creditCode, kind),
  };
}

function doubtsOf(creditCode: string, kind: CreditCodeKind | null): string[] {
  const checked = checkCreditCode(creditCode);
  const said = checked.ok ? checked.warning : checked.message;
  const person =
    kind?.legalPerson === 'no'
      ? `代码前两位 ${kind.prefix} 是${kind.kind}，一般不具有独立法人资格；申报单位须有独立法人资格（第六条（一））`
      : null;
  return [said, person].filter((one): one is string => typeof one === 'string');
}

/** Nobody has the code or the login, and the name is no authority's. Answers the unit that was laid down without anybody to manage it, which is taken over. */
async function free(tx: Transaction, { creditCode, name, login, area }: Omit<Looked, 'disputed'>): Promise<Organisation | null> {
  await notAnAuthority(tx, name);
  const there = await tx.directory.organisationByCode(creditCode);
  const left = there !== null && (await isLeftToItself(tx, there)) ? there : null;
  if (left !== null && enterpriseKey(left.name) !== enterpriseKey(name))
    badInput(
      'name',
      '单位名称',
      `统一社会信用代码 ${creditCode} 已作为此前认定的示范平台“${left.name}”列入名录，请填写该名称；单位已更名的，注册后可以申请更正`,
    );
  // Who takes it over does not choose another authority to be checked by, nor move it in the directory.
  if (left !== null && ownAreaOf(left.divisionCode)?.authority !== area.authority)
    badInput(
      'divisionCode',
      '登记所在地',
      `该单位在示范平台名录中列在${ownAreaOf(left.divisionCode)?.name ?? '别处'}，请选择该地；已迁址的，注册后可以申请更正`,
    );
  if (there !== null && left === null)
    refuse({
      kind: 'conflict',
      message: `统一社会信用代码 ${creditCode} 已注册。请联系本单位管理员为您增加账号；管理员已离职的，请联系所在地中小企业主管部门办理移交。`,
    });
  if (await tx.directory.accountByLogin(login)) badInput('login', '登录名', `登录名“${login}”已被使用，请换一个`);
  return left;
}

/** An earlier platform came in by its documents alone: nobody has an account there yet. */
const isLeftToItself = async (tx: Transaction, { id, kind }: Organisation): Promise<boolean> =>
  kind === 'applicant' &&
  (await tx.directory.accountsOf(id)).length === 0 &&
  (await tx.recognitions.platforms({ organisationId: id })).length > 0;

/**
 * A service organisation registers itself: the credit code owns the case, so a code that stands already is led to its administrator or the authority.
 * The first account manages and fills in. It is pending until the authority of its place has seen the certificate (第八条（三）); so is a unit that came in as an
 * earlier platform, and is taken over by whoever registers it first.
 */
export async function register(
  world: World,
  input: Registration,
): Promise<{ organisation: string; login: string; warning: string | null }> {
  const looked = judged(input);
  const { creditCode, name, login } = looked;
  const from = { purpose: 'registration', subject: '', source: sourceOf(world, world.origin.address) };
  await counted(world, from, rules.registration, (wait) => `从您所在的网络注册的单位较多，请${wait}后再试；填写的内容请先保留`);
  const passwordHash = await chosenPassword(world, { password: input.password, path: 'password', login, organisation: name });
  await world.asSystem(async (tx) => {
    // Twenty who register one code at once come here one after the other; the first has it, the others are told.
    await tx.next('organisations');
    const holder = input.dispute ? await heldBy(tx, looked) : null;
    const left = holder === null ? await free(tx, looked) : null;
    const organisationId = left?.id ?? world.tools.newId();
    const organisation = {
      id: organisationId,
      kind: 'applicant' as const,
      name,
      creditCode: holder === null ? creditCode : null,
      divisionCode: looked.divisionCode,
      reportsTo: null,
      active: true,
      createdAt: world.now,
      pending: true,
    };
    if (left === null) await tx.directory.addOrganisation(organisation);
    else await tx.directory.changeOrganisation(left.id, { divisionCode: looked.divisionCode, pending: true });
    const account = {
      id: world.tools.newId(),
      organisationId,
      login,
      name: looked.personName,
      passwordHash,
      mustChangePassword: false,
      passwordEndsAt: null,
      roles: ['clerk' as const, 'manager' as const],
      active: true,
      createdAt: world.now,
    };
    await tx.directory.addAccount(account);
    await keepContact(tx, world, { accountId: account.id, email: looked.email, mobile: looked.mobile });
    const actor = { id: account.id, name: account.name, organisationId };
    await tx.record({
      at: world.now,
      actor,
      action: 'register',
      article: '第八条（一）',
      subject: { kind: 'organisation', id: organisationId },
      detail: { creditCode },
    });
    if (holder !== null) await openDispute(tx, claimant(world, account, name), { organisation, holder, reason: input.dispute ?? '' });
  });
  return { organisation: name, login, warning: looked.checkFault };
}

/** Who registered the code that is disputed; null: nobody did. Name and login are judged as for any registration. */
async function heldBy(tx: Transaction, { creditCode, name, login }: Omit<Looked, 'disputed'>): Promise<Organisation | null> {
  await notAnAuthority(tx, name);
  if (await tx.directory.accountByLogin(login)) badInput('login', '登录名', `登录名“${login}”已被使用，请换一个`);
  return tx.directory.organisationByCode(creditCode);
}

/** Who has just registered, as an actor. */
const claimant = (world: World, account: Account, organisationName: string): Context => ({
  ...world,
  actor: {
    ...{ accountId: account.id, organisationId: account.organisationId, roles: account.roles, name: account.name, login: account.login },
    ...{ organisationName, organisationKind: 'applicant', mustChangePassword: false, standsInFor: [] },
  },
});
