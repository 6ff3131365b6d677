// Runs in a worker thread, because decoding is one long synchronous call, and its memory is freed with the worker.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import init, { JxlImage } from 'jxl-oxide-wasm'

async function decode(bytes: Uint8Array): Promise<Uint8Array | null> {
  const module = await readFile(fileURLToPath(import.meta.resolve('jxl-oxide-wasm/module.wasm')))
  await init({ module_or_path: module })
  const image = new JxlImage()
  image.forceSrgb = true
  image.feedBytes(bytes)
  if (!image.tryInit()) return null
  return image.render(0).encodeToPng()
}

const png = await decode(workerData)
parentPort?.postMessage(png)
