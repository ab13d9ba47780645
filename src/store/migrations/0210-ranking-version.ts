/** The order of a round has a version of its own: a changed quota is no changed order. */
export const rankingVersion = 'alter table round add column ranking_version integer not null default 0';
