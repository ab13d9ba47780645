/** Seconds after which somebody who says nothing more has gone. A page says it every 10. */
const GONE_AFTER = 45;

type Seat = { readonly accountId: string; readonly name: string; readonly section: string; readonly seenAt: number };
export type Present = { readonly name: string; readonly section: string; readonly own: boolean };
export type Arriving = {
  readonly dossierId: string;
  readonly tab: string;
  readonly accountId: string;
  readonly name: string;
  /** Null: goes, and need not be waited for. */
  readonly section: string | null;
};

/**
 * Who fills in which section of a dossier just now. Kept in this process's memory: it is a courtesy, and gone with the process; conflicts are found
 * by versions and need none of it. Of several processes each knows its own people only. One person with several windows in a section is told once.
 */
export function createPresence(): (arriving: Arriving, now: string) => Present[] {
  const rooms = new Map<string, Map<string, Seat>>();
  return ({ dossierId, tab, accountId, name, section }, now) => {
    const at = Date.parse(now);
    const room = rooms.get(dossierId) ?? new Map<string, Seat>();
    const place = `${accountId} ${tab}`;
    if (section === null) room.delete(place);
    else rooms.set(dossierId, room.set(place, { accountId, name, section, seenAt: at }));
    leave(rooms, at - GONE_AFTER * 1000);
    const others = [...room].filter(([key]) => key !== place).map(([, other]) => other);
    const toldOnce = new Map(others.map((other) => [`${other.accountId} ${other.section}`, other]));
    return [...toldOnce.values()].map((other) => ({ name: other.name, section: other.section, own: other.accountId === accountId }));
  };
}

function leave(rooms: Map<string, Map<string, Seat>>, before: number): void {
  for (const [dossierId, room] of rooms) {
    for (const [key, { seenAt }] of room) if (seenAt < before) room.delete(key);
    if (room.size === 0) rooms.delete(dossierId);
  }
}
