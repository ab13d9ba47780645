import { newAreaKey } from '../../core/identifiers/recommending-units.ts';

/**
 * Who registered himself is pending until the authority of the place has seen the certificate; whoever stands there already is not. 赣江新区 gets the key
 * that stands for its code.
 */
export const pending = `
alter table organisation add column pending boolean not null default false;
update organisation set division_code = '${newAreaKey}' where kind = 'city' and division_code is null and name like '赣江新区%';
`;
