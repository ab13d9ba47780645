import { hasRole, useSession } from '../session.tsx';
import { CaseList } from './case-list.tsx';
import { OwnDossiers } from './own-dossiers.tsx';

/** 申报: an applicant's own and what can be started; for everybody else the cases that concern them. */
export default function DossiersPage() {
  const session = useSession();
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      {hasRole(session, 'clerk') ? <OwnDossiers /> : <CaseList />}
    </main>
  );
}
