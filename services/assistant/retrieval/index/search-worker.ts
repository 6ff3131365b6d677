// Runs in a worker thread, because ranking a large shop computes for tens of milliseconds.
import { parentPort, workerData } from 'node:worker_threads'
import type { Numbered, NumberedAnswer, SearchRequest } from './messages.ts'
import { createSearching } from './searching.ts'

const searching = createSearching(workerData as { mostBytes: number })

async function answer({ id, request }: Numbered<SearchRequest>): Promise<NumberedAnswer> {
  try {
    return { id, answer: await searching.answer(request) }
  } catch (error) {
    return { id, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', async (message: Numbered<SearchRequest>) => {
  parentPort?.postMessage(await answer(message))
})
