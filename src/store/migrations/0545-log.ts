import { guard, S } from './access.ts';

/**
 * The journal as a transparency log: the tiles of its Merkle tree (RFC 6962, C2SP tlog-tiles), the checkpoints that were signed of it and what witnesses signed beside them.
 * A tile only grows, until it is full; what was signed stays. What is in them is hashes alone, and who serves them is the system.
 */
const tables = `
create table log_tile (
  level int not null check (level between 0 and 6),
  index bigint not null check (index >= 0),
  hashes bytea not null check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
  primary key (level, index)
);
create table log_checkpoint (
  size bigint primary key check (size > 0),
  note text not null,
  made_at timestamptz not null
);
create table log_cosignature (
  size bigint not null references log_checkpoint,
  witness text not null,
  line text not null,
  primary key (size, witness)
);
create function app.tile_grows() returns trigger language plpgsql as $$ begin
  if tg_op = 'UPDATE' and new.level = old.level and new.index = old.index and substring(new.hashes from 1 for octet_length(old.hashes)) = old.hashes then
    return new;
  end if;
  raise exception 'a tile of the log only grows' using errcode = '42501';
end $$;
create trigger log_tile_grows before update or delete on log_tile for each row execute function app.tile_grows();
create trigger log_checkpoint_stays before update or delete on log_checkpoint for each row execute function app.signed_stays();
create trigger log_cosignature_stays before update or delete on log_cosignature for each row execute function app.signed_stays();
`;

/** Guarded here. */
export const logTables = ['log_tile', 'log_checkpoint', 'log_cosignature'] as const;

export const log = [tables, ...logTables.map((table) => guard([table, [S, S]]))].join('\n');
