import type { Scheme } from './scheme.ts';

/**
 * A defect that comes again and again: where it stands (`materials/m2`, a field's key, a table or one of its columns; empty: anywhere), why it is one,
 * by which article, and what is expected. ×××  is for the officer to fill in.
 */
export type CorrectionTemplate = {
  readonly at: string;
  readonly label: string;
  readonly reason: string;
  readonly article: string;
  readonly expected: string;
};

const of =
  (at: string, article: string) =>
  (label: string, reason: string, expected: string): CorrectionTemplate => ({ at, label, reason, article, expected });

const anywhere = of('', '第八条（三）');
const premises = of('materials/m2', '第九条（二）');
const audit = of('materials/m3', '第九条（三）');
const events = of('materials/m7', '第九条（七）');
const agreements = of('materials/m8', '第九条（八）');
const recognition = of('materials/m9', '第九条（九）');
const qualifications = of('materials/m10', '第九条（十）');
const served = of('served', '第九条（六）');
const staff = of('staff', '第九条（五）');

/** What comes again and again under a measure, with its numbers; an officer picks one and puts it into the case's own words. */
export const correctionTemplates = ({ thresholds: { servedEnterprises } }: Pick<Scheme, 'thresholds'>): readonly CorrectionTemplate[] => [
  premises(
    '证明不是申报单位的',
    '场所证明的产权人或承租人“×××”不是申报单位',
    '请补交以申报单位为产权人或承租人的房产证、租赁合同，或由产权人出具的使用证明',
  ),
  premises('租赁合同已到期', '租赁合同已于×年×月×日到期', '请补交在有效期内的租赁合同或续签协议'),
  premises('面积与申请表不一致', '证明所载面积×××平方米，与申请表所填×××平方米不一致', '请更正申请表面积，或补交其余场所的证明'),
  audit('不是上一年度的', '审计报告为×年度，不是上一年度', '请补交上一年度包含服务收支情况的审计报告'),
  audit('未列服务收支', '审计报告未单独列明服务收入和服务支出', '请补交列明服务收支情况的审计报告，或由会计师事务所出具的专项说明'),
  audit('未盖章或缺页', '审计报告没有会计师事务所盖章，或缺少附表', '请补交加盖会计师事务所公章、页码完整的审计报告'),
  events('缺少通知、照片或总结', '活动“×××”缺少通知、照片或总结', '请补齐每次活动的通知、现场照片和总结'),
  events('时间、人数与申请表不一致', '活动“×××”证明材料所载时间、户数或人数与申请表不一致', '请核对后更正申请表，或补交相应证明'),
  agreements('协议已到期', '与“×××”的合作协议已于×年×月×日到期', '请补交在有效期内的合作协议'),
  agreements('协议未盖章', '与“×××”的合作协议没有双方盖章', '请补交双方签字盖章的协议'),
  recognition('名单中没有申报单位', '认定文件所附名单中没有申报单位', '请补交列有申报单位的认定文件，或省直部门的认可证明'),
  recognition('认定已过有效期', '市级示范平台认定已于×年×月×日到期', '请补交在有效期内的认定或复核文件'),
  qualifications('资质已到期', '“×××”证书已于×年×月×日到期', '请补交在有效期内的证书，或删除该项资质'),
  of('materials/m12', '第九条（十二）')('未签字盖章', '声明函没有法定代表人签字或单位盖章', '请补交法定代表人签字并加盖公章的声明函'),
  served(
    `企业不足${servedEnterprises.atLeast}家`,
    `附件5名单×××家，少于${servedEnterprises.atLeast}家`,
    '请补充上一年度实际服务的中小微企业',
  ),
  served('联系不上的企业较多', '多家企业的手机为空号或无法接通：×××', '请核对并更正企业联系人和手机'),
  served('服务内容过于笼统', '×××等企业的服务内容只写“服务”“咨询”，看不出提供了什么', '请逐家写明所提供的具体服务'),
  of('served/mobile', '第九条（六）')('手机号码重复', '×××等多家企业填写同一手机号码', '请填写各企业自己的联系人和手机'),
  staff('缺学历或职称证明', '×××等人的学历、职称与所附证明不一致或没有证明', '请更正附件4，或在其他证明材料中补交学历、职称证书'),
  staff('不是本单位专职人员', '×××等人的社保缴纳单位不是申报单位', '请更正专职人员名单，或补交劳动合同和社保缴纳证明'),
  of('equipment', '第九条（四）')('数量、价格与申请表不一致', '附件3数量、价格合计与申请表所填不一致', '请核对后更正附件3或申请表'),
  of('totalAssets', '第六条（一）')('与审计报告不一致', '上年末总资产×××万元，审计报告为×××万元', '请按审计报告更正'),
  of('operation', '第六条（三）')('收入与审计报告不一致', '×年度营业收入、服务收入与审计报告不一致', '请按审计报告更正'),
  of('creditCode', '第八条（三）')('与证照不一致', '统一社会信用代码与所查验的证照不一致', '请按证照更正'),
  of('influence', '第七条')(
    '没有具体事例',
    '只有概括的说法，没有可核实的事例和数据',
    '请写明对区域中小企业发展的影响和作用，附事例、数据及其来源',
  ),
  anywhere('看不清', '扫描件模糊、缺角或方向颠倒，内容看不清', '请重新扫描上传清晰完整的文件'),
  anywhere('与其他材料不一致', '与×××所载不一致', '请核对后更正，使两处一致'),
  anywhere('未填写或不完整', '该项未填写完整', '请补充完整'),
];

/** Those that fit a place, the nearest first: the very cell's column, its table or field or material, then what may stand anywhere. */
export function templatesAt(path: string, templates: readonly CorrectionTemplate[]): CorrectionTemplate[] {
  const parts = path.split('/');
  const column = parts.length > 2 ? `${parts[0]}/${parts.at(-1)}` : path;
  const places = [...new Set([column, path, parts[0] === 'materials' ? path : (parts[0] ?? ''), ''])];
  return places.flatMap((place) => templates.filter((one) => one.at === place));
}
