import pg from 'pg';
import { codeOf } from '../core/text/code-of.ts';

/**
 * Why the database can't be asked now. `busy`: every connection is taken and the queue is full, or the wait was too long; `away`: nobody answers, or the
 * connection broke before anything was written; `unsure`: it broke while the commit was under way, so that nobody knows whether it stands.
 */
export type Trouble = 'busy' | 'away' | 'unsure';

/** Thrown instead of the driver's error, whose text means nothing to the person who waits. Only after `unsure` may anything have been written. */
export class DatabaseUnavailable extends Error {
  readonly trouble: Trouble;
  constructor(trouble: Trouble, cause: unknown) {
    super(`database ${trouble}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    this.name = 'DatabaseUnavailable';
    this.trouble = trouble;
  }
}

/** Settings that are wrong and stay so; waiting does not help, and the start says which (store/refused-connection.ts). */
const WRONG_SETTINGS = /^(28|3D|42)/;

/** What a failed attempt to get a connection means; null where it is an error that waiting does not mend. */
export function troubleConnecting(error: unknown): DatabaseUnavailable | null {
  if (error instanceof DatabaseUnavailable) return error;
  if (WRONG_SETTINGS.test(codeOf(error))) return null;
  const waited = error instanceof Error && /timeout exceeded/.test(error.message);
  return new DatabaseUnavailable(waited || codeOf(error) === '53300' ? 'busy' : 'away', error);
}

/**
 * The same of what came out of a statement with its connection in one (`Database.ask`), where anything else may have gone wrong as well: only what the
 * network, the server or the pool says of the connection means that it was not to be had. What else it is, it stays.
 */
export function troubleAsking(error: unknown): DatabaseUnavailable | null {
  const ofTheConnection = error instanceof DatabaseUnavailable || codeOf(error) === '53300' || ofTheNetwork(error) || ofTheDriver(error);
  return ofTheConnection ? troubleConnecting(error) : null;
}

/** Node's own errors of sockets and names carry the call that failed. */
const ofTheNetwork = (error: unknown): boolean => error instanceof Error && 'syscall' in error;
/** What pg says of its own where no connection came about; without a code. */
const ofTheDriver = (error: unknown): boolean =>
  error instanceof Error && /timeout exceeded|connection timeout|after calling end/i.test(error.message);

/** The server says that it is going down, or that the connection broke: what was under way was not committed. */
export const tellsOfTheEnd = (error: unknown): boolean => /^(57P0[123]|08\w{3})$/.test(codeOf(error));

/** The driver gave the connection up, since the server said nothing (pool.ts). To do it again would be to wait as long again. */
export const isSilence = (error: unknown): boolean => error instanceof Error && error.message === 'Query read timeout';

/** A database that refused a commit by an error of its own has rolled it back; anything else, such as EPIPE, leaves it open. */
export const commitWasRefused = (error: unknown): boolean => error instanceof pg.DatabaseError && !tellsOfTheEnd(error);
