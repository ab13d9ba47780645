import type { PolicyKind, PolicyState } from '../../core/procedure/policy.ts';

/** A policy that supports recognised platforms (第十三条), as its issuer publishes it. */
export type Policy = {
  id: string;
  issuerId: string;
  title: string;
  kind: PolicyKind;
  body: string;
  basis: string;
  /** As the paper has it; empty where there is none. */
  number: string;
  fromOn: string;
  /** The last day; null: until it is taken down. */
  untilOn: string | null;
  state: PolicyState;
  writtenBy: string;
  publishedOn: string | null;
  /** The leader's word where it came back or was taken down. */
  remark: string | null;
  version: number;
};
/** `files`: how many that nothing is wrong with. */
export type PolicyLine = Policy & { issuer: string; files: number };

export type Policies = {
  /** The province's first, then by issuer, the newest first. `inForce`: only what is published and has not ended on that day. */
  list(filter: { inForce?: string; issuerId?: string }): Promise<PolicyLine[]>;
  one(id: string): Promise<PolicyLine | null>;
  locked(id: string): Promise<PolicyLine | null>;
  add(policy: Policy): Promise<void>;
  /** False where someone was first. */
  change(id: string, version: number, change: Partial<Policy>): Promise<boolean>;
};
