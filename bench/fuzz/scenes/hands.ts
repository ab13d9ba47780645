import { smallPdf } from '../../../src/rehearsal/apply.ts';
import { type Caller, signedIn } from '../../../src/rehearsal/client.ts';
import { demoCreditCode } from '../../../src/rehearsal/directory.ts';
import type { Stage } from '../../../src/rehearsal/stage.ts';
import type { People } from './company.ts';

type Firm = { manager: Caller; organisationId: string; creditCode: string; n: number };

/** What a firm is called: corrected once and taken back once; then another says that the code is its own, and both bring their papers. */
export async function nameAndCode(people: People, { manager, creditCode, n }: Firm): Promise<void> {
  const officer = await people.stage.party('nanchang-jb');
  const ask = () => manager('POST /api/organisation-cases', { body: { name: `江西更名${n}号服务有限公司`, reason: '公司已变更名称' } });
  const taken = await ask();
  await manager('POST /api/organisation-cases/{id}/withdraw', { params: { id: taken.id } });
  const at = { params: { id: (await ask()).id } };
  const evidence = await manager('PUT /api/organisation-cases/{id}/evidence', {
    ...at,
    query: { name: '变更.pdf' },
    body: smallPdf('name'),
  });
  await officer('GET /api/organisation-cases/{id}/evidence/{evidenceId}', { params: { ...at.params, evidenceId: evidence.id } });
  await officer('POST /api/organisation-cases/{id}/decide', { ...at, body: { agree: true, word: '与登记机关一致' } });
  await disputed(people, { manager, officer, creditCode, n });
}

async function disputed(
  people: People,
  { manager, officer, creditCode, n }: { officer: Caller } & Omit<Firm, 'organisationId'>,
): Promise<void> {
  const login = `zhengyi${n}`;
  await registeredBy(people, { creditCode, login, name: `江西争议${n}号服务有限公司`, dispute: '代码属于本公司，有营业执照为证' });
  const other = await signedIn(people.send, login, people.password);
  const { cases } = await other('GET /api/organisation-cases');
  const at = { params: { id: cases[0]?.id as string } };
  for (const side of [other, manager])
    await side('PUT /api/organisation-cases/{id}/evidence', { ...at, query: { name: '执照.pdf' }, body: smallPdf(`code ${side.login}`) });
  await manager('POST /api/organisation-cases/{id}/answer', { ...at, body: { answer: '代码是本公司的' } });
  await officer('GET /api/organisation-cases');
  await officer('POST /api/organisation-cases/{id}/decide', { ...at, body: { agree: false, word: '经查登记机关，代码属于已登记的单位' } });
}

type Registering = { creditCode: string; login: string; name: string; dispute: string };

/** By the public page, as somebody does who is told that the code is taken. */
async function registeredBy({ send, password }: People, typed: Registering): Promise<void> {
  const body = new URLSearchParams({
    ...{ ...typed, password, divisionCode: '360100', personName: '涂某某' },
    ...{ mobile: '13800005678', email: 'zhengyi@example.cn', step: 'confirm' },
  }).toString();
  const answer = await send('/register', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body });
  if (!(await answer.text()).includes('注册成功')) throw new Error(`/register: ${answer.status}`);
}

/** One handover is objected to and decided by the province's leader over it; the new manager's code goes by the hand of the office that asked. */
export async function handedOver({ stage }: People, { manager, organisationId, n }: Firm): Promise<void> {
  const officer = await stage.party('nanchang-jb');
  const params = { id: organisationId };
  const ask = () =>
    officer('POST /api/organisations/{id}/handover', {
      params,
      body: { login: `jieban${n}`, name: '胡某某', reason: '原管理员离职，已核实' },
    });
  const first = await ask();
  await officer('POST /api/handovers/{id}/withdraw', { params: { id: first.id } });
  const at = { params: { id: (await ask()).id } };
  await manager('POST /api/handovers/{id}/object', { ...at, body: { word: '本人仍在职' } });
  const leader = await stage.party('sheng-ld');
  await leader('GET /api/handovers');
  const { link } = await leader('POST /api/handovers/{id}/decide', { ...at, body: { agree: true, word: '经核实已离职' } });
  await officer('POST /api/password-links/{id}/second', { params: { id: link?.id as string } });
}

/** A leader's password is reset by two administrators: taken back once, then carried through. */
export async function twoAdministrators(stage: Stage): Promise<void> {
  const [first, second] = [await stage.party('admin'), await stage.party('admin2')];
  const { accounts } = await first('GET /api/accounts', { query: {} });
  const params = { id: accounts.find(({ login }) => login === 'kexueyuan-ld')?.id as string };
  const reset = async () => (await first('PATCH /api/accounts/{id}', { params, body: { resetPassword: true } })).link?.id as string;
  await second('GET /api/password-links');
  await first('POST /api/password-links/{id}/cancel', { params: { id: await reset() } });
  await second('POST /api/password-links/{id}/second', { params: { id: await reset() } });
}

/** Somebody is to sign too: asked by one administrator, taken back once, then confirmed by the other. */
export async function rolesGranted(stage: Stage): Promise<void> {
  const [first, second] = [await stage.party('admin'), await stage.party('admin2')];
  const { accounts } = await first('GET /api/accounts', { query: {} });
  const params = { id: accounts.find(({ login }) => login === 'poyang-jb')?.id as string };
  const roles = (roles: ('officer' | 'leader')[]) => first('PATCH /api/accounts/{id}', { params, body: { roles, anyway: true } });
  const asked = async () => {
    await roles(['officer', 'leader']);
    return (await second('GET /api/role-grants')).grants.find(({ login }) => login === 'poyang-jb')?.id as string;
  };
  await roles(['officer']);
  await first('POST /api/role-grants/{id}/steps/{step}', { params: { id: await asked(), step: 'withdraw' }, body: {} });
  await second('POST /api/role-grants/{id}/steps/{step}', { params: { id: await asked(), step: 'confirm' }, body: {} });
}

export const codeOf = (n: number): string => demoCreditCode(900 + n);
