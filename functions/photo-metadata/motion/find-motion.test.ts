import { describe, expect, test } from 'vitest'
import { findBlocks } from '../find-blocks.ts'
import { app, box, counted, jpegOf } from '../test-containers.ts'
import { exifOf, xmpOf } from '../test-files.ts'

const film = (brand = 'mp42') =>
  Buffer.concat([box('ftyp', brand, '\0\0\0\0'), box('mdat', Buffer.alloc(5000))])
const GOOGLE =
  'xmlns:C="http://ns.google.com/photos/1.0/container/" xmlns:I="http://ns.google.com/photos/1.0/container/item/" xmlns:G="http://ns.google.com/photos/1.0/camera/"'
const xmp = (inside: string) =>
  app(
    1,
    'http://ns.adobe.com/xap/1.0/\0',
    xmpOf('')
      .toString()
      .replace('rdf:about=""', GOOGLE)
      .replace('</rdf:Description>', `${inside}</rdf:Description>`),
  )
const items = (...all: string[]) =>
  xmp(
    `<G:MotionPhoto>1</G:MotionPhoto><C:Directory><rdf:Seq>${all.map((item) => `<rdf:li rdf:parseType="Resource">${item}</rdf:li>`).join('')}</rdf:Seq></C:Directory>`,
  )
const primary = '<C:Item I:Mime="image/jpeg" I:Semantic="Primary" I:Length="0"/>'
const motion = async (file: Buffer) => (await findBlocks(counted(file))).motion

describe('the film of a motion photo', () => {
  const short = film()
  const length = short.length

  test.each<[string, string]>([
    ['attributes', `<C:Item I:Mime="video/mp4" I:Semantic="MotionPhoto" I:Length="${length}"/>`],
    [
      'elements',
      `<C:Item rdf:parseType="Resource"><I:Mime>video/mp4</I:Mime><I:Semantic>MotionPhoto</I:Semantic><I:Length>${length}</I:Length></C:Item>`,
    ],
  ])('is where a list says, in %s', async (_, item) => {
    const still = jpegOf(items(primary, item))
    expect(await motion(Buffer.concat([still, short]))).toEqual({
      contentType: 'video/mp4',
      offset: still.length,
      length,
    })
  })

  test('may have other files before and behind it', async () => {
    const item = (semantic: string, bytes: number) => `<C:Item I:Semantic="${semantic}" I:Length="${bytes}"/>`
    const still = jpegOf(items(primary, item('GainMap', 300), item('MotionPhoto', length), item('Depth', 70)))
    const file = Buffer.concat([still, Buffer.alloc(300), short, Buffer.alloc(70)])
    expect(await motion(file)).toMatchObject({ offset: still.length + 300, length })
  })

  test('is as far from the end as older phones say', async () => {
    const still = jpegOf(
      xmp(`<G:MicroVideo>1</G:MicroVideo><G:MicroVideoOffset>${length}</G:MicroVideoOffset>`),
    )
    expect(await motion(Buffer.concat([still, film('qt  ')]))).toEqual({
      contentType: 'video/quicktime',
      offset: still.length,
      length,
    })
  })

  test('is in Samsung’s trailer', async () => {
    const still = jpegOf(app(1, 'Exif\0\0', exifOf([[0x10f, 'samsung']])))
    const le = (...values: number[]) =>
      Buffer.concat(
        values.map((value) => {
          const bytes = Buffer.alloc(4)
          bytes.writeUInt32LE(value)
          return bytes
        }),
      )
    const block = Buffer.concat([le(0x0a300000, 16), Buffer.from('MotionPhoto_Data'), short])
    const directory = Buffer.concat([
      Buffer.from('SEFH'),
      le(107, 1),
      le(0x0a300000, block.length, block.length),
    ])
    const file = Buffer.concat([still, block, directory, le(directory.length), Buffer.from('SEFT')])
    expect(await motion(file)).toEqual({ contentType: 'video/mp4', offset: still.length + 24, length })
  })

  test('is in a box of its own in HEIC', async () => {
    const still = Buffer.concat([
      box('ftyp', 'heic\0\0\0\0'),
      box('uuid', Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'), '<G:MotionPhoto>'),
    ])
    const file = Buffer.concat([still, box('mpvd', short)])
    expect(await motion(file)).toMatchObject({ offset: still.length + 8, length })
  })

  test.each<[string, Buffer]>([
    ['was cut off', jpegOf(items(primary, '<C:Item I:Semantic="MotionPhoto" I:Length="5000"/>'))],
    ['is before the file', jpegOf(items(primary, '<C:Item I:Semantic="MotionPhoto" I:Length="99999999"/>'))],
    ['has no length', jpegOf(items(primary, '<C:Item I:Semantic="MotionPhoto" I:Length="-5"/>'))],
    [
      'is no film',
      Buffer.concat([
        jpegOf(items(primary, '<C:Item I:Semantic="MotionPhoto" I:Length="5000"/>')),
        Buffer.alloc(5000),
      ]),
    ],
  ])('is none where it %s', async (_, file) => {
    expect(await motion(file)).toBeNull()
  })
})
