import { createHash } from 'node:crypto';
import { composeBook } from './book/compose.ts';
import type { ForeignFile } from './book/piece.ts';
import { desk, PATIENCE } from './desk/desk.ts';
import { type Door, openDoor } from './door/door.ts';
import type { Flawed } from './door/protocol.ts';
import type { Paper } from './forms.ts';
import { Flaws } from './made/flaws.ts';
import type { BookOrder, Order, PaperOrder } from './made/order.ts';
import { type Made, type Product, Shelf, wholeOf } from './made/shelf.ts';
import { type Making, type Standing, Workshop } from './made/workshop.ts';
import type { Drawn, Rendered } from './pdf/protocol.ts';
import { startTypst } from './pdf/render.ts';
import type { Rank, RunOptions } from './work/pool.ts';

/** `appRoot` is the directory of package.json; `fontDir` holds the office's own fonts, looked in first; `cache`: where what was made is kept, and how many bytes of it. */
export type DocumentsConfig = {
  readonly appRoot: string;
  readonly fontDir?: string | undefined;
  readonly cache?: { readonly folder: string; readonly mostBytes: number } | undefined;
};

/** Who waits, and how urgent it is. */
export type Asking = { readonly signal?: AbortSignal | undefined; readonly rank?: Rank };

/** The pages of a part, and what number the first of them bears. */
export type Part = Drawn & { readonly firstPage: number };

export type Documents = {
  /** The document as PDF/A-2b with what there is to say about it, such as characters that no font has. */
  render(paper: Paper, options?: RunOptions): Promise<Rendered>;
  /** The document as PDF/A-2b; the same document gives the same bytes. */
  renderPdf(paper: Paper, options?: RunOptions): Promise<Uint8Array>;
  /** The document as Word or Excel. */
  written(format: 'docx' | 'xlsx', paper: Paper, options?: RunOptions): Promise<Uint8Array>;
  /** What is ordered, made once however many ask for it and kept for those who come later. */
  paper(order: PaperOrder, asking?: Asking): Promise<Made>;
  book(order: BookOrder, asking?: Asking): Promise<Made>;
  /** One of the parts that a long paper is set in, to be looked at, counted from 1; those before it are drawn first, since its pages go on from theirs; null where there are not so many. */
  part(order: PaperOrder, number: number, asking?: Asking): Promise<Part | null>;
  /** Begins without waiting; answers a ticket that tells `holder`, and nobody else, how far it is. What nobody asks about for half a minute is given up. */
  begin(order: Order, holder: string): string;
  standing(ticket: string, holder: string): Standing | null;
  /** Where files of others are opened. */
  readonly door: Door;
  /** Ends the threads. */
  close(): Promise<void>;
};

/** The engines behind the documents; each is started when it is first needed. */
export function createDocuments({ cache, ...config }: DocumentsConfig): Documents {
  const typst = startTypst(config);
  const door = openDoor(config.appRoot);
  const pool = desk(config.appRoot);
  const workshop = new Workshop(new Shelf(cache?.folder ?? null, cache?.mostBytes ?? 0));
  const flaws = new Flaws();

  const renderPdf = async (paper: Paper, options?: RunOptions) => (await typst.render(paper, options)).pdf;
  const written = async (what: 'docx' | 'xlsx', paper: Paper, options?: RunOptions) =>
    (await pool.run(() => ({ what, paper }), { ms: PATIENCE[what], ...options })).bytes;

  async function setOrWritten({ format, paper }: PaperOrder, options: RunOptions): Promise<Product> {
    if (format !== 'pdf') return { bytes: await written(format, paper, options), pages: 0 };
    const { pdf, pages, warnings } = await typst.render(paper, options);
    return { bytes: pdf, pages, warnings };
  }

  const paperMaking =
    (order: PaperOrder, rank: Rank): Making =>
    (say, signal) => {
      say({ done: 0, total: 1, doing: `排队等候：${order.title}` });
      return setOrWritten(order, { rank, signal, onStart: () => say({ done: 0, total: 1, doing: order.title }) });
    };

  async function paper(order: PaperOrder, { signal, rank = 1 }: Asking = {}): Promise<Made> {
    return there(await workshop.want(keyOf(order), paperMaking(order, rank), signal));
  }

  async function part(order: PaperOrder, number: number, { signal, rank = 1 }: Asking = {}): Promise<Part | null> {
    const key = keyOf(order);
    const drawn = async (one: { number: number; firstPage: number }): Promise<Made> => {
      const making: Making = async (_, stop) => {
        const { pages, parts, warnings } = await typst.draw(order.paper, one, { rank, signal: stop });
        return { bytes: Buffer.from(JSON.stringify({ pages, parts })), pages: pages.length, warnings };
      };
      return there(await workshop.want(`${key} part ${one.number}`, making, signal));
    };
    const told = async ({ kept, warnings }: Made, firstPage: number): Promise<Part> => {
      const said = JSON.parse(Buffer.from(await wholeOf(kept)).toString()) as Pick<Drawn, 'pages' | 'parts'>;
      return { ...said, warnings, firstPage };
    };
    let made = await drawn({ number: 1, firstPage: 1 });
    let firstPage = 1;
    const first = await told(made, firstPage);
    if (number === 1) return first;
    if (number > first.parts) return null;
    for (let next = 2; next <= number; next += 1) {
      firstPage += made.pages;
      made = await drawn({ number: next, firstPage });
    }
    return told(made, firstPage);
  }

  async function cleaned(file: ForeignFile, signal: AbortSignal): Promise<Made | Flawed> {
    const known = flaws.of(file.hash);
    if (known) return known;
    const making: Making = async (_, stop) => {
      const answer = await door.clean(file, stop);
      if (answer.kind === 'pages') return { bytes: answer.pdf, pages: answer.pages };
      flaws.note(file.hash, answer);
      return null;
    };
    const made = await workshop.want(`clean ${file.mediaType} ${file.hash}`, making, signal);
    return made ?? flaws.of(file.hash) ?? { kind: 'flawed', flaw: 'damaged', detail: '' };
  }

  const bookMaking =
    ({ book, personal }: BookOrder): Making =>
    (say, signal) =>
      composeBook(book, {
        set: (described) => paper({ what: 'paper', title: '', format: 'pdf', personal, paper: described }, { signal, rank: 2 }),
        clean: (file) => cleaned(file, signal),
        bind: (binding, progress) => pool.run({ what: 'bind', binding }, { rank: 2, ms: PATIENCE.bind, signal, onProgress: progress }),
        said: (done, total, doing) => say({ done, total, doing }),
      });

  const makingOf = (order: Order): Making => {
    if (order.what === 'paper') return paperMaking(order, 1);
    if (order.what === 'book') return bookMaking(order);
    return async (say, signal) => {
      const warnings: string[] = [];
      const total = order.papers.length;
      for (const [done, one] of order.papers.entries()) {
        say({ done, total, doing: one.title });
        const made = await paper(one, { signal, rank: 2 });
        warnings.push(...made.warnings.map((warning) => `${one.title}：${warning}`));
      }
      say({ done: total, total, doing: '', warnings });
      return null;
    };
  };

  return {
    render: typst.render,
    renderPdf,
    written,
    paper,
    part,
    book: async (order, { signal } = {}) => there(await workshop.want(keyOf(order), bookMaking(order), signal)),
    begin: (order, holder) => workshop.begin(keyOf(order), makingOf(order), holder),
    standing: (ticket, holder) => workshop.standing(ticket, holder),
    door,
    close: async () => {
      await Promise.all([typst.close(), door.close(), pool.close()]);
    },
  };
}

/** All that decides what is made, and so whether two orders are of the same thing: what stands on each paper, whether personal data is open, each file's digest. */
function keyOf(order: Order): string {
  const { what } = order;
  const decides = what === 'paper' ? { what, ...printed(order) } : what === 'book' ? order : { what, papers: order.papers.map(printed) };
  return createHash('sha256').update(JSON.stringify(decides)).digest('hex');
}

/** A paper's title is said to whoever waits and stands nowhere on it. */
const printed = ({ format, personal, paper }: PaperOrder) => ({ format, personal, paper });

function there(made: Made | null): Made {
  if (made === null) throw new Error('nothing was made');
  return made;
}
