const pages: Readonly<Record<string, string>> = {
  serve: 'serve [--demo]                          启动服务 / start the server (HOST, PORT, DATA_DIR, DATABASE_URL)',
  init: `init [--file NAMES.json] | --print        建立省厅、设区市、赣江新区、试点县和第一个管理员 / the offices of the measure and the first administrator`,
  migrate: 'migrate                                 升级数据库 / bring the database to the newest schema',
  seed: `seed demo                               载入演示数据（只对空库）/ load the demonstration into an empty database
  seed dossiers N                         在演示库里补足 N 件虚构申报，供测量（材料无内容）/ N made-up cases in a demonstration, to measure with`,
  user: `user add LOGIN NAME ROLE ORGANISATION   新增账号，打印一次性口令 / add an account, prints a one-time password
  user reset LOGIN                        重置口令，打印一次性口令 / resets a password, prints a one-time password
  user code LOGIN                         只有一位管理员时，办理口令链接的第二道手续 / the second hand of a password link`,
  role: `role sql                                应用所用数据库角色的建立语句 / SQL that makes the application's role
  role password                           把角色口令改为 SHIFAN_APP_PASSWORD / gives it that password`,
  backup: `backup FOLDER --to age1…[,age1…]        备份数据库和文件，加密，服务不停；文件只存一次 / database and files, encrypted, while the server runs
  backup key -o FILE                      生成加密用的一对密钥，FILE 离线保管 / a new pair; keep FILE off the server
  backup keys -o FILE --passphrase-file F 密封密钥和签名密钥另行加密备份 / the seal and signing keys, apart
  backup check FOLDER [--identity FILE] [--snapshot NAME]   核对备份是否完整；有密钥的逐表、逐文件解密核对 / goes through a backup`,
  restore: `restore FOLDER --identity FILE [--keys FILE --passphrase-file F] [--snapshot NAME]
                                          恢复到空的 DATA_DIR 或 DATABASE_URL / onto an empty installation`,
  reseal: `reseal key                              更换密封密钥：新密钥写在 DATA_DIR/seal-key 原密钥的前面 / a new seal key before the present one
  reseal                                  重新启动后运行：把数据库里的密文改用新密钥，服务不停，中断了再运行 / after a restart: all comes under the new key`,
  calendar: `calendar notice DAY [--publication-day-counts]   公示5个工作日的最后一天 / last day of a 5-working-day notice
  calendar due YEAR QUARTER platform|authority [--no-roll-over]   第十五条的报送期限 / day on which the report is due
  calendar … [--calendar FILE]            另加文件中的年份，有疑点的须加 --confirmed；设有 DATABASE_URL 的，另加已载入的年份 / also the years of FILE (--confirmed where they raise doubts), or those loaded in DATABASE_URL`,
  check: `check credit-code CODE                  核对统一社会信用代码（GB 32100）/ a unified social credit code
  check id-number NUMBER                  核对公民身份号码（GB 11643）/ a citizen's ID number`,
  evidence: `evidence CASE FILE.zip --purpose WHY [--masked]   按申报编号取得证据包，脱离系统可以核验和重算；--masked 遮盖个人信息
  （用途记入日志）/ the evidence of a case, to be verified and derived anew outside; why is journalled`,
  import: `import annex3|annex4|annex5 FILE [--json]   读取仪器设备、从业人员、服务企业名单 / read a list of equipment, staff, served enterprises`,
  render: `render 1-6 NUMBER -o FILE --purpose WHY            按申报编号生成附件1至6 / annexes 1 to 6 by the dossier's number
  render 7 PLATFORM YEARQ1-4 -o FILE --purpose WHY   按平台名称和季度（2026Q1）生成附件7 / by the platform's name and quarter
  render 8 OFFICE YEARQ1-4 -o FILE --purpose WHY     按主管部门名称和季度生成附件8 / by the authority's name and quarter
  .pdf；附件1、2、6另可 / also .docx；附件3、4、5、7、8另可 / also .xlsx
  （含个人信息，用途记入日志 / shows personal data; why is journalled）`,
  scheme: `scheme list                             办法的各个版本 / the editions of the measure
  scheme export ID [-o FILE]              一个版本的文件，原样 / the file of an edition, as it is
  scheme check FILE                       核对一个版本文件，每处问题写明哪一行 / every fault of an edition file with its line
  scheme diff A B                         两个版本或文件有什么不同 / what differs between two editions or files
  scheme impact FILE --round ID           把一年的申报按这个版本重算，谁符合、谁不再符合（读取申报，记入日志）/ past submissions judged by an edition (journalled)`,
  verify: `verify log FILE [HEAD]                  核验导出的日志链 / verify an exported journal (against a head that was written down)
  verify submission FILE HASH             核验提交内容.json 与回执上的校验值 / a submission against its receipt's digest
  verify draw FILE [COMMITMENT]           核验抽样，封存值或其文件 / recompute a draw, against the published commitment or commitments.json
  verify certificate FILE [--keys JWKS] [--status LIST] [--on DAY]   核对证书的签名、有效期和有无撤销 / a certificate by published keys and the status list
  verify notice FILE                      按公示数据重算名单摘要 / recompute a notice's list digest from its JSON`,
  witness: `witness DIR --name NAME                 生成见证密钥，打印公钥 / makes a witness's key, prints its public half
  witness DIR URL [--key KEY]             见证日志：核对检查点是接着上次的，再会签并送达；首次要给出日志的公钥 / cosigns a checkpoint that goes on from the last one
  （日志被改写或分叉的，退出码 1，不会签）/ (exit 1 where the journal was rewritten or forked)`,
  rehearse:
    'rehearse [--applicants 24] [--out DIR] [--scheme FILE]   在临时数据库上演练一整年，可按一个版本文件 / play a whole year on a temporary database, by an edition file where one is named',
};

const frame = (lines: string) => `shifan — 江西省中小企业公共服务示范平台认定管理

用法 / usage: bin/shifan COMMAND

  ${lines}

答案写到标准输出，说明写到标准错误。退出码：0 是，1 否，2 用法不对，3 无法判断。
The answer goes to stdout, messages to stderr. Exit: 0 yes, 1 no, 2 usage, 3 can't be known.`;

/** The help of one command, or of all; Chinese and English. */
export const help = (word?: string): string =>
  frame(
    (word !== undefined && Object.hasOwn(pages, word) ? pages[word] : undefined) ??
      [
        ...Object.values(pages),
        'help [COMMAND] | COMMAND --help           一个命令的用法 / how one command is used',
        '--version                               版本 / the version',
      ].join('\n  '),
  );
