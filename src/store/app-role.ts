import pg from 'pg';

/** The role that holds the rights; a login of another name is its member. What may be seen is decided for it (migrations/access.ts). */
export const RIGHTS = 'shifan_app';

const quoted = pg.escapeIdentifier;

type Roles = { readonly rights: boolean; readonly login: boolean; readonly member: boolean };
const none: Roles = { rights: false, login: false, member: false };

/** The statements that make the application's login out of what there is, for whoever may make roles. */
export function roleStatements(login: string, password: string, there: Roles = none): string[] {
  const attributes = 'nosuperuser nocreatedb nocreaterole nobypassrls';
  return [
    ...(there.rights || login === RIGHTS ? [] : [`create role ${RIGHTS} nologin ${attributes}`]),
    ...(there.login ? [] : [`create role ${quoted(login)} login ${attributes} password ${pg.escapeLiteral(password)}`]),
    ...(there.member || login === RIGHTS ? [] : [`grant ${RIGHTS} to ${quoted(login)}`]),
  ];
}

/**
 * Makes the application's login where it is missing; one that is there stays as it is, its password too, since a running server uses it.
 * @throws Error with the exact SQL where the database's owner may not make roles.
 */
export async function ensureAppRole(owner: pg.Pool, login: string, password: string): Promise<void> {
  const { rows } = await owner.query<Roles>(
    `select exists (select from pg_roles where rolname = $1) as rights, exists (select from pg_roles where rolname = $2) as login,
            exists (select from pg_auth_members where roleid = to_regrole($1) and member = to_regrole($2)) as member`,
    [RIGHTS, login],
  );
  const statements = roleStatements(login, password, rows[0]);
  for (const statement of statements) await owner.query(statement).catch((error: unknown) => explain(error, login, rows[0]));
}

/** 42501: may not make roles; 42710, 23505: another start was first. */
function explain(error: unknown, login: string, there: Roles | undefined): void {
  const code = (error as { code?: string }).code;
  if (code === '42710' || code === '23505') return;
  if (code !== '42501') throw error;
  const sql = roleStatements(login, 'SHIFAN_APP_PASSWORD', there).join(';\n  ');
  throw new Error(
    `数据库属主不能建立应用所用的角色。请由能建立角色的管理员执行下列语句（口令换成 SHIFAN_APP_PASSWORD 的值），再重新启动：\n  ${sql};\nThe owner of the database may not make roles. Have an administrator run the statements above (with the password of SHIFAN_APP_PASSWORD) and start again.`,
    { cause: error },
  );
}

/** Gives the application's login another password: an explicit command, since servers that run with the old one lose their database. */
export const setAppPassword = async (owner: pg.Pool, login: string, password: string): Promise<void> =>
  void (await owner.query(`alter role ${quoted(login)} password ${pg.escapeLiteral(password)}`));
