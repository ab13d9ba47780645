import { versionName } from '../../core/annexes/version-mark.ts';
import type { AnswerOf } from '../client.ts';
import type { Tone } from '../ui/badge.tsx';

type Stamped = AnswerOf<'GET /api/dossiers/{id}/scans'>;
export type StampedPaper = Stamped['papers'][number];
export type Scan = Stamped['scans'][number];
export type PaperNumber = StampedPaper['annex'];

export const paperNames: Readonly<Record<PaperNumber, string>> = { 1: '附件1 推荐表', 2: '附件2 申请报告', 6: '附件6 声明函' };

/** Where a paper stands: a badge, and a sentence where something is to be done. */
export type PaperState = { readonly tone: Tone; readonly badge: string; readonly sentence: string | null };

/** What is to be said of a paper by its newest scan. */
export function stateOf(paper: StampedPaper, scan: Scan | undefined): PaperState {
  if (scan === undefined)
    return paper.mine ? { tone: 'amber', badge: '待上传', sentence: toDo } : { tone: 'grey', badge: '未上传', sentence: null };
  if (scan.check?.fault && scan.matches !== 'other')
    return { tone: 'red', badge: '已退回', sentence: `推荐部门退回：${scan.check.fault}${paper.mine ? again : ''}` };
  if (scan.check && scan.matches !== 'other') return { tone: 'green', badge: '盖章签字已核对', sentence: null };
  if (scan.matches === 'current') return { tone: 'green', badge: '与现行版本一致', sentence: null };
  if (scan.matches === 'other')
    return { tone: 'red', badge: '不是现行版本', sentence: `${otherVersion(paper, scan)}${paper.mine ? again : ''}` };
  if (scan.confirmed && paper.owed === null) return { tone: 'green', badge: '已人工核对版本', sentence: null };
  if (scan.confirmed)
    return { tone: 'amber', badge: '待推荐部门核对', sentence: paper.checks ? look : '申报单位已比对版本，等推荐部门经办人核对。' };
  const sentence = paper.mine ? compare : paper.checks ? look : '没有从扫描件上读出二维码，上传单位尚未人工核对。';
  return { tone: 'amber', badge: '读不出版本标记', sentence };
}

const toDo = '请打印现行版本，盖章签字后扫描或拍照上传（PDF、JPG、PNG，50 MB 以内）。系统会核对纸上的二维码。';
const look = '没有从扫描件上读出二维码。请打开扫描件，比对页脚的编号、版本和校验码，看清盖章和签字。';
const again = '请打印现行版本，重新盖章后再扫描上传。';
const compare =
  '没有从扫描件上读出二维码。请比对扫描件页脚与上面的编号、版本和校验码：一致的请人工核对；看不清的请重新扫描（300 dpi，不要裁掉页脚）后再上传。';

function otherVersion({ version }: StampedPaper, scan: Scan): string {
  if (scan.version === null) return '这份扫描件是上一次提交时的。';
  if (scan.version === version) return '扫描件上的标记与这份材料不符，可能传成了别的材料。';
  return `扫描件上是${versionName(scan.version)}${version === null ? '' : `，现行的是${versionName(version)}`}。`;
}

/** What is said once a scan has arrived. */
export const arrived: Readonly<Record<Scan['matches'], string>> = {
  current: '扫描件已上传，与现行版本一致',
  other: '扫描件已上传，但不是现行版本',
  unreadable: '扫描件已上传，没有读出二维码，请人工核对',
};
