import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { setUp } from './testing.ts'

/** Answers before it has read the body, and closes, as frameworks do with a body that is too large. */
const REFUSING = `
  import { createServer } from 'node:http'
  createServer((request, answer) => {
    answer.writeHead(413, { connection: 'close' }).end('too large')
  }).listen(Number(process.env.PORT))
`
const BODY = Buffer.alloc(8 * 1024 * 1024)

test('the refusal of a body reaches a client that is still sending it', async () => {
  await using world = await setUp({ script: REFUSING })
  await world.fetch('/')
  const { hostname, port } = new URL(world.url)

  const send = () =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname)
      let answer = ''
      socket.setEncoding('utf8').on('data', (text) => {
        answer += text
      })
      socket.once('close', () => resolve(answer)).once('error', reject)
      socket.write(
        `POST / HTTP/1.1\r\nhost: ${hostname}\r\nconnection: close\r\ncontent-length: ${BODY.length}\r\n\r\n`,
      )
      socket.write(BODY)
    })
  const answers: string[] = []
  for (let i = 0; i < 20; i++) answers.push(await send())

  expect(answers.map((answer) => answer.split('\r\n')[0])).toEqual(
    answers.map(() => 'HTTP/1.1 413 Payload Too Large'),
  )
  expect(answers.every((answer) => answer.includes('too large'))).toBe(true)
})
