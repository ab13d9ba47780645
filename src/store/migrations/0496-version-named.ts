/** Its paper says what a platform was called when its report came in, with its functions and its place; of what came in before, what it is called today. */
export const versionNamed = 'alter table report_version add column named jsonb;';
