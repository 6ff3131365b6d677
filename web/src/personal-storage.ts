/**
 * Removes what this browser keeps of one person, when they sign out. The names of such databases and keys end
 * with the account's id. What was chosen for the device stays, and so do uploads of others, who only have to
 * sign in again to see them go on.
 */
export async function forgetPerson(accountId: string): Promise<void> {
  const isTheirs = (name: string) => name.endsWith(`-${accountId}`)
  for (const key of Object.keys(localStorage).filter(isTheirs)) localStorage.removeItem(key)
  for (const { name } of await indexedDB.databases())
    if (name && isTheirs(name)) indexedDB.deleteDatabase(name)
}
