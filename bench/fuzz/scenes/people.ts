import { smallPdf } from '../../../src/rehearsal/apply.ts';
import { type Caller, callerOf, signedIn } from '../../../src/rehearsal/client.ts';
import type { Stage } from '../../../src/rehearsal/stage.ts';
import type { People } from './company.ts';
import { codeOf, handedOver, nameAndCode, rolesGranted, twoAdministrators } from './hands.ts';

/** Does a piece of the way that the rest does not need. */
export type Part = (name: string, work: () => Promise<unknown>) => Promise<unknown>;

/** A firm registers and brings its licence, its people come and go; the administrator's directory and calendar. `n` tells one round of it from another. */
export async function firmAndPeople(people: People, n: number, part: Part): Promise<void> {
  const { stage, plain, send, plainly, password } = people;
  const login = `xinqiye${n}`;
  const creditCode = codeOf(n);
  await registering(plain, { n, login, creditCode, password });
  const manager = await meddledAs(people, login);
  const { organisation } = await manager('GET /api/session');
  const firm = { manager, organisationId: organisation.id, creditCode, n };
  await part('a registration', () => registering(stage, { n: n + 20, login: `lingzhuce${n}`, creditCode: codeOf(n + 20), password }));
  await part('contact', () => contact(people, manager, `b${n}@example.cn`));
  await part('licence', () => licence(stage, manager, n));
  await part('colleagues', () => colleagues(manager, n));
  await part('own password', () => ownPassword({ send, plainly, password }, `qiye${[22, 25][n - 1]}`, n));
  await part('a letter once more', () => resent(people, `b${n}@example.cn`));
  await part('name and code', () => nameAndCode(people, firm));
  await part('a handover', () => handedOver(people, firm));
  await part('the directory', async () => directory(await stage.party('admin'), n));
  await part('two administrators', () => twoAdministrators(stage));
  await part('roles granted', () => rolesGranted(stage));
}

type Registering = { n: number; login: string; creditCode: string; password: string };

const registering = (stage: Stage, { n, login, creditCode, password }: Registering): Promise<unknown> =>
  stage.anyone('POST /api/registrations', {
    body: {
      ...{ creditCode, name: `江西新注册${n}号服务有限公司`, divisionCode: '360100' },
      ...{ personName: '熊某某', login, password, mobile: '13800001234', email: `a${n}@example.cn` },
    },
  });

/** Signed in as it should be; what is asked then is meddled with. */
async function meddledAs({ send, plainly, password }: Pick<People, 'send' | 'plainly' | 'password'>, login: string): Promise<Caller> {
  const { token } = await callerOf(plainly, '', null)('POST /api/session', { body: { login, password } });
  return callerOf(send, login, token);
}

async function licence(stage: Stage, manager: Caller, n: number): Promise<void> {
  const brought = await manager('PUT /api/organisation/licence', { query: { name: '执照.pdf' }, body: smallPdf(`licence ${n}`) });
  const officer = await stage.party('nanchang-jb');
  await officer('GET /api/licences/{id}/file', { params: { id: brought.id } });
  await officer('POST /api/licences/{id}/answer', { params: { id: brought.id }, body: { outcome: 'returned', word: '不清楚' } });
  const again = await manager('PUT /api/organisation/licence', { query: { name: '执照.pdf' }, body: smallPdf(`licence again ${n}`) });
  await officer('POST /api/licences/{id}/answer', { params: { id: again.id }, body: { outcome: 'confirmed', word: '' } });
}

async function colleagues(manager: Caller, n: number): Promise<void> {
  const invited = await manager('POST /api/colleagues', { body: { login: `tongshi${n}`, name: '章某某', roles: ['clerk'] } });
  await manager('PATCH /api/colleagues/{id}', { params: { id: invited.account.id }, body: { roles: ['clerk', 'manager'] } });
}

async function ownPassword(
  { send, plainly, password }: Pick<People, 'send' | 'plainly' | 'password'>,
  login: string,
  n: number,
): Promise<void> {
  const colleague = await meddledAs({ send, plainly, password }, login);
  await colleague('POST /api/session/password', { body: { current: password, next: `${password}-${n}` } });
  await (await signedIn(send, login, `${password}-${n}`))('DELETE /api/session');
}

/** A letter that the mail server did not take at first, sent once more by the administrator. */
async function resent({ stage, refusing, post }: People, address: string): Promise<void> {
  const admin = await stage.party('admin');
  refusing(address, true);
  for (let tries = 0; tries < 240; tries += 1) {
    await new Promise((done) => setTimeout(done, 500)); // letters are written by the timer
    await post();
    const { mails } = await admin('GET /api/mails', { query: { state: 'queued' } });
    const one = mails.find(({ mayResend }) => mayResend);
    if (one === undefined) continue;
    refusing(address, false);
    await admin('POST /api/mails/{id}/resend', { params: { id: one.id } });
    return;
  }
  throw new Error('no letter was refused');
}

async function contact({ codeTo }: People, manager: Caller, email: string): Promise<void> {
  await manager('PUT /api/contact', { body: { email, mobile: '13900001234', mail: true } });
  await manager('POST /api/contact/confirm', { body: { code: await codeTo(email) } });
  await manager('GET /api/contact');
}

async function directory(admin: Caller, n: number): Promise<void> {
  const { id } = await admin('POST /api/organisations', {
    body: { kind: 'county', name: `某县工信局${n}`, creditCode: null, divisionCode: `36012${2 + n}` },
  });
  const { account } = await admin('POST /api/accounts', {
    body: { organisationId: id, login: `xian${n}-jb`, name: '李某某', roles: ['officer'] },
  });
  await admin('PATCH /api/accounts/{id}', { params: { id: account.id }, body: { resetPassword: true } });
}

/** An address is entered, and its code asked for again: a minute later, which passes meanwhile. */
export async function lettersOf({ stage, codeTo }: People, login: string): Promise<() => Promise<void>> {
  const person = await stage.party(login);
  const email = `${login}@example.cn`;
  await person('PUT /api/contact', { body: { email, mobile: '', mail: true } });
  await codeTo(email);
  const sent = Date.now();
  return async () => {
    await new Promise((done) => setTimeout(done, Math.max(0, sent + 61_000 - Date.now())));
    await person('POST /api/contact/code');
  };
}

/** Signed in once more, and out again. */
export async function inAndOut({ stage, send, password }: People, login: string): Promise<void> {
  const { token } = await stage.anyone('POST /api/session', { body: { login, password } });
  await callerOf(send, login, token)('DELETE /api/session');
}
