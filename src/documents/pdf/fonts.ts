import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Shipped through npm, complete for every character that a Chinese name may have: 宋体, 小标宋's stand-in, 黑体. */
const SHIPPED = [
  ['@expo-google-fonts/noto-serif-sc', '400Regular/NotoSerifSC_400Regular.ttf'],
  ['@expo-google-fonts/noto-serif-sc', '700Bold/NotoSerifSC_700Bold.ttf'],
  ['@expo-google-fonts/noto-sans-sc', '400Regular/NotoSansSC_400Regular.ttf'],
] as const;

const FONT_FILE = /\.(ttf|otf|ttc|otc)$/i;

/** The office's own fonts, in a fixed order; a directory that is not there is an error of the installation. */
function ownFonts(dir: string): string[] {
  if (!existsSync(dir)) throw new Error(`字体目录 ${dir} 不存在，请检查配置 FONT_DIR。`);
  const names = readdirSync(dir, { recursive: true, encoding: 'utf8' });
  return names
    .filter((name) => FONT_FILE.test(name))
    .sort()
    .map((name) => join(dir, name));
}

/** Font files to load besides the system's: those of `fontDir` first, then the shipped ones, looked up from the program's root. */
export function fontFiles(appRoot: string, fontDir?: string): string[] {
  const { resolve } = createRequire(join(appRoot, 'package.json'));
  const shipped = SHIPPED.map(([name, file]) => join(dirname(resolve(`${name}/package.json`)), file));
  return [...(fontDir ? ownFonts(fontDir) : []), ...shipped];
}
