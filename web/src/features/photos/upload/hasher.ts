import type { EngineDeps } from './engine.ts'
import type { HashJob, HashReport } from './hash.worker.ts'

export interface HasherDeps {
  startWorker: () => Worker
  /** Lower-case hex SHA-256, computed in the page; null where the browser cannot. */
  digest: ((file: Blob) => Promise<string>) | null
}

/** The worker's script did not load, or it crashed. */
class WorkerFailure extends Error {
  override name = 'WorkerFailure'
}

/**
 * Computes fingerprints in a worker that is started with the first file. A worker that fails is not used again: the
 * page reads the file instead, which is less smooth, and the next file tries a new worker.
 */
export function createHasher({ startWorker, digest }: HasherDeps): EngineDeps['hash'] & { close(): void } {
  let worker: Worker | undefined
  let jobs = 0

  function end(failed: Worker) {
    failed.terminate()
    if (worker === failed) worker = undefined
  }

  function inWorker(...[file, signal, onProgress]: Parameters<EngineDeps['hash']>): Promise<string> {
    return new Promise((resolve, reject) => {
      worker ??= startWorker()
      const current = worker
      const job = ++jobs
      const finish = () => {
        current.removeEventListener('message', onMessage)
        current.removeEventListener('error', onError)
        signal.removeEventListener('abort', onAbort)
      }
      const onMessage = ({ data }: MessageEvent<HashReport>) => {
        if (data.job !== job) return
        if ('bytes' in data) return onProgress(data.bytes)
        finish()
        if ('sha256' in data) resolve(data.sha256)
        else reject(new DOMException('The file cannot be read', data.error))
      }
      const onError = () => {
        finish()
        end(current)
        reject(new WorkerFailure('The fingerprint worker failed'))
      }
      const onAbort = () => {
        finish()
        // A worker cannot be interrupted while it reads a large file, so starting a new one is faster.
        end(current)
        reject(signal.reason)
      }
      current.addEventListener('message', onMessage)
      current.addEventListener('error', onError)
      signal.addEventListener('abort', onAbort)
      current.postMessage({ job, file } satisfies HashJob)
    })
  }

  const hash: EngineDeps['hash'] = async (file, signal, onProgress) => {
    try {
      return await inWorker(file, signal, onProgress)
    } catch (error) {
      if (!(error instanceof WorkerFailure) || !digest) throw error
      const sha256 = await digest(file)
      signal.throwIfAborted()
      return sha256
    }
  }

  return Object.assign(hash, { close: () => worker?.terminate() })
}

export function createBrowserHasher() {
  return createHasher({
    startWorker: () => new Worker(new URL('./hash.worker.ts', import.meta.url), { type: 'module' }),
    // Web Crypto exists only in secure contexts.
    digest: globalThis.crypto?.subtle ? digestInPage : null,
  })
}

async function digestInPage(file: Blob): Promise<string> {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
