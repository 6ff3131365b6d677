/** Builds keys whose byte order is Firestore's order, one key at a time, in a buffer that grows. */
export class KeyWriter {
  bytes = Buffer.allocUnsafe(512)
  length = 0

  #reserve(size: number) {
    if (this.length + size <= this.bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.length + size))
    this.bytes.copy(larger, 0, 0, this.length)
    this.bytes = larger
  }

  byte(value: number) {
    this.#reserve(1)
    this.bytes[this.length++] = value
  }

  uint32(value: number) {
    this.#reserve(4)
    this.length = this.bytes.writeUInt32BE(value, this.length)
  }

  /** Signed 64 bits. */
  int64(value: bigint) {
    this.#reserve(8)
    this.length = this.bytes.writeBigUInt64BE(BigInt.asUintN(64, value) ^ (1n << 63n), this.length)
  }

  /** IEEE 754: positive numbers get the sign bit set, negative ones are complemented. Zero has one form. */
  double(value: number) {
    this.#reserve(8)
    const at = this.length
    this.bytes.writeDoubleBE(value === 0 ? 0 : value, at)
    if (this.bytes[at]! < 128) this.bytes[at]! |= 128
    else this.flip(at, at + 8)
    this.length += 8
  }

  raw(bytes: Uint8Array) {
    this.#reserve(bytes.length)
    this.bytes.set(bytes, this.length)
    this.length += bytes.length
  }

  /** UTF-8, terminated so that no string is a prefix of another: 00 becomes 00 ff, the end is 00 01. */
  text(text: string) {
    this.#reserve(text.length * 3 + 2)
    if (text.includes('\0')) return this.blob(Buffer.from(text))
    this.length += this.bytes.write(text, this.length)
    this.bytes[this.length++] = 0
    this.bytes[this.length++] = 1
  }

  blob(bytes: Uint8Array) {
    this.#reserve(bytes.length * 2 + 2)
    for (const byte of bytes) {
      this.bytes[this.length++] = byte
      if (byte === 0) this.bytes[this.length++] = 0xff
    }
    this.bytes[this.length++] = 0
    this.bytes[this.length++] = 1
  }

  /** Complements the bytes from `start` to `end`, which makes them sort in descending order. */
  flip(start: number, end = this.length) {
    for (let i = start; i < end; i++) this.bytes[i]! ^= 0xff
  }

  /** Returns a copy of everything from `start` and truncates the writer to `start`. */
  take(start = 0): Buffer {
    const result = Buffer.allocUnsafe(this.length - start)
    this.bytes.copy(result, 0, start, this.length)
    this.length = start
    return result
  }
}
