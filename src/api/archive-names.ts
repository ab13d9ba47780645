const LONGEST = 80;
/** Names that Windows keeps for devices. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/** One step of a path within an archive that every system can unpack: no separators, no controls, no marks that Windows forbids, not too long. */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu, '')
    .replace(/[/\\:*?"<>|]/g, '_')
    .replace(/^[\s.]+|[\s.]+$/g, '');
  const short = shortened(plain).replace(/[\s.]+$/, '');
  if (short === '') return '未命名';
  return RESERVED.test(short) ? `_${short}` : short;
}

/** At most so many characters, the ending kept. */
function shortened(name: string): string {
  const all = [...name];
  if (all.length <= LONGEST) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return all.slice(0, LONGEST - ending.length).join('') + ending;
}

/** Gives each path once: 证明.pdf, 证明（2）.pdf; upper and lower case are the same, as on Windows. */
export function distinctPaths(): (folder: string, name: string) => string {
  const taken = new Set<string>();
  return (folder, name) => {
    const safe = safeName(name);
    const ending = /\.[A-Za-z0-9]{1,8}$/.exec(safe)?.[0] ?? '';
    const stem = safe.slice(0, safe.length - ending.length);
    for (let n = 1; ; n++) {
      const path = folder + (n === 1 ? safe : `${stem}（${n}）${ending}`);
      if (taken.has(path.toLowerCase())) continue;
      taken.add(path.toLowerCase());
      return path;
    }
  };
}
