import type { ReactNode } from 'react';
import { later } from './later.tsx';
import { useSession } from './session.tsx';
import { Menu } from './ui/menu.tsx';

const UserMenuList = later(async () => (await import('./user-menu-list.tsx')).UserMenuList);

/** The person's own menu, by name. `children` stand above its entries. */
export function UserMenu({ children }: { children?: ReactNode }) {
  const { account } = useSession();
  return (
    <Menu
      label={
        <>
          <span className="top__who">{account.name}</span>
          <span aria-hidden="true">▾</span>
        </>
      }
    >
      <UserMenuList>{children}</UserMenuList>
    </Menu>
  );
}
