/**
 * Of an organisation the public pages show name, code, division and kind. A unit that registers shows nowhere until it has a title or stands in a list, and
 * units register just when most people look: such a line, and what an office notes of it, no longer makes every page anew (0190-public-version.ts).
 */
export const publicOrganisation = `
drop trigger organisation_is_public on organisation;
create constraint trigger organisation_is_public after insert on organisation deferrable initially deferred for each row
  when (new.kind <> 'applicant') execute function app.public_changed();
create constraint trigger organisation_shows_anew after update on organisation deferrable initially deferred for each row
  when ((old.name, old.credit_code, old.division_code, old.kind) is distinct from (new.name, new.credit_code, new.division_code, new.kind))
  execute function app.public_changed();
create constraint trigger organisation_shows_no_more after delete on organisation deferrable initially deferred for each row
  execute function app.public_changed();
`;
