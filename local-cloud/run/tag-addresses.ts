import type { RequestListener } from 'node:http'

/** An address of its own for each tag of a service. */
export interface TagAddresses {
  /** Opens and closes addresses until exactly these tags have one. */
  set(tags: readonly string[]): void
  /** Null when the tag has no address. */
  uri(tag: string): Promise<string | null>
  close(): Promise<void>
}

interface Address {
  url: string
  serve(handler: RequestListener): void
  close(): Promise<void>
}

export interface TagAddressesDeps {
  service: string
  listen: (name: string) => Promise<Address>
  handlerAt: (tag: string) => RequestListener
}

export function createTagAddresses({ service, listen, handlerAt }: TagAddressesDeps): TagAddresses {
  const open = new Map<string, Promise<Address>>()

  async function listenFor(tag: string): Promise<Address> {
    // Google's own name for it, without the domain.
    const address = await listen(`${tag}---${service}`)
    address.serve(handlerAt(tag))
    return address
  }

  async function closeAll(addresses: readonly Promise<Address>[]): Promise<void> {
    for (const address of await Promise.all(addresses)) await address.close()
  }

  return {
    set(tags) {
      const gone = [...open].filter(([tag]) => !tags.includes(tag))
      for (const [tag] of gone) open.delete(tag)
      void closeAll(gone.map(([, address]) => address))
      for (const tag of tags) if (!open.has(tag)) open.set(tag, listenFor(tag))
    },
    uri: async (tag) => (await open.get(tag))?.url ?? null,
    close: () => closeAll([...open.values()]),
  }
}
