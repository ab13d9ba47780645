import { Fragment } from 'react';
import { type NoticePeriod, weeksOf } from '../../core/notice/period.ts';

const looks = { published: 'cal__published', counted: 'cal__counted', off: 'cal__off' } as const;

/** The weeks of a notice, each day with what it is in the count; the words beside say the same. */
export const NoticeDays = ({ period }: { period: NoticePeriod }) => (
  <div className="cal" aria-hidden="true">
    {[...'一二三四五六日'].map((name) => (
      <span className="cal__head" key={name}>
        {name}
      </span>
    ))}
    {weeksOf(period).map(({ day, of }) => {
      const last = of?.as === 'counted' && day === period.endsOn;
      const word = of === null || of.as === 'off' ? null : of.as === 'published' ? '发布' : last ? '截止' : `第${of.nth}日`;
      return (
        <span key={day} className={of === null ? undefined : last ? 'cal__last' : looks[of.as]}>
          {Number(day.slice(8))}
          {word === null ? null : (
            <Fragment>
              <br />
              {word}
            </Fragment>
          )}
        </span>
      );
    })}
  </div>
);
