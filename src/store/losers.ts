import type { Refusal } from '../acts/refusal.ts';
import { codeOf, textOf } from '../core/text/code-of.ts';

/** What the loser of a race reads, by the rule of the database that the winner's row now holds. */
const sentences: ReadonlyMap<string, string> = new Map([
  [
    'organisation_credit_code',
    '这一统一社会信用代码刚刚由他人注册。请联系本单位管理员为您增加账号；管理员已离职的，请联系所在地中小企业主管部门办理移交。',
  ],
  ['account_login_key', '这个登录名刚刚被使用，请换一个'],
  ['dossier_live', '贵单位在本年度已有一份申报，刚刚由本单位他人开始办理，请刷新页面后继续填写'],
  ['round_issuer_year', '本年度的认定工作刚刚由他人建立，请刷新页面查看'],
  ['draw_pkey', '抽样刚刚由他人完成，请刷新页面查看结果'],
  ['platform_dossier_id_key', '认定刚刚由他人签发，请刷新页面查看'],
  ['reward_platform_id_key', '这一平台的奖励刚刚由他人提出，请刷新页面查看'],
]);

const UNIQUE = '23505';

/** The refusal that an error of the database stands for: somebody else was first, by whatever way it shows. Null: it is no such error. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (codeOf(error) !== UNIQUE) return null;
  return {
    kind: 'conflict',
    message: sentences.get(textOf(error, 'constraint')) ?? '他人已先一步办理同一事项，没有重复办理，请刷新页面查看',
  };
}
