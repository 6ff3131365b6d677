// Reads texts out of a ZIP archive, such as a Word file, in the browser.

const END_OF_DIRECTORY = 0x06054b50
const ENTRY = 0x02014b50
/** Bytes of an unpacked part; the service refuses documents with more. */
const MOST_BYTES = 30_000_000

/** The parts whose names match, by name. Parts that cannot be read are left out. */
export async function readZipText(bytes: ArrayBuffer, names: RegExp): Promise<Map<string, string>> {
  const view = new DataView(bytes)
  const texts = new Map<string, string>()
  for (const { name, method, start, size } of entriesOf(view)) {
    if (!names.test(name)) continue
    const packed = new Blob([new Uint8Array(bytes, start, size)])
    if (method === 0) texts.set(name, await packed.text())
    if (method === 8) texts.set(name, await inflate(packed))
  }
  return texts
}

interface ZipEntry {
  name: string
  method: number
  start: number
  size: number
}

/** https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12 and 4.3.16 */
function* entriesOf(view: DataView): Generator<ZipEntry> {
  let end = view.byteLength - 22
  while (end >= 0 && view.getUint32(end, true) !== END_OF_DIRECTORY) end -= 1
  if (end < 0) return
  const decoder = new TextDecoder()
  let at = view.getUint32(end + 16, true)
  while (at + 46 <= view.byteLength && view.getUint32(at, true) === ENTRY) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true))
    const header = view.getUint32(at + 42, true)
    yield {
      name: decoder.decode(new Uint8Array(view.buffer, at + 46, nameLength)),
      method: view.getUint16(at + 10, true),
      start: header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true),
      size: view.getUint32(at + 20, true),
    }
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
}

async function inflate(packed: Blob): Promise<string> {
  const decoder = new TextDecoder()
  let [text, size] = ['', 0]
  const reader = packed.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    size += piece.value.length
    if (size > MOST_BYTES) {
      await reader.cancel()
      break
    }
    text += decoder.decode(piece.value, { stream: true })
  }
  return text + decoder.decode()
}
