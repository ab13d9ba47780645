/** An office may give a case its own day (内部办结日), ahead of the round's. It is the office's own, as its assignment is. */
export const innerDue = 'alter table assignment add column inner_due_on date';
