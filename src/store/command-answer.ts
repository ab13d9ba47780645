import { type ChildProcess, spawn } from 'node:child_process';

/** How long a command may take, and how much its answer may be: a signature of RSA with 16 384 bits has half of it. */
const PATIENCE_MS = 20_000;
const MOST_BYTES = 4096;

export type Asked = {
  readonly command: string;
  /** What the command is given: nothing of ours that opens the data. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What is said where it gives none, before how it ended; never what it wrote. */
  readonly refused: string;
  readonly english: string;
  /** Its answer is a secret: then what it says of a fault is not passed on either, since a log would keep it. */
  readonly secret?: boolean;
};

/** What a command of the operator's, run by the shell, answers to this input on its standard output. */
export function answerOfCommand({ command, environment, refused, english, secret = false }: Asked, input: Uint8Array): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    // A group of its own, so that what the shell started ends with it. What it says of a fault goes where ours goes.
    const told = secret ? 'ignore' : 'inherit';
    const child = spawn(command, { shell: true, detached: true, stdio: ['pipe', 'pipe', told], env: { ...environment } });
    const end = () => ended(child);
    const late = setTimeout(end, PATIENCE_MS);
    const out: Buffer[] = [];
    let size = 0;
    child.stdout?.on('data', (part: Buffer) => {
      size += part.length;
      if (size > MOST_BYTES) end();
      else out.push(part);
    });
    child.once('error', fail);
    child.once('close', (code, signal) => {
      clearTimeout(late);
      if (code === 0 && size > 0 && size <= MOST_BYTES) done(Buffer.concat(out));
      else fail(new Error(`${refused}（退出码 ${code ?? signal}） / ${english}`));
    });
    child.stdin?.on('error', () => undefined); // a command that does not read is told by how it ends
    child.stdin?.end(input);
  });
}

function ended(child: ChildProcess): void {
  try {
    process.kill(-(child.pid ?? Number.NaN), 'SIGKILL');
  } catch {
    child.kill('SIGKILL'); // it is over, or this system knows no groups
  }
}
