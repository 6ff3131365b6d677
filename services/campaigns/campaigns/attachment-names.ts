// Names and types of files that go with mails.
import { safeName, uniquePaths } from '../../platform/archive-paths.ts'
import { AppError } from '../../platform/errors.ts'

/** Mail servers refuse mails with programs; Gmail's list: https://support.google.com/mail/answer/6590 */
const PROGRAMS = new Set(
  (
    'ade adp apk appx appxbundle bat cab chm cmd com cpl diagcab diagcfg diagpkg dll dmg ex ex_ exe hta img ins iso isp ' +
    'jar jnlp js jse lib lnk mde mjs msc msi msix msixbundle msp mst nsh pif ps1 scr sct shb sys vb vbe vbs vhd vxd wsc ' +
    'wsf wsh xll'
  ).split(' '),
)

const MEDIA_TYPE = /^[a-z0-9!#$&^_.+-]{1,60}\/[a-z0-9!#$&^_.+-]{1,60}$/

/** Throws AppError `unsupported` for a file that mail servers refuse. */
export function attachmentName(name: string, others: readonly string[]): string {
  const safe = safeName(name)
  const ending = safe.toLowerCase().split('.').slice(1).at(-1) ?? ''
  if (PROGRAMS.has(ending)) {
    const message = `Mail servers refuse .${ending} files. Share it with a link instead.`
    throw new AppError('unsupported', message, { errors: [{ field: 'name', message }] })
  }
  const unique = uniquePaths()
  for (const other of others) unique(other)
  return unique(safe)
}

/** What a browser says, without parameters; bytes of unknown kind when it says nothing usable. */
export function attachmentType(contentType: string): string {
  const type = contentType.toLowerCase().split(';')[0]?.trim() ?? ''
  return MEDIA_TYPE.test(type) && !type.startsWith('multipart/') && !type.startsWith('message/')
    ? type
    : 'application/octet-stream'
}
