import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './older-browsers.ts';
import './styles.css';
import { App } from './app.tsx';
import { watchWindow } from './leave.ts';
import { stylesLieAt } from './page-styles.ts';
import pagesSheet from './pages.css?url';
import { watchReturn } from './query.tsx';
import { fetchAhead } from './routes.tsx';
import { applyTextSize } from './text-size.ts';

applyTextSize();
watchWindow();
watchReturn();
stylesLieAt(pagesSheet);
fetchAhead(window.location.pathname);
const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
