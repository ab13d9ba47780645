/** A word of the interface: what is said, what is never said for it, and where a forbidden word stands for something else. */
export type Word = {
  readonly say: string;
  readonly never: readonly string[];
  /** Phrases that hold a forbidden word and mean another thing. */
  readonly except?: readonly string[];
  /** Files in which the words of others are read or quoted. */
  readonly quotedIn?: readonly string[];
  readonly why: string;
};

/** An edition that is signed stands as it is. */
const signed = 'schemes/jx-2023.yaml';

/** One word for one thing, in everything that a person reads (test/unit/wording.test.ts). */
export const wording: readonly Word[] = [
  {
    say: '申报编号',
    never: ['受理编号', '受理号', '申报号', '申请编号', '申请号', '案号', '卷宗号'],
    except: ['备案号'],
    why: '受理 is the province’s act alone (第八条（四）); 备案号 is the website’s, in annex 2',
  },
  {
    say: '证书编号',
    never: ['证书号'],
    quotedIn: ['src/core/recognition/earlier-list.ts'],
    why: 'certificate; others’ lists are read under their own headings',
  },
  { say: '申报单位', never: ['申请单位', '申请人', '申请企业', '申报企业', '申报机构', '申报者'], why: '第八条（一）' },
  { say: '推荐部门', never: ['推荐单位', '推荐机构'], why: '第八条（三）' },
  { say: '申请表', never: ['申报表', '申请书'], except: ['申报表格'], why: 'annex 2 is the 申请报告 with the 申请表' },
  { say: '提交（申报）、报送（推荐、季度报送）', never: ['递交', '上报', '呈报', '呈送', '提报'], why: '第八条, 第十五条' },
  { say: '退回', never: ['打回', '驳回', '退件'], why: 'one word for what goes back' },
  {
    say: '认定',
    never: ['评定'],
    quotedIn: ['src/core/annexes/annex4.ts'],
    why: '第八条（五）; in annex 4 the headings of others’ lists are read',
  },
  { say: '撤销', never: ['撤消', '吊销', '取消资格', '取消称号'], why: '第十二条' },
  { say: '到期（有效期、链接）', never: ['过期'], why: '第十二条; a link whose days are over has 失效' },
  { say: '逾期（期限）', never: ['超期'], why: '第十五条' },
  { say: '保存', never: ['存储', '储存', '存盘'], why: 'one word' },
  { say: '删除', never: ['移除'], why: 'rows, files and marks alike' },
  { say: '登录', never: ['登陆', '登入'], why: 'one spelling' },
  { say: '退出登录', never: ['登出', '注销'], why: 'one word' },
  { say: '账号、登录名', never: ['帐号', '帐户', '账户', '用户名'], why: 'one spelling' },
  {
    say: '口令',
    never: ['密码'],
    except: ['设有密码', '打开密码', '取消密码'],
    why: 'GB/T 22239 and 密码法 keep 密码 for cryptography; of a file it is what Excel and WPS call it',
  },
  { say: '查看', never: ['浏览'], except: ['浏览器'], why: 'one word; 查阅 is a supervisor’s reading, which the journal keeps' },
  { say: '查找', never: ['搜索', '检索', '搜寻'], why: 'one word; 查询 is asking how a matter stands' },
  { say: '再试', never: ['重试'], why: 'one word' },
  { say: '点', never: ['点击', '单击', '双击'], why: 'a key does it too' },
  { say: '上传', never: ['上载'], why: 'one word' },
  { say: '审核', never: ['审阅', '审查', '审批'], why: 'one word; 初审 and 评审 are the measure’s' },
  { say: '评分', never: ['打分'], why: 'one word' },
  { say: '评审专家、专家组', never: ['评委', '评审组', '评审委员会'], why: '第八条（四）' },
  { say: '季度调度表', never: ['季报', '报表'], except: ['申报表格'], quotedIn: [signed], why: 'annex 7; 报表 is what auditors have' },
  {
    say: '手机号码',
    never: ['手机号'],
    except: ['手机号码', '手机号段'],
    quotedIn: ['src/core/annexes/annex4.ts', 'src/core/annexes/annex5.ts'],
    why: 'one word; in annexes 4 and 5 others’ headings are read',
  },
  { say: '电子邮箱、邮箱', never: ['电子邮件', '邮件地址', '邮箱地址', 'Email', 'E-mail'], why: 'annex 2' },
  {
    say: '统一社会信用代码、信用代码',
    never: ['社会信用代码', '机构代码'],
    except: ['统一社会信用代码', '旧组织机构代码'],
    quotedIn: ['src/core/recognition/earlier-list.ts'],
    why: 'GB 32100',
  },
  { say: '法定代表人', never: ['法人代表', '法人姓名'], why: 'annex 2' },
  { say: '分管领导', never: ['主管领导', '领导人'], why: 'one word' },
  {
    say: '公示',
    never: ['公告'],
    except: ['撤销公告', '延期公告', '变更公告', '公告一则', '写入公告'],
    why: '第八条（四）; a revocation (第十二条) and a change of a round are announced',
  },
  { say: '省工信厅', never: ['省厅'], quotedIn: [signed], why: 'the edition’s own short name of the issuer' },
  { say: '您、贵单位', never: ['你'], except: ['认定你单位为'], why: 'who is spoken to; a certificate speaks as official papers do' },
  { say: '盖章', never: ['用印', '签章', '加盖印章'], why: 'annexes 1, 2 and 6' },
  { say: '系统管理员、单位管理员', never: ['系统管理人员', '超级管理员'], why: 'two people' },
];
