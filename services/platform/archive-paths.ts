// Names of files in an archive, which people unpack on systems of every kind.

/** Characters that some system refuses, that reverse the direction of text, or that separate folders elsewhere. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are refused
const UNSAFE = /[\u0000-\u001f\u007f-\u009f<>:"|?*\\/\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
/** https://learn.microsoft.com/windows/win32/fileio/naming-a-file#naming-conventions */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i
/** Bytes; file systems allow 255. */
const LONGEST_NAME = 180

/** Makes one part of a path that every system treats as a plain name. */
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

/** Makes each path differ from all others, even where case is ignored, so that no file overwrites another. */
export function uniquePaths(): (path: string) => string {
  const taken = new Set<string>()
  /** The next number to try for a path. Counting from 2 each time would take hours for very many files of one name. */
  const numbers = new Map<string, number>()
  return (path) => {
    const [, stem = path, extension = ''] = /^(.*?)(\.[^./]{1,10})?$/s.exec(path) ?? []
    const key = path.toLowerCase()
    let unique = path
    for (let n = numbers.get(key) ?? 2; taken.has(unique.toLowerCase()); n++) {
      unique = `${stem} (${n})${extension}`
      numbers.set(key, n + 1)
    }
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
