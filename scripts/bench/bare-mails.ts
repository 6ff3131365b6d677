// A bare pool of connections in a thread of its own, as a function has a process of its own: sends as many mails as it
// is told, and answers when all are accepted.
import { parentPort, workerData } from 'node:worker_threads'
import { createTransport } from 'nodemailer'

/** A mail like those of the campaign, except for its recipient. */
export interface BareMail {
  /** `HOST:PORT` */
  smtpAddress: string
  from: string
  subject: string
  text: string
  html: string
  headers: Record<string, string>
}

const { smtpAddress, ...mail } = workerData as BareMail
const [host, port] = smtpAddress.split(':')
const pool = createTransport({ host, port: Number(port), pool: true, ignoreTLS: true })

parentPort!.on('message', async (count: number) => {
  await Promise.all(
    Array.from({ length: count }, (_, n) => pool.sendMail({ ...mail, to: `bare-${n}@example.com` })),
  )
  parentPort!.postMessage('done')
})
