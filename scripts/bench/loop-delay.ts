// Loaded into the API before anything else (`NODE_OPTIONS=--import …`): how long its event loop keeps others waiting. It
// answers at a socket, which is named by a variable, with the delay since it was asked last.
import { rmSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { text } from 'node:stream/consumers'
import { isMainThread } from 'node:worker_threads'

export const SOCKET = 'LOOP_DELAY_SOCKET'

/** Milliseconds. */
export interface LoopDelay {
  p99: number
  most: number
}

/** Milliseconds between two looks; the histogram counts them as delay, too. */
const RESOLUTION = 1
const NANOSECONDS = 1e6

const path = process.env[SOCKET]
if (path && isMainThread) watch(path)

function watch(socket: string): void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION })
  delay.enable()
  const toMs = (nanoseconds: number) => Math.max(0, nanoseconds / NANOSECONDS - RESOLUTION)
  rmSync(socket, { force: true })
  createServer((_, response) => {
    const measured: LoopDelay = { p99: toMs(delay.percentile(99)), most: toMs(delay.max) }
    delay.reset()
    response.end(JSON.stringify(measured))
  })
    .listen(socket)
    .unref()
}

/** The delay in the process that has loaded this file, since it was asked last. */
export const loopDelay = (socket: string): Promise<LoopDelay> =>
  new Promise((resolve, reject) => {
    request({ socketPath: socket, path: '/' }, (response) => {
      void text(response).then((body) => resolve(JSON.parse(body)), reject)
    })
      .on('error', reject)
      .end()
  })
