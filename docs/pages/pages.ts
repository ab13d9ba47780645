import { configurationPage } from './configuration.ts';
import { coveragePage } from './coverage.ts';
import { glossaryPage } from './glossary.ts';
import { licencesPage } from './licences.ts';
import { nounsPage } from './nouns.ts';
import { redTeamPage } from './red-team.ts';
import { routesPage } from './routes.ts';
import { workflowPage } from './workflow.ts';

/** Every generated page that needs nothing but the code, by its path from the repository's root. */
export const pages: Readonly<Record<string, () => string>> = {
  'docs/workflow.md': workflowPage,
  'docs/coverage.md': coveragePage,
  'docs/routes.md': routesPage,
  'docs/glossary.md': glossaryPage,
  'docs/nouns.md': nounsPage,
  'docs/licences.md': licencesPage,
  'docs/red-team.md': redTeamPage,
  'docs/configuration.md': configurationPage,
};
