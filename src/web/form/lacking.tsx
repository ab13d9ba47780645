import { withoutGlyph } from '../../core/text/glyphs.ts';
import { Alert } from '../ui/alert.tsx';

/** What a text prints as 〓, as a hint at its field; undefined where all of it has a shape. */
export function printsAsGeta(text: string): string | undefined {
  const chars = withoutGlyph(text).slice(0, 10);
  return chars.length === 0 ? undefined : `“${chars.join(' ')}”没有可用的字形，纸面上印作“〓”；请核对是否有规范的写法`;
}

/** Above a paper: which of its texts hold characters that it prints as 〓. */
export function Lacking({ paper, texts }: { paper: string; texts: Readonly<Record<string, string | null>> }) {
  const lines = Object.entries(texts).flatMap(([label, text]) => {
    const said = printsAsGeta(text ?? '');
    return said ? [`${label}：${said}`] : [];
  });
  if (lines.length === 0) return null;
  return (
    <Alert tone="amber" title={`${paper}印出来缺字`}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </Alert>
  );
}
