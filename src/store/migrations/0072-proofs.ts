/** Which events and agreements of annex 2 a file proves (第九条（七）（八）), as `activities/<id of the row>`; files that came before say none. */
export const proofs = `alter table material add column proves text[] not null default '{}'`;
