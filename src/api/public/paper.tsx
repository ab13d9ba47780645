import { checkMark, type MarkStanding } from '../../acts/archive/check-mark.ts';
import type { World } from '../../acts/context.ts';
import { type VersionMark, versionName } from '../../core/annexes/version-mark.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { Head, type Page } from './page.tsx';

/** What the code on a printed annex leads to: whether this version still stands. Says nothing of whose paper it is. */
export async function paperPage(world: World, mark: VersionMark): Promise<Page> {
  const answer = await checkMark(world, mark);
  return {
    title: '申报材料版本核对',
    at: null,
    body: (
      <>
        <Head title="申报材料版本核对" meta={[`核对日期 ${chineseDay(world.today)}`]} />
        <div className="sect">
          <div className={`alert${tones[answer.standing]}`} role="status">
            <p className="alert__title">{sentence(answer, mark)}</p>
          </div>
          <dl className="kv">
            <dt>申报编号</dt>
            <dd>{mark.number}</dd>
            <dt>纸上的版本</dt>
            <dd>{versionName(mark.version)}</dd>
            <dt>纸上的校验码</dt>
            <dd>{mark.hash}</dd>
          </dl>
        </div>
      </>
    ),
  };
}

const tones: Readonly<Record<MarkStanding['standing'], string>> = { current: '', earlier: ' alert--amber', unknown: ' alert--red' };

function sentence({ standing, current }: MarkStanding, mark: VersionMark): string {
  if (standing === 'current') return `现行版本：纸上的${versionName(mark.version)}与系统中最近一次提交的内容一致。`;
  if (standing === 'earlier')
    return `不是现行版本：纸上是${versionName(mark.version)}，系统中已有${versionName(current ?? '')}，请重新打印后再盖章、报送。`;
  return '无此版本：系统中没有这个申报编号、版本和校验码的申报材料。请核对页脚的编号与校验码；确属本系统打印的，请向推荐部门反映。';
}
