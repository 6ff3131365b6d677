// The vectors of a shop in one piece of memory, compared one after another: 10,000 of 512 dimensions take a few
// milliseconds, less than any clever structure would save.

export interface Vectors {
  put(id: string, vector: Float32Array): void
  remove(id: string): void
  /** Cosines, in the order of `ids`; the array is used again by the next call. */
  similarities(question: Float32Array): Float32Array
  ids: readonly string[]
  bytes(): number
}

const FIRST = 64

/** `dimensions` has to be a multiple of four, and vectors of length 1. */
export function createVectors(dimensions: number): Vectors {
  const ids: string[] = []
  const places = new Map<string, number>()
  let numbers = new Float32Array(FIRST * dimensions)
  let cosines = new Float32Array(FIRST)

  function grow(): void {
    const larger = new Float32Array(numbers.length * 2)
    larger.set(numbers)
    numbers = larger
    cosines = new Float32Array(cosines.length * 2)
  }

  return {
    ids,
    put(id, vector) {
      if (vector.length !== dimensions) throw new RangeError(`A vector of ${vector.length} numbers`)
      let place = places.get(id)
      if (place === undefined) {
        place = ids.length
        if (place === cosines.length) grow()
        ids.push(id)
        places.set(id, place)
      }
      numbers.set(vector, place * dimensions)
    },
    remove(id) {
      const place = places.get(id)
      if (place === undefined) return
      const last = ids.length - 1
      const moved = ids[last]
      if (place !== last && moved !== undefined) {
        numbers.copyWithin(place * dimensions, last * dimensions, (last + 1) * dimensions)
        ids[place] = moved
        places.set(moved, place)
      }
      ids.pop()
      places.delete(id)
    },
    similarities(question) {
      for (let place = 0; place < ids.length; place++)
        cosines[place] = dot(numbers, place * dimensions, question)
      return cosines.subarray(0, ids.length)
    },
    bytes: () => numbers.byteLength + cosines.byteLength,
  }
}

/** Four sums at once, because this is where the time goes. */
function dot(numbers: Float32Array, start: number, question: Float32Array): number {
  let one = 0
  let two = 0
  let three = 0
  let four = 0
  for (let at = 0; at < question.length; at += 4) {
    one += numbers[start + at]! * question[at]!
    two += numbers[start + at + 1]! * question[at + 1]!
    three += numbers[start + at + 2]! * question[at + 2]!
    four += numbers[start + at + 3]! * question[at + 3]!
  }
  return one + two + three + four
}
