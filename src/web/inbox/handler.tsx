import { hasRole, useSession } from '../session.tsx';
import { fullDate } from '../ui/dates.tsx';
import { AssignMenu } from './assign.tsx';
import { nameIn, type Office, runningOn, useOffice } from './office.ts';

type Props = { dossierId: string; title: string; relation: readonly string[] };

/** On the page of a case: whose it is within the office, who stands in while that person is away, and giving it to somebody else. */
export function Handler({ dossierId, title, relation }: Props) {
  const session = useSession();
  const office = useOffice();
  const handles = relation.includes('recommenderOf') || relation.includes('authorityOf');
  if (!office || !handles || !hasRole(session, 'officer', 'leader')) return null;
  return (
    <div className="handler">
      <span className="muted">经办</span>
      <AssignMenu office={office} dossierId={dossierId} title={title} />
      <InnerDue office={office} dossierId={dossierId} />
      <StandIn office={office} dossierId={dossierId} today={session.today} />
    </div>
  );
}

/** The day that the office gave itself for this case. */
function InnerDue({ office, dossierId }: { office: Office; dossierId: string }) {
  const day = office.assignments.find((one) => one.dossierId === dossierId)?.innerDueOn;
  return day ? <span>内部办结日 {fullDate(day)}</span> : null;
}

function StandIn({ office, dossierId, today }: { office: Office; dossierId: string; today: string }) {
  const owner = office.assignments.find((one) => one.dossierId === dossierId)?.accountId;
  const away = runningOn(office.absences, today).find(({ accountId }) => accountId === owner);
  return away ? <span className="soon">{`外出，由${nameIn(office, away.deputyId)}代办至${fullDate(away.toOn)}`}</span> : null;
}
