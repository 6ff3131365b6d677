// How long a page lets its visitor wait, and what its script weighs.
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { PROJECT_ROOT } from '../studio.ts'
import { median, type Row } from './measure.ts'

const WARM_UP = 50
const VISITS = 400

/** `visit` returns milliseconds until the first byte of the answer's body. */
export async function measureFirstByte(
  name: string,
  goalMs: number,
  visit: (at: number) => Promise<number>,
): Promise<Row> {
  const times: number[] = []
  for (let at = 0; at < WARM_UP + VISITS; at++) {
    const time = await visit(at)
    if (at >= WARM_UP) times.push(time)
  }
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(VISITS * 0.95)]!
  return {
    what: `${name}, HTML, first byte, warm, p95`,
    goal: `≤ ${goalMs} ms`,
    measured: `${p95.toFixed(1)} ms (median ${median(times).toFixed(1)} ms)`,
    met: p95 <= goalMs,
  }
}

/** Milliseconds until the first byte of the answer's body. */
export function firstByte(url: string, agent: http.Agent): Promise<number> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    http
      .get(url, { agent, headers: { 'accept-encoding': 'br', accept: 'text/html' } }, (answer) => {
        let time: number | undefined
        answer.on('data', () => {
          time ??= performance.now() - started
        })
        answer.on('error', reject)
        answer.on('end', () => {
          if (answer.statusCode === 200 && time !== undefined) resolve(time)
          else reject(new Error(`${url} answered ${answer.statusCode}`))
        })
      })
      .on('error', reject)
  })
}

/** `files` names what the page loads, as the build wrote it. */
export function measureScript(name: string, files: string, goal: number): Row {
  const { scripts } = JSON.parse(readFileSync(join(PROJECT_ROOT, 'web/dist-server', files), 'utf8'))
  const bytes = (scripts as string[]).reduce(
    (sum, file) => sum + gzipSync(readFileSync(join(PROJECT_ROOT, 'web/dist', file))).byteLength,
    0,
  )
  return {
    what: `${name}, first load, compressed script`,
    goal: `≤ ${goal / 1000} kB`,
    measured: `${(bytes / 1000).toFixed(1)} kB`,
    met: bytes <= goal,
  }
}
