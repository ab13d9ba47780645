import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Shipped in fonts/ (its README says from where and how they were cut): 宋体, 小标宋's stand-in, 黑体, and two that have the rare characters
 * of names. One file a family: two of one family would hide one another.
 */
const SHIPPED = ['NotoSerifSC-400.ttf', 'NotoSerifSC-700.ttf', 'NotoSansSC-400.ttf', 'rare-hanaminb.ttf', 'rare-babelstone.ttf'] as const;

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

/** Font files to load besides the system's: those of `fontDir` first, then the shipped ones, which lie beside package.json. */
export function fontFiles(appRoot: string, fontDir?: string): string[] {
  const shipped = SHIPPED.map((name) => join(appRoot, 'fonts', name));
  const [missing] = shipped.filter((file) => !existsSync(file));
  if (missing) throw new Error(`程序自带的字体文件 ${missing} 不存在，请重新安装程序。`);
  return [...(fontDir ? ownFonts(fontDir) : []), ...shipped];
}
