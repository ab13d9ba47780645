import type { OpenForm } from '../acts/dossier/presence-port.ts';

/** Seconds after which somebody who says nothing more has gone. A page says it every 10. */
const GONE_AFTER = 45;
/** Windows of one person in one form; more than that no page opens, only a script: the oldest go. */
const MOST_WINDOWS = 20;
/** Of another process one hears every half minute. */
const HEARD_EVERY = 30;

type Seat = Omit<OpenForm, 'ago' | 'dossierId'> & { readonly seenAt: number };
export type Present = { readonly name: string; readonly section: string; readonly own: boolean };
/** `section` null: goes, and need not be waited for. */
export type Arriving = Omit<OpenForm, 'ago'>;

/** Rooms by dossier, and in each the windows by person and page. */
type Rooms = Map<string, Map<string, Seat>>;

export type Presence = {
  /** Somebody is, or goes; answers who else is there. */
  enter(arriving: Arriving, now: string): Present[];
  /** The windows of this process, for the others. */
  open(now: string): OpenForm[];
  /** What the other processes said now, in place of what they said before. */
  hear(elsewhere: readonly OpenForm[], now: string): void;
};

/**
 * Who fills in which section of a dossier just now, kept in this process's memory and exchanged with the others (exchange.ts). It is a courtesy; conflicts
 * are found by versions and need none of it. One person with several windows in a section is told once.
 */
export function createPresence(): Presence {
  const here: Rooms = new Map();
  let elsewhere: Rooms = new Map();
  return {
    enter({ dossierId, ...arriving }, now) {
      const at = Date.parse(now);
      const key = keyOf(arriving);
      put(here, dossierId, { ...arriving, seenAt: at });
      keepNewest(here.get(dossierId), arriving.accountId);
      leave(here, at - GONE_AFTER * 1000);
      leave(elsewhere, at - (GONE_AFTER + HEARD_EVERY) * 1000);
      const others = new Map(elsewhere.get(dossierId));
      for (const [place, seat] of here.get(dossierId) ?? []) if (!isLater(others.get(place), seat)) others.set(place, seat);
      others.delete(key);
      return toldOnce([...others.values()], arriving.accountId);
    },
    open(now) {
      const at = Date.parse(now);
      leave(here, at - GONE_AFTER * 1000);
      return [...here].flatMap(([dossierId, room]) =>
        [...room.values()].map(({ seenAt, ...one }) => ({ ...one, dossierId, ago: (at - seenAt) / 1000 })),
      );
    },
    hear(said, now) {
      elsewhere = new Map();
      for (const { dossierId, ago, ...one } of said) put(elsewhere, dossierId, { ...one, seenAt: Date.parse(now) - ago * 1000 });
    },
  };
}

const keyOf = ({ accountId, tab }: Pick<Seat, 'accountId' | 'tab'>): string => `${accountId} ${tab}`;
const isLater = (one: Seat | undefined, than: Seat): boolean => one !== undefined && one.seenAt > than.seenAt;

/** A page that went over to another process is there where it was last heard of. */
function put(rooms: Rooms, dossierId: string, seat: Seat): void {
  const room = rooms.get(dossierId) ?? new Map<string, Seat>();
  if (!isLater(room.get(keyOf(seat)), seat)) rooms.set(dossierId, room.set(keyOf(seat), seat));
}

function keepNewest(room: Map<string, Seat> = new Map(), accountId: string): void {
  // Of the same moment the one that came last goes first.
  const newest = [...room].reverse().sort(([, a], [, b]) => b.seenAt - a.seenAt);
  const own = newest.filter(([, seat]) => seat.accountId === accountId);
  for (const [key] of own.slice(MOST_WINDOWS)) room.delete(key);
}

function toldOnce(seats: readonly Seat[], accountId: string): Present[] {
  const told = new Map<string, Present>();
  for (const { section, name, accountId: whose } of seats)
    if (section !== null) told.set(`${whose} ${section}`, { name, section, own: whose === accountId });
  return [...told.values()];
}

function leave(rooms: Rooms, before: number): void {
  for (const [dossierId, room] of rooms) {
    for (const [key, { seenAt }] of room) if (seenAt < before) room.delete(key);
    if (room.size === 0) rooms.delete(dossierId);
  }
}
