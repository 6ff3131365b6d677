import type { EngineDeps } from './engine.ts'
import type { HashJob, HashReport } from './hash.worker.ts'

/** Fingerprints in a worker that is started with the first file. */
export function createHasher(): EngineDeps['hash'] & { close(): void } {
  let worker: Worker | undefined
  let jobs = 0

  const hash: EngineDeps['hash'] = (file, signal, onProgress) =>
    new Promise((resolve, reject) => {
      worker ??= new Worker(new URL('./hash.worker.ts', import.meta.url), { type: 'module' })
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
        reject(new Error('The fingerprint worker did not start'))
      }
      const onAbort = () => {
        finish()
        // A worker cannot be interrupted while it reads a large file; a new one starts faster.
        current.terminate()
        if (worker === current) worker = undefined
        reject(signal.reason)
      }
      current.addEventListener('message', onMessage)
      current.addEventListener('error', onError)
      signal.addEventListener('abort', onAbort)
      current.postMessage({ job, file } satisfies HashJob)
    })

  return Object.assign(hash, { close: () => worker?.terminate() })
}
