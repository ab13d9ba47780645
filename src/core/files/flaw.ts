/** What keeps a PDF, a picture or an Office file of somebody else from being opened. */
export type Flaw = 'locked' | 'damaged' | 'tooManyDots' | 'tooMuch' | 'tooSlow';

type Words = {
  /** On the page that stands for the file. */
  readonly why: string;
  /** What whoever brought it does next. */
  readonly todo: string;
};

/** In a civil servant's words: what is wrong with the file, and what to do. */
export const flaws: Readonly<Record<Flaw, Words>> = {
  locked: { why: '文件设有密码', todo: '请在原来的软件中取消打开密码后另存，再上传' },
  damaged: {
    why: '文件损坏，无法读取',
    todo: '可能是没有传完整或没有保存好。请先在本机打开看看，能打开的另存为一份再上传；打不开的请重新扫描或拍照',
  },
  tooManyDots: { why: '图片尺寸过大', todo: '超过 1.2 亿点。请把扫描分辨率调到 300 dpi，或缩小后另存，再上传' },
  tooMuch: { why: '文件过大', todo: '展开后内容过大，不能读取。请重新扫描，或打印成 PDF 后上传' },
  tooSlow: { why: '文件读取超时', todo: '规定时间内没有读完。请稍后再传；仍不成功的，请重新扫描，或打印成 PDF 后上传' },
};

/** A refusal's sentence about a file of this name. */
export const flawSentence = (name: string, flaw: Flaw): string =>
  `“${name}”${flaws[flaw].why.replace(/^文件/, '')}，没有保存。${flaws[flaw].todo}`;
