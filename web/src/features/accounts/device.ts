const browsers = [
  [/Edg(?:e|A|iOS)?\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/SamsungBrowser\//, 'Samsung Internet'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const

const systems = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/CrOS/, 'ChromeOS'],
  [/Mac OS X|Macintosh/, 'macOS'],
  [/Linux/, 'Linux'],
] as const

export interface Device {
  /** For example "Firefox on Windows". */
  name: string
  isPhone: boolean
}

/** Browsers imitate each other, so the order of the tables matters. */
export function describeDevice(userAgent: string): Device {
  const find = (table: readonly (readonly [RegExp, string])[]) =>
    table.find(([pattern]) => pattern.test(userAgent))?.[1]
  const browser = find(browsers)
  const system = find(systems)
  const program = /^[\w.-]+/.exec(userAgent)?.[0]
  const name =
    browser && system ? `${browser} on ${system}` : (browser ?? system ?? program ?? 'Unknown device')
  return { name, isPhone: /iPhone|Android.+Mobile/.test(userAgent) }
}
