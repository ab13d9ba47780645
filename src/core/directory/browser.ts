const browsers: readonly (readonly [RegExp, string])[] = [
  [/\bEdg\//, 'Edge'],
  [/\b(360SE|360EE|QIHU)/i, '360浏览器'],
  [/\bMicroMessenger\//, '微信'],
  [/\bQQBrowser\//, '腾讯浏览器'],
  [/\bFirefox\//, 'Firefox'],
  [/\bChrome\//, 'Chrome'],
  [/\bVersion\/.*Safari\//, 'Safari'],
];

const systems: readonly (readonly [RegExp, string])[] = [
  [/Android/, '安卓'],
  [/iPhone|iPad/, '苹果手机或平板'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/UOS|UnionTech|Kylin|Linux/, 'Linux'],
];

/** From what kind of browser somebody comes, in words: enough to know one's own computer again, too little to know a person by. */
export function browserWords(userAgent: string): string {
  const browser = browsers.find(([sign]) => sign.test(userAgent))?.[1];
  const system = systems.find(([sign]) => sign.test(userAgent))?.[1];
  return browser === undefined ? '程序或其他浏览器' : system === undefined ? browser : `${browser}（${system}）`;
}
