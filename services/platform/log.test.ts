import { expect, test } from 'vitest'
import { AppError } from './errors.ts'
import { createLog } from './log.ts'
import { inTrace } from './trace.ts'

function setUp() {
  const lines: Record<string, unknown>[] = []
  const config = {
    GOOGLE_CLOUD_PROJECT: 'p',
    K_SERVICE: 'api',
    K_REVISION: 'api-7',
    LOG_LEVEL: 'info',
  } as const
  const log = createLog(config, { write: (line) => void lines.push(JSON.parse(line)) })
  return { lines, log }
}

test('an entry has the fields that Cloud Logging reads', () => {
  const { lines, log } = setUp()
  const trace = { traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), isSampled: true }
  inTrace(trace, () => log.warn({ photoId: 'x' }, 'Odd'))
  expect(lines).toEqual([
    {
      severity: 'WARNING',
      message: 'Odd',
      photoId: 'x',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
      serviceContext: { service: 'api', version: 'api-7' },
      'logging.googleapis.com/trace': `projects/p/traces/${trace.traceId}`,
      'logging.googleapis.com/spanId': trace.spanId,
      'logging.googleapis.com/trace_sampled': true,
    },
  ])
})

test('an error is logged with its stack and its causes, for Error Reporting', () => {
  const { lines, log } = setUp()
  const cause = Object.assign(new Error('connection refused'), { code: 14 })
  log.error({ error: new AppError('temporary', 'The database is away', { cause }) }, 'Failed')
  expect(lines[0]).toMatchObject({ severity: 'ERROR', error: { name: 'AppError', code: 'temporary' } })
  expect(lines[0]?.stack_trace).toMatch(
    /AppError: The database is away\n {4}at [\s\S]*Caused by: Error: connection refused/,
  )
})

test('secrets are not logged', () => {
  const { lines, log } = setUp()
  log.info(
    {
      password: 'hunter2',
      body: { token: 'hunter2' },
      headers: { cookie: 'hunter2', authorization: 'hunter2' },
    },
    'x',
  )
  expect(JSON.stringify(lines)).not.toContain('hunter2')
})

test('entries below the configured level are not written', () => {
  const { lines, log } = setUp()
  log.debug('quiet')
  expect(lines).toEqual([])
})
