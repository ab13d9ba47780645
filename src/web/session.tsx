import { createContext, useContext } from 'react';
import type { Role } from '../core/workflow/relation.ts';
import type { AnswerOf } from './client.ts';

export type OrganisationKind = 'province' | 'city' | 'county' | 'association' | 'provincialUnit' | 'applicant' | 'pool' | 'supervision';
export type Session = AnswerOf<'GET /api/session'>;

export const SessionContext = createContext<Session | null>(null);

/** Who is signed in, for which organisation, and what day it is. Only inside the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside the shell');
  return session;
}

/** Whether one of these roles is held. */
export const hasRole = (session: Session, ...roles: Role[]): boolean => session.account.roles.some((role) => roles.includes(role));
/** Whether the organisation is of one of these kinds. */
export const isKind = (session: Session, ...kinds: OrganisationKind[]): boolean => kinds.some((one) => one === session.organisation.kind);
/** Those that review and recommend: cities, counties, associations, provincial units. */
export const isRecommender = (session: Session): boolean => isKind(session, 'city', 'county', 'association', 'provincialUnit');
