import { Empty } from '../ui/alert.tsx';
import { TimeText } from '../ui/dates.tsx';
import type { DossierView } from './view.ts';

/** 往来: what was done with the case, oldest first, by whom and by which article. */
export const Timeline = ({ entries }: { entries: DossierView['timeline'] }) =>
  entries.length === 0 ? (
    <Empty title="还没有往来">提交、退回、推荐等办理情况会记在这里。</Empty>
  ) : (
    <ol className="timeline" aria-label="往来记录">
      {entries.map((entry) => (
        <li key={`${entry.at}${entry.action}`}>
          <b>{entry.action}</b>
          <span>
            <TimeText instant={entry.at} /> <span className="nowrap">{entry.who}</span>
            {entry.article ? <span className="nowrap"> {entry.article}</span> : null}
          </span>
        </li>
      ))}
    </ol>
  );
