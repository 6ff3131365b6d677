// Preloaded into every instance, before the application and invisible to it. The local cloud holds the other end of a
// pipe: when it ends, even by kill -9, the pipe closes and the instance ends too.
import { Socket } from 'node:net'

const descriptor = process.env.LOCAL_CLOUD_LEASH
if (descriptor !== undefined) {
  // Processes that the application starts must not inherit this.
  delete process.env.LOCAL_CLOUD_LEASH
  const preload = process.execArgv.indexOf('--import')
  if (preload !== -1) process.execArgv.splice(preload, 2)

  // 0 is the instance's own process group, which holds everything it started.
  const leash = new Socket({ fd: Number(descriptor), readable: true, writable: false })
  leash.on('error', () => undefined)
  leash.on('close', () => process.kill(0, 'SIGKILL'))
  leash.resume()
  leash.unref()
}
