import { Link } from 'wouter';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { dueIn, fullDate, monthDay } from '../ui/dates.tsx';
import { AssignMenu } from './assign.tsx';
import { caseIn, placeOf, withList } from './came-from.ts';
import { dossierOf, type Filter, type Item, whichDay } from './list.ts';
import type { Office } from './office.ts';

/** What is finished without leaving the inbox: which step of which case, as its line says. */
export type Desk = { readonly step: string; readonly says: string; readonly caseId: string; readonly item: Item };

type Props = {
  item: Item;
  today: string;
  /** What the list is narrowed by: the case's page goes on from it. */
  filter: Filter;
  office: Office | undefined;
  onDesk: (desk: Desk) => void;
  /** Whether it is chosen; null where it is not a case that can be given to somebody. */
  choice: { on: boolean; set: (on: boolean) => void } | null;
};

/** One thing that waits: until when, what, why, whose it is, and the buttons that do it. */
export function ItemRow({ item, today, filter, office, onDesk, choice }: Props) {
  const { text, tone } = dueIn(item.dueOn, item.daysLeft, today);
  const which = whichDay(item);
  const rest = item.title.includes(item.organisation) ? item.why : [item.organisation, item.why].filter(Boolean).join('：');
  const dossierId = dossierOf(item);
  const caseId = caseIn(item.link);
  const { usual } = item;
  const onward = (link: string): string => (caseIn(link) === null ? link : withList(link, { filter, place: placeOf(item) }));
  return (
    <li className={cx('inrow', office && 'inrow--pick')}>
      <div className={cx('inrow__due', tone !== 'plain' && tone, choice && 'inrow__due--pick')}>
        {choice ? (
          <input type="checkbox" aria-label={`选择${item.title}`} checked={choice.on} onChange={() => choice.set(!choice.on)} />
        ) : null}
        <div>
          {tone === 'late' && item.who !== undefined ? `对方${text}` : text}
          {item.dueOn === null ? null : <small>{fullDate(item.dueOn)}</small>}
        </div>
      </div>
      <div className="inrow__main">
        <Link className="inrow__name" href={onward(item.link)}>
          {item.title}
        </Link>
        {item.number ? <span className="inrow__cite">{item.number}</span> : null}
        {item.article ? <span className="inrow__cite">{item.article}</span> : null}
        {item.area && !item.area.outside ? <span className="inrow__cite">登记地{item.area.registeredIn ?? '未填'}</span> : null}
        {item.area?.outside ? <p className="inrow__why soon">登记地{item.area.registeredIn}，不在本辖区（第三条、第八条（一））</p> : null}
        {which === null ? null : <p className={cx('inrow__why', tone !== 'plain' && tone)}>{which}</p>}
        <p className="inrow__why">
          {rest}
          {item.otherwise ? <span className="muted">。不按期办：{item.otherwise}</span> : null}
        </p>
        {item.who === undefined ? null : (
          <p className="inrow__why">
            等 {item.who}
            {item.sinceOn ? `，自${monthDay(item.sinceOn)}起` : ''}
          </p>
        )}
      </div>
      <div className="inrow__tag">
        <Badge tone={item.state.tone}>{item.state.label}</Badge>
        {office && dossierId ? <AssignMenu office={office} dossierId={dossierId} title={item.title} /> : null}
      </div>
      <div className="inrow__act">
        {usual && caseId ? (
          <Button small onClick={() => onDesk({ ...usual, caseId, item })}>
            {usual.says}
            <span className="sr">：{item.title}</span>
          </Button>
        ) : null}
        {item.actions.map((action, index) => (
          <ButtonLink key={action.label} small href={onward(action.link)} look={index === 0 && !usual ? 'plain' : 'quiet'}>
            {usual?.says.startsWith(action.label) ? '查看' : action.label}
          </ButtonLink>
        ))}
      </div>
    </li>
  );
}
