import type { HandoverState } from '../../core/procedure/handover.ts';

/** Somebody asks that an applicant gets a new manager. Instants ISO in UTC. */
export type Handover = {
  id: string;
  organisationId: string;
  /** Of the new manager: a new account, or one of the organisation's own. */
  login: string;
  name: string;
  reason: string;
  state: HandoverState;
  askedBy: string;
  askedName: string;
  askedOrganisation: string;
  askedOn: string;
  askedAt: string;
  objection: string | null;
  /** The manager's name. */
  objectedBy: string | null;
  objectedAt: string | null;
  word: string | null;
  decidedBy: string | null;
  decidedName: string | null;
  decidedAt: string | null;
};
export type HandoverLine = Handover & { organisation: string; creditCode: string | null; askedFrom: string };

export type Handovers = {
  /** False where one is open for the organisation. */
  add(handover: Handover): Promise<boolean>;
  /** Kept from changing until the transaction ends. */
  locked(id: string): Promise<HandoverLine | null>;
  /** Newest first, as the actor may see them; at most 200. */
  all(filter: { open?: boolean }): Promise<HandoverLine[]>;
  /** False where it is not open any more, or has another state by now. */
  change(
    id: string,
    from: Handover['state'],
    change: Partial<
      Pick<Handover, 'state' | 'objection' | 'objectedBy' | 'objectedAt' | 'word' | 'decidedBy' | 'decidedName' | 'decidedAt'>
    >,
  ): Promise<boolean>;
};
