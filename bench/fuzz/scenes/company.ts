import type { Send } from '../../../src/rehearsal/client.ts';
import type { Stage } from '../../../src/rehearsal/stage.ts';

/** Who plays in a scene and over which wires. */
export type People = {
  readonly stage: Stage;
  /** The same without meddling, for what the rest can't do without. */
  readonly plain: Stage;
  readonly send: Send;
  readonly plainly: Send;
  readonly password: string;
  /** The code of the last letter to an address, once the server has sent it. */
  codeTo(address: string): Promise<string>;
  /** The mail server takes no letter to this address for now, or takes them again. */
  refusing(address: string, so: boolean): void;
  /** What waits for the mail server is sent now. */
  post(): Promise<void>;
};
