// What the build does with the browser's files: they carry their content's hash, and lie packed beside themselves.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Below this the heading of a packet is most of it (as in src/api/gzipped.ts). Bytes. */
const LEAST = 1_400;
const packers = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gz: (bytes) => promisify(gzip)(bytes, { level: constants.Z_BEST_COMPRESSION }),
};

/** A small picture within the page that shows it: a request less for each first visitor. */
const inAddress = (svg) =>
  `data:image/svg+xml,${svg
    .trim()
    .replaceAll('"', "'")
    .replace(/[#<>%]/g, (sign) => encodeURIComponent(sign))}`;

/**
 * The addresses of what the server's own pages ask for: `{ style, check, icon }`. Each lies under its name of before as well (app.css …), for pages that
 * were opened before an update.
 */
export function namedAssets(folder) {
  const names = readdirSync(folder);
  const named = (old, pattern) => {
    const name = names.find((one) => pattern.test(one));
    if (name === undefined) throw new Error(`the build made no ${old} in ${folder}`);
    copyFileSync(join(folder, name), join(folder, old));
    return `/assets/${name}`;
  };
  named('favicon.svg', /^favicon-[\w-]{8,}\.svg$/);
  return {
    style: named('app.css', /^public-[\w-]{8,}\.css$/),
    check: named('check.js', /^check-[\w-]{8,}\.js$/),
    icon: inAddress(readFileSync(join(folder, 'favicon.svg'), 'utf8')),
  };
}

/** Writes each text below `folder` a second and third time as .br and .gz, so that no request packs it. */
export async function packAssets(folder) {
  const texts = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|css|html|svg|json)$/.test(name));
  await Promise.all(
    texts.map(async (name) => {
      const bytes = readFileSync(join(folder, name));
      if (bytes.length < LEAST) return;
      for (const [ending, pack] of Object.entries(packers)) writeFileSync(join(folder, `${name}.${ending}`), await pack(bytes));
    }),
  );
}
