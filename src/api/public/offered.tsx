import { Fragment } from 'react';
import type { Profile } from '../../acts/recognition/profile-port.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import { ServiceItem } from './find-service.tsx';
import { Section } from './page.tsx';

/** What it offers, for whom, and how to reach it: as the platform published it. */
export const Offered = ({ profile }: { profile: Profile }) => (
  <Section title="能帮您做什么" aside={<span className="small muted">平台自己公布，{chineseDay(dayOf(profile.changedAt))}更新</span>}>
    <ul className="svcs">
      {profile.services.map((one) => (
        <ServiceItem key={`${one.title} ${one.function}`} one={one} />
      ))}
    </ul>
    <dl className="kv">
      {contactOf(profile).map(([label, value]) => (
        <Fragment key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  </Section>
);

const contactOf = ({ phone, address, hours, website }: Profile): (readonly [string, string])[] =>
  (
    [
      ['电话', phone],
      ['地址', address],
      ['服务时间', hours],
      ['网址', website],
    ] as const
  ).filter(([, value]) => value !== '');
