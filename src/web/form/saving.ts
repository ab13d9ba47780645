import type { Content, Row } from '../../core/annexes/field.ts';
import { type Change, changed, unitOf } from './change.ts';
import { Conflicts } from './conflicts.ts';
import { type Found, finderIn } from './finder.ts';
import { isCells, placed, same, unitAt, valueAt } from './merge.ts';
import { brokenAt, type NotSaved, told } from './not-saved.ts';
import { type PatchResult, type Pending, patchOf } from './patch.ts';
import { Positions } from './positions.ts';
import { type Loaded, lookedAt, type SavingParts, type SavingState } from './saving-state.ts';

const BATCH_MS = 600;
const MOST_PATCHES = 500;
const RETRY_MS = [2_000, 5_000, 15_000, 30_000];

/** Keeps a form saved: changes at once here, within 600 ms on the server; nothing is lost in between. */
export class Saving {
  private readonly parts: SavingParts;
  private readonly versions: Map<string, number>;
  private readonly positions: Positions;
  private readonly pending = new Map<string, Pending>();
  private readonly conflicts = new Conflicts();
  /** By unit; a change of the place tries again. */
  private readonly refused = new Map<string, readonly NotSaved[]>();
  private readonly listeners = new Set<() => void>();
  private state: SavingState;
  private sending: Promise<void> | null = null;
  private stopTimer: () => void = () => undefined;
  private trouble: { again: boolean; message: string } | null = null;
  private savedAt: number | null = null;
  private failures = 0;
  private stopped = false;
  private keptHere = true;
  private readonly removed = new Set<string>();
  private sent = 0;

  constructor(loaded: Loaded, parts: SavingParts) {
    this.parts = parts;
    this.versions = new Map(Object.entries(loaded.versions));
    this.positions = new Positions(loaded);
    const content = this.replayed({ values: loaded.values, tables: loaded.tables });
    this.state = {
      content,
      came: loaded,
      status: this.pending.size > 0 ? 'waiting' : 'saved',
      savedAt: null,
      message: null,
      conflicts: [],
      refused: [],
      pending: this.pending.size,
      keptHere: true,
    };
  }

  /** Starts the clock: what was kept from last time is sent now. Returns how to stop; what waits then is sent once more, and stays kept. */
  readonly start = (): (() => void) => {
    this.stopped = false;
    if (this.pending.size > 0) this.schedule(0);
    return () => {
      this.stopped = true;
      this.stopTimer();
      void this.flush();
    };
  };

  /** Takes a newer state of the server (an import, a colleague's change), unless something of ours is still on its way or newer. */
  readonly adopt = (loaded: Loaded): void => {
    const older = [...this.versions].some(([path, version]) => (loaded.versions[path] ?? 0) < version && !this.removed.has(path));
    if (older || this.sending || this.pending.size > 0 || this.conflicts.size > 0) return;
    for (const [path, version] of Object.entries(loaded.versions)) this.versions.set(path, version);
    this.positions.load(loaded);
    this.publish({ content: { values: loaded.values, tables: loaded.tables }, came: loaded });
  };

  /** Takes the server's state after an act there changed the form (an import, its undoing); what was typed meanwhile stays on top of it. */
  readonly take = (loaded: Loaded): void => {
    this.sent += 1;
    this.versions.clear();
    for (const [path, version] of Object.entries(loaded.versions)) this.versions.set(path, version);
    this.positions.load(loaded);
    const typed = [...this.pending].reduce<Content>((form, [path, one]) => this.replay(form, path, one), loaded);
    const content = this.conflicts.onto(typed, { loaded, shown: this.state.content });
    this.publish({ content: { values: content.values, tables: content.tables }, came: loaded });
  };

  /** Notes of places that somebody has looked at them, or that this was taken back. */
  readonly looked = (paths: readonly string[], seen: boolean): void => this.publish({ came: lookedAt(this.state.came, paths, seen) });

  /** What `catchUp` is to be given: asked before the server is. */
  readonly epoch = (): number => this.sent;

  /** Takes what others changed; false where something of ours was saved since the server was asked, so that its answer may lack it. */
  readonly catchUp = (loaded: Loaded, epoch: number): boolean => {
    if (epoch !== this.sent) return false;
    this.take(loaded);
    return true;
  };

  /** The version of a place as it was last seen. */
  readonly versionOf = (path: string): number => this.versions.get(path) ?? 0;

  readonly snapshot = (): SavingState => this.state;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Takes changes of the form; they are kept here at once and sent with the next batch. */
  readonly change = (...changes: Change[]): void => {
    const before = finderIn(this.state.content);
    const content = changed(this.state.content, ...changes);
    const find = finderIn(content);
    const renumbered = this.positions.settle(content, changes);
    for (const unit of new Set([...changes.map(unitOf), ...renumbered])) this.note(unit, find(unit), before(unit).value);
    this.conflicts.refresh(content);
    this.publish({ content });
    this.schedule(BATCH_MS);
  };

  /** Sends what waits now; true when all of it is on the server. A submit waits for this. */
  readonly flush = async (): Promise<boolean> => {
    this.stopTimer();
    for (;;) {
      while (this.sending) await this.sending;
      const batch = this.sendable().slice(0, MOST_PATCHES);
      if (batch.length === 0) {
        this.publish({});
        return this.pending.size === 0 && this.conflicts.size === 0;
      }
      this.sending = this.send(batch);
      this.publish({});
      await this.sending;
      if (this.trouble) return false;
    }
  };

  /** Settles a conflict: with what was typed here, or with what the other person saved. */
  readonly resolve = (path: string, choice: 'mine' | 'theirs'): void => {
    const conflict = this.conflicts.at(path);
    if (!conflict) return;
    const unit = unitAt(path);
    const before = this.conflicts.asOnServer(unit, valueAt(this.state.content, unit));
    this.conflicts.drop(path);
    this.refused.delete(unit);
    const content = choice === 'mine' ? this.state.content : placed(this.state.content, path, conflict.theirs);
    if (choice === 'theirs' && unit === path) this.pending.delete(unit);
    else if (choice === 'mine' || this.pending.has(unit)) this.note(unit, finderIn(content)(unit), before);
    this.publish({ content });
    if (choice === 'mine') this.schedule(0);
  };

  /** What waits and can be saved as it is; what can't is told, and does not stop the rest. */
  private sendable(): (readonly [string, Pending])[] {
    return [...this.pending].filter(([path, one]) => {
      const broken = one.removed ? [] : brokenAt(path, one.value);
      if (broken.length > 0) this.refused.set(path, broken);
      return !this.conflicts.at(path) && !this.refused.has(path);
    });
  }

  private note(unit: string, { value, position }: Found, before: unknown): void {
    const known = this.pending.get(unit);
    const base = known?.base ?? this.versions.get(unit) ?? 0;
    this.refused.delete(unit);
    const neverSent = base === 0 && unit.includes('/') && !this.sending;
    if (value === undefined && neverSent) this.pending.delete(unit);
    else
      this.pending.set(unit, {
        base,
        removed: value === undefined,
        value: value ?? null,
        position: this.positions.of(unit) ?? position,
        before: known ? known.before : this.conflicts.asOnServer(unit, before),
      });
  }

  private schedule(ms: number): void {
    this.stopTimer();
    if (!this.stopped) this.stopTimer = this.parts.after(ms, () => void this.flush());
  }

  private async send(batch: readonly (readonly [string, Pending])[]): Promise<void> {
    try {
      const results = new Map(
        (
          await this.parts.send(batch.map(([path, one]) => patchOf(path, { ...one, value: this.conflicts.asOnServer(path, one.value) })))
        ).map((one) => [one.path, one]),
      );
      for (const [path, sent] of batch) this.settle(path, sent, results.get(path));
      this.trouble = null;
      this.failures = 0;
      this.sent += 1;
      this.savedAt = this.parts.now();
    } catch (error) {
      this.trouble = this.parts.explain(error);
      if (this.trouble.again) this.schedule(RETRY_MS[Math.min(this.failures, RETRY_MS.length - 1)] ?? 30_000);
      this.failures += 1;
    } finally {
      this.sending = null;
      this.publish({});
    }
  }

  private settle(path: string, sent: Pending, result: PatchResult | undefined): void {
    if (!result) throw new Error(`保存没有得到答复：${path}`);
    if (result.refused) {
      if (this.pending.get(path) === sent) this.refused.set(path, told(result.refused));
      return;
    }
    this.versions.set(path, result.version);
    if (sent.removed) this.removed.add(path);
    const now = this.pending.get(path);
    const mine = sent.removed ? null : this.conflicts.asOnServer(path, sent.value);
    if (result.conflict && !same(result.conflict.current, mine)) this.meet(path, now ?? sent, result);
    else if (now === sent) this.pending.delete(path);
    else if (now) this.pending.set(path, { ...now, base: result.version, before: mine });
  }

  /** Somebody else was first: a row is put together cell by cell and sent again; what both changed is asked for. */
  private meet(path: string, latest: Pending, { version, conflict }: PatchResult): void {
    const mine = latest.removed ? null : latest.value;
    const theirs = conflict?.current ?? null;
    const by = conflict?.who === undefined ? {} : { who: conflict.who };
    this.pending.delete(path);
    if (!isCells(mine) || !isCells(theirs) || !path.includes('/')) {
      this.conflicts.add({ path, mine, theirs, version, ...by });
      return;
    }
    const cells = this.conflicts.meet(path, { before: latest.before, mine, theirs, version, ...by });
    const wanted = this.conflicts.asOnServer(path, cells);
    if (!same(wanted, theirs)) this.pending.set(path, { ...latest, base: version, value: cells, before: theirs });
    this.state = { ...this.state, content: placed(this.state.content, path, cells) };
  }

  private publish(part: { content?: Content; came?: Loaded }): void {
    const settled = this.pending.size === 0 ? 'saved' : this.pending.size === this.refused.size ? 'refused' : 'waiting';
    const stuck = this.trouble && (this.trouble.again ? 'failed' : 'refused');
    this.state = {
      content: part.content ?? this.state.content,
      came: part.came ?? this.state.came,
      status: this.sending ? 'sending' : (stuck ?? settled),
      savedAt: this.savedAt,
      message: this.trouble?.message ?? null,
      conflicts: this.conflicts.all(),
      refused: [...this.refused.values()].flat(),
      pending: this.pending.size,
      keptHere: this.keptHere,
    };
    this.keep();
    for (const listener of this.listeners) listener();
  }

  private keep(): void {
    const all = this.unsettled();
    const said = (keptHere: boolean): void => {
      if (this.keptHere === keptHere) return;
      this.keptHere = keptHere;
      this.publish({});
    };
    this.parts.kept.write(all.length === 0 ? null : JSON.stringify(all)).then(
      () => said(true),
      () => said(false),
    );
  }

  /** What a reload must find: all that waits, and open conflicts with a base that no longer stands, so that they are conflicts again. */
  private unsettled(): readonly (readonly [string, Pending])[] {
    const all = new Map(this.pending);
    for (const { path, mine } of this.conflicts.all()) {
      const unit = unitAt(path);
      const { value, position } = finderIn(this.state.content)(unit);
      if (unit === path) all.set(unit, { base: 0, removed: mine === null && path.includes('/'), value: mine, position });
      else
        all.set(unit, {
          base: 0,
          removed: false,
          value,
          position,
          before: this.conflicts.beforeBoth(unit, this.pending.get(unit)?.before ?? value),
        });
    }
    return [...all];
  }

  private replayed(loaded: Content): Content {
    const kept = JSON.parse(this.parts.kept.text ?? '[]') as [string, Pending][];
    for (const [path, one] of kept) this.pending.set(path, one);
    return kept.reduce((content, [path, one]) => this.replay(content, path, one), loaded);
  }

  /** A row that was kept here and is not on the server yet comes back where it stood. */
  private replay(content: Content, path: string, one: Pending): Content {
    const [table = '', rowId] = path.split('/');
    const rows = content.tables[table] ?? [];
    if (one.removed || rowId === undefined || rows.some((row) => row.id === rowId))
      return placed(content, path, one.removed ? null : one.value);
    const at = this.positions.indexFor(table, rows, path, one.position);
    return changed(content, { table, add: { id: rowId, cells: one.value as Row['cells'] }, at });
  }
}
