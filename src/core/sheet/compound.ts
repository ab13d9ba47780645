// The container of the old Office formats ([MS-CFB]): sectors in chains, and a directory that names what stands in them.

/** Above it stand marks: free, end of chain, the table itself. */
const MOST_SECTOR = 0xfffffff9;
const NOBODY = 0xffffffff;
const ENTRY = 128;
const MOST_ENTRIES = 10_000;

/** A stream that stands at the top of the container, and whether all of its bytes are in the file. */
export type Stream = { readonly name: string; readonly whole: boolean };

type Container = { readonly view: DataView; readonly sector: number; readonly table: readonly number[] };
type Item = { name: string; kind: number; left: number; right: number; child: number; start: number; size: number };

/** What stands at the top of a container; null where its own tables can't be followed. What is embedded further below is another document's. */
export function streamsOf(bytes: Uint8Array): Stream[] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const sector = 2 ** view.getUint16(30, true);
    if (sector !== 512 && sector !== 4096) return null;
    const container = { view, sector, table: tableOf(view, sector) };
    const items = directoryOf(container);
    const [root] = items;
    if (!root) return null;
    const small = view.getUint32(56, true);
    return topOf(items).map(({ name, start, size }) => ({
      name,
      whole: size < small ? isWhole(container, root) : isWhole(container, { start, size }),
    }));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Which sector follows which. A sector of this table must be there to its end, as far as the file goes on behind it. */
function tableOf(view: DataView, sector: number): number[] {
  const places = Array.from({ length: 109 }, (_, i) => view.getUint32(76 + i * 4, true));
  let more = view.getUint32(68, true);
  for (let i = view.getUint32(72, true); i > 0 && more < MOST_SECTOR; i -= 1) {
    const at = (more + 1) * sector;
    for (let field = 0; field < sector - 4; field += 4) places.push(view.getUint32(at + field, true));
    more = view.getUint32(at + sector - 4, true);
  }
  return places
    .filter((place) => place < MOST_SECTOR)
    .flatMap((place) => {
      const at = (place + 1) * sector;
      if (at >= view.byteLength) throw new RangeError('table beyond the end');
      return Array.from({ length: Math.min(sector, view.byteLength - at) >> 2 }, (_, i) => view.getUint32(at + i * 4, true));
    });
}

function directoryOf({ view, sector, table }: Container): Item[] {
  const items: Item[] = [];
  let place = view.getUint32(48, true);
  while (place < MOST_SECTOR && items.length < MOST_ENTRIES) {
    for (let at = (place + 1) * sector; at < (place + 2) * sector && at + ENTRY <= view.byteLength; at += ENTRY)
      items.push(itemAt(view, at));
    place = table[place] ?? NOBODY;
  }
  return items;
}

function itemAt(view: DataView, at: number): Item {
  const letters = Math.max(0, Math.min(31, view.getUint16(at + 64, true) / 2 - 1));
  return {
    name: String.fromCharCode(...Array.from({ length: letters }, (_, i) => view.getUint16(at + i * 2, true))),
    kind: view.getUint8(at + 66),
    left: view.getUint32(at + 68, true),
    right: view.getUint32(at + 72, true),
    child: view.getUint32(at + 76, true),
    start: view.getUint32(at + 116, true),
    size: view.getUint32(at + 120, true),
  };
}

const STREAM = 2;

/** The streams of the topmost folder, out of the tree in which they are kept. */
function topOf(items: readonly Item[]): Item[] {
  const seen = new Set<number>();
  const waiting = [items[0]?.child ?? NOBODY];
  const found: Item[] = [];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const item = items[at];
    if (!item || seen.has(at)) continue;
    seen.add(at);
    waiting.push(item.left, item.right);
    if (item.kind === STREAM) found.push(item);
  }
  return found;
}

/** Whether the file reaches to a stream's last byte; the last sector need not be filled up behind it. */
function isWhole({ view, sector, table }: Container, { start, size }: Pick<Item, 'start' | 'size'>): boolean {
  let place = start;
  for (let left = size; left > 0; left -= sector) {
    if (place >= MOST_SECTOR || (place + 1) * sector + Math.min(left, sector) > view.byteLength) return false;
    place = table[place] ?? NOBODY;
  }
  return true;
}

/** What the container holds, by the streams at its top. */
export function contentOf(streams: readonly Stream[]): 'workbook' | 'locked' | 'doc' | 'ppt' | null {
  const has = (name: string): boolean => streams.some((one) => one.name.toLowerCase() === name);
  if (has('encryptedpackage')) return 'locked';
  if (has('workbook') || has('book')) return 'workbook';
  if (has('worddocument')) return 'doc';
  return has('powerpoint document') ? 'ppt' : null;
}

/** Streams that hold a workbook, by whatever capitals. */
export const isWorkbook = ({ name }: Stream): boolean => /^(work)?book$/i.test(name);
