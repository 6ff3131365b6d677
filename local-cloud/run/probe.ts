import { connect } from 'node:net'
import { http } from '../http.ts'

/** Whether something accepts connections on the port. */
export function acceptsConnections(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

/** Whether a GET is answered in time with a status from 200 to 399, which is how Cloud Run judges an HTTP probe. */
export function answersWell(port: number, path: string, timeoutSeconds: number): Promise<boolean> {
  return new Promise((resolve) => {
    const request = http.get(
      { host: '127.0.0.1', port, path, agent: false, timeout: timeoutSeconds * 1000 },
      (response) => {
        response.resume()
        resolve(response.statusCode !== undefined && response.statusCode >= 200 && response.statusCode < 400)
      },
    )
    request.once('timeout', () => request.destroy(new Error('too slow')))
    request.once('error', () => resolve(false))
  })
}
