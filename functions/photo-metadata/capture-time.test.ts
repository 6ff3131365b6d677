import { describe, expect, test } from 'vitest'
import { createByteSource } from './byte-source.ts'
import { readMetadata } from './read-metadata.ts'
import { chunk, pngOf } from './test-containers.ts'
import { type Embedded, exifOf, type Ifd, iptcOf, jpegWith, xmpOf } from './test-files.ts'

const read = (bytes: Buffer) =>
  readMetadata(createByteSource(bytes.length, async (start, end) => bytes.subarray(start, end)))

async function taken(embedded: Embedded) {
  const { takenAt, takenFrom, takenCertainty } = await read(await jpegWith(embedded))
  return [takenAt, takenFrom, takenCertainty]
}

const exif = (tags: Ifd, gps: Ifd = [], ifd0: Ifd = []) =>
  exifOf([[0x10f, 'Maker'], ...ifd0, [0x8769, tags], ...(gps.length > 0 ? ([[0x8825, gps]] as const) : [])])
const created = (time: string) => xmpOf(`<photoshop:DateCreated>${time}</photoshop:DateCreated>`)
const SATELLITES: Ifd = [
  [
    7,
    [
      [4, 1],
      [5, 1],
      [6, 1],
    ],
  ],
  [29, '2020:01:04'],
]

describe('the first source that says when a picture was taken counts', () => {
  const ORIGINAL: Ifd = [[0x9003, '2020:01:01 01:00:00']]
  const DIGITIZED: Ifd = [[0x9004, '2020:01:02 02:00:00']]
  const CHANGED: Ifd = [[0x132, '2021:01:01 01:00:00']]
  const xmp = created('2020-01-03T03:00:00+02:00')
  const iptc = iptcOf([
    [55, '20200105'],
    [60, '050000+0300'],
  ])
  test.each<[string, Embedded, (string | null)[]]>([
    [
      'EXIF',
      { exif: exif([...ORIGINAL, ...DIGITIZED], SATELLITES, CHANGED), xmp, iptc },
      ['2020-01-01T01:00:00', 'exif', 'exact'],
    ],
    [
      'when it became a file',
      { exif: exif(DIGITIZED, SATELLITES, CHANGED), xmp, iptc },
      ['2020-01-02T02:00:00', 'exif', 'exact'],
    ],
    [
      'XMP',
      { exif: exif([], SATELLITES, CHANGED), xmp, iptc },
      ['2020-01-03T03:00:00+02:00', 'xmp', 'exact'],
    ],
    ['IPTC', { exif: exif([], SATELLITES, CHANGED), iptc }, ['2020-01-05T05:00:00+03:00', 'iptc', 'exact']],
    ['satellites', { exif: exif([], SATELLITES, CHANGED) }, ['2020-01-04T04:05:06Z', 'gps', 'exact']],
    ['the last change', { exif: exif([], [], CHANGED) }, ['2021-01-01T01:00:00', 'modified', 'likely']],
    ['nothing', { exif: exif([]) }, [null, null, null]],
  ])('%s', async (_source, embedded, expected) => {
    expect(await taken(embedded)).toEqual(expected)
  })
})

describe('a day, a month or a year alone', () => {
  test.each([
    ['1954-07-18', '1954-07-18', 'day'],
    ['1954-07', '1954-07-01', 'month'],
    ['1954', '1954-01-01', 'year'],
    ['1954-00-00', '1954-01-01', 'year'],
    ['1954-13', null, null],
    ['1', null, null],
    ['0000', null, null],
  ])('in XMP, %s, is %s', async (written, at, certainty) => {
    expect(await taken({ xmp: created(written) })).toEqual([at, at && 'xmp', certainty])
  })
  test.each([
    ['19540718', '1954-07-18', 'day'],
    ['19540700', '1954-07-01', 'month'],
    ['19540000', '1954-01-01', 'year'],
    ['00000000', null, null],
  ])('in IPTC, %s, is %s', async (written, at, certainty) => {
    expect(await taken({ iptc: iptcOf([[55, written]]) })).toEqual([at, at && 'iptc', certainty])
  })
  test('in EXIF is a clock that was never set', async () => {
    expect(await taken({ exif: exif([[0x9003, '2000:00:00 00:00:00']]) })).toEqual([null, null, null])
  })
  test('is completed by a later source of the same time, and not by one of another', async () => {
    const scanned = iptcOf([
      [55, '20190504'],
      [60, '101112'],
    ])
    const complete = ['2019-05-04T10:11:12', 'iptc', 'exact']
    for (const written of ['2019', '2019-05', '2019-05-04'])
      expect(await taken({ xmp: created(written), iptc: scanned })).toEqual(complete)
    for (const written of ['1954', '2019-04', '2019-05-03'])
      expect((await taken({ xmp: created(written), iptc: scanned }))[0]).toMatch(written)
  })
  test('wins over a change of the file', async () => {
    const changed = exif([], [], [[0x132, '2019:06:07 08:09:10']])
    expect(await taken({ exif: changed, xmp: created('2019') })).toEqual(['2019-01-01', 'xmp', 'year'])
  })
})

test.each([
  ['2022:09:02 14:28', '2022-09-02T14:28:00'],
  ['2022:09:02 14:28:', '2022-09-02T14:28:00'],
  ['2022:09:02:14:28:03', '2022-09-02T14:28:03'],
  ['2022-09-02T14:28:03+02:00', '2022-09-02T14:28:03+02:00'],
  ['2022:09:02 14:28:03+0800', '2022-09-02T14:28:03+08:00'],
  ['2022/09/02 14:28:03', '2022-09-02T14:28:03'],
  ['2022:9:2 4:28:03', '2022-09-02T04:28:03'],
  ['2022:09:02 02:28:03 PM', '2022-09-02T14:28:03'],
  ['Fri Sep 02 14:28:03 2022', '2022-09-02T14:28:03'],
  ['2022:09:02 24:00:00', '2022-09-02'],
  ['2022:09:02 25:00:00', null],
])('EXIF that says %s means %s', async (written, time) => {
  expect((await taken({ exif: exif([[0x9003, written]]) }))[0]).toBe(time)
})

test.each([
  ['2022:09:02 下午02:28:03', '2022-09-02T14:28:03'],
  ['2022:09:02 上午12:28:03', '2022-09-02T00:28:03'],
  ['2022-09-02 오후 2:28:03', '2022-09-02T14:28:03'],
])('EXIF that says %s has the half of the day in front: %s', async (written, time) => {
  const utf8 = Buffer.from(written).toString('latin1')
  expect((await taken({ exif: exif([[0x9003, utf8]]) }))[0]).toBe(time)
})

describe('a PNG', () => {
  const ofPng = async (...texts: string[]) =>
    (await read(pngOf(...texts.map((text) => chunk('tEXt', text))))).takenAt
  test.each([
    ['Creation Time\x002017:06:05 04:03:02', '2017-06-05T04:03:02'],
    ['CreationTime\x001999:01:01 00:08:50', '1999-01-01T00:08:50'],
    ['creation time\0Mon, 9 Aug 2004 21:17:36 -0000', '2004-08-09T21:17:36Z'],
    ['Creation Time\0Mon, 9 Aug 2004 21:17:36 +0200', '2004-08-09T21:17:36+02:00'],
    ['Creation Time\0Mon, 9 Aug 2004 2O:17:36 -0000', '2004-08-09'],
    ['Creation Time\x0009/08/2004', null],
    ['CreationDate\x002017-06-05T04:03:02', '2017-06-05T04:03:02'],
    ['exif:DateTimeOriginal\x002017:06:05 04:03:02', '2017-06-05T04:03:02'],
    ['exif:DateTimeDigitized\x002017:06:05 04:03:02', '2017-06-05T04:03:02'],
    ['Creation Time\0mar. 05 avr. 2018 06:07:08', '2018-04-05T06:07:08'],
    ['Creation Time\0mar 17 mar 2026, 09:40:14', '2026-03-17T09:40:14'],
    ['Creation Time\0Di 05 Dez 2017 06:07:08 CET', '2017-12-05T06:07:08'],
    ['Creation Time\0Thu Apr  5 06:07:08 PM UTC 2018', '2018-04-05T18:07:08Z'],
    ['Creation Time\0mar 5 things 2018', null],
  ])('with %j was made then: %s', async (text, time) => {
    expect(await ofPng(text)).toBe(time)
  })
  test.each([
    ['2024年05月01日 07時39分18秒', '2024-05-01T07:39:18'],
    ['2024年5月1日 星期三 07时39分18秒', '2024-05-01T07:39:18'],
    ['2024년 05월 01일 (수) 오후 07시 39분 18초', '2024-05-01T19:39:18'],
    ['2024年05月01日', '2024-05-01'],
    ['2024年05月01日の朝', null],
  ])('may have units behind the numbers: %s', async (written, time) => {
    const packed = Buffer.concat([Buffer.from('Creation Time\0\0\0\0\0'), Buffer.from(written)])
    expect((await read(pngOf(chunk('iTXt', packed)))).takenAt).toBe(time)
  })
  test.each([
    ['exif:DateTime\x002017:06:05 04:03:02', '2017-06-05T04:03:02'],
    ['date:modify\x002017-06-05T04:03:02-04:00', '2017-06-05T04:03:02-04:00'],
  ])('with %j is likely of then: %s', async (text, time) => {
    const { takenAt, takenFrom, takenCertainty } = await read(pngOf(chunk('tEXt', text)))
    expect([takenAt, takenFrom, takenCertainty]).toEqual([time, 'modified', 'likely'])
  })
  test('was changed when its tIME says, before it says when its source was', async () => {
    const changed = chunk('tIME', Buffer.from([0x07, 0xe2, 1, 2, 3, 4, 5]))
    const source = chunk('tEXt', 'date:modify\x002017-06-05T04:03:02-04:00')
    expect((await read(pngOf(source, changed))).takenAt).toBe('2018-01-02T03:04:05Z')
  })
})
