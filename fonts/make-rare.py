"""Cuts the two rare fonts, by hand and only when a list changes: python3 fonts/make-rare.py [OUT]
Debian: fonts-hanazono fonts-babelstone-han python3-fonttools. Each file is read back: every character of its list, each with an outline.
"""
import sys
from pathlib import Path
from fontTools import subset
from fontTools.ttLib import TTFont

here = Path(__file__).parent
out = Path(sys.argv[1]) if len(sys.argv) > 1 else here
debian = Path('/usr/share/fonts/truetype')
FONTS = {
    'rare-hanaminb': ('hanazono/HanaMinB.ttf', ['FFTM', 'BASE']),
    'rare-babelstone': ('babelstone/BabelStoneHan.ttf', ['GSUB', 'GPOS', 'GDEF']),
}


def listed(name):
    ends = [part.split('-') for part in (here / f'{name}.txt').read_text().strip().split(',')]
    return {c for one in ends for c in range(int(one[0], 16), int(one[-1], 16) + 1)}


for name, (source, dropped) in FONTS.items():
    wanted = listed(name)
    options = subset.Options(hinting=False, name_IDs=['*'])
    options.drop_tables += dropped
    font = subset.load_font(str(debian / source), options)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    # The Arphic licence (2a) wants the change told in the file itself.
    notice = f'Modified in November 2026 for Shifan: cut to {len(wanted)} characters (fonts/{name}.txt), hinting and layout tables removed.'
    for platform in {(r.platformID, r.platEncID, r.langID) for r in font['name'].names}:
        font['name'].setName(notice, 10, *platform)
    subset.save_font(font, str(out / f'{name}.ttf'), options)
    back = TTFont(out / f'{name}.ttf')
    cmap = back.getBestCmap()
    lost = [c for c in wanted if c not in cmap or back['glyf'][cmap[c]].numberOfContours == 0]
    if lost:
        raise SystemExit(f'{name}: {len(lost)} of {len(wanted)} characters lost')
    print(name, len(wanted), 'characters')
