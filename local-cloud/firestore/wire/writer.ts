/**
 * A growing buffer of protocol-buffer bytes. It is written by hand because documents make up most of what is sent and
 * stored.
 */
export class WireWriter {
  #bytes = Buffer.allocUnsafe(1024)
  #length = 0

  #reserve(size: number) {
    if (this.#length + size <= this.#bytes.length) return
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.#length + size))
    this.#bytes.copy(larger, 0, 0, this.#length)
    this.#bytes = larger
  }

  byte(value: number) {
    this.#reserve(1)
    this.#bytes[this.#length++] = value
  }

  /** Unsigned, up to 2^53 - 1. */
  varint(value: number) {
    this.#reserve(10)
    let rest = value
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) | 128
      rest = Math.floor(rest / 128)
    }
    this.#bytes[this.#length++] = rest
  }

  /** Signed 64 bits, two's complement as protocol buffers write negative numbers. */
  int64(value: bigint | number) {
    if (typeof value === 'number' && value >= 0) return this.varint(value)
    let rest = BigInt.asUintN(64, BigInt(value))
    while (rest > 127n) {
      this.byte(Number(rest & 127n) | 128)
      rest >>= 7n
    }
    this.byte(Number(rest))
  }

  double(value: number) {
    this.#reserve(8)
    this.#bytes.writeDoubleLE(value, this.#length)
    this.#length += 8
  }

  raw(bytes: Uint8Array) {
    this.#reserve(bytes.length)
    this.#bytes.set(bytes, this.#length)
    this.#length += bytes.length
  }

  /** A length-delimited field. */
  field(tag: number, bytes: Uint8Array) {
    this.byte(tag)
    this.varint(bytes.length)
    this.raw(bytes)
  }

  text(tag: number, text: string) {
    this.byte(tag)
    // A UTF-16 unit takes at most three bytes; short strings need one byte for the length either way.
    this.#reserve(text.length * 3 + 5)
    if (text.length < 42) {
      const size = this.#bytes.write(text, this.#length + 1)
      this.#bytes[this.#length] = size
      this.#length += size + 1
    } else {
      this.varint(Buffer.byteLength(text))
      this.#length += this.#bytes.write(text, this.#length)
    }
  }

  /** A nested message; `write` writes its content. */
  message(tag: number, write: () => void) {
    this.byte(tag)
    this.#reserve(1)
    const start = ++this.#length
    write()
    const size = this.#length - start
    if (size < 128) {
      this.#bytes[start - 1] = size
      return
    }
    const extra = size < 16_384 ? 1 : size < 2_097_152 ? 2 : 3
    this.#reserve(extra)
    this.#bytes.copyWithin(start + extra, start, this.#length)
    this.#length = start - 1
    this.varint(size)
    this.#length += size
  }

  /** Returns a copy of what was written and empties the writer. */
  take(): Buffer {
    const result = Buffer.allocUnsafeSlow(this.#length)
    this.#bytes.copy(result, 0, 0, this.#length)
    this.#length = 0
    return result
  }
}
