// What is typed and not on the server yet, in this browser. IndexedDB and not localStorage, which comes to the disk seconds later: a browser that crashes
// would take with it what was typed last.

const DATABASE = 'shifan';
const STORE = 'kept';

/** What waits at one place of this browser: `text` as it was found, and how it is kept from now on. */
export type Kept = {
  readonly key: string;
  readonly text: string | null;
  /** Keeps the newest text; null once nothing waits. Fails where the browser does not let it. */
  write(text: string | null): Promise<void>;
};

let opened: Promise<IDBDatabase> | null = null;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/** Everything whose key begins so; keys are ASCII. */
const under = (prefix: string): IDBKeyRange => IDBKeyRange.bound(prefix, `${prefix}\uffff`);

/** What was found, by key. */
async function found(prefix: string): Promise<Map<string, string>> {
  const store = (await database()).transaction(STORE).objectStore(STORE);
  const [keys, texts] = [store.getAllKeys(under(prefix)), store.getAll(under(prefix))];
  await finished(store.transaction);
  return new Map(keys.result.map((key, i) => [String(key), String(texts.result[i])]));
}

/**
 * Opens what waits at a place. Each window keeps a record of its own, so that two never overwrite one another; whoever opens takes over what the
 * others left, and puts their records away with its own first one, unless somebody goes on writing there.
 */
export async function openKept(key: string): Promise<Kept> {
  const own = `${key}#${Date.now().toString(36).padStart(9, '0')}${Math.random().toString(36).slice(2)}`;
  const left = await found(`${key}#`).catch(() => new Map<string, string>());
  const record = new KeptRecord(own, left);
  return { key, text: merged([...left.values()]), write: record.write };
}

/** Whether anything of this account waits in this browser; asked before signing out. */
export const waitsUnder = async (prefix: string): Promise<boolean> => (await found(prefix).catch(() => new Map())).size > 0;

/** Lists of `[path, …]`, the older first: for each path the newest stands. */
function merged(texts: readonly string[]): string | null {
  if (texts.length < 2) return texts[0] ?? null;
  return JSON.stringify([...new Map(texts.flatMap((text) => JSON.parse(text) as [string, unknown][]))]);
}

class KeptRecord {
  private readonly key: string;
  private left: ReadonlyMap<string, string>;
  private newest: string | null = null;
  private standing: string | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(key: string, left: ReadonlyMap<string, string>) {
    this.key = key;
    this.left = left;
  }

  /** One at a time and always the newest: what a quick typist left behind meanwhile is not written. */
  readonly write = (text: string | null): Promise<void> => {
    this.newest = text;
    this.writing = this.writing.catch(() => undefined).then(() => this.put());
    return this.writing;
  };

  private async put(): Promise<void> {
    const text = this.newest;
    if (text === this.standing && this.left.size === 0) return;
    const transaction = (await database()).transaction(STORE, 'readwrite');
    const store = transaction.objectStore(STORE);
    if (text === null) store.delete(this.key);
    else store.put(text, this.key);
    if (this.left.size > 0) putAway(store, this.left);
    else transaction.commit?.();
    await finished(transaction);
    this.standing = text;
    this.left = new Map();
  }
}

/** The records that were taken over, where they are still as they were found. */
function putAway(store: IDBObjectStore, left: ReadonlyMap<string, string>): void {
  for (const [key, text] of left) {
    const now = store.get(key);
    now.onsuccess = () => void (now.result === text ? store.delete(key) : null);
  }
}

const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
    transaction.onerror = () => reject(transaction.error);
  });
