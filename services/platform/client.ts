/** The program that sends a request, as it names itself, and the address the trusted proxies say it comes from. */
export interface Client {
  userAgent: string
  address: string
}
