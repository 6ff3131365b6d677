// Connections that have carried a mail and wait for the next one of the same run.
import type SMTPConnection from 'nodemailer/lib/smtp-connection'

export interface KeptConnections {
  /** Undefined when none waits; one that is taken is kept no longer. */
  take(): SMTPConnection | undefined
  /** The server has just accepted a mail over it, so that it waits for the next MAIL FROM. */
  keep(connection: SMTPConnection): void
  close(): void
}

export function keepConnections(): KeptConnections {
  const idle: SMTPConnection[] = []
  const known = new WeakSet<SMTPConnection>()
  let isClosed = false

  function forget(connection: SMTPConnection): void {
    const index = idle.indexOf(connection)
    if (index >= 0) idle.splice(index, 1)
  }

  return {
    take: () => idle.pop(),
    keep(connection) {
      if (isClosed) return connection.close()
      if (!known.has(connection)) {
        known.add(connection)
        // A server may close it at any time; an error that nobody listens to would end the process.
        connection.on('error', () => forget(connection))
        connection.once('end', () => forget(connection))
      }
      idle.push(connection)
    },
    close() {
      isClosed = true
      for (const connection of idle.splice(0)) connection.close()
    },
  }
}
