import { profileOf, saveProfile } from '../acts/recognition/profile.ts';
import type { Profile } from '../acts/recognition/profile-port.ts';
import type { Handlers } from './contract/define.ts';
import type { profiles } from './contract/profile.ts';
import { mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const nothing = { services: [], phone: '', address: '', hours: '', website: '', version: 0 };
const shown = ({ services, phone, address, hours, website, version }: Profile) => ({
  ...{ services: mutable(services.map((one) => ({ ...one, ways: [...one.ways] }))), phone, address, hours, website, version },
});

export const profileHandlers: Handlers<typeof profiles, PublicCtx, SignedCtx> = {
  'GET /api/platforms/{id}/profile': async ({ params }, ctx) => {
    const one = await profileOf(ctx, params.id);
    return one === null ? nothing : shown(one);
  },
  'PUT /api/platforms/{id}/profile': async ({ params, body }, ctx) => shown(await saveProfile(ctx, params.id, body)),
};
