import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface OwnFolder extends Disposable {
  path: string
}

/**
 * A temporary folder of a tool, which goes away with its process, also when that is interrupted. Folders that killed
 * processes of the same tool left behind are removed, too.
 */
export function ownFolder(tool: string, parent = tmpdir()): OwnFolder {
  const prefix = `atelier-${tool}-`
  for (const name of readdirSync(parent)) {
    const [, pid] = new RegExp(`^${prefix}(\\d+)-`).exec(name) ?? []
    if (pid !== undefined && !isAlive(Number(pid))) remove(join(parent, name))
  }
  const path = mkdtempSync(join(parent, `${prefix}${process.pid}-`))
  const dispose = () => {
    process.off('exit', dispose)
    remove(path)
  }
  process.once('exit', dispose)
  // A signal alone would end the process without its exit.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    if (!process.listeners(signal).includes(interrupted)) process.once(signal, interrupted)
  return { path, [Symbol.dispose]: dispose }
}

const interrupted = () => process.exit(130)

/** What was started may still write into it for a moment. */
const remove = (folder: string) => rmSync(folder, { recursive: true, force: true, maxRetries: 3 })

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Somebody else's process.
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
