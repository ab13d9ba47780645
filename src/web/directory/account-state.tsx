import { Badge } from '../ui/badge.tsx';

type Stated = { active: boolean; waitsForOwner: boolean; dormantAt: string | null };

const states = {
  inUse: { label: '在用', tone: 'green' },
  waiting: { label: '待启用', tone: 'amber' },
  stopped: { label: '停用', tone: 'grey' },
  dormant: { label: '久未登录停用', tone: 'grey' },
} as const;
type State = keyof typeof states;

/** Whether an account can be signed in with: one whose owner has not used the link yet can't, however active it is. */
export const stateOf = ({ active, waitsForOwner, dormantAt }: Stated): State =>
  dormantAt !== null ? 'dormant' : !active ? 'stopped' : waitsForOwner ? 'waiting' : 'inUse';

/** To choose from in a list. */
export const accountStates = Object.entries(states).map(([value, { label }]) => ({ value, label }));

export function AccountState({ of }: { of: Stated }) {
  const { label, tone } = states[stateOf(of)];
  return <Badge tone={tone}>{label}</Badge>;
}
