/** A record with a value for each of the names. */
export const perName = <Name extends string, Value>(names: readonly Name[], make: (name: Name) => Value) =>
  Object.fromEntries(names.map((name) => [name, make(name)])) as Record<Name, Value>

/** A record with a value for each of another record's. */
export const mapEach = <Name extends string, From, To>(
  record: Record<Name, From>,
  make: (value: From) => To,
) => perName(Object.keys(record) as Name[], (name) => make(record[name]))
