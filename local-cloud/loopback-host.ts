/**
 * Whether a Host header names this machine. A page on the internet whose name was made to resolve to this machine (DNS
 * rebinding) sends its own name and must get no answer.
 */
export function isLoopbackHost(host: string | undefined): boolean {
  return /^(localhost|([a-z0-9-]+\.)+localhost|127(\.\d{1,3}){3}|\[::1\])(:\d{1,5})?$/i.test(host ?? '')
}
