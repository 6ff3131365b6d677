// A refusal, at any point of a body, must leave a connection on which the next request is answered.
import { expect, test } from 'vitest'
import { addressOf, exchange, type Sent } from './raw-exchange.ts'
import { READER, setUp } from './testing.ts'

const KIB = 1024
const piece = Buffer.alloc(64 * KIB, 'x')
const upload = '/upload/storage/v1/b/photos/o'
const related = { 'Content-Type': 'multipart/related; boundary=edge' }
const form = { 'Content-Type': 'multipart/form-data; boundary=edge' }
const part = (content: string, headers = 'Content-Type: application/json') =>
  `--edge\r\n${headers}\r\n\r\n${content}\r\n`
const media = '--edge\r\nContent-Type: image/png\r\n\r\n'
const field = (name: string, content: string) =>
  part(content, `Content-Disposition: form-data; name="${name}"`)
const file = '--edge\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
const end = '\r\n--edge--\r\n'

const CASES: [what: string, status: number, sent: Sent][] = [
  ['media, no name', 400, { path: `${upload}?uploadType=media`, body: [piece, piece] }],
  [
    'media, no permission',
    403,
    { path: `${upload}?uploadType=media&name=a`, email: READER, body: [piece, piece] },
  ],
  [
    'media, unknown bucket',
    404,
    { path: '/upload/storage/v1/b/other/o?uploadType=media&name=a', body: [piece, piece] },
  ],
  [
    'media, precondition',
    412,
    { path: `${upload}?uploadType=media&name=there&ifGenerationMatch=0`, body: [piece, piece], atEnd: true },
  ],
  [
    'media, checksum',
    400,
    {
      path: `${upload}?uploadType=media&name=a`,
      headers: { 'X-Goog-Hash': 'crc32c=AAAAAA==' },
      body: [piece, piece],
      atEnd: true,
    },
  ],
  [
    'media, access control',
    501,
    { path: `${upload}?uploadType=media&name=a&predefinedAcl=private`, body: [piece, piece] },
  ],
  ['no uploadType', 400, { path: upload, body: [piece, piece] }],

  ['multipart, no boundary', 400, { path: `${upload}?uploadType=multipart`, body: [piece, piece] }],
  [
    'multipart, no JSON',
    400,
    { path: `${upload}?uploadType=multipart`, headers: related, body: [part('{'), media + 'x', end] },
  ],
  [
    'multipart, head too large',
    413,
    { path: `${upload}?uploadType=multipart`, headers: related, body: [piece, piece, 'x'] },
  ],
  [
    'multipart, no permission',
    403,
    {
      path: `${upload}?uploadType=multipart`,
      headers: related,
      email: READER,
      body: [part('{"name":"a"}'), media, piece, end],
    },
  ],
  [
    'multipart, held',
    501,
    {
      path: `${upload}?uploadType=multipart`,
      headers: related,
      body: [part('{"name":"a","temporaryHold":true}'), media, piece, end],
    },
  ],
  [
    'multipart, precondition',
    412,
    {
      path: `${upload}?uploadType=multipart&ifGenerationMatch=0`,
      headers: related,
      body: [part('{"name":"there"}'), `${media}x${end}`, 'epilogue'],
    },
  ],
  [
    'multipart, cut short',
    400,
    {
      path: `${upload}?uploadType=multipart`,
      headers: related,
      body: [part('{"name":"a"}'), media],
      atEnd: true,
    },
  ],
  [
    'multipart, accepted before its epilogue',
    200,
    {
      path: `${upload}?uploadType=multipart`,
      headers: related,
      body: [part('{"name":"a"}'), `${media}x${end}`, 'epilogue'],
    },
  ],

  ['start, no JSON', 400, { path: `${upload}?uploadType=resumable`, body: ['{', 'x'], atEnd: true }],
  [
    'start, too large',
    400,
    { path: `${upload}?uploadType=resumable`, body: [...Array.from({ length: 17 }, () => piece), 'x'] },
  ],
  [
    'start, no permission',
    403,
    { path: `${upload}?uploadType=resumable`, email: READER, body: ['{"name":', '"a"}'], atEnd: true },
  ],
  [
    'start, precondition',
    412,
    {
      path: `${upload}?uploadType=resumable&ifGenerationMatch=0`,
      body: ['{"name":', '"there"}'],
      atEnd: true,
    },
  ],
  [
    'start, no gzip',
    400,
    {
      path: `${upload}?uploadType=resumable`,
      headers: { 'Content-Encoding': 'gzip' },
      body: ['{"name":', '"a"}'],
      atEnd: true,
    },
  ],
  [
    'update, too large',
    400,
    {
      method: 'PATCH',
      path: '/storage/v1/b/photos/o/there',
      body: [...Array.from({ length: 17 }, () => piece), 'x'],
    },
  ],

  ['chunk, unknown session', 404, { method: 'PUT', path: `${upload}?upload_id=none`, body: [piece, piece] }],
  [
    'chunk, bad range',
    400,
    { method: 'PUT', path: 'SESSION', headers: { 'Content-Range': 'bytes x' }, body: [piece, piece] },
  ],
  [
    'chunk, ahead',
    503,
    { method: 'PUT', path: 'SESSION', headers: { 'Content-Range': 'bytes 9-10/11' }, body: [piece, piece] },
  ],
  [
    'chunk, too long',
    400,
    { method: 'PUT', path: 'SESSION', headers: { 'Content-Range': 'bytes 0-9/10' }, body: [piece, piece] },
  ],
  [
    'chunk, too short',
    400,
    {
      method: 'PUT',
      path: 'SESSION',
      headers: { 'Content-Range': 'bytes 0-99/100' },
      body: ['x', 'x'],
      atEnd: true,
    },
  ],
  [
    'chunk, precondition met by another',
    412,
    { method: 'PUT', path: 'RACED', body: [piece, piece], atEnd: true },
  ],
  ['chunk, upload already complete', 200, { method: 'PUT', path: 'COMPLETE', body: [piece, piece] }],

  [
    'signed chunk, too large',
    400,
    { method: 'PUT', path: 'SIGNED', email: null, body: [piece, piece, piece] },
  ],
  [
    'signed chunk, bad range',
    400,
    { method: 'PUT', path: 'SIGNED', email: null, headers: { 'Content-Range': 'x' }, body: [piece, piece] },
  ],
  [
    'signed chunk, another object',
    400,
    { method: 'PUT', path: 'MISPLACED', email: null, body: [piece, piece] },
  ],

  ['XML, no permission', 403, { method: 'PUT', path: '/photos/a', email: READER, body: [piece, piece] }],
  [
    'XML, too large',
    400,
    {
      method: 'PUT',
      path: '/photos/a',
      headers: { 'x-goog-content-length-range': '0,10' },
      body: [piece, piece],
    },
  ],
  [
    'XML, precondition',
    412,
    {
      method: 'PUT',
      path: '/photos/there',
      headers: { 'x-goog-if-generation-match': '0' },
      body: [piece, piece],
      atEnd: true,
    },
  ],
  [
    'XML, access control',
    501,
    { method: 'PUT', path: '/photos/a', headers: { 'x-goog-acl': 'private' }, body: [piece, piece] },
  ],
  ['XML, name', 400, { method: 'PUT', path: `/photos/${'a'.repeat(1025)}`, body: [piece, piece] }],
  ['XML, unknown method', 405, { method: 'PATCH', path: '/photos/a', body: [piece, piece] }],
  [
    'range of a body',
    416,
    { method: 'GET', path: '/photos/there', headers: { Range: 'bytes=99-' }, body: [piece, piece] },
  ],

  ['form, no multipart', 400, { path: '/photos', body: [piece, piece] }],
  ['form, no key', 400, { path: '/photos', headers: form, email: null, body: [file, piece, end] }],
  [
    'form, field without a name',
    400,
    { path: '/photos', headers: form, email: null, body: [part('x'), piece, end] },
  ],
  [
    'form, nobody may',
    403,
    { path: '/photos', headers: form, email: null, body: [field('key', 'a'), file, piece, end] },
  ],
  [
    'form, access control',
    501,
    {
      path: '/photos',
      headers: form,
      email: null,
      body: [field('key', 'a') + field('acl', 'private'), file, piece, end],
    },
  ],
  [
    'form, bad policy',
    400,
    {
      path: '/photos',
      headers: form,
      email: null,
      body: [field('key', 'a') + field('policy', 'x'), file, piece, end],
    },
  ],
]

test.each(CASES)('%s: %i, and the next request is answered', async (_, status, sent) => {
  await using world = await setUp({ notification: { eventTypes: ['OBJECT_DELETE'] } })
  await world.bucket().file('there').save('there', { resumable: false })
  const path = await addressOf(world, sent.path)

  expect(await exchange(world, { ...sent, path })).toEqual([status, 200])
})
