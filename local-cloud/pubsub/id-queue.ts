/** A first-in, first-out queue of message ids, eight bytes each, so that a backlog of a million costs little. */
export class IdQueue {
  #ids: number[] = []
  #head = 0

  get length() {
    return this.#ids.length - this.#head
  }

  push(id: number) {
    this.#ids.push(id)
  }

  shift(): number | undefined {
    const id = this.#ids[this.#head]
    if (id === undefined) return undefined
    this.#head += 1
    if (this.#head === this.#ids.length) this.clear()
    else if (this.#head > 4096 && this.#head * 2 > this.#ids.length) {
      this.#ids = this.#ids.slice(this.#head)
      this.#head = 0
    }
    return id
  }

  unshift(ids: number[]) {
    if (ids.length === 0) return
    this.#ids = [...ids, ...this.#ids.slice(this.#head)]
    this.#head = 0
  }

  /** The smallest id; undefined when there is none. */
  least(): number | undefined {
    let least: number | undefined
    for (let at = this.#head; at < this.#ids.length; at++) {
      const id = this.#ids[at] as number
      if (least === undefined || id < least) least = id
    }
    return least
  }

  clear() {
    this.#ids = []
    this.#head = 0
  }
}
