/** One letter on its way to one address. Its id is its Message-ID, so that one that was sent twice can be told for one. Address and body are sealed at rest. */
export type Mail = {
  id: string;
  /** What it is about, once: the same key a second time changes nothing. */
  key: string;
  accountId: string;
  address: string;
  /** Nothing personal: subjects stand in logs of other people's servers. */
  subject: string;
  /** Null once it was sent: codes and links are not kept. */
  body: string | null;
  /** Which case it is about, whose it is and what its reader does next; null where it says so itself. */
  about?: string | null;
  /** A path of this system, put under the body with its public address. */
  link: string | null;
};

/** By which way out a letter goes: as mail, or to the office's own messaging. */
export type Channel = 'mail' | 'hook';

export type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'dropped';

/** One line of the delivery log. */
export type MailLine = {
  id: string;
  key: string;
  name: string;
  organisation: string;
  /** The address with all but its first letter and its domain hidden. */
  to: string;
  accountId: string;
  subject: string;
  state: MailState;
  attempts: number;
  nextAt: string;
  /** What the mail server answered at the last failure, without the address. */
  reason: string | null;
  createdAt: string;
  sentAt: string | null;
};

/** What became of one attempt. `final`: the server refuses it for good (5xx); otherwise it is tried again. `unreachable`: no other letter would fare better now. */
export type Outcome = { ok: true } | { ok: false; final: boolean; unreachable: boolean; reason: string };

/** The way out; null in `Tools` where no mail server is configured. */
export type Mailer = { send(mail: Mail): Promise<Outcome> };

export type Mails = {
  queue(mail: Mail, at: string): Promise<void>;
  /** Gives up what still waits for an address that is no longer the person's. */
  drop(accountId: string, at: string): Promise<void>;
  /** Takes what is due for sending, for two minutes: whoever dies with it, another takes it up again. */
  claim(channel: Channel, now: string, most: number): Promise<(Mail & { attempts: number })[]>;
  sent(id: string, at: string): Promise<void>;
  /** `nextAt` null: given up. */
  failed(id: string, reason: string, nextAt: string | null): Promise<void>;
  /** The newest first; of one account, or of all. */
  line(id: string): Promise<MailLine | null>;
  /** Queues it anew, to this address, or to where it went; false where it went or was dropped meanwhile. */
  again(id: string, address: string | null, at: string): Promise<boolean>;
  log(filter: { accountId?: string; state?: MailState; limit: number }): Promise<MailLine[]>;
};
