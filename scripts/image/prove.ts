import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { functions } from '../../infra/functions.ts'
import type { Photo } from '../../services/photos/schemas.ts'
import { COMPILED, compileCacheAt } from '../bundle/compile-cache.ts'
import { createStudioClient } from '../client.ts'
import { ownFolder } from '../own-folder.ts'
import { photograph } from '../photograph.ts'
import { startStudio } from '../studio.ts'
import { type BuildOptions, type Built, buildImage } from './build.ts'
import { measureColdStart } from './cold-start.ts'
import { HOME } from './describe.ts'
import { filesBelow } from './layer.ts'
import { asNobody, mayBecomeNobody, placeNode, usersOf } from './nobody.ts'
import { unpack } from './unpack.ts'

interface ProofOptions extends BuildOptions {
  built: Built
  log: (text: string) => void
}

const READY_MS = 60_000

/** Throws when the image is not the same twice, or does not work as nobody on files that cannot be written. */
export async function prove({ built, log, ...options }: ProofOptions): Promise<void> {
  using folder = ownFolder('image-proof')
  const again = await buildImage({ ...options, out: join(folder.path, 'again') })
  if (again.digest !== built.digest) throw new Error(`Built again, it is ${again.digest}`)
  log('Built again, it has the same digest')

  const machine = join(folder.path, 'machine')
  await unpack(built.out, machine)
  // The folder of the proof is for this user only, and nobody has to find the image in it.
  chmodSync(folder.path, 0o755)
  log(await takePhoto({ machine, dataDir: join(folder.path, 'data') }))
  for (const row of await measureColdStart({
    bundles: join(machine, HOME),
    dataDir: join(folder.path, 'bench'),
  }))
    log(row)
}

/** Starts the unpacked image with the local cloud around it, and brings a photo from the browser to the gallery. */
async function takePhoto({ machine, dataDir }: { machine: string; dataDir: string }): Promise<string> {
  const home = join(machine, HOME)
  const before = filesBelow(home)
  const node = placeNode(machine)
  const env = compileCacheAt(join(home, COMPILED))
  await using studio = await startStudio({
    dataDir,
    port: 0,
    bundles: home,
    node: [...asNobody(), node],
    programs: Object.fromEntries(
      ['api', ...functions.map(({ name }) => name)].map((name) => [name, { env }]),
    ),
  })
  const client = createStudioClient(studio.url)
  await client.register({ email: 'image@example.com', password: 'a long enough password', name: 'Image' })
  const { photo } = await client.upload(await photograph(1))
  const deadline = performance.now() + READY_MS
  for (let status = ''; status !== 'ready'; ) {
    status = (await client.call<Photo>('GET', `/photos/${photo.id}`)).status
    if (performance.now() > deadline)
      throw new Error(`After ${READY_MS / 1000} s the photo is still ${status}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const users = mayBecomeNobody() ? usersOf(node) : []
  if (users.includes(0)) throw new Error('A service runs as root')
  const written = filesBelow(home).filter((path) => !before.includes(path))
  if (written.length > 0) throw new Error(`Services wrote into their image: ${written.join(', ')}`)
  const who = mayBecomeNobody()
    ? `user ${users.join(' and ')}`
    : 'this user, because only root can become another'
  return `Started from it as ${who}, on files that cannot be written, a photo became ready`
}
