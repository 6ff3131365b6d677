import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anyPort } from '../free-port.ts'
import { PROJECT_ROOT } from '../studio.ts'
import { leanPackages } from './lean-packages.ts'

const FRAMEWORK = join(PROJECT_ROOT, 'node_modules/@google-cloud/functions-framework/build/src')
const folder = mkdtempSync(join(tmpdir(), 'atelier-framework-'))

/** Ends well after `waiting` answers were given, or fails in one of the ways that no handler can catch. */
const FUNCTION = `
import { setImmediate, setTimeout } from 'node:timers'
let finish
export const work = ({ data }) => new Promise((resolve) => {
  if (data === 'waits') finish = resolve
  if (data === 'finishes') { finish?.(); resolve() }
  if (data === 'throws') setTimeout(() => { throw new Error('nobody catches this') }, 1)
  if (data === 'emits') setImmediate(() => process.stdin.emit('error', new Error('nobody listens')))
  if (data === 'rejects') setImmediate(() => void Promise.reject(new Error('nobody handles this')))
})
`

beforeAll(async () => {
  symlinkSync(join(PROJECT_ROOT, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'function.mjs'), FUNCTION)
  const bundle = await rolldown({
    input: join(FRAMEWORK, 'main.js'),
    platform: 'node',
    plugins: [leanPackages],
    logLevel: 'silent',
  })
  await bundle.write({
    file: join(folder, 'bundled.mjs'),
    format: 'esm',
    codeSplitting: false,
    banner: 'const __filename = import.meta.filename, __dirname = import.meta.dirname;',
  })
  await bundle.close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The framework as it is published shows what the bundled one has to do. */
test.each([join(FRAMEWORK, 'main.js'), join(folder, 'bundled.mjs')])(
  'an error that nobody catches fails its own request and no other: %s',
  async (framework) => {
    await using served = await serve(framework)
    const other = served.send('waits')
    for (const way of ['throws', 'emits', 'rejects'])
      expect([way, await served.send(way)]).toEqual([way, 500])
    expect(await served.send('finishes')).toBe(204)
    expect(await other).toBe(204)
  },
)

async function serve(framework: string) {
  const port = await anyPort()
  const child = spawn(
    process.execPath,
    [framework, '--target=work', `--source=${join(folder, 'function.mjs')}`, '--signature-type=cloudevent'],
    { env: { PORT: String(port) }, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  await listening(child)
  return {
    async send(data: string): Promise<number> {
      const answer = await fetch(`http://127.0.0.1:${port}/`, {
        method: 'POST',
        headers: { 'content-type': 'application/cloudevents+json' },
        body: JSON.stringify({ specversion: '1.0', id: '1', source: 's', type: 't', data }),
      })
      return answer.status
    },
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

async function listening(child: ChildProcess): Promise<void> {
  for await (const text of child.stdout!.setEncoding('utf8').iterator({ destroyOnReturn: false }))
    if (String(text).includes('URL:')) break
  child.stdout!.resume()
}
