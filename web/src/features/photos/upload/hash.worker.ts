// Computes SHA-256 fingerprints in a worker, reading files in pieces.
import { createSHA256 } from 'hash-wasm'

export interface HashJob {
  job: number
  file: Blob
}
export type HashReport =
  | { job: number; bytes: number }
  | { job: number; sha256: string }
  | { job: number; error: string }

/** Bytes; small enough for steady progress, large enough to be fast. */
const PIECE = 4 * 1024 * 1024

const report = (message: HashReport) => postMessage(message)

addEventListener('message', ({ data }: MessageEvent<HashJob>) => void run(data))

async function run({ job, file }: HashJob) {
  try {
    const hasher = await createSHA256()
    hasher.init()
    for (let at = 0; at < file.size; at += PIECE) {
      hasher.update(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()))
      report({ job, bytes: Math.min(at + PIECE, file.size) })
    }
    report({ job, sha256: hasher.digest('hex') })
  } catch (error) {
    report({ job, error: error instanceof Error ? error.name : 'Error' })
  }
}
