import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { Scheme } from '../../core/scheme/scheme.ts';
import '../older-browsers.ts';
import { SelfCheckPage } from './self-check-page.tsx';

// The entry of /check: the frame comes from the server, what is typed never goes back there.

const root = document.getElementById('check');
if (root?.dataset.scheme)
  createRoot(root).render(
    <StrictMode>
      <SelfCheckPage scheme={JSON.parse(root.dataset.scheme) as Scheme} />
    </StrictMode>,
  );
