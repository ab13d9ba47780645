import { Worker, type WorkerOptions } from 'node:worker_threads';

/** Why a job has no answer: too slow, too large, given up by whoever asked, ended its thread, or too many waited before it. */
export type WorkFailure = 'time' | 'memory' | 'cancelled' | 'crashed' | 'full';

/** A job without an answer. Errors that the job itself threw come as plain errors with their message. */
export class WorkFailed extends Error {
  readonly why: WorkFailure;
  constructor(why: WorkFailure, message: string = why) {
    super(message);
    this.name = 'WorkFailed';
    this.why = why;
  }
}

/** What goes first: the papers of a submission, what somebody waits for after a click, what is made of many papers. */
export type Rank = 0 | 1 | 2;

export type PoolConfig = {
  readonly script: string | URL;
  readonly workerData?: unknown;
  /** Threads at most; each is started when it is needed. */
  readonly size?: number;
  /** Jobs that may wait; one more is told `full`. */
  readonly mostWaiting?: number;
  /** JavaScript's heap of one thread in MB. It bounds neither array buffers nor WebAssembly nor native code. */
  readonly heapMb?: number;
  /** Whether a thread has done its share and is replaced: after so many jobs, when the process has grown by so many bytes since it started. */
  readonly worn?: (jobs: number, growth: number) => boolean;
};

export type RunOptions = {
  readonly rank?: Rank;
  /** Milliseconds from the job's start; it waits as long as it must. */
  readonly ms?: number;
  readonly signal?: AbortSignal | undefined;
  /** Called when the job's turn has come. */
  readonly onStart?: (() => void) | undefined;
  /** Shares from 0 to 1, as the worker says them. */
  readonly onProgress?: ((share: number) => void) | undefined;
};

type Said = { readonly progress: number } | { readonly value: unknown } | { readonly error: string };

type Job<W> = RunOptions & {
  readonly rank: Rank;
  readonly work: () => W | Promise<W>;
  thread: Thread<W> | null;
  timer: NodeJS.Timeout | undefined;
  end(outcome: { readonly value: unknown } | { readonly error: Error }): void;
};

type Thread<W> = { readonly worker: Worker; readonly rssAtStart: number; job: Job<W> | null; done: number };

const PATIENCE_MS = 30_000;

/**
 * Threads that work on one job each: urgent ones first, equals in their order, with a limit of time and of memory, progress, and an end on demand. A thread
 * that dies takes only its own job with it; the next job gets a new one. Threads keep the process alive only while they work.
 */
export class Pool<W, A> {
  private readonly config: Required<Pick<PoolConfig, 'size' | 'mostWaiting' | 'worn'>> & { script: string | URL; options: WorkerOptions };
  private readonly waiting: Job<W>[] = [];
  private readonly threads = new Set<Thread<W>>();
  private closed = false;

  constructor({ script, workerData, size = 1, mostWaiting = 200, heapMb, worn = () => false }: PoolConfig) {
    // What a reader prints about a broken file is nobody's answer.
    const options: WorkerOptions = { workerData, stdout: true, stderr: true };
    if (heapMb !== undefined) options.resourceLimits = { maxOldGenerationSizeMb: heapMb };
    this.config = { script, size, mostWaiting, worn, options };
  }

  /**
   * What the worker answers to `work`; where that is a function it is called when the job's turn comes, so that what waits takes no memory.
   * Rejects with a WorkFailed, or with the error that the worker threw.
   */
  run(work: W | (() => W | Promise<W>), options: RunOptions = {}): Promise<A> {
    return new Promise<A>((resolve, reject) => {
      if (this.closed) return reject(new WorkFailed('cancelled'));
      if (this.waiting.length >= this.config.mostWaiting) return reject(new WorkFailed('full'));
      if (options.signal?.aborted) return reject(new WorkFailed('cancelled'));
      const stop = () => this.cancel(job);
      const job: Job<W> = {
        ...options,
        rank: options.rank ?? 1,
        work: typeof work === 'function' ? (work as () => W | Promise<W>) : () => work,
        thread: null,
        timer: undefined,
        end: (outcome) => {
          clearTimeout(job.timer);
          options.signal?.removeEventListener('abort', stop);
          if ('error' in outcome) reject(outcome.error);
          else resolve(outcome.value as A);
        },
      };
      options.signal?.addEventListener('abort', stop, { once: true });
      const at = this.waiting.findIndex((one) => one.rank > job.rank);
      this.waiting.splice(at < 0 ? this.waiting.length : at, 0, job);
      this.next();
    });
  }

  /** Ends all threads; who waits is told that it was given up. */
  async close(): Promise<void> {
    this.closed = true;
    for (const job of this.waiting.splice(0)) job.end({ error: new WorkFailed('cancelled') });
    await Promise.all([...this.threads].map(({ worker }) => worker.terminate()));
  }

  private cancel(job: Job<W>): void {
    const at = this.waiting.indexOf(job);
    if (at >= 0) this.waiting.splice(at, 1);
    job.end({ error: new WorkFailed('cancelled') });
    if (job.thread) this.drop(job.thread);
  }

  private next(): void {
    while (this.waiting.length > 0 && !this.closed) {
      const thread = this.free();
      if (thread === null) return;
      const job = this.waiting.shift() as Job<W>;
      void this.begin(job, thread);
    }
  }

  private free(): Thread<W> | null {
    for (const thread of this.threads) if (thread.job === null) return thread;
    return this.threads.size < this.config.size ? this.start() : null;
  }

  private async begin(job: Job<W>, thread: Thread<W>): Promise<void> {
    thread.job = job;
    job.thread = thread;
    thread.worker.ref();
    const ms = job.ms ?? PATIENCE_MS;
    job.timer = setTimeout(() => {
      job.end({ error: new WorkFailed('time', `no answer within ${ms} ms`) });
      this.drop(thread);
    }, ms);
    job.onStart?.();
    try {
      const work = await job.work();
      if (thread.job === job) thread.worker.postMessage(work);
    } catch (error) {
      if (thread.job !== job) return;
      this.release(thread);
      job.end({ error: error instanceof Error ? error : new Error(String(error)) });
      this.next();
    }
  }

  private start(): Thread<W> {
    const worker = new Worker(this.config.script, this.config.options);
    const thread: Thread<W> = { worker, rssAtStart: process.memoryUsage.rss(), job: null, done: 0 };
    this.threads.add(thread);
    worker.stdout.resume();
    worker.stderr.resume();
    worker.on('message', (said: Said) => this.heard(thread, said));
    worker.on('error', (error: NodeJS.ErrnoException) => this.died(thread, failureOf(error)));
    worker.on('exit', (code) => this.died(thread, new WorkFailed('crashed', `the thread ended with code ${code}`)));
    worker.unref();
    return thread;
  }

  private heard(thread: Thread<W>, said: Said): void {
    const { job } = thread;
    if (job === null) return;
    if ('progress' in said) {
      job.onProgress?.(said.progress);
      return;
    }
    this.release(thread);
    job.end('error' in said ? { error: new Error(said.error) } : said);
    this.next();
  }

  private died(thread: Thread<W>, reason: WorkFailed): void {
    const { job } = thread;
    thread.job = null;
    this.threads.delete(thread);
    job?.end({ error: reason });
    this.next();
  }

  private release(thread: Thread<W>): void {
    thread.job = null;
    thread.done += 1;
    thread.worker.unref();
    if (this.config.worn(thread.done, process.memoryUsage.rss() - thread.rssAtStart)) this.drop(thread);
  }

  private drop(thread: Thread<W>): void {
    thread.job = null;
    this.threads.delete(thread);
    void thread.worker.terminate();
    this.next();
  }
}

const failureOf = (error: NodeJS.ErrnoException): WorkFailed =>
  new WorkFailed(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crashed', error.message);
