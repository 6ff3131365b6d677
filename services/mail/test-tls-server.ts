// A mail server that speaks TLS and wants a sign-in, as those of providers do. Its certificate is for `localhost`, is
// trusted by nobody else, and protects nothing.
import type { AddressInfo } from 'node:net'
import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { SMTPServer } from 'smtp-server'

const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgxGN5WZReTQLUg/2G
RSDHYJVmxTqhUpmdCLygFY6jYBWhRANCAATyt9+vr/BSIvwKPV1oZMsBbT5n+oVA
weTX1i8CMkeSNxyu2dPmyVVGAT0I8TxSGoJHS9sKD3m+5oEegtWnif3S
-----END PRIVATE KEY-----`

const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBljCCATugAwIBAgIULZF0aIRJTfJbFOY+rcipPXjoRI4wCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjE0NTQyMFoYDzIxMjYxMTAy
MTQ1NDIwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATyt9+vr/BSIvwKPV1oZMsBbT5n+oVAweTX1i8CMkeSNxyu2dPmyVVG
AT0I8TxSGoJHS9sKD3m+5oEegtWnif3So2kwZzAdBgNVHQ4EFgQUqAXLxec91Vbz
a8e5W0VPglaI0scwHwYDVR0jBBgwFoAUqAXLxec91Vbza8e5W0VPglaI0scwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SQAwRgIhAOoh/LkAmkfdMgEbBQUNkIB/8CTLepRO95gBXhx8Z8qiAiEA6Chhsf4p
tHMbHjX0zcFVi+2hmv/VqktXREIbKxT8vJY=
-----END CERTIFICATE-----`

export interface TlsServer extends AsyncDisposable {
  port: number
  /** Senders and recipients of the mails it took. */
  taken: { from: string; to: string[] }[]
}

export const SMTP_PASSWORD = 'correct password'

export async function startTlsServer({ secure = false } = {}): Promise<TlsServer> {
  const trusted = getCACertificates('default')
  setDefaultCACertificates([...trusted, CERTIFICATE])
  const taken: TlsServer['taken'] = []
  const server = new SMTPServer({
    secure,
    key: KEY,
    cert: CERTIFICATE,
    disableReverseLookup: true,
    logger: false,
    onAuth: ({ username, password }, _session, done) =>
      password === SMTP_PASSWORD ? done(null, { user: username }) : done(new Error('Bad credentials')),
    onData(stream, { envelope }, done) {
      stream.resume().once('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        taken.push({ from, to: envelope.rcptTo.map(({ address }) => address) })
        done()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    taken,
    [Symbol.asyncDispose]() {
      setDefaultCACertificates(trusted)
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}
