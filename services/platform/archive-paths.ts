// Names of files in an archive, which people unpack on systems of every kind.

/** What some system refuses, what turns text around, and what separates folders elsewhere. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are refused
const UNSAFE = /[\u0000-\u001f\u007f-\u009f<>:"|?*\\/\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
/** Bytes; file systems take 255. */
const LONGEST_NAME = 180

/** One part of a path that no system takes for anything but a name. */
export function safeName(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replace(UNSAFE, '_')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (plain === '') return '_'
  return shortened(RESERVED.test(plain) ? `_${plain}` : plain)
}

export const safePath = (path: string): string => path.split('/').map(safeName).join('/')

/** Gives each path a form that no other has: systems that ignore case must not put one file over another. */
export function uniquePaths(): (path: string) => string {
  const taken = new Set<string>()
  return (path) => {
    const [, stem = path, extension = ''] = /^(.*?)(\.[^./]{1,10})?$/s.exec(path) ?? []
    let unique = path
    for (let n = 2; taken.has(unique.toLowerCase()); n++) unique = `${stem} (${n})${extension}`
    taken.add(unique.toLowerCase())
    return unique
  }
}

function shortened(name: string): string {
  if (Buffer.byteLength(name) <= LONGEST_NAME) return name
  const extension = /\.[^.]{1,10}$/.exec(name)?.[0] ?? ''
  let kept = ''
  for (const character of name) {
    if (Buffer.byteLength(kept + character + extension) > LONGEST_NAME) break
    kept += character
  }
  return kept.trimEnd() + extension
}
