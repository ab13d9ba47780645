import { type RawBuilder, sql } from 'kysely';
import type {
  AskedTitles,
  LocalIssuer,
  PlaceCount,
  PlatformLists,
  StandingCounts,
  Term,
  TitleOrder,
} from '../acts/recognition/list-port.ts';
import { holding } from './named-like.ts';
import { schemeOfPlatform } from './platforms.ts';
import type { Tx } from './transaction.ts';

type Condition = RawBuilder<boolean>;

/** Pages and counts of the directory; each asks the lines alone (migrations/0264-directory.ts), whose indexes hold all that it asks. */
export const platformListsIn = (tx: Tx): PlatformLists => ({
  async titlesNumbered({ year, serial }) {
    const { rows } = await sql<{ id: string }>`select id from platform
      where strpos(certificate_number, ${year}) > 0 and regexp_replace(certificate_number, '[^0-9]', '', 'g') ~ ${`${year}0*${serial}$`}`.execute(
      tx,
    );
    return rows.map(({ id }) => id);
  },
  async titlePage({ limit, offset, order, ...asked }) {
    const such = conditionOf(asked);
    const { rows } = await sql<{ ids: string[]; total: number }>`select
      array(select l.id from platform_line l where ${such} order by ${orders[order](asked.today)} limit ${limit} offset ${offset}) as ids,
      (select count(*)::int from platform_line l where ${such}) as total`.execute(tx);
    return rows[0] ?? { ids: [], total: 0 };
  },
  async titlePlaces(asked) {
    const { rows } =
      await sql<PlaceCount>`select l.city, count(*)::int as all, (count(*) filter (where ${stands.valid(asked)}))::int as valid
      from platform_line l where ${conditionOf(asked)} group by l.city order by l.city collate "C"`.execute(tx);
    return rows;
  },
  async titleStandings(asked) {
    const count = (of: keyof StandingCounts) => sql`(count(*) filter (where ${stands[of](asked)}))::int`;
    const { rows } =
      await sql<StandingCounts>`select ${count('valid')} as valid, ${count('ending')} as ending, ${count('expired')} as expired,
      ${count('revoked')} as revoked from platform_line l where ${conditionOf(asked)}`.execute(tx);
    return rows[0] ?? { valid: 0, ending: 0, expired: 0, revoked: 0 };
  },
  async titleTerms(asked) {
    const { rows } = await sql<Term>`select l.recognised_on, l.valid_from, l.valid_to, l.revoked_on, count(*)::int as count
      from platform_line l where ${conditionOf(asked)} group by l.recognised_on, l.valid_from, l.valid_to, l.revoked_on`.execute(tx);
    return rows;
  },
  async localIssuers() {
    const { rows } = await sql<Omit<LocalIssuer, 'scheme'> & { scheme: string | null }>`select o.id, o.name, (
        select ${schemeOfPlatform} from (select l.id from platform_line l where l.issuer_id = o.id order by l.recognised_on desc, l.number, l.id limit 1) l
        join platform on platform.id = l.id left join round on round.id = platform.round_id) as scheme
      from organisation o where o.kind = 'city' order by o.name collate "C"`.execute(tx);
    return rows.flatMap(({ scheme, ...one }) => (scheme === null ? [] : [{ ...one, scheme }]));
  },
});

const orders: Record<TitleOrder, (today: string) => RawBuilder<unknown>> = {
  newest: () => sql`l.recognised_on desc, l.number, l.id`,
  ending: (today) => sql`l.ends_on < ${today}, coalesce(l.revoked_on <= ${today}, false), l.valid_to, l.number, l.id`,
};

/** What a certificate is worth on the day (core/deadlines/validity.ts), by the last day on which it counts. */
const stands: Record<keyof StandingCounts, (asked: Pick<AskedTitles, 'today' | 'endingBy'>) => Condition> = {
  valid: ({ today }) => sql`l.ends_on >= ${today}`,
  ending: ({ today, endingBy }) => sql`(l.ends_on >= ${today} and l.valid_to <= ${endingBy})`,
  expired: ({ today }) => sql`(l.ends_on < ${today} and (l.revoked_on is null or l.revoked_on > ${today}))`,
  revoked: ({ today }) => sql`l.revoked_on <= ${today}`,
};

/** No later title of the unit stands for it. */
const leads = (today: string): Condition => sql`(l.followed_to is null or l.followed_to < ${today})`;

function conditionOf(asked: AskedTitles): Condition {
  const { list, issuerId, authorityId, organisationId, area, city, function: key, standing, search, units, today } = asked;
  const parts: Condition[] = [];
  if (list) parts.push(sql`l.list = ${list}`);
  if (issuerId) parts.push(sql`l.issuer_id = ${issuerId}`);
  if (authorityId) parts.push(sql`l.authority_id = ${authorityId}`);
  if (organisationId) parts.push(sql`l.organisation_id = ${organisationId}`);
  if (area) parts.push(sql`(l.city = ${area.city} or l.authority_id = ${area.authorityId})`);
  if (city) parts.push(sql`l.city = ${city}`);
  if (key) parts.push(sql`l.functions @> array[${key}]`);
  if (standing) parts.push(stands[standing](asked));
  if (units) parts.push(leads(today));
  const words = (search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length > 0) parts.push(sought(words, asked));
  return parts.length === 0 ? sql`true` : sql.join(parts, sql` and `);
}

/** Found first, so that its own index is asked; a title that another follows is found as the one that stands for its unit. */
function sought(words: readonly string[], { units, today }: AskedTitles): Condition {
  const holds = sql.join(
    words.map((word) => holding('s.sought', word)),
    sql` and `,
  );
  const own = sql`select s.id from platform_line s where ${holds}`;
  const followed = sql`select n.id from platform_line s join platform_line n on n.organisation_id = s.organisation_id and n.issuer_id = s.issuer_id
    where ${holds} and s.followed_to >= ${today} and n.ends_on >= ${today} and n.valid_to > s.valid_to`;
  return units ? sql`l.id = any (array(${own} union ${followed}))` : sql`l.id = any (array(${own}))`;
}
