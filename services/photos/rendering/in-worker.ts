import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { BadPicture, MAX_STEP_SECONDS } from './limits.ts'

/**
 * Asks a worker that answers with one message: null when the picture is damaged. The worker ends with the picture,
 * because WebAssembly memory never shrinks. Throws BadPicture.
 */
export async function inWorker<Answer>(entry: URL, workerData: unknown): Promise<Answer> {
  const worker = new Worker(entry, {
    workerData,
    // Libraries write to its output about a damaged file; only the answer matters.
    stdout: true,
    stderr: true,
  })
  try {
    const signal = AbortSignal.timeout(MAX_STEP_SECONDS * 1000)
    const [answer]: (Answer | null)[] = await once(worker, 'message', { signal })
    if (!answer) throw new BadPicture('The file is damaged or incomplete.')
    return answer
  } catch (error) {
    if (error instanceof BadPicture) throw error
    const isSlow = error instanceof Error && error.name === 'AbortError'
    throw new BadPicture(isSlow ? 'It takes too long to decode.' : 'The file is damaged or incomplete.', {
      cause: error,
    })
  } finally {
    await worker.terminate()
  }
}
