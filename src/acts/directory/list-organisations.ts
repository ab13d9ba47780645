import { codesOfPlace } from '../../core/identifiers/registered-area.ts';
import type { Context } from '../context.ts';
import type { FoundOrganisations } from './port.ts';

type Asked = { kind?: string | undefined; search?: string | undefined; limit?: number | undefined; offset?: number | undefined };

/**
 * The organisations that the actor may know of, by kind, place and name. Who applies is nobody else's business: applicants are listed to the administrator,
 * to the authority of their place, and to themselves.
 */
export const listOrganisations = (ctx: Context, { kind, search, limit, offset = 0 }: Asked): Promise<FoundOrganisations> =>
  ctx.inTransaction(async (tx) => {
    const own = await tx.directory.organisation(ctx.actor.organisationId);
    const applicantsIn = own?.kind === 'city' && own.divisionCode !== null ? codesOfPlace(own.divisionCode) : [];
    const known = ctx.actor.roles.includes('administrator') ? null : { own: ctx.actor.organisationId, applicantsIn };
    return tx.directory.organisationPage({ kind, search, known, limit: limit ?? null, offset });
  });
