import { Link } from 'wouter';
import { paths } from '../paths.ts';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { fullDate } from '../ui/dates.tsx';
import { nameIn, runningOn, useOffice } from './office.ts';

/** For whom one acts today and until when; and who acts for oneself. */
export function StandInLine() {
  const session = useSession();
  const office = useOffice();
  if (!office) return null;
  const running = runningOn(office.absences, session.today);
  const mine = running.filter(({ deputyId }) => deputyId === session.account.id);
  const away = running.find(({ accountId }) => accountId === session.account.id);
  const named = mine.map((one) => `${nameIn(office, one.accountId)}（至${fullDate(one.toOn)}）`);
  const others = session.standsInFor.filter((name) => !mine.some((one) => nameIn(office, one.accountId) === name));
  const all = [...named, ...others];
  if (all.length === 0 && !away) return null;
  return (
    <div className="standin">
      <Alert tone={away ? 'amber' : 'blue'}>
        {all.length > 0 ? <p>您正在代 {all.join('、')} 办理，日志和文书会写明代谁；本人填写的推荐表、汇总表仍须由他人签发。</p> : null}
        {away ? (
          <p>
            您已登记外出至{fullDate(away.toOn)}，由 {nameIn(office, away.deputyId)} 代办。提前回来的，请
            <Link href={paths.absences}>结束代办</Link>。
          </p>
        ) : null}
      </Alert>
    </div>
  );
}
