// Copies an image from one repository to another without a container tool: the same bytes, the same digest.
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, openAsBlob, rmSync, statSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refused } from './lease.ts'
import type { Manifest, Repository } from './registry.ts'

export interface CopyOptions {
  from: Repository
  to: Repository
  digest: string
  /** The repositories delete images without one after a while. */
  tag: string
  say: (text: string) => void
  signal: AbortSignal
}

interface Part {
  digest: string
  size: number
}

/** Attempts for each blob, of which every one goes on where the one before has ended. */
const ATTEMPTS = 5

/**
 * What is there already is not sent again, so that the same call goes on with an interrupted copy, and two copies at once
 * do no harm. The tag comes last, when everything else is there.
 */
export async function copyImage(options: CopyOptions): Promise<void> {
  const { to, digest, tag } = options
  const folder = await mkdtemp(join(tmpdir(), 'atelier-copy-'))
  try {
    await to.putManifest(tag, await copyParts(options, digest, folder))
  } catch (error) {
    if (options.signal.aborted)
      throw new Refused('Interrupted: the same call goes on with the copy. Nothing was released.')
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Everything that a manifest names, before the manifest itself, which a registry takes only then. */
async function copyParts(options: CopyOptions, digest: string, folder: string): Promise<Manifest> {
  const { from, to } = options
  const manifest = await from.manifest(digest)
  if (digestOf(manifest.bytes) !== digest)
    throw new Error(`${from.name} answers another manifest than ${digest}`)
  const {
    config,
    layers = [],
    manifests = [],
  } = JSON.parse(manifest.bytes.toString()) as {
    config?: Part
    layers?: Part[]
    manifests?: Part[]
  }
  for (const child of manifests)
    await to.putManifest(child.digest, await copyParts(options, child.digest, folder))
  for (const part of [...(config ? [config] : []), ...layers]) await copyBlob(options, part, folder)
  return manifest
}

async function copyBlob({ from, to, say, signal }: CopyOptions, part: Part, folder: string): Promise<void> {
  const { digest, size } = part
  signal.throwIfAborted()
  if (await to.hasBlob(digest)) return
  let location = await to.beginUpload(digest, from.url === to.url ? from.name : null)
  if (location === null) return say(`  ${digest} taken over`)

  const file = join(folder, digest.replace(':', '-'))
  await repeatedly(signal, async () => download(from, part, file, signal))
  if ((await digestOfFile(file)) !== digest)
    throw new Error(`${from.name} answers other bytes than ${digest}`)
  const blob = await openAsBlob(file)
  let sent = 0
  await repeatedly(signal, async (attempt) => {
    if (attempt > 0) {
      const state = location === null ? null : await to.uploaded(location)
      sent = state?.bytes ?? 0
      location = state?.location ?? (await to.beginUpload(digest, null))
    }
    if (location === null) return
    if (sent === 0) return await to.finish(location, digest, blob, signal)
    if (sent < size) location = await to.append(location, blob.slice(sent), sent, signal)
    await to.finish(location, digest, null, signal)
  })
  rmSync(file)
  say(`  ${digest} copied, ${(size / 1e6).toFixed(1)} MB`)
}

/** Goes on with a file that holds the beginning. */
async function download(from: Repository, { digest, size }: Part, file: string, signal: AbortSignal) {
  const offset = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (offset >= size) return
  const answer = await from.readBlob(digest, offset, signal)
  if (!answer.body) throw new Error(`${from.name} has nothing in ${digest}`)
  const flags = answer.status === 206 ? 'a' : 'w'
  await pipeline(Readable.from(answer.body), createWriteStream(file, { flags }))
}

/** Tries again what the network or the registry has cut; a missing right stays missing. */
async function repeatedly(signal: AbortSignal, step: (attempt: number) => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt++)
    try {
      return await step(attempt)
    } catch (error) {
      if (signal.aborted || error instanceof Refused || attempt + 1 === ATTEMPTS) throw error
    }
}

const digestOf = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`

async function digestOfFile(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return `sha256:${hash.digest('hex')}`
}
