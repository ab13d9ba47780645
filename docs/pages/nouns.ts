/** What one noun of src/acts needs of another, and why: test/unit/architecture.test.ts compares it with what is imported. */
export const arrows: Readonly<Record<string, string>> = {
  'archive → dossier': 'a stamped paper belongs to a submission; whoever takes a case away takes its papers',
  'archive → recommendation': 'annex 1 is stamped and taken away with the others',
  'inbox → directory': 'handovers, password links, corrections, grants of roles, the calendar wait there',
  'inbox → dossier': 'whether an applicant can start is judged as the step itself',
  'inbox → recognition': 'lists of earlier platforms wait there',
  'inbox → scheme': 'interpretations wait there; by whose round one goes',
  'notice → dossier': 'an upheld objection is a step of the case; the list is of cases',
  'recognition → dossier': 'to recognise is a step of the case',
  'recognition → reporting': 'whoever revokes a title decides on the reports that it still owes',
  'recommendation → directory': 'the first dossier accepted verifies a unit that registered itself',
  'recommendation → dossier': 'assessing and recommending are steps of the case, and read its form',
  'review → dossier': 'admission and review are steps of the case, and read its form',
  'review → recommendation': 'a rejection is written as a refusal to recommend is, in the same series of letters; experts read annex 1',
};

const nounsIn = (arrow: string): string[] => arrow.split(' → ');

/** docs/nouns.md: the nouns of acts and what they need of one another, drawn. */
export const nounsPage = (): string =>
  [
    '# The nouns of `acts`',
    '',
    'Generated from [docs/pages/nouns.ts](pages/nouns.ts) by `npx tsx docs/generate.ts`. An arrow says that a file of one noun imports one of the other, be it a type.',
    'A test compares the drawing with the imports, and holds that no noun needs itself by way of others. What every act stands on is no noun and is not drawn: `context.ts`,',
    '`hands.ts`, `refusal.ts`, `throttle.ts`, `procedure`, the engine, `files`, by which every file comes in, and `disclosure`, by which personal data is opened. What is known of an organisation or a round without asking anybody is `core`’s.',
    '',
    '```mermaid',
    'flowchart TD',
    ...Object.keys(arrows).map((arrow) => `  ${nounsIn(arrow).join(' --> ')}`),
    '```',
    '',
    '| From | To | Because |',
    '| --- | --- | --- |',
    ...Object.entries(arrows).map(([arrow, why]) => `| ${nounsIn(arrow).join(' | ')} | ${why} |`),
    '',
  ].join('\n');
