import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockData } from './data-lock.ts'
import { openPorts } from './ports.ts'

function setUp() {
  const dataDir = mkdtempSync(join(tmpdir(), 'ports-'))
  return { dataDir, [Symbol.dispose]: () => rmSync(dataDir, { recursive: true, force: true }) }
}

test('only requests to a name of this machine are answered', async () => {
  using world = setUp()
  const { server, port, serve } = await openPorts(world.dataDir, {}).listen('web')
  serve((_, response) => response.end())
  const ask = (host: string) =>
    new Promise<number | undefined>((resolve, reject) =>
      get({ host: '127.0.0.1', port, headers: { host }, agent: false }, (answer) => {
        answer.resume()
        resolve(answer.statusCode)
      }).once('error', reject),
    )

  for (const host of [`127.0.0.1:${port}`, 'localhost', 'LOCALHOST:80', 'app.localhost:80', '[::1]:80'])
    expect([host, await ask(host)]).toEqual([host, 200])
  for (const host of [
    'evil.example',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    '10.0.0.1',
    'localhost:x',
  ])
    expect([host, await ask(host)]).toEqual([host, 421])
  server.close()
})

test.each(['', '{"web": 20', 'null', '[1]', '{"web": "x"}', '{"web": 99999}'])(
  'ports that were remembered as %s are chosen anew',
  async (text) => {
    using world = setUp()
    writeFileSync(join(world.dataDir, 'ports.json'), text)
    const port = await openPorts(world.dataDir, {}).choose('web', async (candidate) => candidate)
    expect(JSON.parse(readFileSync(join(world.dataDir, 'ports.json'), 'utf8'))).toMatchObject({ web: port })
  },
)

test('only its owner may open a data folder, and a truncated lock.pid blocks nobody', () => {
  using world = setUp()
  chmodSync(world.dataDir, 0o755)
  process.umask(0o022)
  const unlock = lockData(world.dataDir)
  expect(statSync(world.dataDir).mode & 0o777).toBe(0o700)
  writeFileSync(join(world.dataDir, 'made-later'), '')
  expect(statSync(join(world.dataDir, 'made-later')).mode & 0o777).toBe(0o600)
  expect(statSync(join(world.dataDir, 'lock.pid')).mode & 0o777).toBe(0o600)
  rmSync(join(world.dataDir, 'lock.pid'))
  expect(() => lockData(world.dataDir)).toThrow(/is in use by process unknown/)
  unlock()
})
