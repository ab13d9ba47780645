/** What an environment variable is: in Chinese for whoever keeps the system (docs/configuration.md), and what config.ts holds it to. */
export type Setting = {
  readonly group: Group;
  /** What it decides. */
  readonly decides: string;
  /** What counts where it is not set. */
  readonly usual?: string;
  /** The same in words, where it is worked out or there is none. */
  readonly otherwise?: string;
  readonly example?: string;
  /** When it has to be set. */
  readonly required?: string;
  /** Of a whole number: from, to. */
  readonly range?: readonly [number, number];
};

/** In the order of the page; the first is what both READMEs name. */
export const groups = ['首次启动', '数据库', '文件和磁盘', '账号和登录', '邮件和消息', '密钥、电子证书和日志见证', '运行'] as const;
type Group = (typeof groups)[number];

const withDatabase = '设 `DATABASE_URL` 时';

/** Every variable that the environment may hold for the system. config.ts can read none that is not here; README.md and the files of deploy/ are compared with it. */
export const settings = {
  HOST: { group: '首次启动', decides: '监听地址；演示只能是本机', usual: '127.0.0.1', example: '0.0.0.0' },
  PORT: { group: '首次启动', decides: '端口', usual: '8080', range: [0, 65_535] },
  PUBLIC_URL: {
    group: '首次启动',
    decides: '公众访问的网址，用于二维码、安全 Cookie 和电子证书；正式系统只答复发到这个主机名的请求，未设置时不签发证书',
    otherwise: '`http://HOST:PORT`',
    example: 'https://shifan.example.gov.cn',
    required: '正式运行时',
  },
  TRUSTED_PROXY: {
    group: '首次启动',
    decides: '前置代理的地址或网段，逗号分隔；只采信它们给出的 `X-Forwarded-For`，`none` 为一概不信',
    usual: '127.0.0.0/8,::1',
    example: '10.0.0.5,10.1.0.0/16',
  },
  DATA_DIR: {
    group: '首次启动',
    decides: '上传的文件、证书签名密钥和内置 PostgreSQL 的位置',
    otherwise: '`./data`；以 root 在他人进不去的文件夹里启动时为 `/var/lib/shifan/…`，启动时说明',
    example: '/var/lib/shifan',
  },
  DATABASE_URL: {
    group: '首次启动',
    decides: '已有的 PostgreSQL 15 或更新版本，用其所有者账号；不设就是演示',
    otherwise: '内置 PostgreSQL',
    example: 'postgres://shifan:口令@127.0.0.1:5432/shifan',
    required: '正式运行时',
  },
  SHIFAN_SEAL_KEY: {
    group: '首次启动',
    decides:
      '加密个人信息的32字节密钥（base64），更换期间原密钥写在后面，以逗号分开（[0066](decisions/0066-a-seal-key-is-changed-while-the-server-runs.md)）；`openssl rand -base64 32` 生成',
    otherwise: '在 `DATA_DIR` 中生成一次',
    required: `${withDatabase}（或设 \`SHIFAN_SEAL_KEY_COMMAND\`）`,
  },
  SHIFAN_APP_PASSWORD: {
    group: '首次启动',
    decides: '数据库角色 `SHIFAN_APP_ROLE` 的口令，建立角色时设定，只由 `bin/shifan role password` 更换',
    required: withDatabase,
  },
  SHIFAN_APP_ROLE: {
    group: '数据库',
    decides: '处理请求所用的数据库角色；同一 PostgreSQL 上的其他安装另取名称',
    usual: 'shifan_app',
  },
  SHIFAN_SYSTEM_ROLE: {
    group: '数据库',
    decides: '定时任务、登录和系统代查所用的数据库角色；处理请求的角色无法变成它',
    otherwise: '`shifan_system`，`SHIFAN_APP_ROLE` 另取名称时为该名称加 `_system`',
  },
  SHIFAN_SYSTEM_PASSWORD: {
    group: '数据库',
    decides: '该角色的口令；`bin/shifan role password` 两个口令一并更换',
    otherwise: '由 `SHIFAN_APP_PASSWORD` 算得',
  },
  DB_CONNECTIONS: {
    group: '数据库',
    decides: '数据库连接数上限（实际至少两个），其中三分之一归系统使用；两边各有四分之一留给保存和提交；核验、导出日志时另用至多两个',
    usual: '12',
    range: [1, 500],
  },
  DB_QUEUE: {
    group: '数据库',
    decides: '可排队等候连接的请求数，查看的和保存的各排一队；再多的即答复503并说明何时再试',
    usual: '200',
    range: [0, 100_000],
  },
  DB_WAIT_SECONDS: { group: '数据库', decides: '等候连接的最长秒数', usual: '10', range: [1, 600] },
  DB_PREPARED: {
    group: '数据库',
    decides: '设为 `off` 时不使用预备语句：用于不支持预备语句的事务级连接池（pgbouncer 1.21 以前，或 `max_prepared_statements = 0`）',
    usual: 'on',
    example: 'off',
  },
  PG_BIN_DIR: { group: '数据库', decides: '内置数据库不用 npm 附带的 PostgreSQL 程序，改用这里的', example: '/usr/lib/postgresql/18/bin' },
  SHIFAN_PG_USER: { group: '数据库', decides: '以 root 启动时，运行内置 PostgreSQL 的普通用户', usual: 'nobody' },
  CLAMD: {
    group: '文件和磁盘',
    decides: 'ClamAV 守护进程的 `主机:端口` 或套接字路径：上传的文件先查毒，未查之前隔离（StreamMaxLength 须大于 50M）',
    otherwise: '不查毒',
    example: '/run/clamav/clamd.ctl',
  },
  DOSSIER_MB: { group: '文件和磁盘', decides: '一份申报的文件合计上限（MB）', usual: '1024', range: [1, 10_000_000] },
  ACCOUNT_DAY_MB: {
    group: '文件和磁盘',
    decides: '一个账号一天内上传合计上限（MB），含已删除的',
    usual: '2048',
    range: [1, 10_000_000],
  },
  LOW_SPACE_MB: {
    group: '文件和磁盘',
    decides: '磁盘剩余少于此数（MB）时，`/api/health` 提示并通知管理员',
    usual: '5120',
    range: [0, 10_000_000],
  },
  CACHE_MB: {
    group: '文件和磁盘',
    decides: '已生成的附件、合订本加密留存在 `DATA_DIR/made` 的上限（MB）',
    usual: '1024',
    range: [0, 10_000_000],
  },
  FONT_DIR: {
    group: '文件和磁盘',
    decides: '单位自有字体（仿宋_GB2312、方正小标宋）所在文件夹，优先使用',
    otherwise: 'fonts/ 中的思源字体和两种生僻字字体',
    example: '/usr/share/fonts/office',
  },
  MAP_REVIEW_NUMBER: {
    group: '文件和磁盘',
    decides: '所用地图的审图号（[map.md](map.md)）',
    otherwise: '注明为示意图',
    example: '赣S（2026）001号',
  },
  SECOND_FACTOR: {
    group: '账号和登录',
    decides: '哪些角色须用动态口令登录，以逗号分开',
    otherwise: '都不要求',
    example: 'officer,leader,administrator',
  },
  ONE_TIME_DAYS: { group: '账号和登录', decides: '一次性口令有效几天', usual: '7', range: [1, 90] },
  PROOF_MINUTES: {
    group: '账号和登录',
    decides: '登录或者再次填写口令、动态口令后多少分钟内，签发、查看个人信息、开通账号不再问',
    usual: '10',
    range: [1, 720],
  },
  DORMANT_DAYS: {
    group: '账号和登录',
    decides: '经办人、分管领导、审计监察、系统管理员的账号多少天没有登录即停用，提前7天告知本人；恢复须两人办理',
    usual: '90',
    range: [30, 180],
  },
  OPENINGS_A_DAY: {
    group: '账号和登录',
    decides: '一人一天查看个人信息（一处、一行、一份材料各算一次）多少次以后须经领导同意',
    usual: '30',
    range: [1, 100_000],
  },
  SMTP_URL: {
    group: '邮件和消息',
    decides: '邮件服务器：消息同时发到已确认的邮箱，只有标题和链接',
    otherwise: '消息只在系统内查看',
    example: 'smtps://用户:口令@mail.example.gov.cn:465',
  },
  MAIL_FROM: {
    group: '邮件和消息',
    decides: '发件人',
    example: '示范平台 <shifan@example.gov.cn>',
    required: '设 `SMTP_URL` 时',
  },
  WEBHOOK_URL: {
    group: '邮件和消息',
    decides:
      '政务消息平台的接收地址，只用 https（本机可用 http），不写账号和口令：每条消息同时 POST 过去，内容为 `{id, to, subject, about, url}`，`to` 是登录名。`X-Shifan-Id` 重发时不变；`X-Shifan-Signature: sha256=…` 是以密钥对 `X-Shifan-Timestamp`、编号、正文以点相连所作的 HMAC-SHA256。答 2xx 即办结；4xx（408、429 除外）不再发；其余隔5、30、120、480分钟再发',
    otherwise: '不发送',
    example: 'https://msg.example.gov.cn/shifan',
  },
  WEBHOOK_SECRET: { group: '邮件和消息', decides: '上述签名的密钥，至少16个字符', required: '设 `WEBHOOK_URL` 时' },
  SHIFAN_SEAL_KEY_COMMAND: {
    group: '密钥、电子证书和日志见证',
    decides:
      '代替 `SHIFAN_SEAL_KEY`：每次启动时运行的命令（如密钥管理系统、密码卡），20秒内在标准输出给出同样的密钥；命令写出的内容不进日志，也不给它 `SHIFAN_*`。两者只能设一个',
    example: 'vault kv get -field=keys kv/shifan',
  },
  SIGN_COMMAND: {
    group: '密钥、电子证书和日志见证',
    decides: '认定部门自己的签名密钥：给摘要、答签名的命令（[certificate.md](certificate.md)）',
    otherwise: '本系统自己的密钥，首次启动时生成在 `DATA_DIR`',
    example: 'openssl pkeyutl -sign -inkey /etc/shifan/office.key',
  },
  SIGN_CERTIFICATE: {
    group: '密钥、电子证书和日志见证',
    decides: '它的证书（PEM），签名者的在前',
    example: '/etc/shifan/office.pem',
    required: '设 `SIGN_COMMAND` 时',
  },
  LOG_WITNESSES: {
    group: '密钥、电子证书和日志见证',
    decides: '会签日志检查点的见证方的公钥，以逗号分开（[trust-log.md](trust-log.md)）',
    otherwise: '没有见证方',
  },
  DRAIN_SECONDS: {
    group: '运行',
    decides: '停止前继续办理的秒数，其间 `/api/ready` 答复503，供负载均衡改用另一个进程',
    usual: '0',
    range: [0, 600],
    example: '10',
  },
  LOG_LEVEL: {
    group: '运行',
    decides:
      '写到 stderr 的日志，每行一条 JSON：`error`、`warn`（答复为 5xx 的请求）、`info`（每个请求的编号、路由、状态、毫秒数，不写网址）或 `debug`（连同探测）',
    otherwise: '`info`；演示为 `error`',
    example: 'warn',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof settings;

/** Those that are whole numbers, and those that hold something of their own where they are not set. */
export type NumberName = { [N in SettingName]: (typeof settings)[N] extends { range: unknown } ? N : never }[SettingName];
export type UsualName = { [N in SettingName]: (typeof settings)[N] extends { usual: string } ? N : never }[SettingName];
