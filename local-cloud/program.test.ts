import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { terraformOf } from './run/testing.ts'

const SERVICE = `
  import { createServer } from 'node:http'
  createServer((request, answer) => {
    if (request.url !== '/busy') return answer.end(String(process.pid))
    answer.end(String(process.pid), () => setImmediate(() => { for (;;); }))
  }).listen(Number(process.env.PORT))
`

function setUp() {
  const directory = mkdtempSync(join(tmpdir(), 'local-cloud-'))
  const data = join(directory, 'data')
  writeFileSync(join(directory, 'tool.mjs'), SERVICE)
  const write = (resources: object) =>
    writeFileSync(join(directory, 'cdk.tf.json'), JSON.stringify(terraformOf({ resources })))
  write({})
  const running: ChildProcess[] = []

  /** Starts the program from its command line. Resolves when it is ready or has ended. */
  async function start() {
    const program = spawn(
      process.execPath,
      [
        join(import.meta.dirname, 'main.js'),
        '--terraform',
        join(directory, 'cdk.tf.json'),
        '--data',
        data,
        '--root',
        directory,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )
    running.push(program)
    const lines: string[] = []
    createInterface({ input: program.stderr }).on('line', (line) => lines.push(line))
    for await (const line of createInterface({ input: program.stdout })) {
      lines.push(line)
      if (line.startsWith('Ready')) break
    }
    program.stdout.resume()
    const url = /^tool +(http:\S+)$/m.exec(lines.join('\n'))?.[1] ?? ''
    return { program, lines, url, pid: async (path = '/') => Number(await (await fetch(url + path)).text()) }
  }

  return {
    data,
    write,
    start,
    async [Symbol.asyncDispose]() {
      for (const program of running) {
        if (program.exitCode !== null || program.signalCode !== null) continue
        program.kill('SIGKILL')
        await once(program, 'exit')
      }
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** A zombie, which has ended but whose parent has not collected it yet, does not count as alive. */
function isAlive(pid: number): boolean {
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return /^[^Z\s]/.test(stdout.trim())
}

test('kill -9 of the local cloud ends its instances, and the next start finds everything where it was', async () => {
  await using world = setUp()
  const first = await world.start()
  const instance = await first.pid()

  first.program.kill('SIGKILL')
  await once(first.program, 'exit')
  await expect.poll(() => isAlive(instance)).toBe(false)

  const second = await world.start()
  expect(second.url).toBe(first.url)
  expect(await second.pid()).not.toBe(instance)
})

test('an instance too busy to notice is ended by the next start', async () => {
  await using world = setUp()
  const first = await world.start()
  const instance = await first.pid('/busy')

  first.program.kill('SIGKILL')
  await once(first.program, 'exit')
  expect(isAlive(instance)).toBe(true)
  await world.start()

  await expect.poll(() => isAlive(instance)).toBe(false)
})

test('a data folder serves one local cloud at a time', async () => {
  await using world = setUp()
  const first = await world.start()

  const second = await world.start()

  expect(second.lines).toEqual([`${world.data} is in use by process ${first.program.pid}: stop it first`])
  expect(await first.pid()).toBeGreaterThan(0)
})

test('SIGTERM stops it in order', async () => {
  await using world = setUp()
  const { program, pid } = await world.start()
  const instance = await pid()

  program.kill('SIGTERM')
  const [code] = await once(program, 'exit')

  expect(code).toBe(0)
  expect(isAlive(instance)).toBe(false)
})

test('it names what it serves and what it does not understand', async () => {
  await using world = setUp()
  world.write({ google_sql_database: { main: { name: 'x' } } })

  const { lines, url } = await world.start()

  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  await expect.poll(() => lines.join('\n')).toContain('not simulated: google_sql_database.main')
})

test.each([
  '--port -1',
  '--port abc',
  '--port storage=70000',
  '--port storage=-1',
  '--port =1',
  '--colour',
  'file.json',
])('%s is refused in one line, with how it is started', (args) => {
  const { status, stderr, stdout } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'main.js'), '--terraform', 'x', '--data', 'x', ...args.split(' ')],
    { encoding: 'utf8' },
  )

  expect([status, stdout]).toEqual([2, ''])
  expect(stderr.trimEnd().split('\n')).toEqual([expect.any(String), expect.stringMatching(/^Usage: node /)])
})

test('all that is stored can be read by its owner only', async () => {
  await using world = setUp()
  const { url } = await world.start()
  await fetch(url)

  const entries = readdirSync(world.data, { recursive: true, withFileTypes: true })
  // One that is written is replaced as a whole, so what was listed may be gone.
  const modeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.mode ?? 0
  const open = entries.filter((entry) => (modeOf(join(entry.parentPath, entry.name)) & 0o077) !== 0)
  expect(open.map(({ name }) => name)).toEqual([])
  expect(entries.map(({ name }) => name)).toEqual(expect.arrayContaining(['pubsub.db', 'mailbox.db', 'iam']))
})
