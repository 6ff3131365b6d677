// Preloaded into every instance, ahead of the application and unseen by it. The local cloud holds the other
// end of a pipe: when it ends, even by kill -9, the pipe closes and the instance ends too.
import { Socket } from 'node:net'

const descriptor = process.env.LOCAL_CLOUD_LEASH
if (descriptor !== undefined) {
  // What the application starts itself must find no trace of this.
  delete process.env.LOCAL_CLOUD_LEASH
  const preload = process.execArgv.indexOf('--import')
  if (preload !== -1) process.execArgv.splice(preload, 2)

  // 0 is the group of this instance, which is its own and holds what it started.
  const leash = new Socket({ fd: Number(descriptor), readable: true, writable: false })
  leash.on('error', () => undefined)
  leash.on('close', () => process.kill(0, 'SIGKILL'))
  leash.resume()
  leash.unref()
}
