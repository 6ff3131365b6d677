import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { setUp, WRITER } from './testing.ts'

test('gcloud can upload with line feeds, a quoted boundary, its own address and compressed JSON', async () => {
  await using world = await setUp()
  const boundary = '===============7330845974216740156=='
  const body = `--${boundary}\nContent-Type: application/json\nMIME-Version: 1.0\n\n{"name": "a/b"}\n--${boundary}\nContent-Type: text/plain\nMIME-Version: 1.0\nContent-Transfer-Encoding: binary\n\none\r\ntwo\n\n--${boundary}--`
  for (const quote of ["'", '"']) {
    const answer = await fetch(`${world.origin}/upload/storage/v1/b/photos/o?uploadType=multipart`, {
      method: 'POST',
      headers: {
        authorization: `Bearer token-of-${WRITER}`,
        'content-type': `multipart/related; boundary=${quote}${boundary}${quote}`,
      },
      body,
    })
    expect(answer.status).toBe(200)
    expect((await world.bucket().file('a/b').download())[0].toString()).toBe('one\r\ntwo\n')
  }

  const started = await fetch(`${world.origin}/resumable/upload/storage/v1/b/photos/o?uploadType=resumable`, {
    method: 'POST',
    headers: { authorization: `Bearer token-of-${WRITER}`, 'content-encoding': 'gzip' },
    body: gzipSync('{"name":"large"}'),
  })
  await fetch(started.headers.get('location') ?? '', { method: 'PUT', body: 'bytes' })
  expect((await world.bucket().file('large').download())[0].toString()).toBe('bytes')
})

test('an object name with unencoded slashes is an unknown address', async () => {
  await using world = await setUp()
  await world.bucket().file('a/b').save('x', { resumable: false })
  expect((await world.api('/b/photos/o/a/b')).status).toBe(404)
  expect((await world.api('/b/photos/o/a%2Fb')).status).toBe(200)
  expect((await world.api('/b/photos/o/a%2Fb/acl')).status).toBe(501)
})
