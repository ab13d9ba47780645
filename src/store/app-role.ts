import { createHmac } from 'node:crypto';
import pg from 'pg';
import { codeOf } from '../core/text/code-of.ts';

/** The role that holds the rights; a login of another name is its member. What may be seen is decided for it (migrations/access.ts). */
export const RIGHTS = 'shifan_app';
/** The role that may look as the system, and as whoever it names; the rights of the other it has as its member (migrations/0245-two-roles.ts). */
export const SYSTEM = 'shifan_system';

/** Two logins of one installation: requests come by the one, jobs and what a request needs the system for by the other. */
export type AppLogin = { readonly role: string; readonly password: string; readonly systemRole: string; readonly systemPassword: string };

/** An installation that names no second login has this one: made from the first, so that whoever keeps the one password keeps both. */
export const appLogin = (role: string, password: string): AppLogin => ({
  role,
  password,
  systemRole: role === RIGHTS ? SYSTEM : `${role}_system`,
  systemPassword: createHmac('sha256', password).update(SYSTEM).digest('base64url'),
});

const quoted = pg.escapeIdentifier;

/** Whoever may make roles: a pool, or one connection. */
type Owner = Pick<pg.Pool, 'query'> | Pick<pg.Client, 'query'>;

/** What is there of an installation's roles: those that hold rights, those that log in, and who is whose member. */
type There = { readonly roles: readonly string[]; readonly members: readonly string[] };
const nothing: There = { roles: [], members: [] };

const membership = (role: string, of: string): string => `${role} in ${of}`;

/** The statements that make the application's logins out of what there is, for whoever may make roles. */
export function roleStatements(login: AppLogin, there: There = nothing): string[] {
  const attributes = 'nosuperuser nocreatedb nocreaterole nobypassrls';
  const group = (name: string, ...logins: string[]) =>
    there.roles.includes(name) || logins.includes(name) ? [] : [`create role ${name} nologin ${attributes}`];
  const entrance = (name: string, password: string) =>
    there.roles.includes(name) ? [] : [`create role ${quoted(name)} login ${attributes} password ${pg.escapeLiteral(password)}`];
  const member = (name: string, of: string) =>
    name === of || there.members.includes(membership(name, of)) ? [] : [`grant ${of} to ${quoted(name)}`];
  return [
    ...group(RIGHTS, login.role),
    ...entrance(login.role, login.password),
    ...member(login.role, RIGHTS),
    ...group(SYSTEM, login.systemRole),
    ...entrance(login.systemRole, login.systemPassword),
    ...member(login.systemRole, SYSTEM),
    ...member(SYSTEM, RIGHTS),
  ];
}

/**
 * Makes the application's logins where they are missing; one that is there stays as it is, its password too, since a running server uses it.
 * @throws Error with the exact SQL where the database's owner may not make roles.
 */
export async function ensureAppRole(owner: Owner, login: AppLogin): Promise<void> {
  const there = await present(owner, login);
  for (const statement of roleStatements(login, there))
    await owner.query(statement).catch((error: unknown) => explain(error, login, there));
}

async function present(owner: Owner, login: AppLogin): Promise<There> {
  const names = [RIGHTS, SYSTEM, login.role, login.systemRole];
  const roles = await owner.query<{ name: string }>('select rolname as name from pg_roles where rolname = any($1)', [names]);
  const members = await owner.query<{ role: string; of: string }>(
    `select member.rolname as role, held.rolname as of from pg_auth_members m join pg_roles member on member.oid = m.member
     join pg_roles held on held.oid = m.roleid where member.rolname = any($1)`,
    [names],
  );
  return { roles: roles.rows.map(({ name }) => name), members: members.rows.map(({ role, of }) => membership(role, of)) };
}

/** 42501: may not make roles; 42710, 23505: another start was first. */
function explain(error: unknown, login: AppLogin, there: There): void {
  const code = codeOf(error);
  if (code === '42710' || code === '23505') return;
  if (code !== '42501') throw error;
  const named = { ...login, password: 'SHIFAN_APP_PASSWORD', systemPassword: 'SHIFAN_SYSTEM_PASSWORD' };
  const sql = roleStatements(named, there).join(';\n  ');
  throw new Error(
    `数据库属主不能建立应用所用的角色。请由能建立角色的管理员执行下列语句（口令换成环境变量 SHIFAN_APP_PASSWORD、SHIFAN_SYSTEM_PASSWORD 的值，后者没有设置的请一并设置），再重新启动：\n  ${sql};\nThe owner of the database may not make roles. Have an administrator run the statements above (with the passwords of SHIFAN_APP_PASSWORD and SHIFAN_SYSTEM_PASSWORD; set the latter as well) and start again.`,
    { cause: error },
  );
}

/** A role that was dropped and made anew has lost what it was granted here; the rest it has as a member of the other. */
export async function ensureSystemRights(owner: Owner): Promise<void> {
  const act = 'app.act_as(uuid, uuid, jsonb)';
  const { rows } = await owner.query<{ lacks: boolean | null }>(
    `select not has_function_privilege('${SYSTEM}', to_regprocedure('${act}'), 'execute') as lacks`,
  );
  if (rows[0]?.lacks) await owner.query(`grant execute on function ${act} to ${SYSTEM}`);
}

/**
 * Whether the two logins are what they are for: a system's login that does not inherit its role would see nothing and say nothing, and requests that come as
 * the system would see everything.
 * @throws Error that says which, and what to do.
 */
export async function checkLogins(app: pg.Pool, system: pg.Pool, { role, systemRole }: AppLogin): Promise<void> {
  const isSystem = async (pool: pg.Pool) => (await pool.query<{ it: boolean }>('select app.of_system() as it')).rows[0]?.it;
  if (await isSystem(app))
    throw new Error(
      `处理请求的数据库角色 ${role} 有系统角色 ${SYSTEM} 的权限，请求会看到一切。请收回（revoke ${SYSTEM} from ${quoted(role)}），或为 SHIFAN_APP_ROLE 和 SHIFAN_SYSTEM_ROLE 写两个不同的角色。\nThe role of requests has the rights of ${SYSTEM}: revoke them, or name two different roles.`,
    );
  if (!(await isSystem(system)))
    throw new Error(
      `系统所用的数据库角色 ${systemRole} 没有继承 ${SYSTEM} 的权限。请执行：grant ${SYSTEM} to ${quoted(systemRole)}; alter role ${quoted(systemRole)} inherit;\nThe system's role does not inherit ${SYSTEM}: run the statements above.`,
    );
}

/** Gives the application's logins other passwords: an explicit command, since servers that run with the old ones lose their database. */
export async function setAppPassword(owner: Owner, login: AppLogin): Promise<void> {
  await ensureAppRole(owner, login);
  for (const [role, password] of [
    [login.role, login.password],
    [login.systemRole, login.systemPassword],
  ] as const)
    await owner.query(`alter role ${quoted(role)} password ${pg.escapeLiteral(password)}`);
}
