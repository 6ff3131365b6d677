// Names a program in a mail. Its own name is not repeated there, because a stranger who requests somebody's password
// reset chooses it, and readers would take it for the studio's words.
const BROWSERS = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const

const SYSTEMS = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
] as const

/** For example `Firefox on Windows`. Browsers imitate each other, so the order of the tables matters. */
export function deviceWords(userAgent: string): string {
  const [browser, system] = [BROWSERS, SYSTEMS].map(
    (table) => table.find(([pattern]) => pattern.test(userAgent))?.[1],
  )
  if (!browser) return system ? `an app on ${system}` : 'an app or a script'
  return system ? `${browser} on ${system}` : browser
}
