import { useState } from 'react';
import { problemIn } from '../client.ts';
import { useAct } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Menu } from '../ui/menu.tsx';
import { useToast } from '../ui/toast.tsx';
import { GiveDialog } from './give-dialog.tsx';
import { nameIn, type Office, staffOf } from './office.ts';

/** Whose the case is within the office, and to whom it may be given. */
export function AssignMenu({ office, dossierId, title }: { office: Office; dossierId: string; title: string }) {
  const { account } = useSession();
  const act = useAct('POST /api/dossiers/{id}/assign');
  const toast = useToast();
  const [asking, setAsking] = useState(false);
  const assignment = office.assignments.find((one) => one.dossierId === dossierId);
  const owner = assignment?.accountId ?? null;
  const give = (accountId: string | null) =>
    act.mutate(
      { params: { id: dossierId }, body: { accountId } },
      {
        onSuccess: () => toast(accountId === null ? `${title}已取消分办` : `${title}已分给${nameIn(office, accountId)}`),
        onError: (error) => toast(problemIn(error).detail, { tone: 'red' }),
      },
    );
  const others = staffOf(office).filter(({ id }) => id !== owner);
  return (
    <>
      <Menu
        label={
          <>
            {owner === null ? '未分办' : nameIn(office, owner)}
            <span className="sr">，分办{title}</span> <span aria-hidden="true">▾</span>
          </>
        }
      >
        {others.map(({ id, name }) => (
          <button type="button" key={id} onClick={() => give(id)}>
            {id === account.id ? `${name}（我）` : name}
          </button>
        ))}
        {owner === null ? null : (
          <button type="button" onClick={() => give(null)}>
            取消分办
          </button>
        )}
        <button type="button" onClick={() => setAsking(true)}>
          内部办结日…
        </button>
      </Menu>
      {asking ? <GiveDialog office={office} cases={[{ id: dossierId, title }]} onClose={() => setAsking(false)} /> : null}
    </>
  );
}
