/** The document ID from which `idKey` made a key. */
export function decodeId(key: Buffer): string {
  if (key[0] === 1) return `__id${BigInt.asIntN(64, key.readBigUInt64BE(1) ^ (1n << 63n))}__`
  const text = key.toString('utf8', 1, key.length - 2)
  // 00 was written as 00 ff. UTF-8 never contains ff, so it decodes to a replacement character that marks the place.
  return text.includes('\0') ? Buffer.from(unescaped(key.subarray(1, key.length - 2))).toString() : text
}

function unescaped(bytes: Uint8Array): number[] {
  const result: number[] = []
  for (let i = 0; i < bytes.length; i++) {
    result.push(bytes[i]!)
    if (bytes[i] === 0) i++
  }
  return result
}
