import type { Actor } from '../../core/workflow/relation.ts';
import type { PanelInvitation } from './records.ts';

/** An expert as who acts, without having signed in. */
export type ExpertActing = Actor & {
  readonly name: string;
  readonly login: string;
  readonly organisationName: string;
  readonly organisationKind: string;
  readonly mustChangePassword: boolean;
  readonly standsInFor: readonly string[];
};
type SeatOf = { readonly dossierId: string; readonly accountId: string };

/** Invitations of drawn experts, and their answers (第八条（四）). */
export type Invitations = {
  add(invitation: PanelInvitation): Promise<void>;
  /** The newest of each seat. */
  newest(dossierId: string): Promise<PanelInvitation[]>;
  /** The one of a token's digest, its row locked until the transaction ends. */
  byToken(tokenHash: string): Promise<PanelInvitation | null>;
  /** Ends those of one seat that wait for an answer; how many there were. */
  revoke(of: SeatOf, instant: string): Promise<number>;
  opened(id: string, instant: string): Promise<void>;
  /** False where someone was first. */
  answered(id: string, said: { readonly answer: PanelInvitation['answer']; readonly answeredAt: string }): Promise<boolean>;
  /** The database lets an expert's own session alone take the seat; false where it is taken or left. */
  accept(of: SeatOf, instant: string): Promise<boolean>;
  /** The rest of this transaction of the system is also that expert's, who is not signed in. */
  onBehalfOf(expert: ExpertActing): Promise<void>;
  /** The account of an expert, as it would sign in; null where it may not. */
  expert(accountId: string): Promise<ExpertActing | null>;
};
