/** Bytes in which a page says how it is written. */
const DECLARED_WITHIN = 2048

/** The page's text, by what its header or the page itself says of its encoding. */
export function pageText(body: Buffer, contentType: string | null): string {
  const head = body.subarray(0, DECLARED_WITHIN).toString('latin1')
  const named = charsetIn(contentType ?? '') ?? /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]
  return decoderFor(named ?? 'utf-8').decode(body)
}

const charsetIn = (contentType: string) => /charset\s*=\s*["']?([\w-]+)/i.exec(contentType)?.[1]

function decoderFor(name: string): TextDecoder {
  try {
    return new TextDecoder(name)
  } catch {
    return new TextDecoder()
  }
}
