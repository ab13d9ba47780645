import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { roleLabels } from '../core/workflow/relation.ts';
import { call } from './client.ts';
import { waitsHere } from './form/autosave.ts';
import { paths } from './paths.ts';
import { reads } from './query.tsx';
import { hasRole, useSession } from './session.tsx';
import { useLargeText } from './text-size.ts';
import { Count } from './ui/badge.tsx';

/** Whose window this is, and what is the person's own: messages, text size, account, sign-out. `children` stand above them. */
export function UserMenuList({ children }: { children?: ReactNode }) {
  const session = useSession();
  const [large, setLarge] = useLargeText();
  const { account, organisation, unread } = session;
  const roles = account.roles.map((role) => roleLabels[role]).join('、');
  return (
    <>
      <p className="menu__who">
        <b>
          {account.name}（{roles}）
        </b>
        {organisation.name}
      </p>
      {children}
      <Link href={paths.messages}>消息{unread > 0 ? <Count n={unread} of="条未读" /> : null}</Link>
      <button type="button" onClick={() => setLarge(!large)}>
        {large ? '恢复标准字号' : '大字显示'}
      </button>
      {hasRole(session, 'officer', 'leader') ? <Link href={paths.absences}>外出与代办</Link> : null}
      {hasRole(session, 'officer', 'leader', 'supervisor') ? <Link href={paths.interpretations}>办法的解释</Link> : null}
      <Link href={paths.account}>账号设置与口令</Link>
      <button type="button" onClick={() => void signOut(account.id)}>
        退出登录
      </button>
    </>
  );
}

async function signOut(accountId: string): Promise<void> {
  if ((await waitsHere(accountId)) && !window.confirm('本机还有没有上传的改动，退出后须在这台电脑上用同一账号登录才能继续。仍要退出吗？'))
    return;
  await call('DELETE /api/session').catch(() => undefined);
  reads.forget(() => true);
  window.location.assign(paths.inbox);
}
