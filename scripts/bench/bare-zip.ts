// A bare zip stream in a process of its own, as the API is one: every request gets all objects, stored, one after another.
// Its arguments are a project, a bucket and the names of the objects; it prints its address.
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Storage } from '@google-cloud/storage'
import { ZipFile } from 'yazl'

const [, , projectId, bucketName, ...names] = process.argv
const storage = new Storage({ projectId: projectId!, useAuthWithCustomEndpoint: true })
const bucket = storage.bucket(bucketName!)

const server = createServer((_request, response) => {
  const zip = new ZipFile()
  for (const name of names)
    zip.addReadStreamLazy(name, { compress: false }, (give) =>
      give(null, bucket.file(name).createReadStream({ decompress: false, validation: false })),
    )
  zip.end()
  zip.outputStream.pipe(response)
})
server.listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
