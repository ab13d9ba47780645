import { Badge } from '../ui/badge.tsx';

/** Whether an account can be signed in with: one whose owner has not used the link yet can't, however active it is. */
export function AccountState({ of: { active, waitsForOwner } }: { of: { active: boolean; waitsForOwner: boolean } }) {
  if (!active) return <Badge tone="grey">停用</Badge>;
  return waitsForOwner ? <Badge tone="amber">待启用</Badge> : <Badge tone="green">在用</Badge>;
}
