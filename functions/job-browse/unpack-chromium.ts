import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const PACKAGE = import.meta.resolve('@sparticuz/chromium')

/**
 * Returns the path of the browser's program, which comes packed and is unpacked into the temporary folder once.
 *
 * Its package unpacks it where it is used from, so a second process, or the next one after a kill, would start a part of
 * it. Here it is unpacked into a folder that nobody knows, which then becomes visible as a whole.
 */
export async function unpackChromium({ within = tmpdir(), unpack = unpackInto } = {}): Promise<string> {
  const folder = join(within, `chromium-${packageVersion()}`)
  const program = join(folder, 'chromium')
  if (existsSync(program)) return program
  const unfinished = await mkdtemp(`${folder}-`)
  try {
    await unpack(unfinished)
    await rename(unfinished, folder)
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true })
    // Somebody else was faster.
    if (!existsSync(program)) throw error
  }
  return program
}

/** The package knows only the temporary folder of its process, so it gets a process for which that is the folder. */
async function unpackInto(folder: string): Promise<void> {
  const unpack = `await (await import('${PACKAGE}')).default.executablePath()`
  await promisify(execFile)('env', [
    `TMPDIR=${folder}`,
    process.execPath,
    '--input-type=module',
    '-e',
    unpack,
  ])
}

function packageVersion(): string {
  const file = join(dirname(fileURLToPath(PACKAGE)), '../package.json')
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string }
  return version
}
