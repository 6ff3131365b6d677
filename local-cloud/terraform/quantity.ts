// Kubernetes quantities, as Cloud Run accepts them.
// Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/

const UNITS: Record<string, number> = {
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
}

/** Converts `512Mi` to bytes. */
export function memoryBytes(quantity: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)([A-Za-z]*)$/.exec(quantity) ?? []
  const size = UNITS[unit]
  if (number === undefined || size === undefined) throw new Error(`${quantity} is not an amount of memory`)
  return Number(number) * size
}

/** Converts `2` or `500m` to whole processors. */
export function cpus(quantity: string): number {
  const [, number, milli] = /^(\d+(?:\.\d+)?)(m?)$/.exec(quantity) ?? []
  if (number === undefined) throw new Error(`${quantity} is not a number of processors`)
  return milli ? Number(number) / 1000 : Number(number)
}
