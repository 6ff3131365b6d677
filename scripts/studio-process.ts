import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { PROJECT_ROOT } from './studio.ts'

/** The same arguments as in `npm start`, but for the demo shop: stocking it would take what is measured. */
const START = ['--import', './scripts/compile-cache.js', 'scripts/start.ts', '--without-shop']

export interface Instance {
  pid: number
  service: string
}

/** The product as a person starts it: `scripts/start.ts` in a separate process, so that all of it can be killed. */
export async function startStudioProcess(dataDir: string, port: number, bundles?: string) {
  const child = spawn(
    process.execPath,
    [...START, '--data', dataDir, '--port', String(port), ...(bundles ? ['--bundles', bundles] : [])],
    {
      cwd: PROJECT_ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const url = await readAddress(child)
  return {
    url,
    pid: child.pid ?? 0,
    /** The running processes of functions and the API. */
    instances(): Instance[] {
      return child.exitCode !== null || child.pid === undefined ? [] : instancesOf(child.pid)
    },
    /** Ends the whole system at once, without a chance to save anything. */
    async crash() {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function readAddress(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const address = /^\s+(http:\/\/localhost:\d+)$/.exec(line)?.[1]
    if (!address) continue
    child.stdout!.resume()
    return address
  }
  throw new Error('The studio ended before it was ready')
}

/** The processes of functions and the API that this process has started. */
export const instancesOf = (pid: number): Instance[] =>
  childrenOf(pid).flatMap(({ pid: instance, args }) => {
    const service =
      /--target=(\S+)/.exec(args)?.[1] ?? (/services\/api\/main\.m?[tj]s/.test(args) ? 'api' : null)
    return service ? [{ pid: instance, service }] : []
  })

function childrenOf(pid: number): { pid: number; args: string }[] {
  try {
    const lines = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(pid)], { encoding: 'utf8' })
    return [...lines.matchAll(/^\s*(\d+) (.*)$/gm)].map(([, id, args]) => ({ pid: Number(id), args: args! }))
  } catch {
    return [] // ps ends with 1 when there are none
  }
}
