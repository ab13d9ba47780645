import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Role } from './core/workflow/relation.ts';
import { type NumberName, type SettingName, settings, type UsualName } from './settings.ts';

/** From the gravest to the least. */
const LEVELS = ['error', 'warn', 'info', 'debug'] as const;
export type Level = (typeof LEVELS)[number];

type Environment = Readonly<Record<string, string | undefined>>;

/** Everything that the environment decides; read here and nowhere else. */
export type Config = {
  /** HOST: the address to listen on. Loopback unless said otherwise. */
  host: string;
  /** PORT: default 8080. */
  port: number;
  /** DATA_DIR: files, and the embedded PostgreSQL. Default ./data; for root in a closed folder see `usualDataDir`. */
  dataDir: string;
  /** DATABASE_URL: an existing PostgreSQL 15 or newer, as its owner; without it the embedded one is run in DATA_DIR. */
  databaseUrl: string | null;
  /** PG_BIN_DIR: PostgreSQL binaries to use instead of the ones that npm installed. */
  pgBinDir: string | null;
  /** SHIFAN_PG_USER: the ordinary user that runs PostgreSQL when the server is started by root. Default nobody. */
  pgUser: string;
  /** SHIFAN_SEAL_KEY: 32 bytes in base64, seals personal data; while it is changed the new one and the former, by a comma. Embedded: made at the first start in DATA_DIR/seal-key. */
  sealKey: string | null;
  /** SHIFAN_SEAL_KEY_COMMAND: a command that prints the same, instead of it (docs/decisions/0066). */
  sealCommand: { command: string; environment: Environment } | null;
  /** SHIFAN_APP_ROLE: the database role that serves requests, shifan_app; another name for each further installation on one PostgreSQL. */
  appRole: string;
  /** SHIFAN_APP_PASSWORD: its password. Only with DATABASE_URL. */
  appPassword: string | null;
  /** SHIFAN_SYSTEM_ROLE, SHIFAN_SYSTEM_PASSWORD: the role that jobs and sign-in use; made from the two above where they say nothing. */
  systemRole: string | null;
  systemPassword: string | null;
  /** CACHE_MB: how much of what was made (papers, books) is kept in DATA_DIR/made for whoever asks again. Default 1024. */
  cacheMb: number;
  /**
   * DB_CONNECTIONS, DB_QUEUE, DB_WAIT_SECONDS: connections to the database at most (12), requests that may wait for one (200), how long (10 s).
   * DB_PREPARED: off sends every statement unnamed, for a pooler in transaction mode that can't carry prepared ones.
   */
  pool: { size: number; queue: number; waitMs: number; prepared: boolean };
  /** DRAIN_SECONDS: for how long a stopping process still serves while /api/ready answers 503, so that a balancer turns to another one. Default 0. */
  drainSeconds: number;
  /** LOG_LEVEL: error, warn (requests answered 5xx), info (every request) or debug (also the probes): a line of JSON each on stderr. Default info; error in the demonstration. */
  logLevel: Level;
  /** DOSSIER_MB: how much one dossier may hold in files. Default 1024. */
  dossierMb: number;
  /** ACCOUNT_DAY_MB: how much one account may bring within a day, what it removes again among it. Default 2048. */
  accountDayMb: number;
  /** LOW_SPACE_MB: fewer free bytes below DATA_DIR than this are told by health and to the administrators. Default 5120. */
  lowSpaceMb: number;
  /** FONT_DIR: the office's own fonts (仿宋_GB2312, 方正小标宋), looked in first. */
  fontDir: string | null;
  /** CLAMD: ClamAV's daemon, host:port or the path of its socket. Without it files are not looked through for malware. */
  clamd: string | null;
  /**
   * SIGN_COMMAND, SIGN_CERTIFICATE: the office's own key for certificates: a command that is given a digest and answers with the signature, and its certificates
   * as PEM (docs/certificate.md). Without them papers are signed with a key of the installation's own, made in DATA_DIR/signing-key at the first start.
   */
  signing: { command: string; certificate: string; environment: Environment } | null;
  /** LOG_WITNESSES: published keys of those who cosign the journal's checkpoints (docs/trust-log.md), by commas. */
  logWitnesses: readonly string[];
  /** MAP_REVIEW_NUMBER: 审图号 of the map in use (docs/map.md). Without it the map is called a sketch. */
  mapReviewNumber: string | null;
  /** PUBLIC_URL: how the public reaches the server, for QR codes and secure cookies. Default http://HOST:PORT. */
  publicUrl: string;
  /** TRUSTED_PROXY: addresses or networks (10.0.0.0/8) of the proxies in front, by comma; X-Forwarded-For is believed from these alone. Default: this machine; `none` trusts nobody. */
  trustedProxy: string;
  /** What is asked of people, as acts read it. */
  people: {
    /** ONE_TIME_DAYS: for how many days a one-time password or link may be used. Default 7. */
    oneTimeDays: number;
    /** SECOND_FACTOR: whose roles work with a second factor only, by commas: officer,leader,administrator. Default: nobody has to. */
    secondFactorFor: readonly Role[];
    /** PROOF_MINUTES: so long after the sign-in, or the last password or code, one may sign, open personal data and give access without being asked again. Default 10. */
    proofMinutes: number;
    /** DORMANT_DAYS: accounts of offices without a sign-in for so many days are suspended, a week after they were told. Default 90. */
    dormantDays: number;
    /** OPENINGS_A_DAY: how often one person may open personal data in a day before a leader has to agree. Default 30. */
    openingsADay: number;
  };
  /** SMTP_URL: the mail server, smtps://user:password@host:465; with MAIL_FROM, who sends. Without it letters stay in the system's inbox. */
  mail: { url: string; from: string } | null;
  /** WEBHOOK_URL, WEBHOOK_SECRET: the office's own messaging, to which each message goes too, signed (docs/configuration.md). */
  hook: { url: string; secret: string } | null;
  /** Whether PUBLIC_URL was set: then production answers to that host alone. */
  publicUrlGiven: boolean;
  /** Whether this process answers requests, and is no command beside. */
  serving: boolean;
  /** Demonstration: seeded year, settable day, loopback only. */
  demonstration: boolean;
  /** Whether the data are thrown away after use, as those of a rehearsal: nothing of the environment's, so never an installation's. */
  throwaway: boolean;
  appRoot: string;
};

/** The folder with package.json, from src/ as from dist/. */
function findAppRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && folder !== dirname(folder)) folder = dirname(folder);
  return folder;
}

function mailIn(url: string | null, from: string | null): Config['mail'] {
  if (url === null) return null;
  if (!/^smtps?:\/\/[^/]+/.test(url)) throw new Error('SMTP_URL 应为 smtp://… 或 smtps://… / must begin with smtp:// or smtps://');
  if (from === null || !/[^\s<>]+@[^\s<>]+>?$/.test(from))
    throw new Error('使用 SMTP_URL 时必须设置 MAIL_FROM（发件人地址）/ MAIL_FROM, the sender, is required with SMTP_URL');
  return { url, from };
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

function hookIn(url: string | null, secret: string | null): Config['hook'] {
  if (url === null) return null;
  const at = URL.canParse(url) ? new URL(url) : null;
  const open = at?.protocol === 'http:' && LOOPBACK.includes(at.hostname);
  if (!open && !/^https:\/\/[^/]/i.test(url)) throw new Error('WEBHOOK_URL 应为 https://…，本机的可用 http:// / must begin with https://');
  if (at !== null && at.username + at.password !== '')
    throw new Error('WEBHOOK_URL 中不能写用户名和口令，签名用 WEBHOOK_SECRET / WEBHOOK_URL must hold no user and no password');
  if (secret === null || secret.length < 16)
    throw new Error(
      '使用 WEBHOOK_URL 时必须设置 WEBHOOK_SECRET，至少16个字符 / WEBHOOK_SECRET, of 16 characters or more, is required with WEBHOOK_URL',
    );
  return { url, secret };
}

/** What opens the data is nothing for a token's driver. */
const ours = /^(SHIFAN_|DATABASE_URL$|SMTP_URL$|WEBHOOK_|PG)/;

const withoutOurs = (env: Environment): Environment => Object.fromEntries(Object.entries(env).filter(([name]) => !ours.test(name)));

function sealCommandIn(command: string | null, key: string | null, env: Environment): Config['sealCommand'] {
  if (command !== null && key !== null) throw new Error('SHIFAN_SEAL_KEY 和 SHIFAN_SEAL_KEY_COMMAND 只能设置一个 / set one of them');
  return command === null ? null : { command, environment: withoutOurs(env) };
}

function signingIn(command: string | null, certificate: string | null, env: Environment): Config['signing'] {
  if (command === null && certificate === null) return null;
  if (command === null || certificate === null)
    throw new Error('SIGN_COMMAND 和 SIGN_CERTIFICATE 应一并设置 / SIGN_COMMAND and SIGN_CERTIFICATE go together');
  return { command, certificate, environment: withoutOurs(env) };
}

const ROLES: readonly Role[] = ['clerk', 'manager', 'officer', 'leader', 'expert', 'supervisor', 'administrator'];

function rolesIn(name: string, text: string | null): readonly Role[] {
  const asked = (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const roles = ROLES.filter((role) => asked.includes(role));
  if (roles.length === new Set(asked).size) return roles;
  const all = ROLES.join(',');
  throw new Error(`${name} 应为以逗号分开的角色（${all}），不是“${text}” / ${name} must be roles by commas (${all})`);
}

function levelIn(text: string): Level {
  const level = LEVELS.find((one) => one === text);
  if (level !== undefined) return level;
  throw new Error(`LOG_LEVEL 应为 ${LEVELS.join('、')} 之一，不是“${text}” / must be one of ${LEVELS.join(', ')}`);
}

function onOrOff(name: string, text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw new Error(`${name} 应为 on 或 off，不是“${text}” / ${name} must be on or off`);
}

/**
 * Where data lies if nobody says so: ./data; for root, whose PostgreSQL runs as an ordinary user, in a folder that no ordinary user may enter (such as
 * /root), /var/lib/shifan and a name made from the application's folder, so that two copies do not share one.
 */
function usualDataDir(appRoot: string): string {
  const here = resolve('data');
  if (process.platform === 'win32' || process.getuid?.() !== 0 || openToAll(dirname(here))) return here;
  return join('/var/lib/shifan', createHash('sha256').update(appRoot).digest('hex').slice(0, 12));
}

const openToAll = (folder: string): boolean => {
  const mayPass = (statSync(folder).mode & 0o001) !== 0;
  return mayPass && (folder === dirname(folder) || openToAll(dirname(folder)));
};

/** Reads the environment; `demonstration` is the default where no DATABASE_URL is given. */
export function readConfig(options: { demonstration?: boolean; serving?: boolean } = {}, env: Environment = process.env): Config {
  const text = (name: SettingName) => (env[name]?.trim() ? (env[name] as string).trim() : null);
  const usually = (name: UsualName): string => text(name) ?? settings[name].usual;
  const whole = (name: NumberName): number => {
    const [value, [least, most]] = [Number(usually(name)), settings[name].range];
    if (Number.isInteger(value) && value >= least && value <= most) return value;
    throw new Error(
      `${name} 应为 ${least} 至 ${most} 的整数，不是“${env[name]}” / ${name} must be a whole number from ${least} to ${most}`,
    );
  };
  const host = usually('HOST');
  const databaseUrl = text('DATABASE_URL');
  const demonstration = options.demonstration ?? databaseUrl === null;
  const appRoot = findAppRoot();
  const port = whole('PORT');
  return {
    host,
    port,
    dataDir: resolve(text('DATA_DIR') ?? usualDataDir(appRoot)),
    databaseUrl,
    pgBinDir: text('PG_BIN_DIR'),
    pgUser: usually('SHIFAN_PG_USER'),
    sealKey: text('SHIFAN_SEAL_KEY'),
    sealCommand: sealCommandIn(text('SHIFAN_SEAL_KEY_COMMAND'), text('SHIFAN_SEAL_KEY'), env),
    appRole: usually('SHIFAN_APP_ROLE'),
    appPassword: text('SHIFAN_APP_PASSWORD'),
    systemRole: text('SHIFAN_SYSTEM_ROLE'),
    systemPassword: text('SHIFAN_SYSTEM_PASSWORD'),
    cacheMb: whole('CACHE_MB'),
    pool: {
      size: whole('DB_CONNECTIONS'),
      queue: whole('DB_QUEUE'),
      waitMs: whole('DB_WAIT_SECONDS') * 1000,
      prepared: onOrOff('DB_PREPARED', usually('DB_PREPARED')),
    },
    drainSeconds: whole('DRAIN_SECONDS'),
    logLevel: levelIn(text('LOG_LEVEL') ?? (demonstration ? 'error' : 'info')),
    dossierMb: whole('DOSSIER_MB'),
    accountDayMb: whole('ACCOUNT_DAY_MB'),
    lowSpaceMb: whole('LOW_SPACE_MB'),
    fontDir: text('FONT_DIR'),
    clamd: text('CLAMD'),
    signing: signingIn(text('SIGN_COMMAND'), text('SIGN_CERTIFICATE'), env),
    logWitnesses: (text('LOG_WITNESSES') ?? '').split(',').flatMap((one) => (one.trim() === '' ? [] : [one.trim()])),
    mapReviewNumber: text('MAP_REVIEW_NUMBER'),
    publicUrl: (text('PUBLIC_URL') ?? `http://${host}:${port}`).replace(/\/$/, ''),
    trustedProxy: usually('TRUSTED_PROXY'),
    people: {
      oneTimeDays: whole('ONE_TIME_DAYS'),
      secondFactorFor: rolesIn('SECOND_FACTOR', text('SECOND_FACTOR')),
      proofMinutes: whole('PROOF_MINUTES'),
      dormantDays: whole('DORMANT_DAYS'),
      openingsADay: whole('OPENINGS_A_DAY'),
    },
    mail: mailIn(text('SMTP_URL'), text('MAIL_FROM')),
    hook: hookIn(text('WEBHOOK_URL'), text('WEBHOOK_SECRET')),
    publicUrlGiven: text('PUBLIC_URL') !== null,
    demonstration,
    serving: options.serving ?? false,
    throwaway: false,
    appRoot,
  };
}

/** The secrets that a server on its own database can't do without; says all that are missing at once. */
export function requireSecrets(config: Config): void {
  if (config.databaseUrl === null) return;
  const missing = [
    ...(config.sealKey || config.sealCommand ? [] : ['SHIFAN_SEAL_KEY（32字节，base64，例如 openssl rand -base64 32）']),
    ...(config.appPassword ? [] : [`SHIFAN_APP_PASSWORD（数据库角色 ${config.appRole} 的口令）`]),
  ];
  if (missing.length > 0) throw new Error(`使用 DATABASE_URL 时必须设置 / required with DATABASE_URL: ${missing.join('; ')}`);
}
