/** The program that sent a request, as it names itself, and the address from which trusted proxies say it came. */
export interface Client {
  userAgent: string
  address: string
}

/** The person acting: an administrator at a device, or the operator's own script. */
export interface Actor {
  id: string
  client: Client
}
