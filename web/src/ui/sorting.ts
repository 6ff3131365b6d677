/** The keys with one of them moved above another; null moves it to the end. */
export function keysMoved(keys: readonly string[], key: string, before: string | null): string[] {
  if (key === before) return [...keys]
  const others = keys.filter((each) => each !== key)
  const at = before === null ? -1 : others.indexOf(before)
  return at < 0 ? [...others, key] : others.toSpliced(at, 0, key)
}
