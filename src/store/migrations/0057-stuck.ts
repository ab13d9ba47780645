/** A leader gives annex 1 back with a word; the reward of a platform whose title was revoked before it was paid ends with a reason. */
export const stuck = `
alter table recommendation add column given_back_by uuid, add column given_back_at timestamptz, add column given_back_reason text;

alter table reward drop constraint reward_state_check;
alter table reward add constraint reward_state_check check (state in ('proposed', 'approved', 'paid', 'ended')), add column end_reason text;
`;
