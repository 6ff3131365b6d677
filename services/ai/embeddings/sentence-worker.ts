// Runs in a worker thread, because the encoder computes for up to 100 ms at a time.
import { parentPort } from 'node:worker_threads'
import { createSentenceModel } from './sentence-model.ts'
import type { Encoded } from './sentence-thread.ts'

const embed = createSentenceModel()

async function answer(texts: string[]): Promise<Encoded> {
  try {
    return { vectors: await embed(texts) }
  } catch (error) {
    return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', async (texts: string[]) => parentPort?.postMessage(await answer(texts)))
