import { paths } from '../paths.ts';
import { hasRole, useSession } from '../session.tsx';
import type { Tone } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';

const tones: Readonly<Record<string, Tone>> = {
  opened: 'amber',
  verified: 'amber',
  heard: 'blue',
  revoked: 'red',
  closed: 'grey',
  proposed: 'amber',
  approved: 'blue',
  paid: 'green',
  draft: 'grey',
  offered: 'amber',
  published: 'green',
  returned: 'red',
  asked: 'amber',
  handled: 'amber',
  done: 'green',
  takenDown: 'grey',
};
export const toneOf = (state: { name: string }): Tone => tones[state.name] ?? 'grey';

/** The pages of what becomes of a platform and of what is said of it, for those who have something there. */
export function CaseLinks({ here }: { here: 'revocations' | 'rewards' | 'showcases' | 'complaints' | 'profile' | 'policies' | 'changes' }) {
  const session = useSession();
  const links = [
    { key: 'revocations', label: '撤销案件', href: paths.revocations },
    { key: 'rewards', label: '奖励', href: paths.rewards },
    { key: 'changes', label: '变更名称、地址', href: paths.platformChanges },
    ...(hasRole(session, 'clerk')
      ? [{ key: 'profile', label: '公布服务', href: paths.profile }]
      : [
          { key: 'showcases', label: '典型经验', href: paths.showcases },
          { key: 'complaints', label: '投诉举报', href: paths.complaints },
          { key: 'policies', label: '扶持政策', href: paths.policies },
        ]),
  ];
  return (
    <>
      {links
        .filter(({ key }) => key !== here)
        .map(({ key, label, href }) => (
          <ButtonLink key={key} look="quiet" href={href}>
            {label}
          </ButtonLink>
        ))}
    </>
  );
}
