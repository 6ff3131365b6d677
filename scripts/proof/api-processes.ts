// Processes of the API, of which one that ends is replaced.
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { ApiProcessOptions } from './api-process.ts'

const PROGRAM = join(import.meta.dirname, 'api-process.ts')

interface ApiProcess {
  child: ChildProcess
  url: Promise<string>
}

export type ApiProcesses = Awaited<ReturnType<typeof startApiProcesses>>

export async function startApiProcesses(
  host: string,
  count: number,
  optionsOf: (kills: number) => ApiProcessOptions,
) {
  let kills = 0
  let isClosing = false

  function start(): ApiProcess {
    const child = fork(PROGRAM, [JSON.stringify(optionsOf(kills))], {
      env: {
        ...process.env,
        FIRESTORE_EMULATOR_HOST: host,
        SECRET_MANAGER_EMULATOR_HOST: host,
        METADATA_SERVER_DETECTION: 'none',
      },
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const { promise, resolve } = Promise.withResolvers<string>()
    child.once('message', ({ port }: { port: number }) => resolve(`http://127.0.0.1:${port}`))
    child.once('exit', () => {
      if (isClosing) return
      kills += 1
      const at = processes.findIndex((each) => each.child === child)
      processes[at] = start()
    })
    return { child, url: promise }
  }

  const processes: ApiProcess[] = []
  for (let n = 0; n < count; n++) processes.push(start())
  await Promise.all(processes.map(({ url }) => url))

  return {
    kills: () => kills,
    /** The address of one of them, each in turn. */
    url: (turn: number): Promise<string> => processes[turn % processes.length]!.url,
    async close(): Promise<void> {
      isClosing = true
      const ended = processes.map(({ child }) => (child.exitCode === null ? once(child, 'exit') : null))
      for (const { child } of processes) child.kill('SIGKILL')
      await Promise.all(ended)
    },
  }
}
