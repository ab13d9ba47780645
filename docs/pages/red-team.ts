import { type Attack, type Attacker, throughTheDoor } from '../../test/journeys/attacks.ts';
import { fromInside } from '../../test/journeys/attacks-inside.ts';
import { onTheWire } from '../../test/journeys/attacks-raw.ts';

const called: Readonly<Record<Attacker, string>> = {
  nobody: '没有登录的人',
  stranger: '别的申报单位',
  clerk: '申报单位经办人',
  officer: '主管部门经办人',
};

/** Attacks that other tests make: who, what, what is expected, and where. */
const elsewhere: readonly (readonly [who: string, what: string, expected: string, where: string])[] = [
  ['没有登录的人', '一百个请求同时猜一个口令', '只核对八次', 'test/database/throttle.test.ts «一百个同时猜»'],
  ['没有登录的人', '换许多地址把本人锁在外面', '本人照样进得来', 'test/database/throttle.test.ts «只知道登录名的外人锁不住账号»'],
  ['没有登录的人', '一个地址挨个试许多账号', '越来越慢', 'test/database/throttle.test.ts «一个地址挨个试许多账号也会慢下来»'],
  ['没有登录的人', '用“注册”这个名字占满计数', '挡不住注册', 'test/database/throttle.test.ts «用“注册”这个名字猜口令挡不住注册»'],
  ['没有登录的人', '刷异议、投诉', '只慢自己的地址', 'test/database/throttle.test.ts «异议：一个地址刷不停别人»'],
  ['没有登录的人', '同一代码二十个同时注册', '一个成', 'test/journeys/organisation.test.ts «同一代码二十个同时注册»'],
  ['没有登录的人', '冒主管部门的名称注册', '不收', 'test/journeys/organisation.test.ts «冒名：主管部门的名称»'],
  ['没有登录的人', '由重复注册打听谁已注册', '告诉找谁，不说是谁', 'test/journeys/organisation.test.ts «不泄露是谁»'],
  ['没有登录的人', '一次性链接用第二次', '不能用', 'test/journeys/organisation.test.ts «看过不算用过，只能用一次»'],
  ['没有登录的人', '问卷链接用过、作废、过期、猜测', '逐字节相同的回答', 'test/database/survey.test.ts «链接用过、作废、过期、猜测»'],
  ['没有登录的人', '一个问卷链接同时交两次', '收一次', 'test/database/survey.test.ts «同时提交两次，只收一次»'],
  ['没有登录的人', '连着猜问卷链接', '429', 'test/database/survey.test.ts «10分钟内20次打不开»'],
  ['没有登录的人', '连着猜查询码', '要等', 'test/database/complaint.test.ts «查询码连着认错的也一样»'],
  ['没有登录的人', '投诉时传来染毒的文件', '不留字节', 'test/database/complaint.test.ts «没有账户的人传来染毒的文件»'],
  ['没有登录的人', '慢慢传，占住门口', '只占自己网络的位置', 'src/api/public/posted-file.test.ts «慢慢传的只占自己网络的位置»'],
  ['没有登录的人', '伪造 X-Forwarded-For', '只认自己的代理', 'src/api/public/address.test.ts «X-Forwarded-For 只认自己的代理»'],
  ['没有登录的人', '换 IPv6 尾数算作换地址', '按 /64 计', 'src/api/public/address.test.ts «IPv6 按 /64 计»'],
  ['没有登录的人', '地址里的空字符、坏编码', '404、400', 'test/journeys/errors.test.ts «地址里的：路径 404»'],
  ['没有登录的人', '末尾的斜杠带到别的网站', '不带', 'test/journeys/errors.test.ts «别的网站不会被带去»'],
  ['没有登录的人', '别的网站的网页发来写入', '403', 'test/journeys/errors.test.ts «403 角色不对，或请求来自别的网站»'],
  ['没有登录的人', '没有 Origin 的跨站请求', '403', 'test/journeys/errors.test.ts «403 没有 Origin 的»'],
  ['没有登录的人', '表单冒充 JSON', '415', 'test/journeys/errors.test.ts «415 内容要注明是 JSON»'],
  ['没有登录的人', '逐个接口敲门', '401', 'test/journeys/matrix.test.ts «角色不对的进不了门»'],
  ['猜中口令的人', '没有动态口令', '进不来', 'test/database/second-factor.test.ts «猜动态口令先计后核»'],
  ['猜中口令的人', '一个动态口令用两次，两处同时用', '一处成', 'test/database/second-factor.test.ts «一个动态口令只能用一次»'],
  ['猜中口令的人', '停掉第二道鉴别', '要口令和动态口令', 'test/database/second-factor.test.ts «停用要口令和动态口令»'],
  ['捡到会话的人', '签发、授权、查看个人信息', '先问口令', 'test/journeys/organisation.test.ts «会话被人拿走»'],
  ['捡到会话的人', '停用、闲置、到点以后再用', '不是他', 'test/database/enter.test.ts «有效的会话是谁的就是谁»'],
  ['前一个人的网页', '以后一个人的名义保存', '401', 'test/journeys/errors.test.ts «401 没有登录，或登录已失效»'],
  ['别的申报单位', '逐个接口问别人的编号', '403、404', 'test/journeys/matrix.test.ts «角色对、事不关己的什么也得不到»'],
  ['别的申报单位', '由列表、搜索、计数看出别人的申报', '没有', 'test/journeys/matrix.test.ts «列表、搜索、汇总里也没有漏出别人的申报»'],
  ['别的申报单位', '由“没有”与“不是您的”分辨编号', '说法一样', 'test/journeys/errors.test.ts «404 没有，或不属于贵单位，说法一样»'],
  ['别的申报单位', '把自己的内容写进别人的表', '数据库拒绝', 'test/database/access.test.ts «不能替别人写»'],
  ['别的申报单位', '续传别人的文件', '看不到', 'test/journeys/uploads.test.ts «别的单位、推荐部门、监察都看不到也续不了»'],
  ['申报单位经办人', '提交时带旧版本', '409', 'test/journeys/errors.test.ts «409 别人先改了»'],
  ['申报单位经办人', '同一件事二十个同时办', '一个成', 'test/journeys/errors.test.ts «同一件事二十人同时办»'],
  ['申报单位经办人', '没有尽头的内容', '413', 'test/journeys/errors.test.ts «413 内容过大»'],
  ['申报单位经办人', '十万层的 JSON', '400', 'test/journeys/errors.test.ts «400 姓名、登录名、正文中有半个字符»'],
  ['申报单位经办人', '每个栏目换成别的类型', '400，说出是哪一栏', 'test/journeys/minimal.test.ts «每个栏目填成别的类型»'],
  ['申报单位经办人', '超大的整数', '400', 'test/unit/contract.test.ts «每个整数都有上限»'],
  ['各种角色', '按接口说明乱填三百次', '没有 5xx', 'test/journeys/matrix.test.ts «没有一次出错：没有 5xx»'],
  ['申报单位经办人', '个人信息栏冒充密文', '照样加密', 'test/journeys/errors.test.ts «个人信息栏里填 sealed:1:x»'],
  ['申报单位经办人', '文件名走出文件夹、改变方向', '只留最后一段', 'test/journeys/attacks.test.ts «材料名里的路径»'],
  ['申报单位经办人', '压缩包里的文件名走出文件夹', '走不出', 'src/api/zip-stream.test.ts «no name leads out of its folder»'],
  ['申报单位经办人', '谎报大小的压缩炸弹', '不解开', 'src/intake/hostile.test.ts «a bomb is refused»'],
  ['申报单位经办人', '宏、外部链接、实体', '不看，不展开', 'src/intake/hostile.test.ts «entities are not expanded»'],
  ['申报单位经办人', '循环的公式', '读存下的结果', 'src/intake/hostile.test.ts «formulas in a circle»'],
  ['申报单位经办人', '让正则变慢的格式', '不慢', 'src/intake/hostile.test.ts «patterns made to be slow»'],
  [
    '申报单位经办人',
    '名单里写公式，等人用 Excel 打开',
    '是文字',
    'src/documents/xlsx/write.test.ts «text that looks like a formula stays text»',
  ],
  ['申报单位经办人', '文字冒充 Word 的标记、域', '是文字', 'src/documents/docx/write.test.ts «text that looks like markup»'],
  ['申报单位经办人', 'PDF 里的脚本、附件', '不进合订本', 'test/unit/hostile.test.ts «what a PDF would do when opened»'],
  ['申报单位经办人', '解开有 300 MB 的 PDF', '不收，接着读下一份', 'test/unit/hostile.test.ts «an object stream that unpacks to 300 MB»'],
  ['申报单位经办人', '点数极多的图片', '不解开', 'test/unit/hostile.test.ts «pictures of too many dots»'],
  ['申报单位经办人', '上传网页、SVG，让人打开', '只能保存', 'src/api/shown-file.test.ts «别人上传的文件在本系统的网址下什么也运行不了»'],
  ['申报单位经办人', '传满磁盘', '满之前不收', 'test/journeys/uploads.test.ts «磁盘满了»'],
  ['申报单位经办人', '传了又删、删了又传', '一天有上限', 'test/journeys/uploads.test.ts «传了又删»'],
  ['申报单位经办人', '染毒的文件', '不成为材料', 'test/journeys/clamd.test.ts «上传时查毒»'],
  ['申报单位经办人', '开几百个窗口', '只留二十个', 'src/api/presence.test.ts «一个人开不出几百个窗口»'],
  ['申报单位经办人', '把队排满', '别人排得上', 'src/store/lanes.test.ts «一个人把队排满»'],
  ['主管部门经办人', '自己签自己写的', '两人办理', 'test/journeys/office.test.ts «写的人仍不能签自己写的»'],
  ['主管部门经办人', '把一次评审扳过来，七步', '步步不成', 'test/journeys/bending.test.ts «一位经办人想把一次评审扳过来»'],
  ['主管部门经办人', '签名前看别人的评分', '看不到', 'test/database/access.test.ts «专家组有一人未签署»'],
  ['主管部门经办人', '同一名单抽两次样', '一次', 'test/database/recommendation.test.ts «同时抽两次，只有一次成功»'],
  ['主管部门经办人', '不写用途打印个人信息', '遮蔽', 'test/journeys/archive.test.ts «成套材料含个人信息»'],
  ['别市的主管部门', '本市推荐工作的每个接口', '不得其门', 'test/journeys/unseen.test.ts «推荐工作的每个接口，外人一律不得其门»'],
  ['一位管理员', '由重置把领导的账号拿到手', '链接、验证码分两处', 'test/journeys/organisation.test.ts «没有邮件、要重置领导的口令»'],
  ['一位管理员', '一人授予领导角色', '两人办理', 'test/journeys/organisation.test.ts «两人办理：一位管理员给不了领导角色»'],
  ['两位管理员', '同时互相停用', '只成一件', 'test/database/throttle.test.ts «两位管理员同时互相停用»'],
  ['拿到数据库连接的人', '冒充系统、别的人', '一行也没有', 'test/database/two-roles.test.ts «策略所读的每个设置»'],
  ['拿到数据库连接的人', '变成别的角色', '变不成', 'test/database/two-roles.test.ts «变不成别的角色»'],
  ['拿到数据库连接的人', '叫动盖印、读密钥的函数', '叫不动', 'test/database/two-roles.test.ts «盖印的、替人说话的、读密钥的函数和表»'],
  ['拿到数据库连接的人', '插一条日志、移动链头', '不成', 'test/database/two-roles.test.ts «轮不到自己时写不进日志»'],
  ['拿到数据库连接的人', '关掉行级安全', '被拒绝', 'test/database/access.test.ts «关掉 row_security»'],
  ['数据库的所有者', '改动、删去日志', '触发器不许', 'test/database/journal.test.ts «所有者也不能»'],
  ['数据库的所有者', '重写日志、全部重新连过', '脚本查得出', 'src/cli/verify-log.test.ts «改动、删去、插入、调换、截去»'],
  ['数据库的所有者', '给两个人看两份日志', '见证方不签', 'src/cli/witness.test.ts «分叉、改写、退回、冒充»'],
  ['数据库的所有者', '把密文搬到别的行', '打不开', 'src/store/sealing.test.ts «整个值从另一行»'],
  ['数据库的所有者', '抽样以后换密钥', '识破', 'src/cli/verify.test.ts «编造的密钥识破»'],
  ['保管备份的人', '改动、换旧、抽走', '逐处发现', 'test/journeys/upgrade.test.ts «改动逐处发现»'],
  ['拿着证书的人', '改一个字节', '不相符', 'src/cli/verify-certificate.test.ts «签名范围内任何一个字节»'],
  ['拿着证书的人', '撤销以后还出示', '状态表上见', 'test/database/titles.test.ts «撤销、到期当即见于状态表»'],
];

const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
const ours =
  (file: string) =>
  ({ who, what, answered }: Attack) =>
    line([called[who], what, [...new Set(answered)].join('、'), `test/journeys/${file}.ts «${what}»`]);

/** docs/red-team.md: every attack with its outcome, those of the table and those that stand in other tests. */
export function redTeamPage(): string {
  const table = [...throughTheDoor.map(ours('attacks')), ...fromInside.map(ours('attacks-inside'))];
  const wire = onTheWire.map(({ what, answered }) =>
    line([called.nobody, what, `${answered}，连接关闭`, `test/journeys/attacks-raw.ts «${what}»`]),
  );
  const count = table.length + 1 + wire.length + elsewhere.length;
  return `# Red-team list

${count} attacks: who tries, what, what is answered, and the test that tries it each time. The outcome is that test's: all of them hold, or the build stops. After each of those of the
first table a stranger's attempt has changed nothing, no answer tells of the inside, and the log has no error that nobody foresaw
([attacks.test.ts](../test/journeys/attacks.test.ts)). Written by \`npx tsx docs/generate.ts\` from \`docs/pages/red-team.ts\`; the threats behind are in [threat-model.md](threat-model.md).

## Through the API
| who | what | answered | where |
| --- | --- | --- | --- |
${table.join('\n')}
| ${called.nobody} | 由登录的时间分辨账号 | 同样久 | test/journeys/attacks.test.ts «由登录的时间分辨不出账号» |

## On the wire
Bytes that no client would send, to a server that listens ([serve.test.ts](../test/journeys/serve.test.ts)).

| who | what | answered | where |
| --- | --- | --- | --- |
${wire.join('\n')}

## In other tests
| who | what | expected | where |
| --- | --- | --- | --- |
${elsewhere.map(line).join('\n')}
`;
}
