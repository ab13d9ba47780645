import { guard, S } from './access.ts';

/**
 * What a platform publishes of itself (第十四条: 引导中小企业更好地利用示范平台): its services with their fee, and the contact that it chose to publish. Everybody
 * reads it; its own clerk writes it.
 */
const tables = `
create table profile (
  platform_id uuid primary key references platform,
  organisation_id uuid not null references organisation,
  services jsonb not null check (jsonb_typeof(services) = 'array' and jsonb_array_length(services) <= 30),
  phone text not null default '',
  address text not null default '',
  hours text not null default '',
  website text not null default '',
  version int not null default 1,
  changed_by uuid not null references account,
  changed_at timestamptz not null
);
create constraint trigger profile_is_public after insert or update or delete on profile deferrable initially deferred
  for each row execute function app.public_changed();
`;

const OWN = 'exists (select 1 from platform p where p.id = platform_id and p.organisation_id = profile.organisation_id)';

export const profile = [tables, guard(['profile', ['true', `${S} or (organisation_id = (select app.clerk_of()) and ${OWN})`]])].join('\n');
