import { describe, expect, test } from 'vitest'
import { createByteSource } from './byte-source.ts'
import { readMetadata } from './read-metadata.ts'
import { iptcOf, jpegWith, xmpOf } from './test-files.ts'

const read = (bytes: Buffer) =>
  readMetadata(createByteSource(bytes.length, async (start, end) => bytes.subarray(start, end)))

describe('captions', () => {
  const xmp = xmpOf(`
    <dc:title><rdf:Alt><rdf:li xml:lang="de">Falke</rdf:li><rdf:li xml:lang="x-default">Falcon &amp; eggs</rdf:li></rdf:Alt></dc:title>
    <dc:description><rdf:Alt><rdf:li xml:lang="x-default">Über den &#x41;lpen</rdf:li></rdf:Alt></dc:description>
    <dc:subject><rdf:Bag><rdf:li>birds</rdf:li><rdf:li>2024</rdf:li></rdf:Bag></dc:subject>
    <dc:creator><rdf:Seq><rdf:li>Ana</rdf:li><rdf:li>Bo</rdf:li></rdf:Seq></dc:creator>
    <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">All rights reserved</rdf:li></rdf:Alt></dc:rights>
    <aux:Lens>50mm</aux:Lens>`)
  const iptc = iptcOf([
    [5, 'From IPTC'],
    [25, 'sea'],
    [25, 'sand'],
    [80, 'Cy'],
    [116, 'Free'],
    [120, 'A beach'],
  ])

  test('are read from XMP', async () => {
    expect(await read(await jpegWith({ xmp }))).toMatchObject({
      title: 'Falcon & eggs',
      description: 'Über den Alpen',
      tags: ['birds', '2024'],
      metadata: { author: 'Ana, Bo', copyright: 'All rights reserved', lens: '50mm' },
    })
  })
  test('are read from IPTC', async () => {
    expect(await read(await jpegWith({ iptc }))).toMatchObject({
      title: 'From IPTC',
      description: 'A beach',
      tags: ['sea', 'sand'],
      metadata: { author: 'Cy', copyright: 'Free' },
    })
  })
  test('are read from XMP rather than from IPTC', async () => {
    expect(await read(await jpegWith({ xmp, iptc }))).toMatchObject({
      title: 'Falcon & eggs',
      tags: ['birds', '2024'],
    })
  })
  test('are not hidden by fields that were only prepared', async () => {
    const filled = iptcOf([
      [5, '      '],
      [5, 'Title'],
      [120, '\0\0'],
    ])
    expect(await read(await jpegWith({ iptc: filled }))).toMatchObject({ title: 'Title', description: null })
  })
  test('do not include what the camera wrote', async () => {
    const { description } = await read(
      await jpegWith({ iptc: iptcOf([[120, 'OLYMPUS DIGITAL CAMERA         ']]) }),
    )
    expect(description).toBeNull()
  })
})
