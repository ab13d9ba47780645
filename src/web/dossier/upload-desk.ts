import { call, problemIn } from '../client.ts';
import { sessionBack } from '../form/autosave.ts';
import { refresh } from '../query.tsx';
import { type Begun, type Progress, transfer } from './transfer.ts';

/** A file on its way to the server. One that was refused stays with its reason until it is closed. */
export type Upload = {
  readonly id: number;
  readonly kind: string;
  readonly name: string;
  readonly size: number;
  /** Its name on the server, once it has one. */
  readonly uploadId: string | null;
  readonly phase: 'queued' | 'failed' | Progress['phase'];
  readonly sent: number;
  readonly message: string | null;
};

const WAITS_MS = [2_000, 5_000, 15_000, 30_000];

/** The files of one dossier on their way, one after the other; it lives as long as the window, whatever page is open. */
export class UploadDesk {
  private uploads: readonly Upload[] = [];
  private last = 0;
  private waits = 0;
  private line: Promise<void> = Promise.resolve();
  private readonly again = new EventTarget();
  private readonly stops = new Map<number, AbortController>();
  private readonly listeners = new Set<() => void>();
  private readonly dossierId: string;

  constructor(dossierId: string) {
    this.dossierId = dossierId;
    window.addEventListener('beforeunload', (event) => {
      if (this.uploads.some(({ phase }) => phase !== 'failed')) event.preventDefault();
    });
  }

  readonly snapshot = (): readonly Upload[] => this.uploads;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly add = (kind: string, files: Iterable<File>): void => {
    for (const file of files) this.queue(kind, file, null);
  };
  /** Goes on with a file that was begun before. */
  readonly resume = ({ kind, ...begun }: Begun & { kind: string }, file: File): void => this.queue(kind, file, begun);

  readonly close = (id: number): void => this.publish(this.uploads.filter((one) => one.id !== id));
  /** Stops a file and forgets what has come of it. */
  readonly cancel = async (id: number): Promise<void> => {
    const uploadId = this.uploads.find((one) => one.id === id)?.uploadId ?? null;
    this.stops.get(id)?.abort();
    this.close(id);
    if (uploadId !== null) await this.forget(uploadId).catch(() => undefined);
  };
  /** Forgets a file on the server. */
  readonly forget = async (uploadId: string): Promise<void> => {
    await call('DELETE /api/dossiers/{id}/uploads/{uploadId}', { params: { id: this.dossierId, uploadId } });
    await refresh('GET /api/dossiers/{id}/uploads');
  };
  /** Tries again now, rather than in a while. */
  readonly hurry = (): void => void this.again.dispatchEvent(new Event('now'));

  private queue(kind: string, file: File, begun: Begun | null): void {
    this.last += 1;
    const id = this.last;
    const stop = new AbortController();
    this.stops.set(id, stop);
    const { name, size } = file;
    // Whoever goes on with a file that was begun has dealt with what was refused there before.
    const others = begun === null ? this.uploads : this.uploads.filter((one) => one.kind !== kind || one.phase !== 'failed');
    this.publish([...others, { id, kind, name, size, uploadId: null, phase: 'queued', sent: 0, message: null }]);
    this.line = this.line.then(() => (stop.signal.aborted ? undefined : this.send(id, { kind, file, begun, signal: stop.signal })));
  }

  private async send(id: number, what: { kind: string; file: File; begun: Begun | null; signal: AbortSignal }): Promise<void> {
    const { signal } = what;
    try {
      await transfer({
        dossierId: this.dossierId,
        ...what,
        // Cancelled while it was being announced: the server need not keep it.
        known: (uploadId) => (signal.aborted ? void this.forget(uploadId) : this.change(id, { uploadId })),
        say: (progress) => this.said(id, progress),
        pause: () => this.pause(signal),
      });
      await refresh('GET /api/dossiers/{id}/materials', 'GET /api/dossiers/{id}/uploads', 'GET /api/dossiers/{id}');
      this.close(id);
    } catch (error) {
      if (!signal.aborted) this.change(id, { phase: 'failed', message: problemIn(error).detail });
      await refresh('GET /api/dossiers/{id}/uploads');
    } finally {
      this.stops.delete(id);
    }
  }

  private said(id: number, progress: Progress): void {
    if (progress.phase === 'sending') this.waits = 0;
    this.change(id, { message: null, ...progress });
  }

  /** Until the network or the session is back, somebody presses the button, or a while has passed. */
  private pause(signal: AbortSignal): Promise<void> {
    const wait = WAITS_MS[Math.min(this.waits, WAITS_MS.length - 1)];
    this.waits += 1;
    return new Promise((resolve) => {
      const heard = new AbortController();
      const go = (): void => {
        heard.abort();
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(go, wait);
      window.addEventListener('online', go, { signal: heard.signal });
      sessionBack.addEventListener('back', go, { signal: heard.signal });
      this.again.addEventListener('now', go, { signal: heard.signal });
      signal.addEventListener('abort', go, { signal: heard.signal });
    });
  }

  private change(id: number, part: Partial<Upload>): void {
    this.publish(this.uploads.map((one) => (one.id === id ? { ...one, ...part } : one)));
  }

  private publish(uploads: readonly Upload[]): void {
    this.uploads = uploads;
    for (const listener of this.listeners) listener();
  }
}

const desks = new Map<string, UploadDesk>();

/** The one desk of a dossier. */
export function uploadDesk(dossierId: string): UploadDesk {
  const desk = desks.get(dossierId) ?? new UploadDesk(dossierId);
  desks.set(dossierId, desk);
  return desk;
}
