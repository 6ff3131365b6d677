/**
 * Removes what this browser stores about one person when they sign out. The names of such databases and keys end with
 * the account's id. Settings of the device stay, and so do other people's uploads, which continue when those people
 * sign in again.
 */
export async function forgetPerson(accountId: string): Promise<void> {
  const isTheirs = (name: string) => name.endsWith(`-${accountId}`)
  for (const key of Object.keys(localStorage).filter(isTheirs)) localStorage.removeItem(key)
  for (const { name } of await indexedDB.databases())
    if (name && isTheirs(name)) indexedDB.deleteDatabase(name)
}
