import { type Config, readConfig, requireSecrets } from '../config.ts';
import { loginOf } from '../databank.ts';
import { roleStatements, setAppPassword } from '../store/app-role.ts';
import { createPool } from '../store/pool.ts';
import { addressIn, tryConnection } from '../store/refused-connection.ts';
import { type Answer, no, parse, Usage, yes } from './command.ts';

/** With a word where a password is not set yet. */
const namedIn = (config: Config) => {
  const { appPassword, systemPassword } = config;
  return loginOf({
    ...config,
    appPassword: appPassword ?? '口令',
    systemPassword: systemPassword ?? (appPassword === null ? '另一口令' : null),
  });
};

/**
 * `role sql`: the statements that make the application's roles, for an administrator of the database; `role password`: gives them the passwords of
 * SHIFAN_APP_PASSWORD and SHIFAN_SYSTEM_PASSWORD. The only command that changes them: a server that runs with the former one has to be started again.
 */
export async function roleCommand(args: readonly string[]): Promise<Answer> {
  const [verb, ...more] = parse(args, {}).words;
  if (!['sql', 'password'].includes(verb ?? '') || more.length > 0)
    throw new Usage('用法：role sql，或 role password / usage: role sql | role password');
  const config = readConfig();
  if (verb === 'sql') return yes(`${roleStatements(namedIn(config)).join(';\n')};`);
  if (config.databaseUrl === null) return no('内置数据库的角色由系统自己管理，不需要此命令 / only with DATABASE_URL');
  requireSecrets(config);
  const owner = { connectionString: config.databaseUrl };
  await tryConnection(owner, { setting: 'DATABASE_URL', where: addressIn(config.databaseUrl).host });
  const login = loginOf(config);
  const pool = createPool(owner, 1);
  try {
    await setAppPassword(pool, login);
  } finally {
    await pool.end();
  }
  return yes(
    `角色 ${login.role} 的口令已改为 SHIFAN_APP_PASSWORD 的值，${login.systemRole} 的${config.systemPassword === null ? '随之' : '改为 SHIFAN_SYSTEM_PASSWORD 的值'}；正在运行的服务须用新口令重新启动 / password set; restart running servers`,
  );
}
