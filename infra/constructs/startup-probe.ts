/**
 * An instance counts as started when its port is open; it contacts other services later. In a new project the database,
 * or permissions that take minutes to spread, must not fail the deployment, and during an outage new instances still
 * start. The numbers are Cloud Run's own default and longest window, 4 minutes.
 */
export const LISTENING = {
  tcpSocket: { port: 8080 },
  periodSeconds: 240,
  timeoutSeconds: 240,
  failureThreshold: 1,
}
