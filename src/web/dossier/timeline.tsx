import { Empty } from '../ui/alert.tsx';
import { fullDate, TimeText } from '../ui/dates.tsx';
import type { DossierView } from './view.ts';

/** 往来: what was done with the case, oldest first, by which office and by which article; then what is still to come, with the days of the round. */
export const Timeline = ({ entries, ahead = [] }: { entries: DossierView['timeline']; ahead?: DossierView['turn']['ahead'] }) =>
  entries.length === 0 && ahead.length === 0 ? (
    <Empty title="还没有往来">提交、退回、推荐等办理情况会记在这里。</Empty>
  ) : (
    <ol className="timeline" aria-label="往来记录">
      {entries.map((entry) => (
        <li key={`${entry.at}${entry.action}`}>
          <b>{entry.action}</b>
          <span>
            <TimeText instant={entry.at} /> {entry.who}
            {entry.article ? <span className="nowrap"> {entry.article}</span> : null}
          </span>
        </li>
      ))}
      {ahead.map(({ who, what, dueOn }) => (
        <li key={what} className="timeline__ahead">
          <b>{what}</b>
          <span>
            {dueOn ? `至${fullDate(dueOn)}` : '日期另定'} {who}
          </span>
        </li>
      ))}
    </ol>
  );
