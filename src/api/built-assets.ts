type Address = `/assets/${string}`;
type Assets = { readonly style: Address; readonly check: Address; readonly icon: string };

/** Put in its place by the build (bin/build.mjs); there is none where the server runs from its sources. */
declare const BUILT_ASSETS: Assets | undefined;

/** The style sheet and the self-check's script as they were built: their names carry their content's hash; the icon lies in its address itself. From its sources the server names the copies. */
export const builtAssets: Assets =
  typeof BUILT_ASSETS === 'undefined' ? { style: '/assets/app.css', check: '/assets/check.js', icon: '/assets/favicon.svg' } : BUILT_ASSETS;
